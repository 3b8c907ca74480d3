// SPDX-License-Identifier: GPL-3.0-or-later
// The pre_tokenizer of a tokenizer.json as steps.
#pragma once

#include <checkpoint/tokenizer/pre_tokenizer.h>

#include <core/result.h>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace throughline {

/// Refuses by name what is no known step, an unknown pattern, and an order of steps that PreTokenizer does not take.
Result<std::vector<PreTokenizerStep>> readPreTokenizer(const nlohmann::json& preTokenizer, const std::string& where);

} // namespace throughline
