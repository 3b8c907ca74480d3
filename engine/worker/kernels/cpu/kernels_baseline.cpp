// SPDX-License-Identifier: GPL-3.0-or-later
// The operations for any processor of the architecture.
#include <worker/kernels/cpu/operations.inl>

namespace throughline {

const KernelTable* baselineKernels()
{
    static constexpr KernelTable table = tableNamed("baseline");
    return &table;
}

} // namespace throughline
