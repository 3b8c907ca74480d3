// SPDX-License-Identifier: GPL-3.0-or-later
// bf16 matrix products by AVX-512 BF16: the panels of linear.inl, two k of 16 outputs an instruction. Compiled with
// those flags, see the worker's CMakeLists.
#if defined(__AVX512BF16__)
#include <worker/kernels/cpu/kernel_table.h>

#include <worker/kernels/cpu/vector.inl>

#include <worker/kernels/cpu/linear.inl>

#include <immintrin.h>

namespace {

/// x in bf16 too; a pair of it is one number of 32 bits, as a pair of weights is.
struct PairProduct {
    using Weight = uint16_t;
    using Input = uint16_t;
    static constexpr int inputsPerStep = 2;
    static const Input* inputs(const LinearSlice& call) { return call.rounded; }

    template <int rows, int vectors>
    static void step(const Weight* w, const Input* const (&x)[rows], int64_t step, Vector (&sums)[rows][vectors])
    {
        __m512bh weights[vectors];
        for (int v = 0; v < vectors; ++v)
            weights[v] = (__m512bh)_mm512_loadu_si512(w + 2 * v * lanes);
        for (int r = 0; r < rows; ++r) {
            int32_t pair;
            memcpy(&pair, x[r] + 2 * step, sizeof pair);
            const auto both = (__m512bh)_mm512_set1_epi32(pair);
            for (int v = 0; v < vectors; ++v)
                sums[r][v] = _mm512_dpbf16_ps(sums[r][v], both, weights[v]);
        }
    }
};

void linearPairs(const LinearSlice& call) { linearPanels<PairProduct>(call); }

} // namespace

namespace throughline {

LinearFunction avx512Bf16Linear() { return linearPairs; }

} // namespace throughline
#else
#include <worker/kernels/cpu/kernel_table.h>

namespace throughline {

LinearFunction avx512Bf16Linear() { return nullptr; }

} // namespace throughline
#endif
