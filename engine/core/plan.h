// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment expanded into cells, in the order they will run, with what each needs, costs, and why one is skipped.
#pragma once

#include <core/cell.h>
#include <core/model_defaults.h>
#include <core/model_facts.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// Why a cell will not run. `values` are for the sentence that app and ui make of it (see `words.h`).
enum class SkipKind {
    ModeNotBuilt,       // {mode}
    PrecisionNotBuilt,  // {precision, device}
    SettingNotBuilt,    // {setting, value}
    DeviceMissing,      // {device, reason}
    ModelUnreadable,    // {model, sentence}
    TooManyStages,      // {stages, layers}
    BadSplit,           // {split, layers}
    ChunksExceedRows,   // {chunks, rows}
    PromptTooLong,      // {index, tokens, limit}
    TooManyPositions,   // {tokens, maxPositions}
    NeedsMemory,        // {need bytes, available bytes, largest batch that fits, the GPU that they are of}
    RanksExceedPrompts, // {ranks, prompts}
    AfterOutOfMemory,   // {batch that failed}
    StoppedByUser,      // {}
    PromptsUnreadable,  // {sentence}
    StagesExceedGpus,   // {stages, gpus}: a stage needs a GPU of its own
};
template <> std::span<const std::string_view> names<SkipKind>();

/// What works but deserves a word beside the cell.
enum class NoteKind {
    RunsAsSmallerBatch,  // {batch, rows that a rank really has}: "runs as 5"
    RanksShareDevice,    // {ranks, GPUs; none: one CPU, expected ÷ one rank a device; none: no loss}
    StagesRereadWeights, // {chunks, rows, expected ÷ one device}: decode reads a stage's weights once per chunk
    SlowPrecision,       // {precision, device}
    StagesTakeTurns,     // {chunks, stages, expected ÷ one device}: fewer chunks than stages leave some idle
    RanksExceedCores,    // {ranks, cores that they share}
};
template <> std::span<const std::string_view> names<NoteKind>();

struct SkipReason {
    SkipKind kind = SkipKind::SettingNotBuilt;
    std::vector<std::string> values;
    bool operator==(const SkipReason&) const = default;
};
struct Note {
    NoteKind kind = NoteKind::RunsAsSmallerBatch;
    std::vector<std::string> values;
    bool operator==(const Note&) const = default;
};
/// A value that the user left out: field name, the value filled in, and why; where a model decides, which.
struct FilledIn {
    std::string field;
    std::string value;
    std::string why;
    std::string model{}; // as the experiment names it; empty: it holds for all
    bool operator==(const FilledIn&) const = default;
};

struct PlannedCell {
    int index = 0; // place in the plan, from 0; the `cell` of events
    int block = 0;
    Cell cell;
    std::optional<SkipReason> skipped;
    std::vector<Note> notes;
    std::vector<int> promptsPerRank;    // data-parallel: how the prompts fall on ranks; else one entry
    std::vector<int> stageEnds;         // pipeline: stage s holds layers [s ? stageEnds[s-1] : 0, stageEnds[s])
    std::vector<std::string> gpuOfRank; // UUIDs; empty: all ranks are on the CPU
    int64_t needBytes = 0;              // all ranks together: weights + KV cache + activations; 0 = unknown
    int64_t availableBytes = 0;         // of its GPUs together; 0: as Plan::availableBytes
    int64_t estimatedNs = 0;            // the whole cell with load, warm-up and repeats; 0 = unknown
    int lengthList = 0;                 // place in Plan::promptTokens, from 1; 0 = lengths not known
    bool operator==(const PlannedCell&) const = default;
};

struct Plan {
    std::vector<PlannedCell> cells;
    std::vector<FilledIn> filledIn;
    std::vector<std::vector<int>> promptTokens; // lists of prompt lengths, once cut; prompt i has entry i % size
    int64_t availableBytes = 0; // of the CPU, which `needBytes` of cells there is held against; 0 = unknown
    bool operator==(const Plan&) const = default;
};

/// Tokens of each of a cell's prompts, once cut; none where they are not known.
std::vector<int> promptTokensOf(const Plan& plan, const PlannedCell& planned);
/// The most that a cell which will run needs, and what there is of the devices that it runs on.
struct LargestNeed {
    int64_t needBytes = 0; // 0: no cell's is known
    int64_t availableBytes = 0;
};
LargestNeed largestNeed(const Plan& plan);

/// A GPU that this build can use.
struct GpuFacts {
    int index = 0; // "gpu:0" in an experiment
    std::string uuid;
    std::string name;
    int64_t freeMemoryBytes = 0; // now; 0 = unknown
    bool operator==(const GpuFacts&) const = default;
};

/// What this build on this machine can do, asked of the rooms that know. Functions so that core needs none of them.
struct Capabilities {
    int cpuCores = 1;           // usable, affinity honoured
    int64_t cpuMemoryBytes = 0; // available now
    bool fastBf16 = true;       // the CPU multiplies bf16 faster than fp32, in a way that this build uses
    std::vector<GpuFacts> gpus;
    std::string noGpuReason; // one sentence, when there are none
    std::vector<Mode> modes{Mode::Sequential, Mode::DataParallel, Mode::Pipeline};
    std::vector<Precision> cpuPrecisions{Precision::Fp32, Precision::Bf16};
    std::vector<Precision> gpuPrecisions{Precision::Fp32, Precision::Tf32, Precision::Fp16, Precision::Bf16};
    std::function<Result<ModelFacts>(const std::string& model)> facts;
    /// None for a model that can't be opened, which `facts` explains. May be unset.
    std::function<ModelDefaults(const std::string& model)> defaults;
    /// Token ids of the first `count` prompts have these lengths.
    std::function<Result<std::vector<int>>(const std::string& model, const Settings&, int count)> promptLengths;
    // For time estimates only, as long as nothing is measured; operations of a GPU are those in 16 bits.
    double readBytesPerSecond = 20e9;
    double operationsPerSecond = 100e9;
    double gpuReadBytesPerSecond = 4e12;
    double gpuOperationsPerSecond = 400e12;
};

/// Sequential cells are added where a block lacks them; equal cells of several blocks appear once. Order: by load
/// group, each model and precision together, sequential first. Never fails: what can't run is a skipped cell.
Plan makePlan(const Experiment& experiment, const Capabilities& capabilities);

/// Layers per stage so that the most bytes that any stage reads in a step are fewest (the head is with the last stage;
/// the embedding, with the first, is read by the row and so weighs nothing). Returns stage ends, as
/// PlannedCell::stageEnds. 1 <= stages <= facts.layers.
std::vector<int> splitByBytes(const ModelFacts& facts, int stages);
/// Prompts per rank: contiguous as published (100 on 3 ranks is 34, 33, 33).
std::vector<int> splitPrompts(int prompts, int ranks);
/// Which prompts each rank has, ascending. Contiguous: as above. Balanced: the longest first, each to the rank that has
/// the least work so far (Graham 1969, longest processing time first). `work` per prompt: its token positions.
std::vector<std::vector<int>> promptsOfRanks(const std::vector<int>& work, int ranks, RankSplit split);
/// Token positions that each of a rank's prompts takes in prefill when groups of `group` consecutive ones are padded to
/// their longest, rounded up to `multiple`.
std::vector<int> paddedLengths(const std::vector<int>& lengths, int group, int multiple);

nlohmann::json toJson(const Plan& plan);
Result<Plan> planFromJson(const nlohmann::json& json, const std::string& where);

} // namespace throughline
