// SPDX-License-Identifier: GPL-3.0-or-later
// Type and tables of the report's QTextDocument.
#pragma once

#include <plots/report/report.h>

#include <QColor>
#include <QTextCursor>
#include <QTextFormat>

namespace throughline {

struct DocumentType {
    int pixels = 13;
    int weight = 400;
    QColor colour;
    int above = 0;
    int below = 0;
    int line = 0;      // height in pixels; 0: what it holds
    bool kept = false; // on the page of the next paragraph
};
constexpr int keptProperty = QTextFormat::UserProperty + 1;

QTextBlockFormat blockFormat(const DocumentType& type);
QTextCharFormat charFormat(const DocumentType& type);
/// The cursor stands behind the table afterwards, in an empty paragraph.
void insertTable(QTextCursor& cursor, const ReportTable& table);
void insertFindings(QTextCursor& cursor, const std::vector<ReportFinding>& findings);

} // namespace throughline
