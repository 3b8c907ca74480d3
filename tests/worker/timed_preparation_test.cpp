// SPDX-License-Identifier: GPL-3.0-or-later
// Texts become ids again inside the timed span, by real workers: out of the texts that were sent, after "go", and
// counted.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/worker/child_worker.h>
#include <tests/worker/reference.h>

#include <worker/clock.h>

#include <checkpoint/model_source.h>
#include <checkpoint/tokenizer/tokenizer.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

using namespace throughline;
using namespace throughline::test;

namespace {

PrepareCommand timedPreparation(int threads)
{
    PrepareCommand prepare;
    prepare.batchSize = 2;
    prepare.newTokens = 2;
    prepare.preparesInPass = true;
    prepare.preparationThreads = threads;
    return prepare;
}

PromptsCommand promptsWithTexts()
{
    PromptsCommand prompts;
    for (const auto& prompt : referencePrompts()) {
        prompts.indices.push_back(static_cast<int>(prompts.indices.size()));
        prompts.ids.push_back(prompt.ids);
        prompts.texts.push_back(prompt.text);
    }
    return prompts;
}

/// The last prompt's text is another's, so that its ids are not the ones it gives here.
PromptsCommand promptsWithAWrongText()
{
    PromptsCommand prompts = promptsWithTexts();
    prompts.texts.back() = prompts.texts.front();
    return prompts;
}

/// The worker is ready, and fails in the pass, with a sentence that names the prompt.
void expectRefusedInPass(ChildWorker& worker)
{
    std::optional<FailedEvent> failed;
    while (const auto event = worker.next()) {
        ASSERT_FALSE(std::holds_alternative<PassedEvent>(event->body));
        if (const auto* body = std::get_if<FailedEvent>(&event->body))
            failed = *body;
    }
    ASSERT_TRUE(failed.has_value());
    const auto last = std::to_string(referencePrompts().size() - 1);
    EXPECT_EQ(failed->what,
        "The text of prompt " + last
            + " gives other token ids here than where the run was planned: the tokenizer's files changed");
    EXPECT_EQ(worker.waitForEnd(), 1);
}

/// A text of a few hundred kilobytes that begins with the first prompt's.
std::string longText()
{
    std::string text = referencePrompts().front().text;
    for (int i = 0; text.size() < 400'000; ++i)
        text += " " + std::to_string(i * 7919) + referencePrompts()[static_cast<std::size_t>(i) % 8].text;
    return text;
}

/// How long making ids of a text takes here, in the same build of the same code.
int64_t encodeNs(const std::string& text)
{
    const Tokenizer tokenizer = Tokenizer::open(openModel(referenceFolder().string()).value()).value();
    int64_t least = std::numeric_limits<int64_t>::max();
    for (int round = 0; round < 3; ++round) {
        const int64_t start = nowNs();
        EXPECT_GT(tokenizer.encode(text, true).size(), 10'000u);
        least = std::min(least, nowNs() - start);
    }
    return least;
}

} // namespace

TEST(TimedPreparation, TextsThatGiveTheSentIdsPass)
{
    for (const int threads : {0, 2}) {
        ChildWorker worker;
        worker.send(loadOf(referenceFolder()));
        worker.send(promptsWithTexts());
        worker.send(timedPreparation(threads));
        worker.send(GoCommand{});
        const auto tokens = worker.waitFor<TokensEvent>();
        ASSERT_EQ(tokens.prompts.size(), referencePrompts().size());
        for (std::size_t i = 0; i < tokens.prompts.size(); ++i) {
            const auto& greedy = referencePrompts()[static_cast<std::size_t>(tokens.prompts[i])].greedy;
            EXPECT_EQ(tokens.ids[i], std::vector<int>(greedy.begin(), greedy.begin() + 2)) << threads << " threads";
        }
    }
}

TEST(TimedPreparation, ATextThatGivesOtherIdsIsRefusedInThePass)
{
    for (const int threads : {0, 2}) {
        ChildWorker worker;
        worker.send(loadOf(referenceFolder()));
        worker.send(promptsWithAWrongText());
        worker.send(timedPreparation(threads));
        worker.waitFor<ReadyEvent>(); // nothing is looked at before the pass
        worker.send(GoCommand{});
        expectRefusedInPass(worker);
    }
}

TEST(TimedPreparation, WhatIsNotTimedIsNotLookedAt)
{
    ChildWorker worker;
    worker.send(loadOf(referenceFolder()));
    worker.send(promptsWithAWrongText());
    PrepareCommand prepare = timedPreparation(0);
    prepare.preparesInPass = false;
    worker.send(prepare);
    worker.send(GoCommand{});
    worker.waitFor<PassedEvent>();
}

TEST(TimedPreparation, IsDoneByTheFirstStageOfAPipeline)
{
    const TemporaryFolder folder;
    ChildPipeline pipeline({3, 6}, {2, referenceFolder()}, folder.path());
    for (int rank = 0; rank < 2; ++rank) {
        pipeline.stage(rank).send(promptsWithAWrongText());
        pipeline.stage(rank).send(timedPreparation(0));
    }
    for (int rank = 0; rank < 2; ++rank)
        pipeline.stage(rank).waitFor<ReadyEvent>();
    for (int rank = 1; rank >= 0; --rank)
        pipeline.stage(rank).send(GoCommand{});
    expectRefusedInPass(pipeline.stage(0));
}

TEST(TimedPreparation, TakesItsTimeInsideTheSpan)
{
    const std::string text = longText();
    const int64_t leastNs = encodeNs(text);
    ChildWorker worker;
    worker.send(loadOf(referenceFolder()));
    PromptsCommand prompts; // the text's first ids, as of a prompt that is cut
    prompts.indices = {0};
    prompts.ids = {referencePrompts().front().ids};
    prompts.texts = {text};
    // A quarter of the same work elsewhere leaves room for a processor whose speed changes. The pass without it takes
    // far less.
    for (const bool timed : {false, true}) {
        PrepareCommand prepare = timedPreparation(0);
        prepare.preparesInPass = timed;
        worker.send(prompts);
        worker.send(prepare);
        worker.send(GoCommand{});
        const auto passed = worker.waitFor<PassedEvent>();
        if (timed) {
            EXPECT_GT(passed.hostNs, leastNs / 4);
            EXPECT_GE(passed.endNs - passed.goNs, passed.hostNs);
        }
    }
}
