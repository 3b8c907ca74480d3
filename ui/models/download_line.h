// SPDX-License-Identifier: GPL-3.0-or-later
// One line of `throughline models get NAME --json` (app/commands/models_get_command.h says what they are).
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace throughline {

struct DownloadProgress {
    QString file; // being fetched
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; // 0 as long as the hub has not said what there is
    int filesDone = 0;
    int filesTotal = 0;

    bool operator==(const DownloadProgress&) const = default;
};

struct DownloadLine {
    enum class Kind { Progress, Waiting, Done, Failed, Cancelled, Other };
    Kind kind = Kind::Other; // of a later version: to be passed over
    DownloadProgress progress;
    QString sentence; // Waiting: for what; Failed: why
    QString openAs;   // Done: what an experiment says to mean the model

    bool isEnd() const { return kind == Kind::Done || kind == Kind::Failed || kind == Kind::Cancelled; }
};

/// None for what is no JSON object.
std::optional<DownloadLine> downloadLine(std::string_view line);

} // namespace throughline
