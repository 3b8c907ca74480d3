// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a pass, also where there is no GPU: then why there is nothing.
#include <tests/worker_cuda/gpu_model.h>

#include <device/pass_watch.h>
#include <worker/kernels/cuda/device_probe.h>

#include <gtest/gtest.h>

using namespace throughline;
using namespace throughline::test;

TEST(PassWatch, HasOneEventForEachPass)
{
    PassWatch watch;
    for (const int pass : {0, 1, 7}) {
        watch.passBegins(pass);
        const auto event = watch.passEnds();
        ASSERT_TRUE(event.has_value());
        EXPECT_EQ(event->pass, pass);
        EXPECT_EQ(event->uuid, hasGpu() ? findCudaDevices().devices.front().uuid : "");
        const bool none = !event->unavailable.empty() && event->unavailable.front().value == "telemetry";
        EXPECT_EQ(event->sampledNs.size() >= 2, !none);
        if (none)
            EXPECT_FALSE(event->unavailable.front().reason.empty());
        else
            EXPECT_TRUE(hasGpu());
    }
}
