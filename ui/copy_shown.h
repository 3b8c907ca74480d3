// SPDX-License-Identifier: GPL-3.0-or-later
// What Ctrl+C copies: what has the keys copies itself, rows of a table say; else the chart that is shown.
#pragma once

#include <QString>

class QWidget;

namespace throughline {

/// Copies of `focus` (may be null), else of what `page` shows; says what it was. Empty: there is nothing.
QString copyShown(QWidget* focus, const QWidget& page);

} // namespace throughline
