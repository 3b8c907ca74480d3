// SPDX-License-Identifier: GPL-3.0-or-later
// A model of the test data on the GPU, and what it computes.
#pragma once

#include <device/compute.h>
#include <worker/model/decoder.h>
#include <worker/roles/cell_work.h>
#include <worker/roles/pass_record.h>
#include <worker/step_counter.h>

#include <checkpoint/model_source.h>

#include <memory>
#include <string>
#include <vector>

namespace throughline::test {

/// Whether this machine has a GPU that this build computes on; tests skip without.
bool hasGpu();

struct GpuModel {
    /// `model`: a preset, or a checkpoint's folder.
    GpuModel(const std::string& model, WeightType type, bool tf32 = false);
    /// Of another shape than its preset's, say.
    GpuModel(const ModelSource& source, WeightType type, bool tf32 = false);
    Compute compute;
    StepCounter steps;
    std::unique_ptr<Decoder> decoder;
    Rows logits;

    /// Logits of every position of one prompt, [ids][vocab].
    std::vector<float> allLogits(const std::vector<int>& ids);
    /// Logits of the prompts of one batch and of one more token each after each, the same ones whatever was chosen:
    /// [steps][rows][vocab].
    std::vector<float> logitsOf(const CellWork& work);
    /// A pass as a replica does it; no logit is NaN or infinite.
    PassRecord pass(const CellWork& work);
    TokensEvent generate(const CellWork& work) { return pass(work).tokens(); }
};

/// Prompts of the given lengths, every id of the model's vocabulary.
CellWork madeWork(const Decoder& decoder, const std::vector<int>& lengths, int batchSize, int newTokens);

} // namespace throughline::test
