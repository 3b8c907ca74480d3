// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of whole tiles into shared memory by the tensor memory accelerator, and the barriers in shared memory that say
// when they are there (PTX ISA, "Asynchronous copy", "mbarrier"). Hopper and later; elsewhere nothing calls this.
#pragma once

#include <cstdint>

#include <cuda.h>

namespace throughline {

__device__ inline uint32_t sharedAddress(const void* at) { return static_cast<uint32_t>(__cvta_generic_to_shared(at)); }

#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 900

/// By one thread; before others use it, the block must meet.
__device__ inline void startBarrier(uint64_t* barrier, int arrivals)
{
    asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" ::"r"(sharedAddress(barrier)), "r"(arrivals) : "memory");
}
/// What was started is seen by copies too.
__device__ inline void fenceStarted() { asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory"); }
/// Arrives, and lets the barrier wait for so many bytes besides.
__device__ inline void arriveExpecting(uint64_t* barrier, int bytes)
{
    asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(sharedAddress(barrier)), "r"(bytes)
                 : "memory");
}
__device__ inline void arriveAt(uint64_t* barrier)
{
    asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(sharedAddress(barrier)) : "memory");
}
/// Until the barrier's phase of this parity is over.
__device__ inline void waitAt(uint64_t* barrier, unsigned parity)
{
    asm volatile("{\n"
                 ".reg .pred over;\n"
                 "again:\n"
                 "mbarrier.try_wait.parity.shared::cta.b64 over, [%0], %1;\n"
                 "@over bra done;\n"
                 "bra again;\n"
                 "done:\n"
                 "}" ::"r"(sharedAddress(barrier)),
                 "r"(parity)
                 : "memory");
}
/// Asks for the tile that begins at (x, y, z). `to` is a multiple of 1,024 bytes.
__device__ inline void copyTile(
    void* to, const CUtensorMap* map, int x, int y, int z, uint64_t* barrier, uint64_t policy)
{
    asm volatile("cp.async.bulk.tensor.3d.shared::cluster.global.tile.mbarrier::complete_tx::bytes.L2::cache_hint "
                 "[%0], [%1, {%2, %3, %4}], [%5], %6;" ::"r"(sharedAddress(to)),
                 "l"(map), "r"(x), "r"(y), "r"(z), "r"(sharedAddress(barrier)), "l"(policy)
                 : "memory");
}
__device__ inline void prefetchMap(const CUtensorMap* map)
{
    asm volatile("prefetch.tensormap [%0];" ::"l"(map) : "memory");
}

#else

__device__ inline void startBarrier(uint64_t*, int) { }
__device__ inline void fenceStarted() { }
__device__ inline void arriveExpecting(uint64_t*, int) { }
__device__ inline void arriveAt(uint64_t*) { }
__device__ inline void waitAt(uint64_t*, unsigned) { }
__device__ inline void copyTile(void*, const CUtensorMap*, int, int, int, uint64_t*, uint64_t) { }
__device__ inline void prefetchMap(const CUtensorMap*) { }

#endif

} // namespace throughline
