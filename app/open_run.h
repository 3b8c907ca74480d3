// SPDX-License-Identifier: GPL-3.0-or-later
// From what a person types ("last", "last~1", a name, the beginning of an id) to a run out of the library.
#pragma once

#include <host/run_library.h>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

/// The user's library; what a person should know of how it was opened goes to standard error.
Result<std::unique_ptr<RunLibrary>> openLibrary();

/// In the order of `references`; the first that can't be found or read is the error.
Result<std::vector<RunResult>> openRuns(RunLibrary& library, const std::vector<std::string>& references);
Result<RunResult> openRun(const std::string& reference);

/// "20261122-083300-ab12 · first-look": how a run is named in what a command prints.
std::string title(const RunResult& run);

} // namespace throughline
