// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan may use, with models and prompts read through `checkpoint` and remembered.
#include <host/device_inventory.h>
#include <host/gpu_inventory.h>

#include <checkpoint/model_defaults.h>
#include <checkpoint/model_source.h>
#include <checkpoint/prompt_set.h>
#include <checkpoint/tokenizer/tokenizer.h>

#include <map>
#include <memory>
#include <optional>

namespace throughline {

namespace {

/// Models by name, each opened once: a plan asks for the same few again and again.
class OpenedModels {
public:
    const Result<ModelSource>& source(const std::string& name)
    {
        auto found = m_sources.find(name);
        if (found == m_sources.end())
            found = m_sources.emplace(name, openModel(name)).first;
        return found->second;
    }
    Result<std::vector<int>> promptLengths(const std::string& name, const Settings& settings, int count)
    {
        const auto& model = source(name);
        if (!model)
            return model.error();
        const auto& tokens = tokenizer(name, *model);
        if (!tokens)
            return tokens.error();
        auto prompts = makePrompts(*model, *tokens, settings, count);
        if (!prompts)
            return prompts.error();
        std::vector<int> lengths;
        for (const auto& ids : prompts->ids)
            lengths.push_back(int(ids.size()));
        return lengths;
    }
    ModelDefaults defaults(const std::string& name)
    {
        const auto& model = source(name);
        if (!model)
            return {};
        const auto& tokens = tokenizer(name, *model);
        return modelDefaults(*model, tokens ? &*tokens : nullptr);
    }

private:
    const Result<Tokenizer>& tokenizer(const std::string& name, const ModelSource& model)
    {
        auto found = m_tokenizers.find(name);
        if (found == m_tokenizers.end())
            found = m_tokenizers.emplace(name, Tokenizer::open(model)).first;
        return found->second;
    }

    std::map<std::string, Result<ModelSource>> m_sources;
    std::map<std::string, Result<Tokenizer>> m_tokenizers;
};

} // namespace

Capabilities capabilities()
{
    const CpuDevice device = cpuDevice();
    Capabilities can;
    can.cpuCores = int(device.cores.size());
    can.cpuMemoryBytes = device.availableBytes;
    can.fastBf16 = device.fastBf16;
    for (const GpuDevice& gpu : gpuInventory().gpus)
        can.gpus.push_back({gpu.index, gpu.uuid, gpu.name, gpu.availableBytes});
    can.noGpuReason = noGpuReason();
    const auto models = std::make_shared<OpenedModels>();
    can.facts = [models](const std::string& name) -> Result<ModelFacts> {
        const auto& model = models->source(name);
        return model ? Result(model->facts) : model.error();
    };
    can.defaults = [models](const std::string& name) { return models->defaults(name); };
    can.promptLengths = [models](const std::string& name, const Settings& settings, int count) {
        return models->promptLengths(name, settings, count);
    };
    return can;
}

} // namespace throughline
