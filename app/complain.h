// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence on standard error: what went wrong, where, what to do.
#pragma once

#include <app/exit_code.h>

#include <core/result.h>

#include <string>

namespace throughline {

/// Writes "throughline: <sentence>" and returns `code`, so that a command can end with it.
int complain(ExitCode code, const std::string& sentence);
int complain(ExitCode code, const Error& error);

} // namespace throughline
