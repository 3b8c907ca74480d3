// SPDX-License-Identifier: GPL-3.0-or-later
// Logits in every mode of real processes. Against Transformers at every position: each beginning of each prompt is a
// prompt of its own, whose last position is compared. And of every generated token, against one prompt at a time.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/worker/child_worker.h>
#include <tests/worker/reference.h>

#include <checkpoint/safetensors_file.h>

#include <gtest/gtest.h>

#include <map>

using namespace throughline;
using namespace throughline::test;

namespace {

using LogitsByPrompt = std::map<int, std::vector<float>>; // by index: [steps][vocab]

/// The ranks of a cell: copies of the model that share the prompts, or the stages of a pipeline.
class CellRanks {
public:
    CellRanks(Mode mode, const std::vector<int>& ends, Precision precision, Task task)
        : m_mode(mode)
        , m_task(task)
    {
        const int count = static_cast<int>(ends.size());
        for (int rank = 0; rank < count; ++rank) {
            LoadCommand load = loadOf(referenceFolder());
            load.mode = mode;
            load.precision = precision;
            load.task = task;
            load.rank = rank;
            load.ranks = count;
            load.cpus = {rank % 2};
            load.rendezvous = m_meet.path().string();
            if (mode == Mode::Pipeline) {
                load.firstLayer = rank > 0 ? ends[rank - 1] : 0;
                load.endLayer = ends[rank];
            }
            m_ranks.push_back(std::make_unique<ChildWorker>());
            m_ranks.back()->send(load);
        }
        for (auto& rank : m_ranks)
            rank->waitFor<LoadedEvent>();
    }

    /// One pass over the prompts, as a cell of its own.
    LogitsByPrompt run(const PromptsCommand& prompts, int batchSize, int chunks)
    {
        const TemporaryFolder folder;
        PrepareCommand prepare;
        prepare.cell = m_cells++;
        prepare.task = m_task;
        prepare.batchSize = batchSize;
        prepare.chunks = chunks;
        prepare.newTokens = m_task == Task::Generate ? referenceNewTokens : 0;
        prepare.captureLogits = folder.path().string();
        for (std::size_t rank = 0; rank < m_ranks.size(); ++rank) {
            m_ranks[rank]->send(promptsOf(prompts, rank));
            m_ranks[rank]->send(prepare);
        }
        for (auto& rank : m_ranks)
            rank->waitFor<ReadyEvent>();
        for (auto& rank : m_ranks)
            rank->send(GoCommand{prepare.cell, 0, false, 0});
        for (auto& rank : m_ranks)
            rank->waitFor<PassedEvent>();
        return captured(folder.path());
    }

private:
    /// All of them for a stage, a contiguous part for a copy.
    PromptsCommand promptsOf(const PromptsCommand& all, std::size_t rank) const
    {
        PromptsCommand own{m_cells - 1, all.indices, all.ids};
        if (m_mode == Mode::Pipeline)
            return own;
        const auto first = static_cast<std::ptrdiff_t>(all.ids.size() * rank / m_ranks.size());
        const auto end = static_cast<std::ptrdiff_t>(all.ids.size() * (rank + 1) / m_ranks.size());
        own.indices.assign(all.indices.begin() + first, all.indices.begin() + end);
        own.ids.assign(all.ids.begin() + first, all.ids.begin() + end);
        return own;
    }

    static LogitsByPrompt captured(const std::filesystem::path& folder)
    {
        LogitsByPrompt all;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const auto file = SafetensorsFile::open(entry.path());
            if (!file)
                throw std::runtime_error(sentence(file.error()));
            for (const auto& [name, tensor] : file->tensors()) {
                std::vector<float> values(static_cast<std::size_t>(tensor.elements()));
                if (!file->read(tensor, 0, values))
                    throw std::runtime_error("unreadable: " + name);
                all[std::stoi(name.substr(std::string("logits.").size()))] = std::move(values);
            }
        }
        return all;
    }

    TemporaryFolder m_meet;
    Mode m_mode;
    Task m_task;
    std::vector<std::unique_ptr<ChildWorker>> m_ranks;
    int m_cells = 0;
};

/// Every beginning of every prompt of the reference, counted through.
PromptsCommand beginnings()
{
    PromptsCommand all;
    for (const auto& prompt : referencePrompts())
        for (std::size_t length = 1; length <= prompt.ids.size(); ++length) {
            all.indices.push_back(static_cast<int>(all.indices.size()));
            all.ids.emplace_back(prompt.ids.begin(), prompt.ids.begin() + static_cast<std::ptrdiff_t>(length));
        }
    return all;
}

