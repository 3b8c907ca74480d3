// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of event does to the result. Events may come from a file that someone else wrote: every index is
// checked before it is used.
#include <core/fold.h>

#include <algorithm>

namespace throughline {

namespace {

template <class T> T& ofRank(std::vector<T>& list, int rank)
{
    const auto place =
        std::lower_bound(list.begin(), list.end(), rank, [](const T& entry, int value) { return entry.rank < value; });
    if (place != list.end() && place->rank == rank)
        return *place;
    T& made = *list.insert(place, T{});
    made.rank = rank;
    return made;
}

/// list[index] = value where `index` is one of the cell's prompts.
template <class T> void putAtPrompt(std::vector<T>& list, const CellResult& cell, int index, const T& value)
{
    const int count = cell.planned.cell.promptCount;
    if (index < 0 || index >= count)
        return;
    list.resize(static_cast<std::size_t>(count));
    list[static_cast<std::size_t>(index)] = value;
}

} // namespace

CellResult* Fold::cellOf(const Event& event)
{
    const auto count = static_cast<int>(m_result.cells.size());
    return event.cell >= 0 && event.cell < count ? &m_result.cells[static_cast<std::size_t>(event.cell)] : nullptr;
}

RankPass& Fold::openPass(const Event& event, int pass)
{
    if (event.cell != m_openCell) { // what the cell before left unfinished does not exist
        m_open.clear();
        m_openCell = event.cell;
    }
    const int rank = event.rank.value_or(0);
    RankPass& open = m_open[pass][rank];
    open.rank = rank;
    return open;
}

void Fold::shareLoads(CellResult& cell)
{
    if (loadGroupKey(cell.planned.cell) != m_loadGroup)
        return;
    for (const auto& [rank, load] : m_loads) {
        const bool known =
            std::any_of(cell.loads.begin(), cell.loads.end(), [r = rank](const auto& l) { return l.rank == r; });
        if (known)
            continue;
        RankLoad& shared = ofRank(cell.loads, rank);
        shared = load;
        shared.shared = true;
    }
}

template <> void Fold::take(const Event& event, const HelloEvent& hello) { m_hellos[event.rank.value_or(0)] = hello; }

template <> void Fold::take(const Event& event, const ProgressEvent& progress)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    cell->phase = progress.phase;
    if (progress.phase == "pass") {
        cell->batchesDone = progress.done;
        cell->batchesTotal = progress.total;
    }
}

/// It served its group while the run went on; nothing of it is a result.
template <> void Fold::take(const Event&, const CommunicatorEvent&) { }

template <> void Fold::take(const Event& event, const LoadedEvent& loaded)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    const int rank = event.rank.value_or(0);
    const std::string group = loadGroupKey(cell->planned.cell);
    if (group != m_loadGroup) {
        m_loads.clear();
        m_loadGroup = group;
    }
    m_loads[rank] = RankLoad{rank, m_hellos[rank], loaded, 0, {}, {}, false};
    ofRank(cell->loads, rank) = m_loads[rank];
}

template <> void Fold::take(const Event& event, const ReadyEvent& ready)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    shareLoads(*cell);
    RankLoad& load = ofRank(cell->loads, event.rank.value_or(0));
    load.preparedNs = ready.prepareNs;
    load.kernels = ready.kernels;
    load.kernelTable = ready.kernelTable;
}

template <> void Fold::take(const Event& event, const BatchEvent& batch)
{
    if (cellOf(event))
        openPass(event, batch.pass).batches.push_back(batch);
}

template <> void Fold::take(const Event& event, const SpansEvent& spans)
{
    if (!cellOf(event))
        return;
    auto& all = openPass(event, spans.pass).spans;
    all.insert(all.end(), spans.spans.begin(), spans.spans.end());
}

template <> void Fold::take(const Event& event, const TokensEvent& tokens)
{
    CellResult* const cell = cellOf(event);
    for (std::size_t i = 0; cell && i < std::min(tokens.prompts.size(), tokens.ids.size()); ++i)
        putAtPrompt(cell->tokens, *cell, tokens.prompts[i], tokens.ids[i]);
}

