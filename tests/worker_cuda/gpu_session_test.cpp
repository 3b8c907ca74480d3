// SPDX-License-Identifier: GPL-3.0-or-later
// A session of the worker on a GPU: what it says of a pass, and that it goes on after a cell had no room.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/event_writer.h>
#include <worker/kernels/cuda/device_probe.h>
#include <worker/step_counter.h>
#include <worker/worker_session.h>

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int fewTokens = 12;

class GpuSession : public OnGpu {
protected:
    GpuSession()
        : m_descriptor(open(m_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600))
    { }
    ~GpuSession() override { close(m_descriptor); }

    void load()
    {
        LoadCommand command;
        command.model = "distilgpt2";
        command.precision = Precision::Bf16;
        command.endLayer = 6;
        session.load(command);
    }

    /// `rows` prompts of three tokens in one batch.
    void prepare(int cell, int rows, int newTokens = fewTokens)
    {
        PromptsCommand prompts{cell, {}, {}};
        for (int row = 0; row < rows; ++row) {
            prompts.indices.push_back(row);
            prompts.ids.push_back({1, 2, 3});
        }
        session.addPrompts(prompts);
        PrepareCommand command;
        command.cell = cell;
        command.batchSize = rows;
        command.newTokens = newTokens;
        session.prepare(command);
    }

    void go(int cell, int pass)
    {
        GoCommand command;
        command.cell = cell;
        command.pass = pass;
        session.go(command);
    }

    /// All that was written so far.
    std::vector<Event> events() const
    {
        std::vector<Event> all;
        std::ifstream file(m_path);
        for (std::string line; std::getline(file, line);)
            all.push_back(eventFromLine(line).value());
        return all;
    }

private:
    TemporaryFolder m_folder;
    std::filesystem::path m_path = m_folder.path() / "events";
    int m_descriptor;
    EventWriter m_writer{m_descriptor};

protected:
    StepCounter steps;
    WorkerSession session{m_writer, steps};
};

template <class T> bool is(const Event& event) { return std::holds_alternative<T>(event.body); }

} // namespace

TEST_F(GpuSession, EachPassHasItsTelemetryBeforeItsEnd)
{
    load();
    prepare(3, 2);
    go(3, 0);
    go(3, 1);
    const std::vector<Event> all = events();
    auto at = all.begin();
    for (int pass = 0; pass < 2; ++pass) {
        at = std::find_if(at, all.end(), is<TelemetryEvent>);
        ASSERT_NE(at, all.end()) << "pass " << pass;
        EXPECT_EQ(at->cell, 3);
        const auto& telemetry = std::get<TelemetryEvent>(at->body);
        EXPECT_EQ(telemetry.pass, pass);
        EXPECT_EQ(telemetry.uuid, findCudaDevices().devices.front().uuid);
        // Without the driver's library it says why.
        const bool none = !telemetry.unavailable.empty() && telemetry.unavailable.front().value == "telemetry";
        EXPECT_EQ(telemetry.sampledNs.size() >= 2, !none);
        at = std::find_if(at, all.end(), is<PassedEvent>);
        ASSERT_NE(at, all.end()) << "pass " << pass;
        const auto& passed = std::get<PassedEvent>(at->body);
        EXPECT_EQ(passed.pass, pass);
        if (!none) { // first and last sample are taken around the pass
            EXPECT_LE(telemetry.sampledNs.front(), passed.goNs);
            EXPECT_GE(telemetry.sampledNs.back(), passed.endNs);
        }
    }
    EXPECT_EQ(std::count_if(all.begin(), all.end(), is<TelemetryEvent>), 2);
}

TEST_F(GpuSession, EveryStepOfAPassTicks)
{
    load();
    prepare(0, 1);
    go(0, 0); // steps are kept now: no layer runs through the host any more
    const int64_t before = steps.step.load();
    go(0, 1);
    EXPECT_GE(steps.step.load() - before, fewTokens);
}

TEST_F(GpuSession, GoesOnAfterAModelHadNoRoom)
{
    const int64_t before = DeviceMemory::currentBytes();
    LoadCommand command;
    command.model = "Llama-3.1-70B";
    command.precision = Precision::Fp32; // 282 GB
    command.endLayer = 80;
    for (int again = 0; again < 3; ++again) {
        EXPECT_THROW(session.load(command), MemoryRefused);
        EXPECT_EQ(DeviceMemory::currentBytes(), before);
    }
    load();
    prepare(0, 1);
    go(0, 0);
    EXPECT_TRUE(is<PassedEvent>(events().back()));
}

TEST_F(GpuSession, GoesOnAfterACellHadNoRoom)
{
    load();
    const int64_t ofTheModel = DeviceMemory::currentBytes();
    prepare(0, 2);
    for (int again = 0; again < 3; ++again) {
        // 60,000 rows of 256 positions: the buffers of a step, 13 GB, are there before the cache of 283 GB is refused.
        EXPECT_THROW(prepare(1, 60'000, 253), MemoryRefused);
        EXPECT_EQ(DeviceMemory::currentBytes(), ofTheModel);
        EXPECT_THROW(go(1, 0), std::runtime_error); // nothing is there to run
    }
    prepare(2, 2);
    go(2, 0);
    const std::vector<Event> all = events();
    EXPECT_TRUE(is<PassedEvent>(all.back()));
    EXPECT_EQ(all.back().cell, 2);
}
