// SPDX-License-Identifier: GPL-3.0-or-later
// The worker as a program: its greeting, its answers, its failures, its end.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/worker/child_worker.h>
#include <tests/worker/poisoned_checkpoint.h>
#include <tests/worker/reference.h>

#include <checkpoint/safetensors_file.h>

#include <gtest/gtest.h>

#include <csignal>

using namespace throughline;
using namespace throughline::test;

namespace {

PromptsCommand referencePromptsOf(int cell)
{
    PromptsCommand prompts{cell, {}, {}};
    for (const auto& prompt : referencePrompts()) {
        prompts.indices.push_back(static_cast<int>(prompts.indices.size()));
        prompts.ids.push_back(prompt.ids);
    }
    return prompts;
}

PrepareCommand prepareOf(int cell, int batchSize)
{
    PrepareCommand prepare;
    prepare.cell = cell;
    prepare.batchSize = batchSize;
    prepare.newTokens = referenceNewTokens;
    return prepare;
}

/// The next failure; throws when the stream ends first.
FailedEvent failureOf(ChildWorker& worker)
{
    while (const auto event = worker.next())
        if (const auto* failed = std::get_if<FailedEvent>(&event->body))
            return *failed;
    throw std::runtime_error("the worker ended without a word");
}

} // namespace

TEST(WorkerProgram, SaysWhatItIsFirst)
{
    ChildWorker worker;
    const auto event = worker.next();
    ASSERT_TRUE(event.has_value());
    const auto* hello = std::get_if<HelloEvent>(&event->body);
    ASSERT_NE(hello, nullptr);
    EXPECT_EQ(hello->protocol, protocolVersion);
    EXPECT_EQ(hello->program, "throughline-worker");
    EXPECT_FALSE(hello->libtorch.empty());
    EXPECT_FALSE(hello->device.empty());
    EXPECT_FALSE(hello->instructionSet.empty());
    EXPECT_GT(hello->startedNs, 0);
    EXPECT_LE(hello->startedNs, event->tNs);
}

TEST(WorkerProgram, LeavesWithZeroWhenToldToStopAndWhenInputEnds)
{
    ChildWorker told;
    told.send(StopCommand{});
    EXPECT_EQ(told.waitForEnd(), 0);
    ChildWorker deserted;
    deserted.waitFor<HelloEvent>();
    deserted.closeInput();
    EXPECT_EQ(deserted.waitForEnd(), 0);
}

TEST(WorkerProgram, LeavesInTheMiddleOfAPassWhenInputEnds)
{
    ChildWorker worker;
    LoadCommand load = loadOf("gpt2");
    load.endLayer = 12;
    worker.send(load);
    worker.waitFor<LoadedEvent>();
    PrepareCommand prepare = prepareOf(0, 1);
    prepare.newTokens = 900; // for minutes
    worker.send(referencePromptsOf(0));
    worker.send(prepare);
    worker.waitFor<ReadyEvent>();
    worker.send(GoCommand{});
    while (worker.waitFor<ProgressEvent>().phase != "pass") { }
    worker.closeInput();
    EXPECT_EQ(worker.waitForEnd(), 0);
    while (worker.next()) { }
    EXPECT_TRUE(worker.all<PassedEvent>().empty());
}

