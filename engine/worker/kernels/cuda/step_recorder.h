// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the operations of a step into phases of the persistent kernel, joining what one phase can do: norms and the
// products behind them, products and what follows them. Operations are offered one by one, in their order; a step that
// has one that no phase can do is launched operation by operation instead.
#pragma once

#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/embedding.h>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

/// A step's phases on the device, ready to run again and again.
class StepProgram {
public:
    StepProgram(WeightType type, int tokens, int multiprocessors, std::vector<StepPhase> phases,
        const std::vector<CUtensorMap>& maps, DeviceBuffer<char> candidates, DeviceBuffer<char> halves);
    void launch(cudaStream_t stream, PhaseMarks* marks = nullptr) const;
    int phases() const { return m_count; }
    /// "product 6144 × 4096": for people.
    const std::string& phaseName(int phase) const { return m_names[static_cast<std::size_t>(phase)]; }
    int multiprocessors() const { return m_multiprocessors; }

private:
    WeightType m_type;
    int m_tokens;
    int m_multiprocessors;
    int m_count;
    SharedNeed m_need;
    std::vector<std::string> m_names;
    DeviceBuffer<StepPhase> m_phases;
    DeviceBuffer<CUtensorMap> m_maps; // of the products' weights
    DeviceBuffer<int> m_taken;
    DeviceBuffer<char> m_candidates; // what the phases of the last product and of choosing exchange
    DeviceBuffer<char> m_halves;     // the rows that go through the layers, in 16 bits
    DeviceBuffer<GridBarrier> m_barrier;
};

class StepRecorder {
public:
    StepRecorder(WeightType type, int multiprocessors);

    void advance(const TokenArrays& tokens, int rows);
    void embed(
        const EmbeddingTable& table, const float* positionTable, int64_t hidden, const StepTokens& tokens, Rows out);
    void pickLastTokens(const StepTokens& tokens, Rows hidden, Rows out);
    void norm(Rows x, const float* weight, const float* bias, double epsilon, Activations y, int64_t width);
    void linear(
        const PackedMatrix& weights, const float* bias, Activations x, Activations y, int64_t rows, Epilogue epilogue);
    void addLinear(const PackedMatrix& weights, const float* bias, Activations x, Rows y, int64_t rows);
    void linearOut(const PackedMatrix& weights, Activations x, Rows y, int64_t rows);
    void attention(
        const HeadLayout& heads, const CachedLayer& cache, const TokenBlock& tokens, Activations qkv, Activations out);
    void gate(Activations gateAndUp, int64_t width, Epilogue activation);
    void choose(Rows logits, int64_t vocab, const StepTokens& tokens);

    /// Null when an operation can't be a phase.
    std::unique_ptr<StepProgram> finish();

private:
    struct PendingNorm {
        Rows x;
        const float* weight = nullptr;
        const float* bias = nullptr;
        float epsilon = 0;
        const void* y = nullptr; // what stands for it
        bool stale = false;      // x was changed since
    };
    ProductPhase* product(const PackedMatrix& weights, const float* bias, Activations x, int64_t rows);
    void cut(ProductPhase& phase) const;
    void noteChanged(Rows rows);

    WeightType m_type;
    int m_multiprocessors;
    bool m_possible = true;
    bool m_advances = false;
    int m_tokens = 0;
    std::vector<StepPhase> m_phases;
    std::vector<const PackedMatrix*> m_weights; // of the products
    PendingNorm m_norm;
    Rows m_picked; // stands for rows of m_pickedFrom
    Rows m_pickedFrom;
    const int* m_pickedRows = nullptr;
    const void* m_turned = nullptr; // the qkv of the product that waits for its attention
    DeviceBuffer<char> m_candidates;
    DeviceBuffer<char> m_halves;
    int64_t m_hiddenWidth = 0;
};

} // namespace throughline
