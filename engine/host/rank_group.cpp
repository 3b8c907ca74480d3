// SPDX-License-Identifier: GPL-3.0-or-later
// Asking all ranks, waiting for all, and finding the one that is to blame.
#include <host/rank_group.h>

#include <host/event_now.h>

#include <algorithm>
#include <variant>

namespace throughline {

namespace {

constexpr int graceMs = 250;

template <class... Fs> struct Cases : Fs... {
    using Fs::operator()...;
};
template <class... Fs> Cases(Fs...) -> Cases<Fs...>;

/// What only the controller may say, and a worker's word would forge.
bool isControllers(const EventBody& body)
{
    return std::holds_alternative<RunStartedEvent>(body) || std::holds_alternative<PlanEvent>(body)
        || std::holds_alternative<CellStartedEvent>(body) || std::holds_alternative<RepeatSavedEvent>(body)
        || std::holds_alternative<TextsEvent>(body) || std::holds_alternative<CellEndedEvent>(body)
        || std::holds_alternative<RunEndedEvent>(body);
}

} // namespace

std::string RankGroup::nameOfRank(int rank) { return "rank " + std::to_string(rank); }

RankGroup::RankGroup(GroupSetup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_watchdog(int(m_setup.loads.size()), m_setup.ranksTalk ? Watchdog::Ranks::Talking : Watchdog::Ranks::Independent)
    , m_ranks(m_setup.loads.size())
{
    m_grace.setSingleShot(true);
    m_grace.setInterval(graceMs);
    connect(&m_grace, &QTimer::timeout, this, [this] { fail(*m_suspected); });
    connect(&m_watchdog, &Watchdog::stoodStill, this, [this](int rank, int ms) {
        fail({.rank = rank,
            .reason = nameOfRank(rank) + " made no step for " + std::to_string((ms + 500) / 1000)
                + " s: it hangs and was killed"});
    });
    for (int rank = 0; rank < ranks(); ++rank) {
        auto& process = m_ranks[std::size_t(rank)].process;
        process = std::make_unique<WorkerProcess>();
        connect(process.get(), &WorkerProcess::event, this, [this, rank](const Event& event) { onEvent(rank, event); });
        connect(process.get(), &WorkerProcess::finished, this,
            [this, rank](const WorkerEnd& end) { onFinished(rank, end); });
    }
}

RankGroup::~RankGroup()
{
    for (auto& rank : m_ranks)
        rank.process->disconnect(this);
}

void RankGroup::loadAll()
{
    m_step = Step::Load;
    for (int rank = 0; rank < ranks(); ++rank)
        m_watchdog.await(rank, m_setup.startWatchdogMs);
    for (int rank = 0; rank < ranks(); ++rank)
        m_ranks[std::size_t(rank)].process->start(m_setup.launches[std::size_t(rank)]);
    if (m_over) // one could not be started, and those after it were, in the meantime
        killAll();
}

void RankGroup::ask(int rank, const Command& command, Owes owes)
{
    m_ranks[std::size_t(rank)].owes = owes;
    m_watchdog.await(rank, m_setup.watchdogMs);
    m_ranks[std::size_t(rank)].process->send(command);
}

void RankGroup::measure()
{
    m_step = Step::Measure;
    ask(0, MeasureCommand{}, Owes::Ceilings);
    m_watchdog.await(0, m_setup.startWatchdogMs); // kernels over gigabytes: it may have no steps to count
}

void RankGroup::prepare(const CellCommands& commands)
{
    m_step = Step::Prepare;
    m_promptsOfRank = commands.promptsOfRank;
    for (int rank = 0; rank < ranks(); ++rank) {
        auto& process = *m_ranks[std::size_t(rank)].process;
        process.setAnswerLimit(commands.answerLimit);
        for (const auto& prompts : commands.prompts[std::size_t(rank)])
            process.send(prompts);
        ask(rank, commands.prepare, Owes::Ready);
        if (m_connecting) // first they meet, in a library that counts no steps
            m_watchdog.await(rank, m_setup.startWatchdogMs);
    }
    m_connecting = false;
}

void RankGroup::go(const GoCommand& go)
{
    m_step = Step::Pass;
    m_pass = go.pass;
    for (int rank = 0; rank < ranks(); ++rank) {
        GoCommand own = go;
        own.prompts = std::min(go.prompts, m_promptsOfRank[std::size_t(rank)]);
        ask(rank, own, Owes::Passed);
    }
}

void RankGroup::stop()
{
    m_over = true;
    m_watchdog.releaseAll();
    for (auto& rank : m_ranks)
        rank.process->stop();
}

void RankGroup::kill()
{
    m_over = true;
    killAll();
}

void RankGroup::killAll()
{
    m_grace.stop();
    m_watchdog.releaseAll();
    for (auto& rank : m_ranks)
        rank.process->kill();
}

void RankGroup::fail(GroupFailure failure)
{
    if (m_over)
        return;
    m_over = true;
    killAll();
    emit failed(failure);
}

/// A complaint may come from a rank whose peer died: the peer's end, which says more, gets a moment to arrive.
void RankGroup::suspect(GroupFailure failure)
{
    if (m_over || m_suspected)
        return;
    m_suspected = std::move(failure);
    m_watchdog.releaseAll();
    if (ranks() == 1)
        return fail(*m_suspected);
    m_grace.start();
}

void RankGroup::onEvent(int rank, const Event& received)
{
    Event event = received;
    event.rank = rank;
    if (event.tNs == 0)
        event.tNs = monotonicNs();
    const bool early = m_ranks[std::size_t(rank)].owes == Owes::Hello && !std::holds_alternative<HelloEvent>(event.body)
        && !std::holds_alternative<LogEvent>(event.body) && !std::holds_alternative<RejectedEvent>(event.body);
    if (isControllers(event.body) || early) {
        const std::string type(typeOf(event.body));
        event.body = RejectedEvent{
            toLine(received).substr(0, 200), early ? "the first line must be hello" : "a worker may not say " + type};
    }
    if (m_over && !std::holds_alternative<LogEvent>(event.body))
        return;
    emit this->event(event);
    std::visit(Cases{
                   [&](const HelloEvent& hello) { onHello(rank, hello); },
                   [&](const ProgressEvent& progress) { m_watchdog.step(rank, progress.step); },
                   [&](const CommunicatorEvent& communicator) { onCommunicator(rank, communicator); },
                   [&](const LoadedEvent&) { onAnswer(rank, Owes::Loaded); },
                   [&](const CeilingsEvent&) { onAnswer(rank, Owes::Ceilings); },
                   [&](const ReadyEvent&) { onAnswer(rank, Owes::Ready); },
                   [&](const PassedEvent& passed) {
                       if (passed.pass != m_pass || passed.endNs < passed.goNs)
                           fail({.rank = rank, .reason = nameOfRank(rank) + " reported a pass that was not asked for"});
                       else
                           onAnswer(rank, Owes::Passed);
                   },
                   [&](const FailedEvent& failed) { onFailed(rank, failed); },
                   [&](const RejectedEvent& rejected) {
                       fail({.rank = rank,
                           .reason = nameOfRank(rank) + " sent what can't be read (" + rejected.why + "): \""
                               + rejected.line + "\""});
                   },
                   [](const auto&) {},
               },
        event.body);
}

void RankGroup::onHello(int rank, const HelloEvent& hello)
{
    if (m_over || m_ranks[std::size_t(rank)].owes != Owes::Hello)
        return;
    if (hello.protocol != protocolVersion)
        return fail({.rank = rank,
            .reason = nameOfRank(rank) + " (" + hello.program + ") speaks protocol " + std::to_string(hello.protocol)
                + ", this program " + std::to_string(protocolVersion) + ": install both from the same version",
            .outOfMemory = false,
            .said = true});
    ask(rank, m_setup.loads[std::size_t(rank)], Owes::Loaded);
}

void RankGroup::onAnswer(int rank, Owes owed)
{
    if (m_over)
        return;
    if (m_ranks[std::size_t(rank)].owes != owed)
        return fail({.rank = rank, .reason = nameOfRank(rank) + " gave an answer that was not asked for"});
    m_ranks[std::size_t(rank)].owes = Owes::Nothing;
    m_watchdog.release(rank);
    if (!std::all_of(m_ranks.begin(), m_ranks.end(), [](const Rank& each) { return each.owes == Owes::Nothing; }))
        return;
    if (m_step == Step::Load)
        connectRanks();
    emit answered(m_step);
}

void RankGroup::onCommunicator(int rank, const CommunicatorEvent& communicator)
{
    const bool awaited = rank == 0 && m_setup.ranksTalk && m_ranks[0].owes == Owes::Loaded;
    if (!awaited || communicator.id.empty() || !m_communicatorId.empty())
        return fail({.rank = rank, .reason = nameOfRank(rank) + " named a communicator that was not asked for"});
    m_communicatorId = communicator.id;
}

/// No answer comes: whoever can't join says so in place of its next one.
void RankGroup::connectRanks()
{
    if (m_communicatorId.empty())
        return;
    for (auto& rank : m_ranks)
        rank.process->send(ConnectCommand{m_communicatorId});
    m_connecting = true;
}

void RankGroup::onFailed(int rank, const FailedEvent& failed)
{
    const bool outOfMemory = failed.kind == "out-of-memory";
    // After an error of its device a process can only leave; a fresh one may well succeed.
    const bool deviceError = failed.kind == "device-error";
    GroupFailure failure{.rank = rank,
        .reason = nameOfRank(rank) + (outOfMemory ? " ran out of memory: " : ": ") + failed.what,
        .outOfMemory = outOfMemory,
        .said = !deviceError};
    outOfMemory ? fail(std::move(failure)) : suspect(std::move(failure));
}

void RankGroup::onFinished(int rank, const WorkerEnd& end)
{
    m_ranks[std::size_t(rank)].ended = true;
    // After another rank's complaint only a death that nobody announced says more than the complaint.
    const bool unannounced = end.kind != WorkerEnd::Kind::Ended || end.exitStatus == 0;
    if (!m_suspected || (m_suspected->rank != rank && unannounced))
        fail({.rank = rank,
            .reason = nameOfRank(rank) + " " + inWords(end),
            .outOfMemory = false,
            .said = end.kind == WorkerEnd::Kind::FailedToStart});
    if (!std::all_of(m_ranks.begin(), m_ranks.end(), [](const Rank& each) { return each.ended; }))
        return;
    if (m_suspected)
        fail(*m_suspected);
    m_watchdog.releaseAll();
    m_grace.stop();
    emit ended();
}

} // namespace throughline
