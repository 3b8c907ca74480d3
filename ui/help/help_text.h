// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown in the window's type and colours: sizes of the token table, tables with lines, links in accent.
#pragma once

class QString;
class QTextDocument;

namespace throughline {

struct Theme;

void setHelpText(QTextDocument& document, const QString& markdown, const Theme& theme);

} // namespace throughline
