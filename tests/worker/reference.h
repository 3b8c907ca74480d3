// SPDX-License-Identifier: GPL-3.0-or-later
// What Transformers computed from the tiny models of the test data, and a worker's parts loaded with them.
#pragma once

#include <worker/roles/cell_work.h>

#include <span>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::test {

/// Every model of the test data that generates, one folder each.
const std::vector<std::string>& referenceNames();
std::filesystem::path referenceFolder(const std::string& name = "gpt2");

struct ReferencePrompt {
    std::string text;
    std::vector<int> ids;
    std::vector<int> greedy;   // ids after the prompt
    std::vector<float> logits; // [ids][vocab]

    std::size_t vocab() const { return logits.size() / ids.size(); }
};
/// All prompts of expected.json.
const std::vector<ReferencePrompt>& referencePrompts(std::string_view name = "gpt2");
inline constexpr int referenceVocab = 600;    // of gpt2
inline constexpr int referenceNewTokens = 24; // of all

/// Prompts of the reference as the cell of a worker.
CellWork referenceWork(int batchSize, const std::string& name = "gpt2");

/// max|x - ref| / max|ref|.
double largestError(std::span<const float> x, std::span<const float> reference);
/// ‖x - ref‖₂ / ‖ref‖₂.
double relativeNorm(std::span<const float> x, std::span<const float> reference);

} // namespace throughline::test
