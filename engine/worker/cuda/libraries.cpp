// SPDX-License-Identifier: GPL-3.0-or-later
// What the CUDA worker takes from libtorch_cuda and NCCL. A module of its own, opened at run time, so that the program
// starts, and can say what is missing, where those libraries or theirs are not installed.
#include <worker/cuda/libraries.h>

#include <c10/cuda/CUDAFunctions.h>
#include <nccl.h>

#include <cstdio>

extern "C" void throughlineCudaLibraries(char* text, std::size_t size)
{
    int nccl = 0;
    ncclGetVersion(&nccl);
    std::snprintf(text, size, "libtorch sees %d devices, NCCL %d.%d.%d", static_cast<int>(c10::cuda::device_count()),
        nccl / 10000, nccl / 100 % 100, nccl % 100);
}
