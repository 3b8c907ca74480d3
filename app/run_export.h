// SPDX-License-Identifier: GPL-3.0-or-later
// A run into files: charts, tables, texts, the run itself. Each file is written whole or not at all.
#pragma once

#include <plots/chart_data.h>

#include <core/result.h>

#include <QSize>

#include <string>
#include <utility>
#include <vector>

namespace throughline {

class RunLibrary;

struct ChartFile {
    ChartKind kind = ChartKind::Time;
    std::string path;
};
/// "out/speedup.svg": the file's name says which chart; "speedup=any/name.svg" says it apart. .png, .svg or .pdf.
Result<ChartFile> chartFile(const std::string& text);

struct ExportRequest {
    std::string all; // folder for everything
    std::string csv; // "-" is standard output, for all but charts and folders
    std::string raw;
    std::string runFile;
    std::string texts;
    std::string tokens;
    std::string trace;   // Chrome trace
    std::string perRank; // folder
    std::vector<ChartFile> charts;
    QSize size{960, 600};
    double scale = 2;

    bool draws() const { return !all.empty() || !charts.empty(); }
    bool empty() const;
    bool usesStandardOutput() const;
};
struct ExportOutcome {
    std::vector<std::string> files;
    std::vector<std::pair<std::string, std::string>> leftOut; // chart of --all, and why it has nothing to show
};

/// Stops at the first file that can't be written. A chart asked for by name that has nothing to show is an error.
Result<ExportOutcome> exportRun(RunLibrary& library, const RunResult& run, const ExportRequest& request);

} // namespace throughline
