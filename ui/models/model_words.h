// SPDX-License-Identifier: GPL-3.0-or-later
// Models in words: what the picker's rows and its detail say. Not a widget.
#pragma once

#include <ui/models/model_choices.h>
#include <ui/models/model_fit.h>

#include <QStringList>

#include <vector>

namespace throughline {

class ModelWords {
    Q_DECLARE_TR_FUNCTIONS(throughline::ModelWords)
public:
    static QString parameters(double count);                                    // "8.03 B", "124 M"
    static QString weights(const ListedModelFacts& model, const ModelUse& use); // "16.1 GB"
    static QString group(ModelGroup group);
    /// "Preset, random weights", "Checkpoint in the hub cache", …
    static QString kind(const ListedModelFacts& model);
    /// Why it can't be taken, as one sentence; empty when it can.
    static QString obstacle(const ModelChoice& choice);
    /// The same for a narrow place: without the path that it begins with.
    static QString shortObstacle(const ModelChoice& choice);
    /// Its name; of a folder only the end, which tells folders apart.
    static QString shortName(const ModelChoice& choice);
    /// All there is to know, as label and value.
    static std::vector<QStringList> facts(const ModelChoice& choice, const ModelUse& use);
};

} // namespace throughline
