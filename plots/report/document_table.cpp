// SPDX-License-Identifier: GPL-3.0-or-later
// Tables without a grid: a line under the head, thin ones under rows.
#include <plots/report/document_table.h>
#include <plots/report/report_pictures.h>
#include <plots/theme.h>

#include <QFontMetricsF>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

constexpr int wideTable = 7; // columns from which on type is smaller

QTextTableFormat tableFormat(int padding)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(padding);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setBottomMargin(4);
    return format;
}

QTextTableCellFormat cellFormat(const QColor& line, double width)
{
    QTextTableCellFormat format;
    format.setBottomBorder(width);
    format.setBottomBorderBrush(line);
    format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    return format;
}

void fillCell(
    QTextTable& table, int row, int column, const std::string& text, const DocumentType& type, Qt::Alignment where)
{
    QTextCursor cursor = table.cellAt(row, column).firstCursorPosition();
    QTextBlockFormat block = blockFormat(type);
    block.setAlignment(where);
    cursor.setBlockFormat(block);
    cursor.insertText(QString::fromStdString(text), charFormat(type));
}

/// Shares of the width: each column what its longest text needs; what is left, or missing, is the widest one's.
QList<QTextLength> columnWidths(const ReportTable& table, int pixels, int padding)
{
    const QFontMetricsF metrics(themeFont(pixels, 500));
    const auto widthOf = [&](const std::string& text) {
        return metrics.horizontalAdvance(QString::fromStdString(text)) + 2 * padding + 2;
    };
    std::vector<double> widths;
    for (std::size_t column = 0; column < table.head.size(); ++column) {
        widths.push_back(widthOf(table.head[column]));
        for (const auto& row : table.rows)
            widths[column] = std::max(widths[column], widthOf(row[column]));
    }
    const double needed = std::accumulate(widths.begin(), widths.end(), 0.0);
    double& widest = *std::max_element(widths.begin(), widths.end());
    const double others = needed - widest;
    widest = std::max(reportWidth - others, reportWidth / 4.0);
    QList<QTextLength> shares;
    for (const double width : widths)
        shares << QTextLength(QTextLength::PercentageLength, 100 * width / (others + widest));
    return shares;
}

/// The paragraph that follows a table is there already; it must not show.
void leave(QTextCursor& cursor)
{
    cursor.movePosition(QTextCursor::End);
    DocumentType nothing;
    nothing.pixels = 1;
    nothing.line = 1;
    cursor.setBlockFormat(blockFormat(nothing));
    cursor.setBlockCharFormat(charFormat(nothing));
}

} // namespace

QTextBlockFormat blockFormat(const DocumentType& type)
{
    QTextBlockFormat format;
    format.setTopMargin(type.above);
    format.setBottomMargin(type.below);
    if (type.line > 0)
        format.setLineHeight(type.line, QTextBlockFormat::FixedHeight);
    if (type.kept)
        format.setProperty(keptProperty, true);
    return format;
}

QTextCharFormat charFormat(const DocumentType& type)
{
    QTextCharFormat format;
    format.setFont(themeFont(type.pixels, type.weight));
    format.setForeground(type.colour.isValid() ? type.colour : lightTheme().text);
    return format;
}

void insertTable(QTextCursor& cursor, const ReportTable& table)
{
    if (table.head.empty())
        return;
    const Theme& theme = lightTheme();
    const auto columns = static_cast<int>(table.head.size());
    const int pixels = columns >= wideTable ? 10 : 11;
    QTextTableFormat format = tableFormat(3);
    format.setHeaderRowCount(1);
    format.setColumnWidthConstraints(columnWidths(table, pixels, 3));
    QTextTable* made = cursor.insertTable(static_cast<int>(table.rows.size()) + 1, columns, format);
    const QTextTableCellFormat head = cellFormat(theme.border, 1);
    const QTextTableCellFormat body = cellFormat(theme.line, 0.5);
    const DocumentType headType{pixels, 500, theme.text2, 0, 0, pixels + 4, false};
    const DocumentType bodyType{pixels, 400, theme.text, 0, 0, pixels + 4, false};
    for (int column = 0; column < columns; ++column) {
        const auto place = static_cast<std::size_t>(column);
        const Qt::Alignment where = table.numeric[place] ? Qt::AlignRight : Qt::AlignLeft;
        made->cellAt(0, column).setFormat(head);
        fillCell(*made, 0, column, table.head[place], headType, where);
        for (int row = 1; row < made->rows(); ++row) {
            made->cellAt(row, column).setFormat(body);
            fillCell(*made, row, column, table.rows[static_cast<std::size_t>(row - 1)][place], bodyType, where);
        }
    }
    leave(cursor);
}

void insertFindings(QTextCursor& cursor, const std::vector<ReportFinding>& findings)
{
    const Theme& theme = lightTheme();
    const bool named = std::any_of(
        findings.begin(), findings.end(), [](const ReportFinding& finding) { return !finding.cells.empty(); });
    const int share = named ? 84 : 98; // of the sentences; the rest is for the cells they rest on
    QTextTableFormat format = tableFormat(2);
    format.setLeftMargin(-2);
    format.setColumnWidthConstraints(
        {QTextLength(QTextLength::PercentageLength, share), QTextLength(QTextLength::PercentageLength, 100 - share)});
    QTextTable* made = cursor.insertTable(static_cast<int>(findings.size()), 2, format);
    for (int row = 0; row < made->rows(); ++row) {
        const ReportFinding& finding = findings[static_cast<std::size_t>(row)];
        fillCell(*made, row, 0, finding.text, {13, 400, theme.text, 0, 0, 20, false}, Qt::AlignLeft);
        fillCell(*made, row, 1, finding.cells, {13, 400, theme.text2, 0, 0, 20, false}, Qt::AlignRight);
    }
    leave(cursor);
}

} // namespace throughline
