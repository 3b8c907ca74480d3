// SPDX-License-Identifier: GPL-3.0-or-later
// The flags that say an experiment, one line each: name, help, what the text changes in a block, and the text that a
// block's value would be. Read by the command line, written by the window's "Copy as command".
#pragma once

#include <core/experiment.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace throughline {

struct Flag {
    std::string name;  // "--batch"
    std::string value; // shown in help: "LIST"
    std::string group;
    std::string help;
    /// Errors carry no place: the caller adds the flag's name. More than one text only where `repeatable`.
    std::function<Result<void>(Block&, const std::vector<std::string>& texts)> set;
    /// The texts that set() makes the block's value of, as far as a flag can say it; none: the flag is left out.
    std::function<std::vector<std::string>(const Block&)> get;
    bool repeatable = false;
};

std::span<const Flag> flagTable();

using FlagTexts = std::vector<std::pair<std::string, std::string>>; // {"--batch", "1,4"}
/// The flags that make `wanted` of `base`; none where flags can't say it. `alone`: the command names no experiment,
/// `base` is what flags start from, and what the command line would fill in is said too.
std::optional<FlagTexts> flagsFor(const Block& base, const Block& wanted, bool alone);
/// The block with these flags laid over it; nothing where one is refused.
std::optional<Block> withFlags(Block base, const FlagTexts& flags);

} // namespace throughline
