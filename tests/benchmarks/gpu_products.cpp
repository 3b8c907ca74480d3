// SPDX-License-Identifier: GPL-3.0-or-later
// Products of few rows on a GPU, streamed and by cuBLASLt: gpu_products PRESET fp16|bf16 ROWS. Prints microseconds and
// the fraction of the memory's measured rate, in a graph over so many copies of each matrix that no cache helps, and
// how far the two are apart.
#include <device/ceilings.h>
#include <device/compute.h>
#include <device/cuda_error.h>
#include <device/matrix_products.h>
#include <device/stopwatch.h>
#include <device/streamed_products.h>
#include <worker/kernels/attention.h>
#include <worker/kernels/cuda/place_elements.h>
#include <worker/kernels/linear.h>

#include <checkpoint/presets.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace throughline;

namespace {

constexpr int64_t rotatedBytes = int64_t{512} << 20; // of copies of a matrix: ten times the L2 cache
constexpr int launches = 40;                         // in a graph

enum class Way { Linear, Gated, AddTo, Out };

struct Case {
    std::string name;
    int64_t outer = 0;
    int64_t inner = 0;
    Way way = Way::Linear;
    Epilogue activation = Epilogue::Store;
    bool bias = false;
};

std::vector<Case> casesOf(const ModelShape& shape)
{
    const int64_t attended = int64_t{shape.heads} * storedHeadDim(shape.headDim);
    const int64_t cached = int64_t{2} * shape.kvHeads * storedHeadDim(shape.headDim);
    const bool gpt = !shape.gatedMlp;
    return {{"qkv", attended + cached, shape.hidden, Way::Linear, Epilogue::Store, gpt},
        {"out", shape.hidden, attended, Way::AddTo, Epilogue::Store, gpt},
        gpt ? Case{"up", shape.intermediate, shape.hidden, Way::Linear, Epilogue::Gelu, true}
            : Case{"gate+up", 2 * padded(shape.intermediate), shape.hidden, Way::Gated, Epilogue::Silu, false},
        {"down", shape.hidden, shape.intermediate, Way::AddTo, Epilogue::Store, gpt},
        {"head", shape.vocab, shape.hidden, Way::Out}};
}

/// A product with several copies of its weights.
class Bench {
public:
    Bench(Compute& compute, const Case& c, int64_t rows)
        : m_compute(compute)
        , m_case(c)
        , m_rows(rows)
        , m_stride(padded(c.outer))
        , m_x(compute.type(), rows, padded(c.inner))
        , m_bias(WeightType::Fp32, 1, padded(c.outer))
        , m_y(rows * m_stride)
    {
        fill(m_x, 1);
        fill(m_bias, 1);
        const int64_t bytes = c.outer * padded(c.inner) * bytesOf(compute.type());
        for (int64_t i = 0; i < std::max<int64_t>(1, rotatedBytes / bytes); ++i)
            fill(m_weights.emplace_back(compute.type(), c.outer, c.inner), 1 / std::sqrt(static_cast<float>(c.inner)));
    }

    void run(std::size_t copy)
    {
        const PackedMatrix& w = m_weights[copy % m_weights.size()];
        const float* const bias = m_case.bias ? static_cast<const float*>(m_bias.data()) : nullptr;
        const Activations x{m_compute.type(), m_x.data(), m_x.stride()};
        const Activations y{m_compute.type(), m_y.data(), m_stride};
        switch (m_case.way) {
        case Way::Linear:
            return linear(m_compute, w, bias, x, y, m_rows, m_case.activation);
        case Way::Gated:
            return gatedLinear(m_compute, w, bias, x, y, m_rows, m_case.outer / 2, m_case.activation);
        case Way::AddTo:
            return addLinear(m_compute, w, bias, x, {m_y.data(), m_stride}, m_rows);
        case Way::Out:
            return linearOut(m_compute, w, x, {m_y.data(), m_stride}, m_rows);
        }
    }

