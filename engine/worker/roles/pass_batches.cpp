// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/pass_batches.h>

#include <worker/process.h>

#include <algorithm>
#include <stdexcept>

namespace throughline {

PassBatches::PassBatches(const CellWork& work, int prompts, bool tokensKnown, bool prepares)
    : m_work(work)
    , m_tasks(work.batches(prompts))
    , m_tokensKnown(tokensKnown)
    , m_tokenizer(prepares ? work.tokenizer.get() : nullptr)
    , m_ready(m_tasks.size())
{
    if (m_tokenizer)
        return;
    for (int index = 0; index < count(); ++index)
        m_ready[index] = make(index);
}

PassBatches::~PassBatches()
{
    {
        const std::lock_guard lock(m_mutex);
        m_leaving = true;
    }
    for (auto& thread : m_threads)
        thread.join();
}

void PassBatches::go()
{
    if (!m_tokenizer)
        return;
    for (int i = 0; i < std::min(m_work.command.preparationThreads, count()); ++i)
        m_threads.emplace_back([this] { prepareAhead(); });
}

PassBatches::Chunks PassBatches::next()
{
    const int index = m_next++;
    if (m_tokenizer && m_threads.empty()) {
        checkTexts(index);
        return make(index);
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_ready[index] || m_error; });
    if (m_error)
        std::rethrow_exception(m_error);
    return *std::exchange(m_ready[index], std::nullopt);
}

PassBatches::Chunks PassBatches::make(int index) const
{
    Chunks chunks;
    for (const ChunkTask& task : m_tasks[index])
        chunks.emplace_back(m_work, task, m_tokensKnown);
    return chunks;
}

/// The sent ids are what the texts give, cut where the experiment cuts prompts: the work is done, its result is known.
void PassBatches::checkTexts(int index) const
{
    for (const ChunkTask& task : m_tasks[index])
        for (const RowTask& row : task.rows) {
            const std::string& text = m_work.prompts.texts[row.place];
            const std::vector<int>& ids = m_work.prompts.ids[row.place];
            if (text.empty()) // random ids have none
                continue;
            const std::vector<int> encoded = m_tokenizer->encode(text, m_work.command.specialTokens);
            if (encoded.size() < ids.size() || !std::equal(ids.begin(), ids.end(), encoded.begin()))
                throw std::runtime_error("The text of prompt " + std::to_string(row.place)
                    + " gives other token ids here than where the run was planned: the tokenizer's files changed");
        }
}

void PassBatches::prepareAhead()
{
    allowCpus(m_work.preparationCpus);
    std::unique_lock lock(m_mutex);
    while (m_begun < count() && !m_leaving && !m_error) {
        const int index = m_begun++;
        lock.unlock();
        Chunks chunks;
        std::exception_ptr error;
        try {
            checkTexts(index);
            chunks = make(index);
        } catch (...) {
            error = std::current_exception();
        }
        lock.lock();
        m_ready[index] = std::move(chunks);
        m_error = m_error ? m_error : error;
        m_changed.notify_one();
    }
}

} // namespace throughline
