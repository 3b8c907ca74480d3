// SPDX-License-Identifier: GPL-3.0-or-later
// A forward pass that ends in a classification head: the checkpoint's own gives what Transformers gives, on one rank
// and at the end of a pipeline; where there is none it is random and the same everywhere.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/worker/child_worker.h>
#include <tests/worker/reference.h>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace throughline;
using namespace throughline::test;

namespace {

struct ClassifiedRows {
    PromptsCommand prompts;
    std::vector<float> logits; // [row][2]
};

ClassifiedRows classifiedRows()
{
    std::ifstream text(referenceFolder("gpt2-classification") / "expected.json");
    ClassifiedRows rows;
    const nlohmann::json expected = nlohmann::json::parse(text);
    for (const auto& row : expected["rows"]) {
        rows.prompts.indices.push_back(static_cast<int>(rows.prompts.indices.size()));
        rows.prompts.ids.push_back(row["ids"]);
        for (const auto& logit : row["logits"])
            rows.logits.push_back(logit);
    }
    return rows;
}

/// Stages of a model that classifies; one stage is the whole.
class Classifier {
public:
    Classifier(const std::filesystem::path& model, const std::vector<int>& stageEnds, int labels, uint64_t seed = 1)
    {
        const int count = static_cast<int>(stageEnds.size());
        for (int rank = 0; rank < count; ++rank) {
            LoadCommand load = loadOf(model);
            load.mode = count > 1 ? Mode::Pipeline : Mode::Sequential;
            load.task = Task::Forward;
            load.head = Head::Classification;
            load.labels = labels;
            load.seed = seed;
            load.rank = rank;
            load.ranks = count;
            load.firstLayer = rank > 0 ? stageEnds[rank - 1] : 0;
            load.endLayer = stageEnds[rank];
            load.rendezvous = m_meet.path().string();
            m_stages.push_back(std::make_unique<ChildWorker>());
            m_stages.back()->send(load);
        }
        for (auto& stage : m_stages)
            stage->waitFor<LoadedEvent>();
    }

    std::vector<float> run(PromptsCommand prompts, int batchSize, int chunks, bool gathers = false)
    {
        PrepareCommand prepare;
        prepare.cell = prompts.cell = m_cells++;
        prepare.task = Task::Forward;
        prepare.batchSize = batchSize;
        prepare.chunks = chunks;
        prepare.gatherToAll = gathers;
        for (auto& stage : m_stages) {
            stage->send(prompts);
            stage->send(prepare);
            stage->send(GoCommand{prepare.cell, 0, false, 0});
        }
        std::vector<PassedEvent> passed;
        for (auto& stage : m_stages)
            passed.push_back(stage->waitFor<PassedEvent>());
        for (const auto& each : passed) {
            EXPECT_TRUE(!gathers || each.outputHash == passed.back().outputHash);
        }
        return {passed.back().outputs.begin(), passed.back().outputs.end()};
    }

private:
    TemporaryFolder m_meet;
    std::vector<std::unique_ptr<ChildWorker>> m_stages;
    int m_cells = 0;
};

} // namespace

TEST(Classification, GivesTransformersLogitsOnOneRankAndAtTheEndOfAPipeline)
{
    const ClassifiedRows rows = classifiedRows();
    ASSERT_EQ(rows.logits.size(), 8u);
    for (const auto& stageEnds : {std::vector{6}, {3, 6}, {2, 4, 6}}) {
        Classifier classifier(referenceFolder("gpt2-classification"), stageEnds, 7); // its own two labels count
        for (const auto& [batchSize, chunks] : {std::pair{1, 1}, {4, 1}, {4, 2}}) {
            const auto outputs = classifier.run(rows.prompts, batchSize, stageEnds.size() > 1 ? chunks : 1, true);
            ASSERT_EQ(outputs.size(), rows.logits.size());
            EXPECT_LE(largestError(outputs, rows.logits), 1e-5); // the design's bound for fp32
        }
    }
}

TEST(Classification, AModelWithoutAHeadGetsARandomOneOfTheAskedLabels)
{
    PromptsCommand prompts;
    for (int i = 0; i < 3; ++i) {
        prompts.indices.push_back(i);
        prompts.ids.push_back({10 + i, 20});
    }
    const auto five = Classifier(referenceFolder(), {6}, 5).run(prompts, 1, 1);
    ASSERT_EQ(five.size(), 15u);
    EXPECT_EQ(Classifier(referenceFolder(), {2, 6}, 5).run(prompts, 3, 3), five);
    EXPECT_NE(Classifier(referenceFolder(), {6}, 5, 2).run(prompts, 1, 1), five);
    EXPECT_EQ(Classifier(referenceFolder(), {6}, 2).run(prompts, 1, 1).size(), 6u);
}
