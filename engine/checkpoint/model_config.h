// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a checkpoint from its config.json, whatever the family.
#pragma once

#include <checkpoint/model_shape.h>

#include <core/result.h>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace throughline {

/// `config` is config.json, `generation` generation_config.json (null when there is none: then the end-of-sequence ids
/// are those of config.json); `where` names config.json in messages.
Result<ModelShape> readModelConfig(
    const nlohmann::json& config, const nlohmann::json& generation, const std::string& where);

} // namespace throughline
