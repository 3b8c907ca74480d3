// SPDX-License-Identifier: GPL-3.0-or-later
// What `throughline models --json` and `throughline models show NAME --json` say of one model. Not the model.
#pragma once

#include <QString>

class QJsonObject;

namespace throughline {

struct ListedModelFacts {
    QString name;
    QString openAs;          // what an experiment says to mean it
    QString kind;            // "preset", "cached", "folder"
    QString description;     // of a preset
    QString unusable;        // why; empty = usable
    bool incomplete = false; // what makes it unusable: a download that was broken off
    QString family;          // empty: nothing but the name is known
    int layers = 0;
    int hidden = 0;
    int heads = 0;
    int kvHeads = 0;
    int vocab = 0;
    int context = 0; // positions: prompt and generated tokens together
    double parameters = 0;
    qint64 storedBytes = 0;  // of the files; 0 for a preset
    QString storedPrecision; // "bf16"; empty as long as no file was opened
    bool hasTokenizer = false;
    QString tokenizerKind; // "byte-level BPE"; empty as long as no file was opened
    QString folder;

    bool isPreset() const { return kind == QLatin1String("preset"); }
    bool isFolder() const { return kind == QLatin1String("folder"); }
    bool operator==(const ListedModelFacts&) const = default;
};

/// An entry of `models --json`.
ListedModelFacts listedModel(const QJsonObject& json);
/// The answer of `models show NAME --json`, where `listed` is what was known before.
ListedModelFacts shownModel(const QJsonObject& json, ListedModelFacts listed);

} // namespace throughline
