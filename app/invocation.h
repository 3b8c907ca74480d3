// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line asked for: the chosen command's action, run once parsing has succeeded.
#pragma once

#include <functional>

namespace throughline {

struct Invocation {
    int& argc; // Qt's applications take these by reference
    char** argv;
    std::function<int()> action; // returns an ExitCode
};

} // namespace throughline
