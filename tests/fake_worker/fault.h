// SPDX-License-Identifier: GPL-3.0-or-later
// What THROUGHLINE_FAKE asks the fake worker to do wrong, and where (see main.cpp).
#pragma once

#include "speech.h"

#include <map>
#include <sstream>
#include <string>

#include <fcntl.h>

namespace throughline {

inline std::string wished() { return variable("THROUGHLINE_FAKE"); }

/// What THROUGHLINE_FAKE asks for.
class Fault {
public:
    Fault()
    {
        std::istringstream parts(wished());
        for (std::string part; std::getline(parts, part, ';');)
            if (const auto equals = part.find('='); equals != std::string::npos)
                m_wish[part.substr(0, equals)] = part.substr(equals + 1);
    }
    std::string kind() const { return value("kind"); }
    std::string value(const std::string& key) const
    {
        const auto found = m_wish.find(key);
        return found == m_wish.end() ? std::string() : found->second;
    }
    bool isHere(const std::string& at, int rank, int cell, int pass) const
    {
        const auto is = [this](const char* key, int number) {
            return value(key).empty() || number < 0 || value(key) == std::to_string(number);
        };
        if (m_wish.empty() || value("at") != at || !is("rank", rank) || !is("cell", cell) || !is("pass", pass))
            return false;
        return value("once").empty() || ::open(value("once").c_str(), O_CREAT | O_EXCL | O_CLOEXEC, 0600) >= 0;
    }

private:
    std::map<std::string, std::string> m_wish;
};

} // namespace throughline
