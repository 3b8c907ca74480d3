// SPDX-License-Identifier: GPL-3.0-or-later
// Every section that runs can give, computed once; a report picks from them, in any order and as often as a person
// types.
#pragma once

#include <plots/report/report.h>
#include <plots/report/report_request.h>

#include <core/run_result.h>

#include <map>

namespace throughline {

struct ReportMaterial {
    std::string title; // where the person gives none
    std::string subtitle;
    std::map<std::string, ReportSection> sections;  // by id of their part
    std::map<std::string, std::string> unavailable; // by id: why there is nothing to show
    std::vector<std::string> runNames;
};

/// The first run is the reference; `margin` is that of verdicts (core/compare.h). Takes seconds for many runs; from any
/// thread.
ReportMaterial materialOf(const std::vector<const RunResult*>& runs, double margin = 0.01);
/// Included parts that there is something to show of. Cheap.
Report reportOf(const ReportMaterial& material, const ReportRequest& request);
/// Both, for those who ask once.
Report makeReport(const std::vector<const RunResult*>& runs, const ReportRequest& request, double margin = 0.01);
/// "75": of a prose, between blanks.
int wordsIn(const std::string& text);

} // namespace throughline
