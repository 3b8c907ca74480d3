// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the shape of a GPT-2 checkpoint from its config.json. What would change the answer and can't be computed here
// is refused by name, never ignored.
#pragma once

#include <checkpoint/model_shape.h>

#include <core/result.h>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace throughline {

/// `config` is config.json, `generation` generation_config.json (null when there is none: then the end-of-sequence ids
/// are those of config.json); `where` names config.json in messages.
Result<ModelShape> readGpt2Config(
    const nlohmann::json& config, const nlohmann::json& generation, const std::string& where);

} // namespace throughline