TEST(WorkerProgram, GeneratesTheReferencesIdsAndSendsThemOnce)
{
    ChildWorker worker;
    worker.send(loadOf(referenceFolder()));
    const auto loaded = worker.waitFor<LoadedEvent>();
    EXPECT_EQ(loaded.tensorNames.size(), 76u); // all of a tied model with six layers
    EXPECT_FALSE(loaded.fingerprint.empty());
    worker.send(referencePromptsOf(3));
    worker.send(prepareOf(3, 4));
    const auto ready = worker.waitFor<ReadyEvent>();
    EXPECT_EQ(ready.cell, 3);
    // 6 layers, keys and values, 4 rows of 21 + 24 positions, 4 heads stored 16 wide, fp32
    EXPECT_EQ(ready.kvBytes, int64_t{6} * 2 * 4 * 45 * 64 * 4);

    worker.send(GoCommand{3, 0, true, 2}); // a warm-up over two prompts has no ids to send
    EXPECT_TRUE(worker.waitFor<PassedEvent>().warmup);
    EXPECT_TRUE(worker.all<TokensEvent>().empty());
    for (int pass = 1; pass < 4; ++pass) {
        worker.send(GoCommand{3, pass, false, 0});
        worker.waitFor<PassedEvent>();
    }
    const auto tokens = worker.all<TokensEvent>();
    ASSERT_EQ(tokens.size(), 1u);
    for (std::size_t i = 0; i < tokens[0].ids.size(); ++i)
        EXPECT_EQ(tokens[0].ids[i], referencePrompts()[i].greedy);
    const auto passes = worker.all<PassedEvent>();
    EXPECT_NE(passes[0].outputHash, passes[1].outputHash);
    EXPECT_EQ(passes[1].outputHash, passes[2].outputHash);
    EXPECT_EQ(passes[2].pass, 2);
    for (const auto& pass : passes) {
        EXPECT_EQ(pass.computeNs + pass.communicationNs + pass.hostNs, pass.endNs - pass.goNs);
        EXPECT_EQ(pass.nonFiniteStep, -1);
        EXPECT_GT(pass.residentPeakBytes, pass.peakBytes);
    }
    for (const auto& event : worker.seen())
        if (std::holds_alternative<BatchEvent>(event.body)) {
            EXPECT_EQ(event.cell, 3);
        }
}

TEST(WorkerProgram, StepTimesAscendAndCountPositions)
{
    ChildWorker worker;
    worker.send(loadOf(referenceFolder()));
    worker.send(referencePromptsOf(0));
    worker.send(prepareOf(0, 10));
    worker.send(GoCommand{});
    const auto passed = worker.waitFor<PassedEvent>();
    const auto batches = worker.all<BatchEvent>();
    ASSERT_EQ(batches.size(), 1u);
    const BatchEvent& batch = batches[0];
    EXPECT_EQ(batch.prompts.size(), 10u);
    EXPECT_EQ(batch.tokens, std::vector<int>(10, referenceNewTokens));
    ASSERT_EQ(batch.stepNs.size(), static_cast<std::size_t>(referenceNewTokens));
    EXPECT_TRUE(std::is_sorted(batch.stepNs.begin(), batch.stepNs.end()));
    EXPECT_LE(batch.stepNs.back(), passed.endNs - passed.goNs);
    EXPECT_EQ(batch.computedPositions, 155 + 10 * (referenceNewTokens - 1)); // the prompts have 155 tokens
    EXPECT_EQ(batch.wastedPositions, 0);
}

TEST(WorkerProgram, AForwardPassEndsInHiddenStatesOrLogits)
{
    for (const Head head : {Head::None, Head::LastLogits}) {
        ChildWorker worker;
        LoadCommand load = loadOf(referenceFolder());
        load.task = Task::Forward;
        load.head = head;
        worker.send(load);
        PrepareCommand prepare = prepareOf(0, 4);
        prepare.task = Task::Forward;
        prepare.newTokens = 0;
        worker.send(referencePromptsOf(0));
        worker.send(prepare);
        worker.send(GoCommand{});
        const auto passed = worker.waitFor<PassedEvent>();
        EXPECT_EQ(passed.outputs.size(), 64u);
        EXPECT_EQ(passed.nonFiniteStep, -1);
        EXPECT_TRUE(worker.all<TokensEvent>().empty());
        EXPECT_EQ(worker.all<BatchEvent>().at(0).stepNs.size(), 1u);
        if (head == Head::None)
            continue;
        const auto& prompt = referencePrompts()[0];
        const std::vector<float> outputs(passed.outputs.begin(), passed.outputs.end());
        const auto last = std::span(prompt.logits).subspan((prompt.ids.size() - 1) * referenceVocab, 64);
        EXPECT_LE(largestError(outputs, last), 1e-5); // the design's bound for fp32
    }
}

