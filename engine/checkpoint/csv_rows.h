// SPDX-License-Identifier: GPL-3.0-or-later
// CSV by RFC 4180: quoted fields may hold commas, line ends and doubled quotes.
#pragma once

#include <core/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct CsvRow {
    std::vector<std::string> fields;
    int line = 0; // where it begins, from 1
};

/// Rows may differ in length; lines without any character are skipped. Refused, with `where` and the line: a quoted
/// field without an end, and anything but a comma or a line's end behind one. LF ends a line as CRLF does.
Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::string& where);

} // namespace throughline
