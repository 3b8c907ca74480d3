// SPDX-License-Identifier: GPL-3.0-or-later
// A machine and models made up for plans: two cores, 8 GB, "small" and "distilgpt2", every prompt 5 tokens long.
#pragma once

#include <core/plan.h>
#include <tests/core/made_values.h>

namespace throughline::made {

inline Capabilities capabilities()
{
    Capabilities can;
    can.cpuCores = 2;
    can.cpuMemoryBytes = 8'000'000'000;
    can.noGpuReason = "no NVIDIA driver was found";
    can.facts = [](const std::string& model) -> Result<ModelFacts> {
        if (model == "small")
            return small();
        if (model == "distilgpt2")
            return distilgpt2();
        return Error{"there is no such model", model, ""};
    };
    can.promptLengths = [](const std::string&, const Settings& settings, int count) -> Result<std::vector<int>> {
        if (settings.prompts.kind == PromptKind::File)
            return Error{"there is no such file", settings.prompts.name, ""};
        const int length = settings.prompts.kind == PromptKind::Random ? settings.prompts.length : 5;
        return std::vector<int>(static_cast<std::size_t>(count), length);
    };
    return can;
}

} // namespace throughline::made
