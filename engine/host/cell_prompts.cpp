// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizing, splitting and decoding.
#include <host/cell_prompts.h>

#include <checkpoint/model_source.h>
#include <checkpoint/prompt_set.h>
#include <checkpoint/tokenizer/tokenizer.h>
#include <core/prompt_shares.h>

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

constexpr std::size_t commandBytes = maxLineBytes / 2; // an estimate may be off, a line must not be too long
constexpr std::size_t textsBytes = maxLineBytes / 4;   // a character may become six in JSON

std::vector<std::vector<int>> splitOverRanks(const Cell& cell, const std::vector<std::vector<int>>& ids)
{
    if (cell.mode != Mode::DataParallel) {
        std::vector<int> all(ids.size());
        std::iota(all.begin(), all.end(), 0);
        return std::vector(std::size_t(cell.ranks), all);
    }
    std::vector<int> tokens;
    for (const auto& prompt : ids)
        tokens.push_back(int(prompt.size()));
    return promptsOfRanks(cell, tokens);
}

/// A prompt as long as the total length leaves no room for a token: cut where the experiment says so.
void cutOverlong(const Settings& settings, std::vector<std::vector<int>>& ids)
{
    if (settings.overlong != Overlong::Truncate || settings.totalLength < 2)
        return;
    for (auto& prompt : ids)
        prompt.resize(std::min(prompt.size(), std::size_t(settings.totalLength) - 1));
}

} // namespace

struct PromptMaker::Opened {
    ModelSource model;
    Tokenizer tokenizer;
};

PromptMaker::PromptMaker() = default;
PromptMaker::~PromptMaker() = default;

Result<void> PromptMaker::open(const std::string& name)
{
    if (m_opened && m_opened->model.name == name)
        return {};
    auto model = openModel(name);
    if (!model)
        return model.error();
    auto tokenizer = Tokenizer::open(*model);
    if (!tokenizer)
        return tokenizer.error();
    m_opened = std::make_unique<Opened>(Opened{std::move(*model), std::move(*tokenizer)});
    return {};
}

Result<ModelFacts> PromptMaker::facts(const std::string& model)
{
    if (m_opened && m_opened->model.name == model)
        return m_opened->model.facts;
    const auto opened = openModel(model);
    return opened ? Result(opened->facts) : opened.error();
}

Result<CellPrompts> PromptMaker::make(const PlannedCell& planned)
{
    const Cell& cell = planned.cell;
    if (auto opened = open(cell.model); !opened)
        return opened.error();
    QElapsedTimer clock;
    clock.start();
    auto set = makePrompts(m_opened->model, m_opened->tokenizer, cell.settings, cell.promptCount);
    const qint64 tokenizeNs = clock.nsecsElapsed();
    if (!set)
        return set.error();
    cutOverlong(cell.settings, set->ids);
    CellPrompts prompts;
    prompts.tokenizeNs = tokenizeNs;
    prompts.facts = m_opened->model.facts;
    prompts.endOfSequenceIds = m_opened->model.shape.endOfSequenceIds;
    prompts.texts = std::move(set->textOf);
    prompts.ids = std::move(set->ids);
    for (std::size_t i = 0; i < prompts.ids.size(); ++i)
        prompts.sources.push_back(set->texts[i % set->texts.size()]);
    prompts.promptsHash = set->hash;
    prompts.tokenizerHash = m_opened->tokenizer.hash();
    prompts.promptsOfRank = splitOverRanks(cell, prompts.ids);
    return prompts;
}

std::vector<TextsEvent> PromptMaker::texts(const CellPrompts& prompts, const std::vector<std::vector<int>>& ids) const
{
    std::vector<TextsEvent> events;
    std::size_t bytes = textsBytes;
    for (std::size_t i = 0; i < prompts.texts.size(); ++i) {
        const std::string generated =
            i < ids.size() && !ids[i].empty() ? m_opened->tokenizer.decode(ids[i]) : std::string();
        const std::size_t more = prompts.texts[i].size() + generated.size();
        if (bytes + more > textsBytes && (events.empty() || !events.back().prompts.empty())) {
            events.emplace_back();
            bytes = 0;
        }
        bytes += more;
        events.back().prompts.push_back(int(i));
        events.back().promptTexts.push_back(prompts.texts[i]);
        events.back().generated.push_back(generated);
    }
    return events;
}

std::vector<PromptsCommand> promptsCommands(
    int cell, const std::vector<int>& indices, int copies, const CellPrompts& prompts, bool withSources)
{
    constexpr std::size_t longestNumber = 11;   // ten digits and a comma
    constexpr std::size_t longestCharacter = 6; // a control character in JSON
    std::vector<PromptsCommand> commands;
    std::size_t bytes = commandBytes;
    for (std::size_t i = 0; i < indices.size() + std::size_t(copies); ++i) {
        const bool copy = i >= indices.size();
        const int index = copy ? indices.back() : indices[i];
        const auto& prompt = prompts.ids[std::size_t(index)];
        const std::string& source = prompts.sources[std::size_t(index)];
        const std::size_t more =
            (prompt.size() + 1) * longestNumber + 2 + (withSources ? source.size() * longestCharacter + 4 : 0);
        if (bytes + more > commandBytes) {
            commands.push_back({cell, {}, {}, {}});
            bytes = 0;
        }
        bytes += more;
        commands.back().indices.push_back(copy ? -1 : index);
        commands.back().ids.push_back(prompt);
        if (withSources)
            commands.back().texts.push_back(source);
    }
    return commands;
}

CellStartedEvent cellStarted(const CellPrompts& prompts)
{
    CellStartedEvent started;
    for (const auto& prompt : prompts.ids)
        started.promptTokens.push_back(int(prompt.size()));
    started.promptsHash = prompts.promptsHash;
    started.tokenizerHash = prompts.tokenizerHash;
    started.promptsOfRank = prompts.promptsOfRank;
    started.tokenizeNs = prompts.tokenizeNs;
    return started;
}

} // namespace throughline
