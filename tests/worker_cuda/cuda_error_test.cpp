// SPDX-License-Identifier: GPL-3.0-or-later
// Which errors end the worker, and which is only a lack of memory.
#include <device/cuda_error.h>
#include <worker/kernels/buffer.h>

#include <gtest/gtest.h>

using namespace throughline;

TEST(CudaError, SuccessIsNone) { EXPECT_NO_THROW(checkCuda(cudaSuccess, "computing")); }

TEST(CudaError, AnErrorNamesWhatWasDone)
{
    try {
        checkCuda(cudaErrorIllegalAddress, "computing");
        FAIL() << "nothing was thrown";
    } catch (const DeviceError& error) {
        EXPECT_STREQ(error.what(),
            "The GPU failed while computing: an illegal memory access was encountered (cudaErrorIllegalAddress)");
    }
}

TEST(CudaError, ALackOfMemoryIsNoErrorOfTheDevice)
{
    try {
        checkCuda(cudaErrorMemoryAllocation, "keeping a step");
        FAIL() << "nothing was thrown";
    } catch (const MemoryRefused& refused) {
        EXPECT_STREQ(refused.what(), "The GPU has no room left for keeping a step");
        EXPECT_EQ(refused.neededBytes(), 0);
    }
}