    std::vector<float> result(bool streamed)
    {
        m_compute.products().streamed().on = streamed;
        checkCuda(
            cudaMemsetAsync(m_y.data(), 0, static_cast<std::size_t>(m_y.bytes()), m_compute.stream()), "clearing");
        run(0);
        const bool wide = m_case.way == Way::AddTo || m_case.way == Way::Out;
        std::vector<float> values(static_cast<std::size_t>(m_rows * width()));
        if (wide)
            m_compute.download(Rows{m_y.data(), m_stride}, m_rows, width(), values.data());
        else
            m_compute.download(Activations{m_compute.type(), m_y.data(), m_stride}, m_rows, width(), values.data());
        return values;
    }

    double seconds(bool streamed)
    {
        m_compute.products().streamed().on = streamed;
        run(0); // chosen by timing
        const cudaStream_t stream = m_compute.stream();
        cudaGraph_t graph = nullptr;
        cudaGraphExec_t executable = nullptr;
        checkCuda(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "capturing");
        for (std::size_t i = 0; i < launches; ++i)
            run(i);
        checkCuda(cudaStreamEndCapture(stream, &graph), "capturing");
        checkCuda(cudaGraphInstantiate(&executable, graph, 0), "capturing");
        const Stopwatch stopwatch(stream);
        double best = 0;
        for (int round = 0; round < 4; ++round) {
            const double took = stopwatch.seconds([&] { checkCuda(cudaGraphLaunch(executable, stream), "running"); });
            best = best == 0 ? took : std::min(best, took);
        }
        cudaGraphExecDestroy(executable);
        cudaGraphDestroy(graph);
        return best / launches;
    }
    int64_t bytes() const { return m_weights.front().bytes(); }
    int64_t width() const { return m_case.way == Way::Gated ? m_case.outer / 2 : m_case.outer; }

private:
    void fill(const PackedMatrix& matrix, float deviation)
    {
        ElementPlaces places;
        places.to = matrix.data();
        places.type = matrix.type();
        places.outer = matrix.outer();
        places.inner = matrix.inner();
        places.toStride = matrix.stride();
        placeRandom(m_compute.stream(), places, ++m_seed, 0, deviation, 0, matrix.outer() * matrix.inner());
    }

    uint64_t m_seed = 0;
    Compute& m_compute;
    Case m_case;
    int64_t m_rows;
    int64_t m_stride;
    PackedMatrix m_x;
    PackedMatrix m_bias;
    DeviceBuffer<float> m_y;
    std::vector<PackedMatrix> m_weights;
};

double farthest(const std::vector<float>& a, const std::vector<float>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double apart = std::abs(double{a[i]} - b[i]);
        most = std::isfinite(apart) ? std::max(most, apart) : INFINITY;
    }
    return most;
}

} // namespace

int main(int count, char** arguments)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const Preset* const preset = count == 4 ? findPreset(arguments[1]) : nullptr;
    if (!preset) {
        std::fprintf(stderr, "gpu_products PRESET fp16|bf16 ROWS\n");
        return 2;
    }
    const int64_t rows = std::atoi(arguments[3]);
    Compute compute(std::string(arguments[2]) == "fp16" ? WeightType::Fp16 : WeightType::Bf16);
    StepCounter steps;
    const double rate = readRate(compute, DeviceBuffer<char>(int64_t{4} << 30), steps);
    std::printf("memory is read at %.2f TB/s\n", rate * 1e-12);
    for (const Case& c : casesOf(preset->shape)) {
        Bench bench(compute, c, rows);
        const std::vector<float> expected = bench.result(false);
        const std::vector<float> got = bench.result(true);
        int repeated = 0;
        for (int i = 0; i < 20; ++i)
            repeated += bench.result(true) == got ? 1 : 0;
        const double apart = farthest(expected, got);
        const double library = bench.seconds(false);
        const double streamed = bench.seconds(true);
        const double bytes = static_cast<double>(bench.bytes());
        std::printf("%-8s %6lld x %5lld, %lld rows: cuBLASLt %7.2f us (%.2f), streamed %7.2f us (%.2f); apart by %.2g, "
                    "%d of 20 the same\n",
            c.name.c_str(), static_cast<long long>(c.outer), static_cast<long long>(c.inner),
            static_cast<long long>(rows), library * 1e6, bytes / library / rate, streamed * 1e6,
            bytes / streamed / rate, apart, repeated);
    }
    return 0;
}
