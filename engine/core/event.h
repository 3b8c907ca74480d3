// SPDX-License-Identifier: GPL-3.0-or-later
// What happened: lines of workers and of the controller. A run's truth is the stream of these, stored as they came.
// All times are CLOCK_MONOTONIC nanoseconds of the host, unless a name says otherwise.
#pragma once

#include <core/experiment.h>
#include <core/plan.h>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace throughline {

// ---- of workers --------------------------------------------------------------------------------------------------

struct HelloEvent { // first line of a worker; `throughline-worker-cuda --list` writes one per device
    int protocol = 0;
    std::string program;   // "throughline-worker", "throughline-worker-cuda"
    std::string buildType; // "Release", "Debug": a debug build makes a run INVALID
    std::string revision;
    std::string libtorch;
    std::string cuda; // empty on a CPU worker
    std::string driver;
    std::string device; // "Intel(R) Xeon(R) Processor", "NVIDIA H200"
    std::string uuid;
    std::string instructionSet; // "AVX-512 BF16 AMX", "compute 9.0", …
    int64_t startedNs = 0;      // process start
    int64_t memoryBytes = 0;    // of the device; 0 on a CPU worker
    int64_t freeMemoryBytes = 0;
    bool operator==(const HelloEvent&) const = default;
};
struct ProgressEvent { // at most ten a second; `step` is the step counter the watchdog looks at
    std::string phase; // "load", "prepare", "pass"
    int64_t step = 0;  // only ever grows
    int64_t done = 0;  // bytes loaded, or batches finished
    int64_t total = 0;
    bool operator==(const ProgressEvent&) const = default;
};
/// Of rank 0 of a GPU pipeline, while it loads: what the controller hands on to all ranks (ConnectCommand).
struct CommunicatorEvent {
    std::string id; // NCCL's unique id, hexadecimal
    bool operator==(const CommunicatorEvent&) const = default;
};
struct LoadedEvent {
    int64_t startedNs = 0; // process start
    int64_t loadedNs = 0;  // weights on the device
    int64_t readNs = 0;
    int64_t transferNs = 0;
    int64_t prepareNs = 0; // converting, packing
    int64_t weightBytes = 0;
    std::vector<std::string> tensorNames; // which tensors this rank opened
    std::string fingerprint;              // of the weights it opened
    bool operator==(const LoadedEvent&) const = default;
};
struct ReadyEvent {
    int cell = 0;
    int64_t prepareNs = 0;
    int64_t kvBytes = 0;
    std::string kernels;                    // which kernels will run: "gemv-avx512/mkl-packed", for the record
    std::vector<std::string> kernelTable{}; // a line per product's shape: which kernel was chosen, from which timings
    bool operator==(const ReadyEvent&) const = default;
};
/// One batch (or micro-batch) of a pass on the rank that has its outputs. Times are relative to this rank's go.
struct BatchEvent {
    int pass = 0;
    std::vector<int> prompts; // index among the cell's prompts, per row
    std::vector<int> tokens;  // generated tokens that belong to each row
    int64_t startNs = 0;
    std::vector<int64_t> stepNs; // when step i's tokens were on the host; [0] is the end of prefill. Forward: one entry
    int64_t computedPositions = 0; // token positions computed in all (prefill + decode)
    int64_t wastedPositions = 0;   // of these: padding, finished rows, copies
    bool operator==(const BatchEvent&) const = default;
};
/// When this stage computed which micro-batch: for the pipeline timeline. Relative to this rank's go.
struct StageSpan {
    int chunk = 0;
    int step = 0; // 0 = prefill
    int64_t startNs = 0;
    int64_t endNs = 0;
    bool operator==(const StageSpan&) const = default;
};
struct SpansEvent { // at most 2,000 spans a line; of a long pass the first ones (PassedEvent::spanCount)
    int pass = 0;
    std::vector<StageSpan> spans;
    bool operator==(const SpansEvent&) const = default;
};
/// Token ids of the cell's first pass, on the rank that has them.
struct TokensEvent {
    std::vector<int> prompts;
    std::vector<std::vector<int>> ids; // generated only
    bool operator==(const TokensEvent&) const = default;
};
struct PassedEvent { // the pass is complete on this rank
    int pass = 0;
    bool warmup = false;
    int64_t goNs = 0;              // absolute
    int64_t endNs = 0;             // absolute; after this device's sync, last token on the host
    int64_t computeNs = 0;         // parts of endNs - goNs
    int64_t communicationNs = 0;   // waiting for and moving activations and tokens
    int64_t hostNs = 0;            // the rest: bookkeeping
    int64_t peakBytes = 0;         // allocator's peak
    int64_t residentPeakBytes = 0; // device-level peak (resident set of the process on a CPU)
    std::string outputHash;        // SHA-256 or FNV over the ids (or logits bytes) in prompt order
    std::vector<double> outputs;   // Forward with a head: the first prompts' outputs, for comparison (at most 64)
    int64_t nonFiniteStep = -1;    // first step with a NaN or infinite logit; -1 = none
    int64_t spanCount = 0;         // spans of the pass, also those that a long pass does not keep
    bool operator==(const PassedEvent&) const = default;
};
struct ForeignProcess {               // on the device, and not of this run
    int64_t processId = 0;            // 0 = of another container
    std::optional<int64_t> usedBytes; // of the device's memory; none where the driver does not say
    bool operator==(const ForeignProcess&) const = default;
};
struct UnavailableValue {
    std::string value;  // the member of TelemetryEvent that has none or lacks some: "powerWatts"; "telemetry" = all
    std::string reason; // "Not Supported (nvmlDeviceGetPowerUsage)"
    bool operator==(const UnavailableValue&) const = default;
};
/// What this rank's GPU said of itself around a pass. Comes before the pass's PassedEvent, as its other lines do.
struct TelemetryEvent {
    int pass = 0;
    std::string uuid;       // of the device
    int64_t intervalNs = 0; // between the samples of the pass
    // One entry per sample: the first taken before the pass, the last after it. Null: could not be read just then.
    std::vector<int64_t> sampledNs; // absolute
    std::vector<std::optional<int>> smClockMhz;
    std::vector<std::optional<int>> memoryClockMhz;
    std::vector<std::optional<double>> powerWatts;              // from NVIDIA's Ampere on the mean of the second before
    std::vector<std::optional<int64_t>> totalEnergyMillijoules; // the device's own counter
    std::vector<std::optional<int>> temperatureCelsius;
    std::vector<std::optional<int64_t>> clocksEventBits; // clocksEventWords() puts them into words
    std::vector<std::optional<int64_t>> usedBytes;       // of the device's memory, by all processes
    std::vector<std::optional<int>> computePercent;      // of the time before the sample in which a kernel ran
    std::vector<std::optional<int>> memoryPercent;       // … in which memory was read or written
    // Over the pass, all samples counted, also those that a long pass does not keep.
    std::optional<int64_t> energyMillijoules; // last reading of the counter less the first
    int64_t energySpanNs = 0;                 // between these two readings
    std::optional<int> maxTemperatureCelsius;
    std::vector<std::string> throttleReasons; // why the clocks were not higher: "power cap", …
    std::vector<ForeignProcess> foreignProcesses;
    std::vector<UnavailableValue> unavailable;
    bool operator==(const TelemetryEvent&) const = default;
};
struct CeilingsEvent {
    double readBytesPerSecond = 0; // all cores, or the GPU's own memory
    double readBytesPerSecondOneThread = 0;
    double fp32OperationsPerSecond = 0;
    double bf16OperationsPerSecond = 0; // this and the following: 0 = not there
    double fp16OperationsPerSecond = 0;
    double tf32OperationsPerSecond = 0;
    double hostToDeviceBytesPerSecond = 0; // from pinned memory
    double deviceToHostBytesPerSecond = 0;
    std::string method;
    bool operator==(const CeilingsEvent&) const = default;
};
struct FailedEvent {         // the worker could not do what it was told
    std::string kind;        // "out-of-memory" (the worker lives), "device-error" (its device is lost to it), "error"
    std::string what;        // a sentence
    int64_t neededBytes = 0; // of the allocation that failed, if known
    bool operator==(const FailedEvent&) const = default;
};
struct LogEvent {
    std::string level; // "debug", "information", "warning", "error"
    std::string text;
    int64_t count = 1; // equal lines collapsed
    bool operator==(const LogEvent&) const = default;
};

