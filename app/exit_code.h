// SPDX-License-Identifier: GPL-3.0-or-later
// What the program's exit status says to scripts; `throughline --help` lists it.
#pragma once

namespace throughline {

enum ExitCode : int {
    exitDone = 0,
    exitFailed = 1, // a cell failed, or the program could not do what was asked
    exitWrongUse = 2,
    exitCancelled = 3,
    exitSlower = 4, // compare found slower
};

} // namespace throughline
