// SPDX-License-Identifier: GPL-3.0-or-later
// What Transformers computed from the tiny GPT-2 of the test data, and a worker's parts loaded with it.
#pragma once

#include <worker/kernels/compute.h>
#include <worker/model/decoder.h>
#include <worker/roles/cell_work.h>
#include <worker/roles/pass_record.h>
#include <worker/step_counter.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace throughline::test {

std::filesystem::path referenceFolder();

struct ReferencePrompt {
    std::vector<int> ids;
    std::vector<int> greedy;   // ids after the prompt
    std::vector<float> logits; // [ids][vocab]
};
/// All prompts of expected.json.
const std::vector<ReferencePrompt>& referencePrompts();
inline constexpr int referenceVocab = 600;
inline constexpr int referenceNewTokens = 24;

/// A decoder with everything that it lives on.
struct LoadedModel {
    LoadedModel(const std::filesystem::path& model, WeightType type, std::vector<int> cpus = {0, 1},
        InstructionSet set = bestInstructionSet(), bool useTiles = true);
    Compute compute;
    StepCounter steps;
    std::unique_ptr<Decoder> decoder;
};

/// Prompts of the reference as the cell of a worker.
CellWork referenceWork(int batchSize, int newTokens = referenceNewTokens);

/// max|x - ref| / max|ref|.
double largestError(std::span<const float> x, std::span<const float> reference);
/// ‖x - ref‖₂ / ‖ref‖₂.
double relativeNorm(std::span<const float> x, std::span<const float> reference);

} // namespace throughline::test