// ---- of the controller -------------------------------------------------------------------------------------------

struct Environment {
    std::string host;
    std::string cpu;
    int cpuCores = 0;     // usable
    std::string affinity; // "0-1"
    int64_t memoryBytes = 0;
    std::vector<std::string> gpus; // name, UUID, memory, driver in one line each
    std::string noGpuReason;
    std::string operatingSystem;
    std::string kernel;
    std::string program;  // version
    std::string revision; // git
    std::string buildType;
    std::string compiler;
    std::string libtorch;
    bool operator==(const Environment&) const = default;
};
struct RunStartedEvent {
    std::string runId;
    std::string startedUtc; // "2026-11-22T08:33:00.123Z"
    Experiment experiment;
    Environment environment;
    bool operator==(const RunStartedEvent&) const = default;
};
struct PlanEvent {
    Plan plan;
    std::vector<ModelFacts> models;
    bool operator==(const PlanEvent&) const = default;
};
struct CellStartedEvent {
    std::vector<int> promptTokens; // length of each prompt
    std::string promptsHash;       // SHA-256 of the texts
    std::string tokenizerHash;
    std::vector<std::vector<int>> promptsOfRank; // indices that each rank holds
    int64_t tokenizeNs = 0;                      // texts to ids, ahead of all passes
    bool operator==(const CellStartedEvent&) const = default;
};
/// A batch did not fit into memory and the experiment says to go on with half: the cell begins again.
struct BatchHalvedEvent {
    int used = 0;       // rows from now on
    std::string reason; // what did not fit, one sentence
    bool operator==(const BatchHalvedEvent&) const = default;
};
/// Stored only after every rank's lines of the pass are: a repeat exists from here on.
struct RepeatSavedEvent {
    int pass = 0;
    bool warmup = false;
    int64_t wallNs = 0;             // latest end - earliest go among ranks
    std::vector<std::string> flags; // "throttled", "foreign-process", "clock-jump", …: kept, and said
    bool operator==(const RepeatSavedEvent&) const = default;
};
struct TextsEvent { // decoded by the engine, so that a run is whole without its checkpoint
    std::vector<int> prompts;
    std::vector<std::string> promptTexts;
    std::vector<std::string> generated;
    bool operator==(const TextsEvent&) const = default;
};
struct CellEndedEvent {
    CellState state = CellState::Done;
    std::string reason;  // why not done; one sentence
    std::string endedBy; // "interval", "repeats", "budget": what ended the repeats
    int failedRank = -1;
    bool outOfMemory = false;
    bool operator==(const CellEndedEvent&) const = default;
};
struct RunEndedEvent {
    RunState state = RunState::Done;
    bool operator==(const RunEndedEvent&) const = default;
};
/// The run was measured by another program and read from its file.
struct ImportedEvent {
    std::string tool;          // "llama-bench", "vLLM bench serve"
    std::string version;       // empty where the file does not say
    std::string file;          // its name, without folders
    std::string notComparable; // where the tool's figures mean something else than this program's; one sentence
    std::vector<std::string> definitions; // of its figures, as the tool has them
    bool operator==(const ImportedEvent&) const = default;
};
struct RejectedEvent { // input that could not be parsed, quoted (at most 200 bytes)
    std::string line;
    std::string why;
    bool operator==(const RejectedEvent&) const = default;
};
struct UnknownEvent { // of a newer program: kept and ignored
    std::string type;
    nlohmann::json body;
    bool operator==(const UnknownEvent&) const = default;
};

