// SPDX-License-Identifier: GPL-3.0-or-later
// The worker processes of one load: started, told what to do and answered for together. When one fails, all are killed.
#pragma once

#include <core/command.h>
#include <core/event.h>
#include <host/watchdog.h>
#include <host/worker_process.h>

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct GroupSetup {
    std::vector<WorkerLaunch> launches; // per rank
    std::vector<LoadCommand> loads;     // per rank
    bool ranksTalk = false;             // to each other, and so wait for each other
    int watchdogMs = 10'000;
    int startWatchdogMs = 60'000; // until a worker's first line
};

struct GroupFailure {
    int rank = -1;
    std::string reason; // one sentence, the rank named
    bool outOfMemory = false;
    bool said = false; // the worker said so itself: another try would end the same
    bool operator==(const GroupFailure&) const = default;
};

/// What the ranks of a cell get before its passes.
struct CellCommands {
    std::vector<std::vector<PromptsCommand>> prompts; // [rank], each short enough for a line
    PrepareCommand prepare;
    std::vector<int> promptsOfRank; // how many each rank has
    AnswerLimit answerLimit;        // of one pass
};

/// Contract: each of loadAll(), measure(), prepare() and go() is answered by exactly one `answered`, or by `failed`,
/// which comes at most once. `ended` comes exactly once after loadAll(), when no process of the group is left.
class RankGroup : public QObject {
    Q_OBJECT
public:
    enum class Step { Load, Measure, Prepare, Pass };
    Q_ENUM(Step)

    explicit RankGroup(GroupSetup setup, QObject* parent = nullptr);
    ~RankGroup() override;

    /// Starts the workers, checks their greeting, loads, and hands on rank 0's communicator where it made one.
    void loadAll();
    /// Rank 0 measures the device's ceilings.
    void measure();
    void prepare(const CellCommands& commands);
    void go(const GoCommand& go);
    /// The normal end; the group answers no more.
    void stop();
    /// Everything is killed; no `failed` follows.
    void kill();

    int ranks() const { return int(m_ranks.size()); }

signals:
    /// Every event of every rank, with the rank filled in.
    void event(const throughline::Event& event);
    void answered(throughline::RankGroup::Step step);
    void failed(const throughline::GroupFailure& failure);
    void ended();

private:
    enum class Owes { Nothing, Hello, Loaded, Ceilings, Ready, Passed };
    struct Rank {
        std::unique_ptr<WorkerProcess> process;
        Owes owes = Owes::Hello;
        bool ended = false;
    };

    void onEvent(int rank, const Event& event);
    void onAnswer(int rank, Owes owed);
    void onHello(int rank, const HelloEvent& hello);
    void onCommunicator(int rank, const CommunicatorEvent& communicator);
    void connectRanks();
    void onFailed(int rank, const FailedEvent& failed);
    void onFinished(int rank, const WorkerEnd& end);
    void ask(int rank, const Command& command, Owes owes);
    void fail(GroupFailure failure);
    void suspect(GroupFailure failure);
    void killAll();
    static std::string nameOfRank(int rank);

    GroupSetup m_setup;
    Watchdog m_watchdog;
    QTimer m_grace; // between a rank's complaint and the verdict: its peer's death may be the cause
    std::vector<Rank> m_ranks;
    std::vector<int> m_promptsOfRank;
    std::string m_communicatorId; // of the ranks that talk on GPUs; empty on a CPU
    bool m_connecting = false;    // by it, since the load
    std::optional<GroupFailure> m_suspected;
    Step m_step = Step::Load;
    int m_pass = 0;
    bool m_over = false; // stopped, killed or failed: what still comes is only logged
};

} // namespace throughline
