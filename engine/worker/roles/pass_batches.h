// SPDX-License-Identifier: GPL-3.0-or-later
// The batches of one pass, in order. Made before go, or inside the timed span out of the prompts' texts, as a data
// loader would: by the computing thread in between, or ahead of it by threads of their own.
#pragma once

#include <worker/roles/micro_batch.h>

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace throughline {

class PassBatches {
public:
    using Chunks = std::vector<MicroBatch>; // of one batch

    /// Over the first `prompts` prompts. `prepares`: this rank is the one that texts become ids on, where the work says
    /// so.
    PassBatches(const CellWork& work, int prompts, bool tokensKnown, bool prepares);
    ~PassBatches();
    PassBatches(const PassBatches&) = delete;
    PassBatches& operator=(const PassBatches&) = delete;

    int count() const { return static_cast<int>(m_tasks.size()); }
    /// The pass begins: threads that prepare ahead start.
    void go();
    /// The next batch, in order; waits for it where a thread prepares it. Throws std::runtime_error when a text gives
    /// other ids than the ones that were sent.
    Chunks next();

private:
    Chunks make(int index) const;
    void checkTexts(int index) const;
    void prepareAhead();

    const CellWork& m_work;
    const std::vector<std::vector<ChunkTask>> m_tasks;
    const bool m_tokensKnown;
    const Tokenizer* const m_tokenizer;         // null: all was made before go
    int m_next = 0;                             // to hand out
    std::vector<std::optional<Chunks>> m_ready; // [batch]
    std::vector<std::thread> m_threads;
    std::mutex m_mutex; // of all below, and of m_ready while threads run
    std::condition_variable m_changed;
    int m_begun = 0;
    bool m_leaving = false;
    std::exception_ptr m_error;
};

} // namespace throughline
