// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of translated texts once, and again when the language is another. Any thread.
#pragma once

#include <plots/language.h>

#include <map>
#include <mutex>

namespace throughline {

template <auto make> const auto& inLanguage()
{
    static std::mutex guard;
    static std::map<QString, decltype(make())> made;
    const std::lock_guard lock(guard);
    const auto [known, fresh] = made.try_emplace(languageInUse());
    if (fresh)
        known->second = make();
    return known->second;
}

} // namespace throughline
