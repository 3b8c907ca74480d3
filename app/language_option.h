// SPDX-License-Identifier: GPL-3.0-or-later
// --language of the commands that write what people read. All others, and the files of runs, are English.
#pragma once

#include <CLI/CLI.hpp>

namespace throughline {

void addLanguageOption(CLI::App& command);
/// Of all commands: what the option said, else English. After the application is made.
void speakAsAsked();

} // namespace throughline
