// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/cell_work.h>

#include <core/plan.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace throughline {

void CellPrompts::add(const PromptsCommand& command)
{
    if (command.cell != cell || complete) {
        cell = command.cell;
        complete = false;
        indices.clear();
        ids.clear();
        texts.clear();
    }
    indices.insert(indices.end(), command.indices.begin(), command.indices.end());
    ids.insert(ids.end(), command.ids.begin(), command.ids.end());
    texts.insert(texts.end(), command.texts.begin(), command.texts.end());
}

int CellWork::newTokens(int place) const
{
    if (!generates())
        return 0;
    if (command.totalLength > 0)
        return std::max(0, command.totalLength - static_cast<int>(prompts.ids[place].size()));
    return command.newTokens;
}

std::vector<int> CellWork::promptPositions() const
{
    std::vector<int> lengths;
    for (const auto& ids : prompts.ids)
        lengths.push_back(static_cast<int>(ids.size()));
    if (!command.pads)
        return lengths;
    return paddedLengths(
        lengths, command.padTogether > 0 ? command.padTogether : command.batchSize, command.paddingMultiple);
}

int CellWork::mostRows() const { return std::min(command.batchSize, prompts.count()); }

int CellWork::mostPositions() const
{
    const std::vector<int> positions = promptPositions();
    int most = 0;
    for (int place = 0; place < prompts.count(); ++place)
        most = std::max({most, static_cast<int>(prompts.ids[place].size()) + newTokens(place), positions[place]});
    return most;
}

int CellWork::mostChunkRows() const { return (mostRows() + command.chunks - 1) / command.chunks; }

int64_t CellWork::mostChunkTokens() const
{
    int64_t most = 0;
    for (const auto& batch : batches(prompts.count()))
        for (const auto& chunk : batch) {
            int64_t tokens = 0;
            for (const RowTask& row : chunk.rows)
                tokens += row.promptPositions;
            most = std::max(most, tokens);
        }
    return most;
}

std::vector<std::vector<ChunkTask>> CellWork::batches(int promptCount) const
{
    const std::vector<int> positions = promptPositions();
    std::vector<std::vector<ChunkTask>> all;
    for (int first = 0; first < promptCount; first += command.batchSize) {
        const int rows = std::min(command.batchSize, promptCount - first);
        const int chunks = std::min(command.chunks, rows);
        std::vector<ChunkTask> batch(chunks);
        for (int c = 0, row = 0; c < chunks; ++c) {
            batch[c].firstRow = row;
            for (const int end = row + rows / chunks + (c < rows % chunks ? 1 : 0); row < end; ++row)
                batch[c].rows.push_back(
                    {first + row, newTokens(first + row), positions[first + row], prompts.indices[first + row] < 0});
        }
        all.push_back(std::move(batch));
    }
    return all;
}

void checkWork(const CellWork& work, int maxPositions, int vocab)
{
    const auto refuse = [](const std::string& sentence) { throw std::runtime_error(sentence); };
    if (work.command.batchSize < 1 || work.command.chunks < 1)
        refuse("A batch needs at least one row and one chunk");
    if (work.command.padTogether < 0 || work.command.paddingMultiple < 1)
        refuse("Prompts are padded to a multiple of at least 1");
    if (work.prompts.count() == 0 || work.prompts.indices.size() != work.prompts.ids.size())
        refuse("No prompts were sent for cell " + std::to_string(work.command.cell));
    if (work.command.preparesInPass && work.prompts.texts.size() != work.prompts.ids.size())
        refuse("Prompts that are prepared inside the pass need their texts");
    for (const auto& ids : work.prompts.ids) {
        if (ids.empty())
            refuse("A prompt without tokens can't be computed");
        for (const int id : ids)
            if (id < 0 || id >= vocab)
                refuse("Token " + std::to_string(id) + " is outside the vocabulary of " + std::to_string(vocab));
    }
    if (work.mostPositions() > maxPositions)
        refuse("Prompt and generated tokens come to " + std::to_string(work.mostPositions()) + "; the model ends at "
            + std::to_string(maxPositions));
}

} // namespace throughline
