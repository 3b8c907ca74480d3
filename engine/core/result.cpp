// SPDX-License-Identifier: GPL-3.0-or-later
// An Error as a line of text.
#include <core/result.h>

namespace throughline {

std::string sentence(const Error& error)
{
    std::string line = error.where.empty() ? error.what : error.where + ": " + error.what;
    if (!error.remedy.empty())
        line += "; " + error.remedy;
    if (!line.empty() && line.back() != '.')
        line += '.';
    for (char& c : line)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    return line;
}

} // namespace throughline
