// SPDX-License-Identifier: GPL-3.0-or-later
// Everything this worker holds between commands: the loaded part of a model, its role, the prepared cell.
#pragma once

#include <device/compute.h>
#include <device/pass_watch.h>
#include <worker/event_writer.h>
#include <worker/model/decoder.h>
#include <worker/roles/role.h>
#include <worker/step_counter.h>

#include <core/command.h>

#include <memory>
#include <optional>

namespace throughline {

class Communicator;

/// What a rank of such a load holds of a model with `layers` layers.
ModelPart partOf(const LoadCommand& command, int layers);

class WorkerSession {
public:
    WorkerSession(EventWriter& writer, StepCounter& steps);
    ~WorkerSession();

    // Each answers with the event that command.h names. Throws MemoryRefused, which leaves the session usable, and
    // other exceptions, after which the worker must end.
    void load(const LoadCommand& command);
    void connect(const ConnectCommand& command);
    void addPrompts(const PromptsCommand& command) { m_prompts.add(command); }
    void prepare(const PrepareCommand& command);
    void go(const GoCommand& command);
    void measure();

    /// "batch 16 at 300 positions": what was being done when memory ran out, and its bytes.
    std::string describeNeed(int64_t& neededBytes) const;

private:
    void finishPass(const GoCommand& command, PassRecord& record, std::optional<TelemetryEvent> telemetry);

    EventWriter& m_writer;
    StepCounter& m_steps;
    std::vector<int> m_cpus; // that the process started with
    LoadCommand m_load;
    std::unique_ptr<Compute> m_compute;
    std::unique_ptr<Decoder> m_decoder;
    std::unique_ptr<Communicator> m_communicator;
    std::unique_ptr<Role> m_role;
    CellPrompts m_prompts;
    CellWork m_work;
    bool m_prepared = false;   // m_work: memory may have refused it
    bool m_tokensSent = false; // of the prepared cell
    PassWatch m_watch;
};

} // namespace throughline
