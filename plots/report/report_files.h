// SPDX-License-Identifier: GPL-3.0-or-later
// A report into files: which form, which names, and everything that goes with it.
#pragma once

#include <plots/file_to_write.h>
#include <plots/report/report.h>
#include <plots/report/report_pictures.h>

#include <core/result.h>

#include <QString>

#include <string>
#include <vector>

namespace throughline {

enum class ReportFormat { Html, Pdf, Markdown, Latex };

std::string_view idOf(ReportFormat format); // "html": of --format
Result<ReportFormat> reportFormat(const std::string& id);
/// By the ending: .html or .htm, .pdf, .md, .tex; a name without ending is a folder, which gets Markdown.
Result<ReportFormat> formatOfPath(const QString& path);
/// `path` is a file, or a folder that is made and gets "report.html" or the like. Charts and data of Markdown and LaTeX
/// go into a folder "NAME-files" beside the text. Returns the files written, the report first; each is written whole.
Result<std::vector<std::string>> writeReport(
    const Report& report, const ReportPictures& pictures, ReportFormat format, const QString& path);
/// The same, still to be written.
std::vector<FileToWrite> reportFiles(const std::shared_ptr<const Report>& report,
    const std::shared_ptr<const ReportPictures>& pictures, ReportFormat format, const QString& path);

} // namespace throughline
