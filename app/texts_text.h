// SPDX-License-Identifier: GPL-3.0-or-later
// What each prompt generated, cell by cell, and where a cell leaves its baseline's words.
#pragma once

#include <core/run_result.h>

#include <string>

namespace throughline {

/// Lines; prompts and tokens count from 1, as in findings. Where a prompt's tokens differ from the sequential
/// baseline's, the first difference is marked: ⟦ stands before the token that differs, and the baseline's text stands
/// below, marked alike.
std::string textsText(const RunResult& run);

} // namespace throughline