using EventBody = std::variant<HelloEvent, ProgressEvent, CommunicatorEvent, LoadedEvent, ReadyEvent, BatchEvent,
    SpansEvent, TokensEvent, PassedEvent, TelemetryEvent, CeilingsEvent, FailedEvent, LogEvent, RunStartedEvent,
    PlanEvent, CellStartedEvent, BatchHalvedEvent, RepeatSavedEvent, TextsEvent, CellEndedEvent, RunEndedEvent,
    ImportedEvent, RejectedEvent, UnknownEvent>;

struct Event {
    int64_t seq = 0; // place in the run's stream, from 1; 0 in a worker's own lines, which the controller numbers
    int64_t tNs = 0;
    int cell = -1; // index in the plan; -1 = none
    std::optional<int> rank;
    EventBody body;
    bool operator==(const Event&) const = default;
};

/// {"seq":…,"tNs":…,"cell":…,"rank":…,"event":{"type":"passed",…}} and a newline.
std::string toLine(const Event& event);
/// A line longer than maxLineBytes, not UTF-8, not an object, without type, or with a field of the wrong type is an
/// Error.
Result<Event> eventFromLine(std::string_view line);
/// For the engine's own stream, stored or attached: a plan with pasted prompts is longer than a worker's line may be.
Result<Event> eventFromLine(std::string_view line, std::size_t limitBytes);
inline constexpr std::size_t maxStoredLineBytes = 64 << 20;
/// "passed", "cell-ended", …
std::string_view typeOf(const EventBody& body);

} // namespace throughline
