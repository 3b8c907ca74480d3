// SPDX-License-Identifier: GPL-3.0-or-later
// Writing the sentence, with names of others made harmless.
#include <app/complain.h>

#include <app/harmless_text.h>

#include <iostream>

namespace throughline {

int complain(ExitCode code, const std::string& sentence)
{
    std::cout.flush();
    std::cerr << "throughline: " << harmless(sentence) << '\n';
    return code;
}

int complain(ExitCode code, const Error& error) { return complain(code, sentence(error)); }

} // namespace throughline
