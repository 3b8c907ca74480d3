// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker/reference.h>

#include <checkpoint/safetensors_file.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <stdexcept>

namespace throughline::test {

namespace {

template <class T> T valueOrThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(sentence(result.error()));
    return std::move(result).value();
}

std::vector<ReferencePrompt> readPrompts(const std::string& name)
{
    std::ifstream text(referenceFolder(name) / "expected.json");
    const auto expected = nlohmann::json::parse(text);
    const auto file = valueOrThrow(SafetensorsFile::open(referenceFolder(name) / "expected.safetensors"));
    std::vector<ReferencePrompt> prompts;
    for (const auto& from : expected["prompts"]) {
        ReferencePrompt& prompt = prompts.emplace_back();
        prompt.text = from.value("text", "");
        prompt.ids = from["ids"].get<std::vector<int>>();
        prompt.greedy = from["greedy"].get<std::vector<int>>();
        const StoredTensor* tensor = file.find("logits." + std::to_string(prompts.size() - 1));
        if (!tensor || tensor->shape.at(0) != static_cast<int64_t>(prompt.ids.size()))
            throw std::runtime_error("the reference has no logits of every position");
        prompt.logits.resize(static_cast<std::size_t>(tensor->elements()));
        if (!file.read(*tensor, 0, prompt.logits))
            throw std::runtime_error("the reference's logits can't be read");
    }
    return prompts;
}

} // namespace

const std::vector<std::string>& referenceNames()
{
    static const std::vector<std::string> names{"gpt2", "llama-gqa-sentencepiece-sharded", "llama-tied-bpe-bf16",
        "llama-linear-rope-f16", "llama31-rope-headdim-unigram", "mistral-window", "qwen2", "falcon",
        "falcon-new-architecture"};
    return names;
}

std::filesystem::path referenceFolder(const std::string& name)
{
    return std::filesystem::path(THROUGHLINE_TEST_DATA) / name;
}

const std::vector<ReferencePrompt>& referencePrompts(std::string_view name)
{
    static std::map<std::string, std::vector<ReferencePrompt>> all;
    auto& prompts = all[std::string(name)];
    if (prompts.empty())
        prompts = readPrompts(std::string(name));
    return prompts;
}

CellWork referenceWork(int batchSize, const std::string& name)
{
    CellWork work;
    work.command.batchSize = batchSize;
    work.command.newTokens = referenceNewTokens;
    for (const auto& prompt : referencePrompts(name)) {
        work.prompts.indices.push_back(work.prompts.count());
        work.prompts.ids.push_back(prompt.ids);
    }
    return work;
}

double largestError(std::span<const float> x, std::span<const float> reference)
{
    double error = 0;
    double largest = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        // Written so that a NaN is an error, not a passed comparison.
        const double difference = std::abs(static_cast<double>(x[i]) - reference[i]);
        error = difference <= error ? error : difference;
        largest = std::max(largest, std::abs(static_cast<double>(reference[i])));
    }
    return error / largest;
}

double relativeNorm(std::span<const float> x, std::span<const float> reference)
{
    double difference = 0;
    double norm = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        difference += std::pow(static_cast<double>(x[i]) - reference[i], 2);
        norm += std::pow(static_cast<double>(reference[i]), 2);
    }
    return std::sqrt(difference / norm);
}

} // namespace throughline::test
