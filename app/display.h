// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is a display to open a window on, asked before Qt would end the program over it.
#pragma once

#include <string>

namespace throughline {

/// Empty when a window can open; else one sentence. An explicit QT_QPA_PLATFORM is taken at its word.
std::string whyNoDisplay();
/// For commands that draw into files: Qt's offscreen platform, whatever the session has.
void drawOffScreen();
/// Where the session has no runtime directory, as for root: ours. Qt would say on standard error that it is missing.
void nameRuntimeDirectory();

} // namespace throughline
