// SPDX-License-Identifier: GPL-3.0-or-later
// The operations for processors with AVX2 and FMA: compiled with those flags, see the worker's CMakeLists.
#if defined(__AVX2__)
#include <worker/kernels/cpu/operations.inl>

namespace throughline {

const KernelTable* avx2Kernels()
{
    static constexpr KernelTable table = tableNamed("avx2");
    return &table;
}

} // namespace throughline
#else
#include <worker/kernels/cpu/kernel_table.h>

namespace throughline {

const KernelTable* avx2Kernels() { return nullptr; }

} // namespace throughline
#endif