TEST(WorkerProgram, CapturesTheLogitsOfEveryGeneratedToken)
{
    const TemporaryFolder folder;
    ChildWorker worker;
    worker.send(loadOf(referenceFolder()));
    worker.send(referencePromptsOf(0));
    PrepareCommand prepare = prepareOf(0, 10);
    prepare.captureLogits = folder.path().string();
    worker.send(prepare);
    worker.send(GoCommand{});
    worker.waitFor<PassedEvent>();
    const auto file = SafetensorsFile::open(folder.path() / "rank0.safetensors");
    ASSERT_TRUE(file) << sentence(file.error());
    for (int i = 0; i < 10; ++i) {
        const auto& prompt = referencePrompts()[i];
        const StoredTensor* tensor = file->find("logits." + std::to_string(i));
        ASSERT_NE(tensor, nullptr);
        EXPECT_EQ(tensor->shape, (std::vector<int64_t>{referenceNewTokens, referenceVocab}));
        std::vector<float> first(referenceVocab);
        ASSERT_TRUE(file->read(*tensor, 0, first));
        const auto last = std::span(prompt.logits).subspan((prompt.ids.size() - 1) * referenceVocab, referenceVocab);
        EXPECT_LE(largestError(first, last), 1e-5); // the design's bound for fp32
    }
}

TEST(WorkerProgram, MemoryOfTheCeilingsIsNotTheCells)
{
    ChildWorker worker;
    worker.send(loadOf(referenceFolder()));
    worker.send(MeasureCommand{});
    worker.waitFor<CeilingsEvent>(); // reads over as much as 1 GiB
    worker.send(referencePromptsOf(0));
    worker.send(prepareOf(0, 4));
    worker.send(GoCommand{});
    const auto passed = worker.waitFor<PassedEvent>();
    EXPECT_GT(passed.residentPeakBytes, passed.peakBytes);
    EXPECT_LT(passed.residentPeakBytes, 512 << 20); // the program with its libraries; the tiny model is under 1 MB
}

TEST(WorkerProgram, LogitsThatAreNotFiniteAreSaid)
{
    const TemporaryFolder folder;
    copyPoisoned(referenceFolder(), folder.path() / "m",
        [](const std::string& name) { return name.find("h.4.mlp.c_proj.bias") == std::string::npos; });
    ChildWorker worker;
    worker.send(loadOf(folder.path() / "m"));
    worker.send(referencePromptsOf(0));
    worker.send(prepareOf(0, 4));
    worker.send(GoCommand{});
    EXPECT_EQ(worker.waitFor<PassedEvent>().nonFiniteStep, 0);
}

TEST(WorkerProgram, OutOfMemoryIsAnAnswerAndNotTheEnd)
{
    ChildWorker worker;
    LoadCommand load = loadOf("distilgpt2");
    load.memoryLimitBytes = int64_t{1536} << 20;
    worker.send(load);
    worker.waitFor<LoadedEvent>();
    PromptsCommand prompts{0, {}, {}};
    for (int i = 0; i < 64; ++i) {
        prompts.indices.push_back(i);
        prompts.ids.push_back({1, 2, 3});
    }
    PrepareCommand prepare = prepareOf(0, 64);
    prepare.newTokens = 1000; // 64 rows of 1,003 positions: 2.4 GB
    worker.send(prompts);
    for (int again = 0; again < 20; ++again) {
        worker.send(prepare);
        const FailedEvent failed = failureOf(worker);
        EXPECT_EQ(failed.kind, "out-of-memory");
        EXPECT_GT(failed.neededBytes, int64_t{2} * 6 * 64 * 1000 * 768 * 4);
        EXPECT_NE(failed.what.find("batch 64"), std::string::npos) << failed.what;
    }
    prepare.batchSize = 2;
    prepare.newTokens = 4;
    worker.send(prepare);
    worker.waitFor<ReadyEvent>();
    worker.send(GoCommand{});
    EXPECT_EQ(worker.waitFor<PassedEvent>().nonFiniteStep, -1);
}

TEST(WorkerProgram, ANonsenseCommandEndsItWithASentence)
{
    for (const char* line : {"{\"type\":\"dance\"}\n", "not json\n", "{\"type\":\"go\",\"cell\":7}\n"}) {
        ChildWorker worker;
        worker.sendText(line);
        const FailedEvent failed = failureOf(worker);
        EXPECT_EQ(failed.kind, "error");
        EXPECT_GT(failed.what.size(), 10u);
        EXPECT_EQ(worker.waitForEnd(), 1);
    }
}

TEST(WorkerProgram, AModelThatCannotBeReadIsNamed)
{
    ChildWorker worker;
    worker.send(loadOf("/nowhere/at-all"));
    EXPECT_NE(failureOf(worker).what.find("/nowhere/at-all"), std::string::npos);
    EXPECT_EQ(worker.waitForEnd(), 1);
}
