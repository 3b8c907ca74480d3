// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/compute.h>

#include <device/cuda_error.h>
#include <device/matrix_products.h>
#include <worker/kernels/cuda/convert.h>
#include <worker/kernels/cuda/step_recorder.h>

#include <algorithm>

namespace throughline {

namespace {

// Steps of more kinds than this are not kept: a graph takes memory, and a pass of so many kinds repeats few of them.
constexpr std::size_t mostKept = 256;

/// KV buckets: powers of two, so that a growing row meets few.
int bucketOf(int positions)
{
    int bucket = 128;
    while (bucket < positions)
        bucket *= 2;
    return bucket;
}

StepKind bucketed(StepKind kind)
{
    kind.positions = bucketOf(kind.positions);
    return kind;
}

} // namespace

struct Compute::KeptStep {
    StepKind kind;
    cudaGraphExec_t graph = nullptr;
    std::unique_ptr<StepProgram> program; // what the graph launches, where it is one kernel
};

Compute::Compute(WeightType type, bool tf32)
    : m_type(type)
{
    checkCuda(cudaSetDevice(0), "choosing the device");
    checkCuda(cudaDeviceGetAttribute(&m_multiprocessors, cudaDevAttrMultiProcessorCount, 0), "asking the device");
    checkCuda(cudaStreamCreateWithFlags(&m_stream, cudaStreamNonBlocking), "starting");
    try {
        m_products = std::make_unique<MatrixProducts>(m_stream, tf32);
    } catch (...) {
        cudaStreamDestroy(m_stream);
        throw;
    }
}

Compute::~Compute()
{
    cudaStreamSynchronize(m_stream);
    forgetSteps();
    m_products.reset();
    cudaStreamDestroy(m_stream);
}

void Compute::reserve(int64_t, int64_t, int64_t positions)
{
    if (positions <= longPositions || m_type == WeightType::Fp32 || !m_parts.sums.empty())
        return;
    m_parts.finished = DeviceBuffer<int>(sharedPartCounters);
    m_parts.sums = DeviceBuffer<float>(sharedPartFloats);
}

void Compute::release()
{
    forgetSteps();
    m_parts = {};
}

void Compute::forgetSteps()
{
    for (const KeptStep& step : m_kept)
        cudaGraphExecDestroy(step.graph);
    m_kept.clear();
    m_met.clear();
}

bool Compute::meetsFirst(const StepKind& kind)
{
    if (std::ranges::find(m_met, bucketed(kind)) != m_met.end())
        return false;
    m_met.push_back(bucketed(kind));
    return true;
}

std::string Compute::wayOf(int rows) const
{
    const auto step = std::ranges::find_if(
        m_kept, [rows](const KeptStep& kept) { return kept.kind.rows == rows && kept.kind.tokens == 0; });
    return step == m_kept.end() ? "launches" : step->program ? "persistent kernel" : "graph";
}

std::vector<std::string> Compute::kernelTable() const
{
    std::vector<std::string> lines = m_products->table();
    for (const KeptStep& step : m_kept)
        lines.push_back((step.kind.tokens > 0 ? "prompt of " + std::to_string(step.kind.tokens) + " tokens"
                                              : std::to_string(step.kind.rows) + " rows")
            + " in up to " + std::to_string(step.kind.positions) + " positions: "
            + (step.program ? "persistent kernel of " + std::to_string(step.program->phases()) + " phases" : "graph"));
    return lines;
}

bool Compute::hasKept(const StepKind& kind) const
{
    return std::ranges::find(m_kept, bucketed(kind), &KeptStep::kind) != m_kept.end();
}

int Compute::keptSteps() const { return static_cast<int>(m_kept.size()); }

int Compute::persistentSteps() const
{
    return static_cast<int>(
        std::ranges::count_if(m_kept, [](const KeptStep& step) { return step.program != nullptr; }));
}

std::vector<Compute::PhaseTime> Compute::timePhases()
{
    const auto step = std::ranges::find_if(
        m_kept.rbegin(), m_kept.rend(), [](const KeptStep& kept) { return kept.program != nullptr; });
    if (step == m_kept.rend())
        return {};
    const StepProgram& program = *step->program;
    const int blocks = program.multiprocessors();
    const int phases = program.phases();
    const DeviceBuffer<PhaseMarks> onDevice(int64_t{blocks} * phases);
    program.launch(m_stream, onDevice.data());
    finish();
    std::vector<PhaseMarks> marks(static_cast<std::size_t>(onDevice.size()));
    checkCuda(cudaMemcpy(marks.data(), onDevice.data(), marks.size() * sizeof(PhaseMarks), cudaMemcpyDeviceToHost),
        "copying from the device");
    std::vector<PhaseTime> result;
    for (int phase = 1; phase < phases; ++phase) { // nothing says when the first began
        PhaseTime time{program.phaseName(phase)};
        for (int block = 0; block < blocks; ++block) {
            const PhaseMarks& at = marks[static_cast<std::size_t>(block) * phases + phase];
            const int64_t began = marks[static_cast<std::size_t>(block) * phases + phase - 1].letOn;
            const auto add = [&](double& sum, int64_t when) { sum += static_cast<double>(when - began) / blocks; };
            add(time.readyNs, at.ready);
            add(time.streamingNs, at.streaming);
            add(time.streamedNs, at.streamed);
            add(time.meanNs, at.ended);
            add(time.wholeNs, at.letOn);
            time.mostNs = std::max(time.mostNs, static_cast<double>(at.ended - began));
        }
        result.push_back(time);
    }
    return result;
}

void Compute::beginRecording(const StepKind& kind)
{
    m_recorder = std::make_unique<StepRecorder>(m_type, m_multiprocessors);
    m_recordedPositions = bucketed(kind).positions;
    m_leftToGraph = false;
}

void Compute::endRecording(const StepKind& kind)
{
    auto program = std::exchange(m_recorder, nullptr)->finish();
    if (!program || m_leftToGraph)
        return;
    beginCapture();
    program->launch(m_stream);
    endCapture(kind);
    m_kept.back().program = std::move(program);
}

void Compute::beginCapture()
{
    if (m_kept.size() >= mostKept)
        forgetSteps();
    checkCuda(cudaStreamBeginCapture(m_stream, cudaStreamCaptureModeThreadLocal), "keeping a step");
}

void Compute::endCapture(const StepKind& kind)
{
    cudaGraph_t graph = nullptr;
    checkCuda(cudaStreamEndCapture(m_stream, &graph), "keeping a step");
    KeptStep kept{bucketed(kind), nullptr, nullptr};
    const cudaError_t error = cudaGraphInstantiate(&kept.graph, graph, 0);
    cudaGraphDestroy(graph);
    checkCuda(error, "keeping a step");
    m_kept.push_back(std::move(kept));
}

/// What was being kept when memory ran out: operations are launched again from now on.
void Compute::dropStep()
{
    m_recorder.reset();
    cudaGraph_t graph = nullptr;
    cudaStreamEndCapture(m_stream, &graph);
    if (graph)
        cudaGraphDestroy(graph);
    cudaGetLastError(); // that there may have been nothing to end
}

void Compute::launchKept(const StepKind& kind)
{
    const auto found = std::ranges::find(m_kept, bucketed(kind), &KeptStep::kind);
    checkCuda(cudaGraphLaunch(found->graph, m_stream), "launching a step");
}

void Compute::clear(DeviceBuffer<char>& buffer)
{
    if (!buffer.empty())
        checkCuda(cudaMemsetAsync(buffer.data(), 0, static_cast<std::size_t>(buffer.bytes()), m_stream), "clearing");
}

void Compute::upload(std::span<const float> values, DeviceBuffer<float>& to)
{
    checkCuda(cudaMemcpyAsync(to.data(), values.data(), values.size_bytes(), cudaMemcpyHostToDevice, m_stream),
        "copying to the device");
    finish();
}

void Compute::download(Rows rows, int64_t count, int64_t width, float* to)
{
    checkCuda(cudaMemcpy2DAsync(to, width * sizeof(float), rows.data, rows.stride * sizeof(float),
                  width * sizeof(float), static_cast<std::size_t>(count), cudaMemcpyDeviceToHost, m_stream),
        "copying from the device");
    finish();
}

void Compute::download(Activations rows, int64_t count, int64_t width, float* to)
{
    if (m_converted.size() < count * width)
        m_converted = DeviceBuffer<float>(count * width);
    convertToFp32(m_stream, rows, count, width, m_converted.data());
    download(Rows{m_converted.data(), width}, count, width, to);
}

void Compute::put(float* at, float value)
{
    checkCuda(cudaMemcpyAsync(at, &value, sizeof value, cudaMemcpyHostToDevice, m_stream), "copying to the device");
}

float Compute::get(const float* at)
{
    float value = 0;
    checkCuda(cudaMemcpyAsync(&value, at, sizeof value, cudaMemcpyDeviceToHost, m_stream), "copying from the device");
    finish();
    return value;
}

void Compute::finish() { checkCuda(cudaStreamSynchronize(m_stream), "computing"); }

} // namespace throughline