PromptsCommand wholePrompts()
{
    PromptsCommand all;
    for (const auto& prompt : referencePrompts()) {
        all.indices.push_back(static_cast<int>(all.indices.size()));
        all.ids.push_back(prompt.ids);
    }
    return all;
}

void expectAgreement(const LogitsByPrompt& logits, Precision precision)
{
    int index = 0;
    for (const auto& prompt : referencePrompts()) {
        std::vector<float> positions; // [ids][vocab]
        for (std::size_t position = 0; position < prompt.ids.size(); ++position, ++index) {
            ASSERT_TRUE(logits.contains(index)) << "beginning " << index;
            const auto& at = logits.at(index);
            ASSERT_EQ(at.size(), static_cast<std::size_t>(referenceVocab));
            positions.insert(positions.end(), at.begin(), at.end());
            const auto expected = std::span(prompt.logits).subspan(position * referenceVocab, referenceVocab);
            if (precision == Precision::Fp32) {
                EXPECT_LE(largestError(at, expected), 1e-5) << "beginning " << index; // the design's bound for fp32
            }
        }
        // The design's bound for bf16; Transformers itself reaches 2.2e-2.
        EXPECT_LE(relativeNorm(positions, prompt.logits), 3e-2);
    }
    EXPECT_EQ(static_cast<int>(logits.size()), index);
}

const std::vector<std::vector<int>> copies{{6, 6}, {6, 6, 6}};
const std::vector<std::vector<int>> stages{{3, 6}, {2, 5, 6}};

class ModeLogits : public testing::TestWithParam<Precision> { };

} // namespace

TEST_P(ModeLogits, OfDataParallelRanksAgreeAtEveryPosition)
{
    for (const auto& ends : copies) {
        CellRanks ranks(Mode::DataParallel, ends, GetParam(), Task::Forward);
        for (const int batchSize : {1, 4, 10}) {
            SCOPED_TRACE(std::to_string(ends.size()) + " ranks, batch " + std::to_string(batchSize));
            expectAgreement(ranks.run(beginnings(), batchSize, 1), GetParam());
        }
    }
}

TEST_P(ModeLogits, OfPipelinesAgreeAtEveryPosition)
{
    for (const auto& ends : stages) {
        CellRanks ranks(Mode::Pipeline, ends, GetParam(), Task::Forward);
        for (const auto& [batchSize, chunks] : {std::pair{4, 1}, {4, 2}, {4, 4}, {10, 4}}) {
            SCOPED_TRACE(std::to_string(ends.size()) + " stages, " + std::to_string(chunks) + " chunks of a batch of "
                + std::to_string(batchSize));
            expectAgreement(ranks.run(beginnings(), batchSize, chunks), GetParam());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Every, ModeLogits, testing::Values(Precision::Fp32, Precision::Bf16),
    [](const auto& parameter) { return parameter.param == Precision::Fp32 ? "Fp32" : "Bf16"; });

TEST(GeneratedLogits, OfEveryGeneratedTokenAreThoseOfOnePromptAtATime)
{
    // A row's sums run in the same order whatever its company, so the bits are the same.
    CellRanks alone(Mode::Sequential, {6}, Precision::Fp32, Task::Generate);
    const LogitsByPrompt expected = alone.run(wholePrompts(), 1, 1);
    ASSERT_EQ(expected.size(), referencePrompts().size());
    ASSERT_EQ(expected.at(0).size(), static_cast<std::size_t>(referenceNewTokens) * referenceVocab);
    for (const auto& ends : copies) {
        CellRanks ranks(Mode::DataParallel, ends, Precision::Fp32, Task::Generate);
        for (const int batchSize : {1, 4, 10})
            EXPECT_EQ(ranks.run(wholePrompts(), batchSize, 1), expected)
                << ends.size() << " ranks, batch " << batchSize;
    }
    for (const auto& ends : stages) {
        CellRanks ranks(Mode::Pipeline, ends, Precision::Fp32, Task::Generate);
        for (const int chunks : {1, 2, 4})
            EXPECT_EQ(ranks.run(wholePrompts(), 4, chunks), expected) << ends.size() << " stages, " << chunks;
    }
}
