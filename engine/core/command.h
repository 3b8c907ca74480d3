// SPDX-License-Identifier: GPL-3.0-or-later
// What the controller tells a worker: one JSON object per line on the worker's standard input.
// Order: load · connect · (prompts… · prepare · go…)… · stop; connect only where ranks talk through NCCL. The worker
// answers each with the event named beside it.
#pragma once

#include <core/names.h>
#include <core/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace throughline {

inline constexpr int protocolVersion = 1;
inline constexpr std::size_t maxLineBytes = 1 << 20; // of a command or an event, newline included

/// Load this rank's part of the model. Answer: `loaded` (after any number of `progress`).
struct LoadCommand {
    std::string model; // preset name, or folder of a checkpoint
    Precision precision = Precision::Fp32;
    Mode mode = Mode::Sequential;
    int rank = 0;
    int ranks = 1;
    int firstLayer = 0; // pipeline stage: layers [firstLayer, endLayer); replica: [0, layers)
    int endLayer = 0;
    Task task = Task::Generate; // with `head`: says whether the output head is needed
    Head head = Head::LastLogits;
    int labels = 2;
    uint64_t seed = 1;
    std::vector<int> cpus;        // cores to pin compute threads to, one thread per entry
    int64_t memoryLimitBytes = 0; // of the data segment; 0 = unlimited
    std::string rendezvous;       // private directory for the file store; empty when ranks never talk
    int64_t delayNs = 0;          // tests: a stage sleeps so long in each micro-batch, to make overlap visible
    bool operator==(const LoadCommand&) const = default;
};

/// The id that rank 0 of a GPU pipeline made while it loaded (event `communicator`): join it, together with all ranks
/// of the group, each of which gets this after all have loaded. No answer; a failure is `failed`.
struct ConnectCommand {
    std::string id; // hexadecimal
    bool operator==(const ConnectCommand&) const = default;
};

/// Token ids of some prompts of the next cell; may come several times before `prepare` so that no line exceeds 1 MiB.
/// Replica: only this rank's prompts. Pipeline: every stage gets all (later stages need the lengths). No answer.
struct PromptsCommand {
    int cell = 0;
    std::vector<int> indices; // place among the cell's prompts; -1: a copy that fills up the rank, computed as waste
    std::vector<std::vector<int>> ids; // [prompt][token]
    std::vector<std::string> texts =
        {}; // [prompt] where the ids came from; empty unless they are prepared inside the pass
    bool operator==(const PromptsCommand&) const = default;
};

/// Make ready for passes over the prompts sent: allocate KV cache and buffers. Answer: `ready`.
struct PrepareCommand {
    int cell = 0;
    Task task = Task::Generate;
    int batchSize = 1;           // rows per batch on this rank
    int chunks = 1;              // micro-batches per batch; rows are cut as evenly as possible, larger first
    int newTokens = 0;           // per prompt; or:
    int totalLength = 0;         // prompt + generated
    bool preparesInPass = false; // texts become ids again inside the timed span
    int preparationThreads = 0;  // that do it ahead of the batch they belong to; 0 = the computing thread, in between
    bool specialTokens = true;   // of that
    bool pads = false;           // prompts of a group are padded to their longest; seen by nobody, counted as waste
    int padTogether = 0;         // prompts of such a group; 0 = the batch
    int paddingMultiple = 1;     // of the padded length
    bool gatherToAll = false;    // pipeline: every stage gets the outputs, inside the timed span
    bool honourEndOfSequence = false;
    std::vector<int> endOfSequenceIds;
    std::string captureLogits; // folder; empty = none
    bool operator==(const PrepareCommand&) const = default;
};

/// Run one pass over all prepared prompts, now. Answer: on a GPU `telemetry`, then `batch`…, `spans`…, `passed`, all
/// written after the pass ended.
struct GoCommand {
    int cell = 0;
    int pass = 0; // counts warm-ups and repeats of the cell together, from 0
    bool warmup = false;
    int prompts = 0; // only so many of the first prompts of this rank; 0 = all
    bool operator==(const GoCommand&) const = default;
};

/// Measure this device's ceilings: read bandwidth (best of several kernels over >= 1 GiB), matrix rate per precision,
/// and on a GPU the rates from and to pinned host memory. Also before any load. Answer: `ceilings`.
struct MeasureCommand {
    bool operator==(const MeasureCommand&) const = default;
};

/// Leave with exit status 0. End of input means the same.
struct StopCommand {
    bool operator==(const StopCommand&) const = default;
};

using Command =
    std::variant<LoadCommand, ConnectCommand, PromptsCommand, PrepareCommand, GoCommand, MeasureCommand, StopCommand>;

/// One line, newline included.
std::string toLine(const Command& command);
Result<Command> commandFromLine(std::string_view line);

} // namespace throughline
