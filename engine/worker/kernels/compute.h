// SPDX-License-Identifier: GPL-3.0-or-later
// What operations compute with: the threads, the kernels of this processor, and scratch. Knows no model.
#pragma once

#include <worker/kernels/buffer.h>
#include <worker/kernels/instruction_set.h>
#include <worker/kernels/thread_team.h>

#include <cstdint>
#include <vector>

namespace throughline {

/// Rows of fp32 in a buffer of somebody else's: row r starts at data + r·stride. Strides are multiples of panelWidth,
/// and what lies between a row's end and the next row is zero.
struct Rows {
    float* data = nullptr;
    int64_t stride = 0;
    float* row(int64_t r) const { return data + r * stride; }
    Rows from(int64_t r) const { return {row(r), stride}; }
};

struct Compute {
    explicit Compute(const std::vector<int>& cpus, InstructionSet set = bestInstructionSet(),
        Bf16Kernel bf16Kernel = bestBf16Kernel())
        : team(cpus)
        , table(kernelsFor(set))
        , bf16(set == InstructionSet::Avx512 ? bf16Kernel : Bf16Kernel::Panels)
    { }

    /// Scratch for products of up to so many rows and inputs, and attention over up to so many positions.
    void reserve(int64_t rows, int64_t inner, int64_t positions);

    ThreadTeam team;
    const KernelTable& table;
    const Bf16Kernel bf16;
    const bool prefetch = wantsPrefetch();
    Buffer<uint16_t> rounded; // x in bf16 of the product now running: see LinearSlice
    Buffer<float> scores;     // [threads][positions]
    int64_t scoreStride = 0;
};

} // namespace throughline