template <> void Fold::take(const Event& event, const PassedEvent& passed)
{
    if (cellOf(event))
        openPass(event, passed.pass).passed = passed;
}

template <> void Fold::take(const Event& event, const TelemetryEvent& telemetry)
{
    if (cellOf(event))
        openPass(event, telemetry.pass).telemetry = telemetry;
}

template <> void Fold::take(const Event& event, const CeilingsEvent& ceilings)
{
    const std::string& uuid = m_hellos[event.rank.value_or(0)].uuid;
    (uuid.empty() ? m_result.ceilings : m_result.gpuCeilings[uuid]) = ceilings;
}

template <> void Fold::take(const Event& event, const FailedEvent&) { m_result.log.push_back(event); }

template <> void Fold::take(const Event& event, const LogEvent&) { m_result.log.push_back(event); }

template <> void Fold::take(const Event& event, const RejectedEvent&) { m_result.log.push_back(event); }

template <> void Fold::take(const Event&, const ImportedEvent& imported) { m_result.imported = imported; }

template <> void Fold::take(const Event&, const RunStartedEvent& started) { m_result.started = started; }

template <> void Fold::take(const Event&, const PlanEvent& planned)
{
    m_result.models = planned.models;
    m_result.cells.clear();
    for (const PlannedCell& cell : planned.plan.cells) {
        CellResult& result = m_result.cells.emplace_back();
        result.planned = cell;
        result.state = cell.skipped ? CellState::Skipped : CellState::Planned;
    }
}

template <> void Fold::take(const Event& event, const CellStartedEvent& started)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    cell->state = CellState::Running;
    cell->promptTokens = started.promptTokens;
    cell->promptsHash = started.promptsHash;
    cell->tokenizerHash = started.tokenizerHash;
    cell->promptsOfRank = started.promptsOfRank;
    cell->tokenizeNs = started.tokenizeNs;
    m_open.clear();
}

template <> void Fold::take(const Event& event, const BatchHalvedEvent& halved)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    cell->usedBatchSize = halved.used;
    cell->warmups.clear();
    cell->repeats.clear();
    cell->tokens.clear();
    m_open.clear();
}

template <> void Fold::take(const Event& event, const RepeatSavedEvent& saved)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    Repeat repeat{saved.pass, saved.warmup, saved.wallNs, saved.flags, {}};
    if (event.cell == m_openCell)
        for (auto& [rank, part] : m_open[saved.pass])
            repeat.ranks.push_back(std::move(part));
    m_open.erase(saved.pass);
    (saved.warmup ? cell->warmups : cell->repeats).push_back(std::move(repeat));
    cell->batchesDone = 0; // of the pass to come
}

template <> void Fold::take(const Event& event, const TextsEvent& texts)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    for (std::size_t i = 0; i < texts.prompts.size(); ++i) {
        if (i < texts.promptTexts.size())
            putAtPrompt(cell->promptTexts, *cell, texts.prompts[i], texts.promptTexts[i]);
        if (i < texts.generated.size())
            putAtPrompt(cell->texts, *cell, texts.prompts[i], texts.generated[i]);
    }
}

template <> void Fold::take(const Event& event, const CellEndedEvent& ended)
{
    CellResult* const cell = cellOf(event);
    if (!cell)
        return;
    cell->state = ended.state;
    cell->ended = ended;
    cell->phase.clear();
    cell->batchesDone = cell->batchesTotal = 0;
    m_open.clear();
}

template <> void Fold::take(const Event&, const RunEndedEvent& ended) { m_result.state = ended.state; }

template <> void Fold::take(const Event&, const UnknownEvent&) { }

void Fold::apply(const Event& event)
{
    if (event.tNs != 0) {
        m_result.firstNs = m_result.firstNs == 0 ? event.tNs : std::min(m_result.firstNs, event.tNs);
        m_result.lastNs = std::max(m_result.lastNs, event.tNs);
    }
    std::visit([&](const auto& body) { take(event, body); }, event.body);
}

RunResult fold(std::span<const Event> events)
{
    Fold folding;
    for (const Event& event : events)
        folding.apply(event);
    return folding.result();
}

} // namespace throughline
