// SPDX-License-Identifier: GPL-3.0-or-later
// Matrix products over packed panels of 32 outputs: weights go through the core once per call, whatever the rows.
// Included by the *.cpp of one instruction set only.

namespace {

using namespace throughline;

constexpr int panel = 32;
constexpr int stepBytes = 128;     // of a panel: one k of fp32, or a pair of bf16
constexpr int stepsPerBlock = 128; // 16 KiB of weights stay in the first cache while all rows use them
constexpr int fetchBlocks = 2;     // how far ahead memory is asked
constexpr int rowsPerBlock = 96;
constexpr int vectorsPerPanel = panel / lanes;
#if defined(__AVX512F__)
constexpr int tileRows = 8; // 8 rows × 2 vectors of sums in registers
constexpr int tileVectors = 2;
#elif defined(__AVX2__)
constexpr int tileRows = 6; // 6 × 2 of 16 registers
constexpr int tileVectors = 2;
#else
constexpr int tileRows = 4;
constexpr int tileVectors = 2;
#endif

/// A product multiplies one step of a panel, `vectors` vectors of outputs wide, into the sums of some rows.
struct Fp32Product {
    using Weight = float;
    using Input = float;
    static constexpr int inputsPerStep = 1;
    static const Input* inputs(const LinearSlice& call) { return call.x; }

    template <int rows, int vectors>
    static void step(const Weight* w, const Input* const (&x)[rows], int64_t step, Vector (&sums)[rows][vectors])
    {
        Vector weights[vectors];
        for (int v = 0; v < vectors; ++v)
            weights[v] = load(w + v * lanes);
        for (int r = 0; r < rows; ++r)
            for (int v = 0; v < vectors; ++v)
                sums[r][v] += weights[v] * x[r][step];
    }
};

/// Of a pair of k the even one lies in the lower half.
struct Bf16Product {
    using Weight = uint16_t;
    using Input = float;
    static constexpr int inputsPerStep = 2;
    static const Input* inputs(const LinearSlice& call) { return call.x; }

