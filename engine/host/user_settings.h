// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chose once for all that follows, in the window's Settings: window and commands read the same file.
#pragma once

#include <core/experiment.h>

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace throughline {

struct UserSettings {
    std::vector<std::string> devices{"auto"}; // of new experiments, as an experiment says them
    int threads = 0;                          // likewise, of the CPU; 0 = all cores
    double margin = 0.01;                     // of verdicts: ratios this close to 1 count as the same
    QString libraryPath;                      // a file; empty = in the user's data directory
    QStringList modelFolders;                 // checkpoints, and folders that hold checkpoints
    QString language;                         // "en", "uk", "ko"; empty = as the system says
    bool operator==(const UserSettings&) const = default;
};

constexpr double mostMargin = 0.5; // beyond it nothing would ever differ

/// What was kept; a value that can't be is as if it had not been kept.
UserSettings userSettings();
/// Values that are as they were in the beginning are not written down.
void keepUserSettings(const UserSettings& settings);

/// An experiment that was made just now, or a built-in one: what it leaves to the program is as the person likes it.
/// Never for one from a file: that means the same everywhere.
Experiment withDefaults(Experiment experiment, const UserSettings& settings);

} // namespace throughline
