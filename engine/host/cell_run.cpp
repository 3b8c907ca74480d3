// SPDX-License-Identifier: GPL-3.0-or-later
// The passes of a cell.
#include <host/cell_run.h>

#include <host/event_now.h>

#include <core/telemetry.h>

#include <algorithm>
#include <limits>

namespace throughline {

namespace {

int mostPrompts(const CellPrompts& prompts)
{
    std::size_t most = 0;
    for (const auto& rank : prompts.promptsOfRank)
        most = std::max(most, rank.size());
    return int(most);
}

/// Generous, and bounded: a line per batch with a number per token, and a span per stage, micro-batch and step.
AnswerLimit answerLimit(const PlannedCell& planned, const CellPrompts& prompts)
{
    const Settings& settings = planned.cell.settings;
    const int64_t tokens = std::max({settings.newTokens, settings.totalLength, 1});
    const auto count = int64_t(prompts.ids.size());
    AnswerLimit limit;
    limit.lines += 4 * count;
    limit.bytes += count * (512 + 128 * tokens);
    return limit;
}

} // namespace

CellCommands cellCommands(const PlannedCell& planned, const CellPrompts& prompts)
{
    const Settings& settings = planned.cell.settings;
    const bool timed = settings.preparation == Preparation::Timed;
    CellCommands commands;
    for (const auto& indices : prompts.promptsOfRank) {
        const int copies = settings.equaliseRanks ? mostPrompts(prompts) - int(indices.size()) : 0;
        commands.prompts.push_back(promptsCommands(planned.index, indices, copies, prompts, timed));
        commands.promptsOfRank.push_back(int(indices.size()) + copies);
    }
    PrepareCommand& prepare = commands.prepare;
    prepare.cell = planned.index;
    prepare.task = settings.task;
    prepare.batchSize = planned.cell.mode == Mode::Sequential ? 1 : planned.cell.batchSize;
    prepare.chunks = planned.cell.mode == Mode::Pipeline ? planned.cell.chunks : 1;
    if (settings.task == Task::Generate) {
        prepare.newTokens = settings.newTokens;
        prepare.totalLength = settings.totalLength;
    }
    prepare.preparesInPass = timed;
    prepare.preparationThreads = settings.preparationThreads;
    prepare.specialTokens = settings.specialTokens;
    prepare.pads = settings.padding != PaddingSide::None;
    prepare.padTogether = planned.cell.mode == Mode::Sequential ? settings.groups : 0;
    prepare.paddingMultiple = settings.paddingMultiple;
    prepare.gatherToAll = settings.gather == Gather::AllRanks;
    prepare.honourEndOfSequence = settings.endOfSequence == EndOfSequence::Honour;
    prepare.endOfSequenceIds = prompts.endOfSequenceIds;
    prepare.captureLogits = settings.captureLogits;
    commands.answerLimit = answerLimit(planned, prompts);
    return commands;
}

CellRun::CellRun(
    const PlannedCell& planned, const CellPrompts& prompts, RankGroup& group, RunRecorder& recorder, Rest& rest)
    : m_planned(planned)
    , m_prompts(prompts)
    , m_group(group)
    , m_recorder(recorder)
    , m_rest(rest)
    , m_policy(planned.cell.settings.protocol, mostPrompts(prompts), planned.cell.batchSize)
    , m_tokens(prompts.ids.size())
{
    m_go.cell = planned.index;
    m_go.pass = -1;
}

void CellRun::start() { m_group.prepare(cellCommands(m_planned, m_prompts)); }

void CellRun::onAnswered(RankGroup::Step step)
{
    if (step == RankGroup::Step::Pass)
        savePass();
    nextPass();
}

void CellRun::nextPass()
{
    const auto next = m_policy.next();
    if (next == RepeatsPolicy::Next::Enough) {
        emit measured();
        return;
    }
    m_rest.before([this, warmup = next == RepeatsPolicy::Next::Warmup] { go(warmup); });
}

void CellRun::go(bool warmup)
{
    ++m_go.pass;
    m_go.warmup = warmup;
    m_go.prompts = m_go.warmup ? m_policy.warmupPrompts() : 0;
    if (m_rest.wanted()) { // who paints must know at once
        ProgressEvent begins;
        begins.phase = "pass";
        m_recorder.pass(eventNow(begins, m_planned.index, 0));
    }
    m_passing = true;
    m_clocks.emplace();
    m_group.go(m_go);
}

void CellRun::take(const Event& event)
{
    if (const auto* tokens = std::get_if<TokensEvent>(&event.body)) {
        if (m_tokensPass.value_or(m_go.pass) != m_go.pass) // they come once; afterwards a hash says that they are equal
            return;
        m_tokensPass = m_go.pass;
        keepTokens(*tokens);
    }
    const bool urgent =
        std::holds_alternative<FailedEvent>(event.body) || std::holds_alternative<RejectedEvent>(event.body);
    if (m_passing && !urgent)
        m_lines.push_back(event); // the disk is left alone while ranks compute
    else
        m_recorder.record(event);
}

void CellRun::savePass()
{
    m_passing = false;
    int64_t first = std::numeric_limits<int64_t>::max();
    int64_t last = 0;
    for (const Event& line : m_lines)
        if (const auto* passed = std::get_if<PassedEvent>(&line.body)) {
            first = std::min(first, passed->goNs);
            last = std::max(last, passed->endNs);
        }
    RepeatSavedEvent saved{m_go.pass, m_go.warmup, last - first, flagsOfPass()};
    const bool throttled = std::find(saved.flags.begin(), saved.flags.end(), "throttled") != saved.flags.end();
    m_lines.push_back(eventNow(saved, m_planned.index));
    m_recorder.record(std::exchange(m_lines, {}));
    m_go.warmup ? m_policy.addWarmup(saved.wallNs) : m_policy.addRepeat(saved.wallNs, throttled);
}

/// Of the host's clocks and of every rank's device, each once.
std::vector<std::string> CellRun::flagsOfPass() const
{
    std::vector<std::string> flags = m_clocks->flags();
    for (const Event& line : m_lines)
        if (const auto* telemetry = std::get_if<TelemetryEvent>(&line.body); telemetry && telemetry->pass == m_go.pass)
            for (std::string& flag : flagsOf(*telemetry))
                if (std::find(flags.begin(), flags.end(), flag) == flags.end())
                    flags.push_back(std::move(flag));
    return flags;
}

void CellRun::abandon()
{
    m_passing = false;
    std::erase_if(m_lines, [](const Event& line) { return !std::holds_alternative<LogEvent>(line.body); });
    if (!m_lines.empty())
        m_recorder.record(std::exchange(m_lines, {}));
}

void CellRun::keepTokens(const TokensEvent& tokens)
{
    for (std::size_t i = 0; i < std::min(tokens.prompts.size(), tokens.ids.size()); ++i) {
        const int prompt = tokens.prompts[i];
        if (prompt >= 0 && std::size_t(prompt) < m_tokens.size())
            m_tokens[std::size_t(prompt)] = tokens.ids[i];
    }
}

} // namespace throughline