    template <int rows, int vectors>
    static void step(const Weight* w, const Input* const (&x)[rows], int64_t step, Vector (&sums)[rows][vectors])
    {
        Vector even[vectors];
        Vector odd[vectors];
        for (int v = 0; v < vectors; ++v) {
            const BitVector pairs = *reinterpret_cast<const LooseBits*>(w + 2 * v * lanes);
            even[v] = fromBits(pairs << 16);
            odd[v] = fromBits(pairs & 0xffff0000u);
        }
        for (int r = 0; r < rows; ++r)
            for (int v = 0; v < vectors; ++v) {
                sums[r][v] += even[v] * x[r][2 * step];
                sums[r][v] += odd[v] * x[r][2 * step + 1];
            }
    }
};

/// sums[r][·] += products of `steps` steps, for `vectors` vectors of a panel. With each step, `fetch` lines (0, 1 or 2) of
/// what comes later are asked for, from `later` on: into the second cache, for into the first one too few can be on their
/// way at a time.
template <class Product, int rows, int vectors, int fetch>
void tile(const typename Product::Weight* w, const typename Product::Input* x, int64_t xStride, int64_t steps,
    const char* later, float* sums)
{
    constexpr int perStep = stepBytes / static_cast<int>(sizeof(typename Product::Weight));
    const typename Product::Input* rowOf[rows];
    Vector acc[rows][vectors];
    for (int r = 0; r < rows; ++r) {
        rowOf[r] = x + r * xStride;
        for (int v = 0; v < vectors; ++v)
            acc[r][v] = load(sums + r * panel + v * lanes);
    }
    for (int64_t step = 0; step < steps; ++step) {
        if (fetch == 2) {
            __builtin_prefetch(later + step * 128, 0, 2);
            __builtin_prefetch(later + step * 128 + 64, 0, 2);
        } else if (fetch == 1) {
            __builtin_prefetch(later + step * 64, 0, 2);
        }
        Product::template step<rows, vectors>(w + step * perStep, rowOf, step, acc);
    }
    for (int r = 0; r < rows; ++r)
        for (int v = 0; v < vectors; ++v)
            store(sums + r * panel + v * lanes, acc[r][v]);
}

template <class Product, int fetch>
void tileOf(int rows, const typename Product::Weight* w, const typename Product::Input* x, int64_t xStride,
    int64_t steps, const char* later, float* sums)
{
    using Weight = typename Product::Weight;
    // One row takes the panel whole; more rows take it in parts that leave registers for all their sums.
    if (rows == 1)
        return tile<Product, 1, vectorsPerPanel, fetch>(w, x, xStride, steps, later, sums);
    for (int part = 0; part < vectorsPerPanel; part += tileVectors) {
        const Weight* from = w + part * lanes * 4 / static_cast<int>(sizeof(Weight));
        float* to = sums + part * lanes;
        switch (rows) {
        case 2:
            tile<Product, 2, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
        case 3:
            tile<Product, 3, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
        case 4:
            tile<Product, 4, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
#if defined(__AVX2__)
        case 5:
            tile<Product, 5, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
        case 6:
            tile<Product, 6, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
#endif
#if defined(__AVX512F__)
        case 7:
            tile<Product, 7, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
        case 8:
            tile<Product, 8, tileVectors, fetch>(from, x, xStride, steps, later, to);
            break;
#endif
        }
    }
}

inline Vector activated(Vector x, Epilogue epilogue)
{
    if (epilogue == Epilogue::Silu)
        return x / (exponential(-x) + 1.0f);
    // 0.5·x·(1 + tanh u) = x / (1 + e^(-2u)), u = sqrt(2/pi)·(x + 0.044715·x³): no cancellation for negative x.
    const Vector twice = (x + x * x * x * 0.044715f) * 1.5957691216057308f;
    return x / (exponential(-twice) + 1.0f);
}

void finishPanel(const LinearSlice& call, int64_t column, int firstRow, int rows, const float* sums)
{
    for (int r = 0; r < rows; ++r) {
        float* y = call.y + (firstRow + r) * call.yStride + column;
        for (int v = 0; v < panel; v += lanes) {
            Vector sum = load(sums + r * panel + v);
            if (call.bias)
                sum += load(call.bias + column + v);
            if (call.epilogue == Epilogue::AddTo)
                sum += load(y + v);
            else if (call.epilogue == Epilogue::Gelu || call.epilogue == Epilogue::Silu)
                sum = activated(sum, call.epilogue);
            store(y + v, sum);
        }
        if (call.epilogue == Epilogue::GeluErf)
            for (int i = 0; i < panel; ++i)
                y[i] = 0.5f * y[i] * (1.0f + __builtin_erff(y[i] * 0.70710678118654752f));
    }
}

/// Rows in groups as even as they come, none larger than a tile: the sums' registers are used alike in all.
template <class Product>
void panelBlock(const typename Product::Weight* w, const typename Product::Input* x, int64_t xStride, int rows,
    int64_t steps, bool prefetch, float* sums)
{
    const int groups = (rows + tileRows - 1) / tileRows;
    const char* later = reinterpret_cast<const char*>(w) + fetchBlocks * stepsPerBlock * stepBytes;
    for (int g = 0, first = 0; g < groups; ++g) {
        const int end = rows * (g + 1) / groups;
        const typename Product::Input* from = x + first * xStride;
        float* to = sums + first * panel;
        // While several groups compute, nothing else asks for memory: the first two ask for half a block each. A single
        // one waits for memory anyway, and where the processor asks by itself it does so better.
        if (groups > 1 && g < 2)
            tileOf<Product, 1>(end - first, w, from, xStride, steps, later + g * stepsPerBlock * stepBytes / 2, to);
        else if (groups == 1 && prefetch)
            tileOf<Product, 2>(end - first, w, from, xStride, steps, later, to);
        else
            tileOf<Product, 0>(end - first, w, from, xStride, steps, later, to);
        first = end;
    }
}

template <class Product> void linearPanels(const LinearSlice& call)
{
    using Weight = typename Product::Weight;
    constexpr int perStep = stepBytes / static_cast<int>(sizeof(Weight));
    const int64_t steps = call.inner / Product::inputsPerStep;
    const Weight* all = static_cast<const Weight*>(call.weights);
    alignas(64) float sums[rowsPerBlock * panel];
    for (int64_t p = call.firstPanel; p < call.endPanel; ++p) {
        const Weight* w = all + p * steps * perStep;
        for (int firstRow = 0; firstRow < call.rows; firstRow += rowsPerBlock) {
            const int rows = call.rows - firstRow < rowsPerBlock ? call.rows - firstRow : rowsPerBlock;
            memset(sums, 0, sizeof(float) * rows * panel);
            for (int64_t step = 0; step < steps; step += stepsPerBlock) {
                const int64_t block = steps - step < stepsPerBlock ? steps - step : stepsPerBlock;
                const auto* x = Product::inputs(call) + firstRow * call.xStride + step * Product::inputsPerStep;
                panelBlock<Product>(w + step * perStep, x, call.xStride, rows, block, call.prefetch, sums);
            }
            finishPanel(call, p * panel, firstRow, rows, sums);
        }
    }
}

[[maybe_unused]] void linearFp32(const LinearSlice& call) { linearPanels<Fp32Product>(call); }
[[maybe_unused]] void linearBf16(const LinearSlice& call) { linearPanels<Bf16Product>(call); }

} // namespace
