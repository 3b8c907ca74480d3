// SPDX-License-Identifier: GPL-3.0-or-later
// What a rank is to do in each pass of a cell: its prompts, cut into batches and micro-batches. Counts, never computes.
#pragma once

#include <checkpoint/tokenizer/tokenizer.h>
#include <core/command.h>

#include <memory>
#include <span>
#include <vector>

namespace throughline {

/// Prompts of a cell that this rank was sent, in the order in which they were sent.
struct CellPrompts {
    int cell = -1;
    std::vector<int> indices;          // place among the cell's prompts; -1: a copy
    std::vector<std::vector<int>> ids; // [prompt][token]
    std::vector<std::string> texts;    // [prompt], where ids are prepared inside the pass; else empty

    bool complete = false; // prepared: what comes next is another set, even for the same cell

    /// Adds; the first prompts of another set replace those of the last one.
    void add(const PromptsCommand& command);
    int count() const { return static_cast<int>(ids.size()); }
};

/// One row of a batch.
struct RowTask {
    int place = 0; // among this rank's prompts
    int newTokens = 0;
    int promptPositions = 0; // computed in prefill: its tokens and its padding
    bool copy = false;       // fills up the rank: computed, reported as waste, its results dropped
};

/// Consecutive rows of a batch that go through the stages together.
struct ChunkTask {
    int firstRow = 0;          // in the batch, and in the cache
    std::vector<RowTask> rows; // never empty
};

struct CellWork {
    PrepareCommand command;
    CellPrompts prompts;
    std::shared_ptr<const Tokenizer> tokenizer; // where ids are prepared inside the pass; else null
    std::vector<int> preparationCpus;           // of threads that do it

    int newTokens(int place) const;
    /// [place] positions computed in prefill: rows have their own lengths, so that padding is work that nobody sees. On
    /// which side it would stand changes neither the amount of work nor a result.
    std::vector<int> promptPositions() const;
    bool generates() const { return command.task == Task::Generate; }
    /// Most rows of a batch, positions of a row, and packed prompt tokens of one chunk: what to reserve for.
    int mostRows() const;
    int mostPositions() const;
    int mostChunkRows() const;
    int64_t mostChunkTokens() const;
    /// The batches over the first `promptCount` prompts, each cut into chunks as evenly as rows allow, larger first.
    std::vector<std::vector<ChunkTask>> batches(int promptCount) const;
};

/// Throws std::runtime_error with a sentence where the work can't be done with such a model.
void checkWork(const CellWork& work, int maxPositions, int vocab);

} // namespace throughline
