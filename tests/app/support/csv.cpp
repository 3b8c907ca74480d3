// SPDX-License-Identifier: GPL-3.0-or-later
// Fields, quotes, rows.
#include "csv.h"

#include <QStringList>

namespace throughline {

namespace {

QList<QStringList> rowsOf(const QString& text)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text[i];
        if (quoted) {
            const bool doubled = character == '"' && i + 1 < text.size() && text[i + 1] == '"';
            if (character != '"' || doubled)
                field += character;
            else
                quoted = false;
            i += doubled ? 1 : 0;
        } else if (character == '"') {
            quoted = true;
        } else if (character == ',') {
            row.append(std::exchange(field, {}));
        } else if (character == '\n') {
            row.append(std::exchange(field, {}));
            rows.append(std::exchange(row, {}));
        } else if (character != '\r') {
            field += character;
        }
    }
    return rows;
}

} // namespace

QList<CsvRow> readCsv(const QByteArray& content)
{
    const auto rows = rowsOf(QString::fromUtf8(content));
    QList<CsvRow> named;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        if (rows[i].size() != rows[0].size())
            return {};
        CsvRow row;
        for (qsizetype column = 0; column < rows[0].size(); ++column)
            row[rows[0][column]] = rows[i][column];
        named.append(row);
    }
    return named;
}

} // namespace throughline
