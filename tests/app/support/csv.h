// SPDX-License-Identifier: GPL-3.0-or-later
// Reads RFC 4180 tables into rows by column name, independently of the program that writes them.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace throughline {

using CsvRow = QMap<QString, QString>;
/// The first row gives the names. A row with another number of fields than the first makes the answer empty.
QList<CsvRow> readCsv(const QByteArray& content);

} // namespace throughline
