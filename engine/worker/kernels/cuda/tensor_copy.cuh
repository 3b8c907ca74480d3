// SPDX-License-Identifier: GPL-3.0-or-later
// Hopper's copies of boxes of a matrix into shared memory, and the barriers that count their bytes. For .cu files only.
#pragma once

#include <cuda.h>

#include <cstdint>

namespace throughline {

__device__ inline uint32_t sharedAddress(const void* shared)
{
    return static_cast<uint32_t>(__cvta_generic_to_shared(shared));
}

/// A barrier in shared memory: a phase of it ends when all have arrived and all announced bytes are there.
__device__ inline void initBarrier(uint64_t* barrier, int arrivals)
{
    asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" ::"r"(sharedAddress(barrier)), "r"(arrivals));
}
/// Makes initialised barriers known to copies.
__device__ inline void fenceBarriers() { asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory"); }

__device__ inline void arriveExpecting(uint64_t* barrier, int bytes)
{
    asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(sharedAddress(barrier)), "r"(bytes)
                 : "memory");
}
__device__ inline void arrive(uint64_t* barrier)
{
    asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(sharedAddress(barrier)) : "memory");
}
/// Until the phase of this parity has ended; the one before a barrier's first has parity 1.
__device__ inline void waitFor(uint64_t* barrier, int parity)
{
    asm volatile("{\n .reg .pred ended;\n again:\n"
                 " mbarrier.try_wait.parity.shared::cta.b64 ended, [%0], %1;\n"
                 " @!ended bra again;\n}" ::"r"(sharedAddress(barrier)),
                 "r"(parity)
                 : "memory");
}

/// Copies the box at (column, row) of a map of two dimensions to shared memory; its bytes count at `barrier`.
__device__ inline void copyBox(
    void* to, const CUtensorMap& map, int column, int row, uint64_t* barrier, uint64_t policy)
{
    asm volatile("cp.async.bulk.tensor.2d.shared::cluster.global.mbarrier::complete_tx::bytes.L2::cache_hint "
                 "[%0], [%1, {%2, %3}], [%4], %5;" ::"r"(sharedAddress(to)),
                 "l"(&map), "r"(column), "r"(row), "r"(sharedAddress(barrier)), "l"(policy)
                 : "memory");
}
/// Of a map of pairs (device/tensor_map.h), from its group of eight pairs on.
__device__ inline void copyPairs(
    void* to, const CUtensorMap& map, int column, int group, uint64_t* barrier, uint64_t policy)
{
    asm volatile("cp.async.bulk.tensor.4d.shared::cluster.global.mbarrier::complete_tx::bytes.L2::cache_hint "
                 "[%0], [%1, {%2, %3, %3, %4}], [%5], %6;" ::"r"(sharedAddress(to)),
                 "l"(&map), "r"(column), "r"(0), "r"(group), "r"(sharedAddress(barrier)), "l"(policy)
                 : "memory");
}
/// Of a map of chunks (device/tensor_map.h): rows from `row` on, chunks from `chunk` on.
__device__ inline void copyChunks(
    void* to, const CUtensorMap* map, int row, int chunk, uint64_t* barrier, uint64_t policy)
{
    asm volatile("cp.async.bulk.tensor.3d.shared::cluster.global.mbarrier::complete_tx::bytes.L2::cache_hint "
                 "[%0], [%1, {%2, %3, %4}], [%5], %6;" ::"r"(sharedAddress(to)),
                 "l"(map), "r"(0), "r"(row), "r"(chunk), "r"(sharedAddress(barrier)), "l"(policy)
                 : "memory");
}
__device__ inline void prefetchMap(const CUtensorMap* map)
{
    asm volatile("prefetch.tensormap [%0];" ::"l"(map) : "memory");
}
/// The first without a policy of the L2 cache.
__device__ inline void copyBox(void* to, const CUtensorMap& map, int column, int row, uint64_t* barrier)
{
    asm volatile("cp.async.bulk.tensor.2d.shared::cluster.global.mbarrier::complete_tx::bytes "
                 "[%0], [%1, {%2, %3}], [%4];" ::"r"(sharedAddress(to)),
                 "l"(&map), "r"(column), "r"(row), "r"(sharedAddress(barrier))
                 : "memory");
}
} // namespace throughline
