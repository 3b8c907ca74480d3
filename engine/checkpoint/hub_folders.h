// SPDX-License-Identifier: GPL-3.0-or-later
// Where huggingface_hub keeps its things, as the environment says. `~` and `$NAME` in a variable are expanded, as it
// does.
#pragma once

#include <filesystem>
#include <string>

namespace throughline {

/// A variable's value; empty when it isn't set.
std::string environmentVariable(const char* name);
/// HF_HOME, else $XDG_CACHE_HOME/huggingface, else ~/.cache/huggingface; empty when none of these is set.
std::filesystem::path hubHome();
/// HF_HUB_CACHE, else HUGGINGFACE_HUB_CACHE (its older name), else hubHome()/hub; empty when there is none.
std::filesystem::path hubCacheFolder();
/// HF_TOKEN_PATH, else hubHome()/token; empty when there is none.
std::filesystem::path hubTokenFile();

} // namespace throughline
