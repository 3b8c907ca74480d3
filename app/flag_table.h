// SPDX-License-Identifier: GPL-3.0-or-later
// The flags that say an experiment, one line each: name, help, and what the text changes in a block.
#pragma once

#include <core/experiment.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace throughline {

struct Flag {
    std::string name;  // "--batch"
    std::string value; // shown in help: "LIST"
    std::string group;
    std::string help;
    /// Errors carry no place: the caller adds the flag's name. More than one text only where `repeatable`.
    std::function<Result<void>(Block&, const std::vector<std::string>& texts)> set;
    bool repeatable = false;
};

std::span<const Flag> flagTable();

} // namespace throughline
