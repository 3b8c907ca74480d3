// SPDX-License-Identifier: GPL-3.0-or-later
// *.run.jsonl: a header line, then a run's events as they are stored. Reads and writes the file, knows no database.
#pragma once

#include <core/event.h>
#include <core/result.h>

#include <QFile>
#include <QString>

#include <functional>
#include <optional>
#include <string>

namespace throughline {

struct RunFileHeader {
    static constexpr int newestFormat = 1;
    int format = newestFormat;
    std::string runId;
    std::string name; // the user's; empty = the experiment's
    std::string tags;
    std::string notes;
    bool operator==(const RunFileHeader&) const = default;
};

/// An id that can be a file name and a command-line word: letters, digits, '.', '_' and '-', at most 64.
bool isRunId(std::string_view id);

/// `nextLine` gives one stored line after another, nothing at the end. A temporary file that is renamed when whole.
Result<void> writeRunFile(const QString& path, const RunFileHeader& header,
    const std::function<Result<std::optional<std::string>>()>& nextLine);

/// Reads line by line; every one is checked before it is handed on.
class RunFileReader {
public:
    static Result<std::unique_ptr<RunFileReader>> open(const QString& path);
    const RunFileHeader& header() const { return m_header; }
    struct Line {
        Event event;
        std::string text; // as it stands in the file
    };
    /// Nothing at the end of the file. The first event is the run's start, and numbers grow.
    Result<std::optional<Line>> next();

private:
    explicit RunFileReader(const QString& path);
    Result<std::optional<std::string>> nextText();
    Error errorAt(const std::string& what) const;

    QFile m_file;
    RunFileHeader m_header;
    int64_t m_line = 0;
    int64_t m_lastSeq = 0;
};

} // namespace throughline
