// SPDX-License-Identifier: GPL-3.0-or-later
// The roofline fraction against ceilings and spans worked out in the head.
#include <core/metrics_parts.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

TEST(Roofline, ofTheDecodeSpan)
{
    // One prompt of 5 tokens, 3 new: 2 decode steps between the stamps, 10 µs in all.
    CellResult cell = made::result(made::cell(Mode::Sequential, 1, 1, 1), {50'000});
    cell.repeats[0].ranks[0].batches[0].stepNs = {40'000, 45'000, 50'000};
    RunResult run = made::run({cell});
    // Positions in the middle of the growth: 5 + 3 ÷ 2 = 6.5. Bytes: (6,000 + 20) · 4 + 6.5 · 320 = 26,160.
    run.ceilings.readBytesPerSecond = 26'160 / 4e-6; // a step at the ceiling takes 4 µs
    run.ceilings.fp32OperationsPerSecond = 1e15;
    EXPECT_NEAR(*rooflineFraction(run, run.cells[0]), 0.8, 1e-12);
    // Operations: 2 · 6,000 + 4 · 6.5 · 10 · 4 = 13,040.
    run.ceilings.fp32OperationsPerSecond = 13'040 / 5e-6; // now arithmetic is the lower ceiling
    EXPECT_NEAR(*rooflineFraction(run, run.cells[0]), 1.0, 1e-12);
    // Two ranks that do the same at once reach twice as much of the one device.
    run.cells[0].repeats[0].ranks.push_back(run.cells[0].repeats[0].ranks[0]);
    EXPECT_NEAR(*rooflineFraction(run, run.cells[0]), 2.0, 1e-12);
    run.models.clear();
    EXPECT_EQ(rooflineFraction(run, run.cells[0]), std::nullopt);
}

/// The cell of the test above on GPUs, in `precision`: a step reads (6,000 + 20) · 2 + 6.5 · 160 = 13,080 bytes in 16
/// bits and makes 13,040 operations; two steps take 10 µs.
static RunResult gpuRun(Precision precision, const std::vector<std::string>& gpus)
{
    CellResult cell = made::result(made::cell(Mode::DataParallel, static_cast<int>(gpus.size()), 1, 1), {50'000});
    cell.planned.cell.precision = precision;
    cell.planned.cell.settings.devices = {"gpu"};
    cell.planned.gpuOfRank = gpus;
    cell.repeats[0].ranks[0].batches[0].stepNs = {40'000, 45'000, 50'000};
    return made::run({cell});
}

TEST(Roofline, takesTheMatrixRateOfTheCellsPrecision)
{
    CeilingsEvent ceilings;
    ceilings.readBytesPerSecond = 1e18;
    ceilings.fp32OperationsPerSecond = 13'040 / 1e-6;
    ceilings.tf32OperationsPerSecond = 13'040 / 2e-6;
    ceilings.fp16OperationsPerSecond = 13'040 / 3e-6;
    ceilings.bf16OperationsPerSecond = 13'040 / 4e-6;
    const auto fraction = [&](Precision precision) {
        RunResult run = gpuRun(precision, {"GPU-a"});
        run.gpuCeilings["GPU-a"] = ceilings;
        run.ceilings.readBytesPerSecond = run.ceilings.fp32OperationsPerSecond = 1; // of the CPU, which it is not on
        return *rooflineFraction(run, run.cells[0]);
    };
    EXPECT_NEAR(fraction(Precision::Fp32), 0.2, 1e-12);
    EXPECT_NEAR(fraction(Precision::Tf32), 0.4, 1e-12);
    EXPECT_NEAR(fraction(Precision::Fp16), 0.6, 1e-12);
    EXPECT_NEAR(fraction(Precision::Bf16), 0.8, 1e-12);
    ceilings.tf32OperationsPerSecond = ceilings.fp16OperationsPerSecond = 0; // not there
    EXPECT_NEAR(fraction(Precision::Tf32), 0.2, 1e-12);
    EXPECT_NEAR(fraction(Precision::Fp16), 0.8, 1e-12);
}

TEST(Roofline, ofSeveralGpusIsNoHigherThanOfOne)
{
    RunResult run = gpuRun(Precision::Bf16, {"GPU-a", "GPU-b"});
    EXPECT_EQ(rooflineFraction(run, run.cells[0]), std::nullopt); // nothing was measured
    CeilingsEvent ceilings;
    ceilings.readBytesPerSecond = 13'080 / 4e-6;
    ceilings.bf16OperationsPerSecond = 1e18;
    run.gpuCeilings["GPU-a"] = ceilings; // GPU-b, which is like it, was not measured
    auto& ranks = run.cells[0].repeats[0].ranks;
    ranks.push_back(ranks[0]);
    ranks[1].rank = 1;
    EXPECT_NEAR(*rooflineFraction(run, run.cells[0]), 0.8, 1e-12); // each reaches 0.8 of its own
    run.cells[0].planned.gpuOfRank = {"GPU-a", "GPU-a"};
    EXPECT_NEAR(*rooflineFraction(run, run.cells[0]), 1.6, 1e-12); // of the one that both are on
    ranks.pop_back();
    ranks[0].rank = 1; // the last stage, which speaks for two devices
    run.cells[0].planned.cell.mode = Mode::Pipeline;
    run.cells[0].planned.gpuOfRank = {"GPU-a", "GPU-b"};
    EXPECT_NEAR(*rooflineFraction(run, run.cells[0]), 0.4, 1e-12);
}

} // namespace throughline
