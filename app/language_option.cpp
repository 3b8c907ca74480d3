// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <app/language_option.h>

#include <plots/language.h>

namespace throughline {

namespace {

/// One command runs, so there is one.
std::string& askedLanguage()
{
    static std::string language = "en";
    return language;
}

} // namespace

void addLanguageOption(CLI::App& command)
{
    std::vector<std::string> codes;
    for (const Language& language : languages())
        codes.push_back(language.code.toStdString());
    command.add_option("--language", askedLanguage(), "Of sentences and titles; numbers are the same in all")
        ->check(CLI::IsMember(codes))
        ->type_name("LANGUAGE");
}

void speakAsAsked() { useLanguage(QString::fromStdString(askedLanguage())); }

} // namespace throughline
