// SPDX-License-Identifier: GPL-3.0-or-later
// Copies into shared memory that go on while the thread does other things.
#pragma once

#include <cstdint>

namespace throughline {

__device__ inline void copyAsync4(void* to, const void* from)
{
    asm volatile("cp.async.ca.shared.global [%0], [%1], 4;" ::"r"(static_cast<uint32_t>(__cvta_generic_to_shared(to))),
        "l"(from));
}
__device__ inline void copyAsync16(void* to, const void* from)
{
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(static_cast<uint32_t>(__cvta_generic_to_shared(to))),
        "l"(from));
}

/// Weights are read once a step: they leave the L2 cache first, so that all else stays there from step to step.
__device__ inline uint64_t leavesFirst()
{
    uint64_t policy;
    asm("createpolicy.fractional.L2::evict_first.b64 %0, 1.0;" : "=l"(policy));
    return policy;
}

/// Copies 16 bytes into shared memory, or zeros where they are not wanted. The thread that asks is the one that reads.
__device__ inline void copyAsync(uint4* to, const void* from, bool wanted, uint64_t policy)
{
    const auto shared = static_cast<uint32_t>(__cvta_generic_to_shared(to));
    const int bytes = wanted ? 16 : 0;
    asm volatile("cp.async.cg.shared.global.L2::cache_hint [%0], [%1], 16, %2, %3;" ::"r"(shared), "l"(from),
        "r"(bytes), "l"(policy));
}
__device__ inline void endStage() { asm volatile("cp.async.commit_group;"); }
template <int stages> __device__ void waitForStage() { asm volatile("cp.async.wait_group %0;" ::"n"(stages - 1)); }

} // namespace throughline
