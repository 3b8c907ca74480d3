// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/prompt_files.h>

#include <system_error>

namespace throughline {

void lookBeside(Experiment& experiment, const std::filesystem::path& experimentFile)
{
    std::error_code refused; // a folder that can't be looked into holds nothing for us
    const auto folder = std::filesystem::absolute(experimentFile, refused).parent_path();
    for (Block& block : experiment.blocks) {
        PromptSource& prompts = block.settings.prompts;
        const std::filesystem::path name(prompts.name);
        if (prompts.kind == PromptKind::File && !name.empty() && name.is_relative()
            && std::filesystem::exists(folder / name, refused))
            prompts.name = (folder / name).lexically_normal().string();
    }
}

} // namespace throughline
