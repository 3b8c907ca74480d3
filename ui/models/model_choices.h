// SPDX-License-Identifier: GPL-3.0-or-later
// What the model picker offers, in its groups and their order. Not a widget and not a Qt model.
#pragma once

#include <ui/session/listed_model_facts.h>

#include <QCoreApplication>
#include <QStringList>

#include <vector>

namespace throughline {

class ModelChecks;

enum class ModelGroup { Folder, Recent, Cached, Preset };

struct ModelChoice {
    ModelGroup group = ModelGroup::Preset;
    ListedModelFacts facts;
    bool pending = false;   // the engine has not said yet what it is
    bool lost = false;      // a name used before that is nowhere any more
    bool needsCheck = true; // its files are looked at before it is taken; a preset has none

    const QString& name() const { return facts.openAs; } // what goes into the experiment
    bool usable() const { return facts.unusable.isEmpty() && !pending && !lost; }
};

class ModelChoices {
    Q_DECLARE_TR_FUNCTIONS(throughline::ModelChoices)
public:
    struct Sources {
        const std::vector<ListedModelFacts>* listed = nullptr;
        bool listKnown = false; // else a recent name may still turn up
        QStringList recent;     // the latest first
        QStringList folders;    // chosen in this window, the latest first
        const ModelChecks* checks = nullptr;
    };
    /// Folders (chosen here, then those of the settings), recent, cached, presets. A recent one stands in its own group
    /// as well.
    static std::vector<ModelChoice> of(const Sources& sources);
    /// A folder as a model nobody has looked at yet.
    static ListedModelFacts folderFacts(const QString& path);
    /// Of a text that names a model on a hub: ORG/NAME, or a name with @REVISION; "@main" is left out where it says
    /// nothing. Empty for any other text. Only the engine knows for sure.
    static QString hubName(const QString& text);
};

} // namespace throughline
