// SPDX-License-Identifier: GPL-3.0-or-later
// One line of the log, and which events make one.
#pragma once

#include <core/run_result.h>
#include <ui/style/tokens.h>

#include <QString>

#include <optional>
#include <vector>

namespace throughline {

enum class LogLevel { Debug, Information, Warning, Error };

struct LogLine {
    int64_t tNs = 0;
    std::vector<int> ranks; // that said it; empty: the engine, for all
    LogLevel level = LogLevel::Information;
    Tone tone = Tone::Plain;
    QString text;
};

/// None of an event that has no line. `run` has the event already.
std::optional<LogLine> logLineOf(const Event& event, const RunResult& run);

} // namespace throughline
