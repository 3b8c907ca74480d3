// SPDX-License-Identifier: GPL-3.0-or-later
// What operations compute with on a GPU: the stream that they are launched on, products of large matrices, and steps
// that are kept as graphs. Knows no model.
#pragma once

#include <device/device_buffer.h>
#include <device/packed_matrix.h>
#include <worker/kernels/step_rows.h>

#include <cuda_runtime.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace throughline {

class MatrixProducts;
class StepRecorder;

/// How the operations of a step that comes again are done: launched one by one, as a graph of their launches, or as one
/// persistent kernel where it can do them all (else as a graph).
enum class StepWay { Launches, Graph, Persistent };

/// Rows of fp32 on the device: row r starts at data + r·stride. What goes through the layers, and what comes out.
struct Rows {
    float* data = nullptr;
    int64_t stride = 0;
    constexpr float* row(int64_t r) const { return data + r * stride; }
    constexpr Rows from(int64_t r) const { return {row(r), stride}; }
};

/// What lies between the operations of a layer: rows in the type of the weights. Sums, norms and probabilities are
/// fp32.
struct Activations {
    WeightType type = WeightType::Fp32;
    void* data = nullptr;
    int64_t stride = 0; // elements
};
class ActivationBuffer {
public:
    ActivationBuffer() = default;
    ActivationBuffer(WeightType type, int64_t rows, int64_t stride)
        : m_type(type)
        , m_values(rows * stride * bytesOf(type))
        , m_stride(stride)
    { }
    Activations rows() const { return {m_type, m_values.data(), m_stride}; }

private:
    WeightType m_type = WeightType::Fp32;
    DeviceBuffer<char> m_values; // [rows][stride]
    int64_t m_stride = 0;
};
/// A prefill of more tokens goes through the layers in blocks: enough rows for full speed, few enough for memory.
inline constexpr int64_t mostBlockTokens = 8192;

/// Room where blocks that share a row's positions leave what they have for the last of them. Rows that are no longer
/// than `longPositions` are not shared.
struct SharedParts {
    DeviceBuffer<float> sums;
    DeviceBuffer<int> finished; // zero between launches
};
inline constexpr int longPositions = 512;
inline constexpr int64_t sharedPartFloats = int64_t{1} << 20;
inline constexpr int64_t sharedPartCounters = 4096;

class Compute {
public:
    /// On the first device that this process sees. `tf32`: products of fp32 matrices round their factors to tf32.
    explicit Compute(WeightType type, bool tf32 = false);
    ~Compute();
    Compute(const Compute&) = delete;
    Compute& operator=(const Compute&) = delete;

    /// Before rows may be of so many positions.
    void reserve(int64_t rows, int64_t inner, int64_t positions);
    const SharedParts& parts() const { return m_parts; }
    ActivationBuffer activations(int64_t rows, int64_t stride) const { return {m_type, rows, stride}; }

    /// Does a step: its launches are kept as a graph, one for each kind of step (positions rounded up to a bucket), and
    /// repeated when the kind comes again.
    template <class Work> void repeat(const StepKind& kind, Work&& work)
    {
        if (!keeps(kind)) {
            work();
            return;
        }
        if (!hasKept(kind)) {
            try {
                if (!keep(kind, work))
                    return; // done
            } catch (...) {
                dropStep();
                throw;
            }
        }
        launchKept(kind);
    }
    /// Gives back what was reserved, and forgets the steps that use it.
    void release();

    void clear(DeviceBuffer<char>& buffer);
    void upload(std::span<const float> values, DeviceBuffer<float>& to);
    /// rows[0, count) of `width` values each, one behind the other into `to`, as fp32. Waits.
    void download(Rows rows, int64_t count, int64_t width, float* to);
    void download(Activations rows, int64_t count, int64_t width, float* to);
    /// Single values of a message. `get` waits.
    void put(float* at, float value);
    float get(const float* at);
    /// Waits until all that was asked for is done.
    void finish();
    /// One step is always under way while the host looks at the last one's tokens.
    static constexpr int stepsAhead = 1;

    WeightType type() const { return m_type; }
    cudaStream_t stream() const { return m_stream; }
    MatrixProducts& products() { return *m_products; }
    const MatrixProducts& products() const { return *m_products; }
    int activationBytes() const { return bytesOf(m_type); }
    int multiprocessors() const { return m_multiprocessors; }
    /// What notes the operations of a step instead of their being launched; null: they are launched.
    StepRecorder* recorder() const { return m_recorder.get(); }
    /// Of the step whose operations are noted: no row is longer; and an operation's word that a graph of launches will
    /// do it faster than one kernel.
    int recordedPositions() const { return m_recordedPositions; }
    void leaveToGraph() { m_leftToGraph = true; }
    StepWay way = StepWay::Persistent;
    /// How many kinds of steps are kept, and of these as a persistent kernel.
    int keptSteps() const;
    int persistentSteps() const;
    /// How steps of so many rows are done: "persistent kernel", "graph" or "launches".
    std::string wayOf(int rows) const;
    /// A line per product that was chosen by timing, and per kind of step that is kept: for the record.
    std::vector<std::string> kernelTable() const;
    /// Whether preparing a cell includes passing through its first batch: launches are kept and kernels chosen then,
    /// not in a pass that is measured.
    static constexpr bool rehearses = true;
    /// Does the persistent step that was kept last once more and says, per phase, how long blocks worked and then
    /// waited for the slowest: for benchmarks. Empty where there is none.
    struct PhaseTime {
        std::string what;
        // From the barrier before, as the mean of the blocks:
        double readyNs = 0;     // x is there
        double streamingNs = 0; // the first round is multiplied
        double streamedNs = 0;  // the last
        double meanNs = 0;      // all work is done
        double mostNs = 0;      // of the slowest
        double wholeNs = 0;     // all are let on
    };
    std::vector<PhaseTime> timePhases();

private:
    void forgetSteps();
    bool keeps(const StepKind& kind) const { return way != StepWay::Launches && kind.rows > 0; }
    bool hasKept(const StepKind& kind) const;
    bool meetsFirst(const StepKind& kind);
    void beginRecording(const StepKind& kind);
    void endRecording(const StepKind& kind);
    void beginCapture();
    void endCapture(const StepKind& kind);
    void dropStep();
    /// False: the step was launched instead, as the first of its kind. What is chosen by timing can't be while launches
    /// are captured.
    template <class Work> bool keep(const StepKind& kind, Work& work)
    {
        if (way == StepWay::Persistent) {
            beginRecording(kind);
            work();
            endRecording(kind);
        }
        if (hasKept(kind))
            return true;
        const bool first = meetsFirst(kind);
        if (!first)
            beginCapture();
        work();
        if (!first)
            endCapture(kind);
        return !first;
    }
    void launchKept(const StepKind& kind);

    struct KeptStep;
    WeightType m_type;
    int m_multiprocessors = 1;
    cudaStream_t m_stream = nullptr;
    std::unique_ptr<MatrixProducts> m_products;
    std::unique_ptr<StepRecorder> m_recorder;
    int m_recordedPositions = 0;
    bool m_leftToGraph = false;
    std::vector<KeptStep> m_kept;
    std::vector<StepKind> m_met;     // launched once
    DeviceBuffer<float> m_converted; // of download
    SharedParts m_parts;
};

} // namespace throughline
