// SPDX-License-Identifier: GPL-3.0-or-later
// A report in each of its forms, as bytes: the same report gives the same bytes.
#pragma once

#include <plots/report/report.h>
#include <plots/report/report_pictures.h>

#include <QByteArray>

#include <memory>
#include <string>

class QPainter;
class QTextDocument;

namespace throughline {

/// One page that needs nothing else: no script, no address, charts as SVG inside. Light; prints well.
std::string reportHtml(const Report& report, const ReportPictures& pictures);
/// `files`: the folder of charts (SVG) and data as the text names it, "report-files".
std::string reportMarkdown(const Report& report, const std::string& files);
/// A document with booktabs tables; charts are PDF files in `files`.
std::string reportLatex(const Report& report, const std::string& files);
/// Laid out in pages of reportPage; charts stay vectors. Preview and PDF are this.
std::unique_ptr<QTextDocument> reportTextDocument(const Report& report, const ReportPictures& pictures);
/// One page and its number, in the document's units; the first is 0.
void paintReportPage(QPainter& painter, const QTextDocument& document, int page);
/// A4, page numbers at the foot.
QByteArray reportPdf(const QTextDocument& document, const std::string& title, const std::string& author);

constexpr int reportMargin = 48;
constexpr QSize reportPage{reportWidth + 2 * reportMargin, 973}; // the shape of A4

} // namespace throughline
