// SPDX-License-Identifier: GPL-3.0-or-later
// What operations compute with: the threads, the kernels of this processor, and scratch. Knows no model.
#pragma once

#include <device/instruction_set.h>
#include <device/thread_team.h>
#include <worker/kernels/buffer.h>
#include <worker/kernels/step_rows.h>

#include <cstdint>
#include <span>
#include <string>
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

/// What lies between the operations of a layer: on a CPU fp32, like the rows that go through the layers.
using Activations = Rows;
class ActivationBuffer {
public:
    ActivationBuffer() = default;
    ActivationBuffer(int64_t rows, int64_t stride)
        : m_values(rows * stride)
        , m_stride(stride)
    { }
    Activations rows() { return {m_values.data(), m_stride}; }

private:
    Buffer<float> m_values; // [rows][stride]
    int64_t m_stride = 0;
};
/// A prefill of more tokens goes through the layers in blocks: enough rows for full speed, few enough for the caches.
inline constexpr int64_t mostBlockTokens = 256;

/// Memory that operations work on.
template <class T> using DeviceBuffer = Buffer<T>;

struct Compute {
    explicit Compute(const std::vector<int>& cpus, InstructionSet set = bestInstructionSet(),
        Bf16Kernel bf16Kernel = bestBf16Kernel())
        : team(cpus)
        , table(kernelsFor(set))
        , bf16(set == InstructionSet::Avx512 ? bf16Kernel : Bf16Kernel::Panels)
    { }

    /// Scratch for products of up to so many rows and inputs, and attention over up to so many positions.
    void reserve(int64_t rows, int64_t inner, int64_t positions);

    /// Does a step. A device that launches its work from the host may keep the launches and repeat them.
    template <class Work> void repeat(const StepKind&, Work&& work) { work(); }
    void release() { }
    void clear(DeviceBuffer<char>& buffer);
    void upload(std::span<const float> values, DeviceBuffer<float>& to);
    /// rows[0, count) of `width` values each, one behind the other into `to`.
    void download(Activations rows, int64_t count, int64_t width, float* to);
    /// Single values of a message.
    void put(float* at, float value) { *at = value; }
    float get(const float* at) { return *at; }
    static ActivationBuffer activations(int64_t rows, int64_t stride) { return {rows, stride}; }
    static constexpr int activationBytes() { return sizeof(float); }
    /// Waits until all that was asked for is done: here it always is.
    void finish() { }
    /// Steps that may be asked for before the tokens of the first of them are taken, beyond one: a device whose work is
    /// launched by the host never waits for it, this one is the host.
    static constexpr int stepsAhead = 0;
    /// Whether preparing a cell includes passing through its first batch: here nothing would be learnt from it.
    static constexpr bool rehearses = false;
    static std::vector<std::string> kernelTable() { return {}; }

    ThreadTeam team;
    const KernelTable& table;
    const Bf16Kernel bf16;
    const bool prefetch = wantsPrefetch();
    Buffer<uint16_t> rounded; // x in bf16 of the product now running: see LinearSlice
    Buffer<float> scores;     // [threads][positions]
    int64_t scoreStride = 0;
};

} // namespace throughline
