// SPDX-License-Identifier: GPL-3.0-or-later
// The operations for processors with AVX-512 (F, BW, DQ, VL): compiled with those flags, see the worker's CMakeLists.
#if defined(__AVX512F__)
#include <worker/kernels/cpu/operations.inl>

namespace throughline {

const KernelTable* avx512Kernels()
{
    static constexpr KernelTable table = tableNamed("avx512");
    return &table;
}

} // namespace throughline
#else
#include <worker/kernels/cpu/kernel_table.h>

namespace throughline {

const KernelTable* avx512Kernels() { return nullptr; }

} // namespace throughline
#endif
