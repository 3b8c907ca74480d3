// SPDX-License-Identifier: GPL-3.0-or-later
// What the user asked for: blocks of values per axis, and the settings that hold for a block. Saved as
// *.experiment.json.
#pragma once

#include <core/names.h>
#include <core/result.h>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

/// A precision for all devices, or one per kind of device: "bf16", or {"cpu": "fp32", "gpu": "fp16"}.
struct PrecisionChoice {
    Precision cpu = Precision::Auto;
    Precision gpu = Precision::Auto;
    bool operator==(const PrecisionChoice&) const = default;
};

/// Where prompts come from. The prompt count is an axis: the source is repeated (or cut) to it.
struct PromptSource {
    PromptKind kind = PromptKind::BuiltIn;
    std::string name = "ten-openings"; // BuiltIn: its name. File: path of a .txt, .jsonl or .csv
    std::vector<std::string> texts;    // Text: typed or pasted
    int length = 0;                    // Random: token ids per prompt
    uint64_t seed = 1;                 // Random: with the prompt's index it gives the ids
    bool operator==(const PromptSource&) const = default;
};

/// How long to measure. Values left at 0 are filled in from the name's row (see `withDefaults`).
struct Protocol {
    ProtocolName name = ProtocolName::Standard;
    int warmups = 0; // at least so many warm-up passes
    int repeats = 0; // at least so many repeats
    int maxRepeats = 0;
    double halfWidth = 0;     // of the 95 % interval, relative to the median: 0.01 is ± 1 %
    double budgetSeconds = 0; // per cell
    bool operator==(const Protocol&) const = default;
};
/// quick: 1 warm-up, 3 repeats, no interval asked · standard: 3, 5 to 50, ± 1 %, 60 s · careful: 3, 10 to 200, ± 0.5 %,
/// 300 s.
Protocol withDefaults(Protocol protocol);

/// Everything of a cell that is not an axis.
struct Settings {
    std::vector<std::string> devices{"auto"}; // "auto", "cpu", "gpu", "gpu:0", "gpu:<UUID>"
    int threads = 0;                          // CPU threads over all ranks of a cell; 0 = all cores
    Task task = Task::Generate;
    int newTokens = 0;            // per prompt; exactly one of newTokens and totalLength is positive for Generate
    int totalLength = 0;          // prompt + generated
    Head head = Head::LastLogits; // of the forward task
    int labels = 2;               // of the classification head
    PromptSource prompts;
    bool specialTokens = true;
    int truncateTo = 0;                      // tokens of a prompt at most; 0 = not truncated
    Overlong overlong = Overlong::Refuse;    // a prompt at least as long as totalLength
    PaddingSide padding = PaddingSide::None; // None: rows have their own lengths
    int paddingMultiple = 1;
    EndOfSequence endOfSequence = EndOfSequence::Ignore;
    RankSplit rankSplit = RankSplit::Contiguous;
    bool equaliseRanks = false;
    std::vector<int>
        splitAfter; // pipeline: a stage ends after these many layers, ascending; empty = automatic, by bytes
    Gather gather = Gather::LastStage;
    int groups = 0; // sequential in groups of so many prompts; 0 = off
    Preparation preparation = Preparation::Ahead;
    int preparationThreads = 0;
    OutOfMemory outOfMemory = OutOfMemory::Label;
    Protocol protocol;
    uint64_t seed = 1;         // of random weights
    std::string captureLogits; // folder for logits as safetensors; empty = none. For tests
    bool operator==(const Settings&) const = default;
};

/// A cross product of its axes. `sequential` uses only models, precisions and promptCounts; ranks are data-parallel
/// (and tensor-parallel) ranks; stages and chunks are the pipeline's.
struct Block {
    std::vector<std::string> models{"tiny"};
    std::vector<PrecisionChoice> precisions{PrecisionChoice{}};
    std::vector<Mode> modes{Mode::Sequential};
    std::vector<int> ranks{1};
    std::vector<int> stages{2};
    std::vector<int> chunks{1};
    std::vector<int> batchSizes{1};
    std::vector<int> promptCounts{10};
    Settings settings;
    bool operator==(const Block&) const = default;
};

struct Experiment {
    std::string name;
    std::string description;
    std::vector<Block> blocks;
    bool operator==(const Experiment&) const = default;
};

/// `where` is the file's name, for messages. Unknown keys, wrong types, values out of range, duplicate keys and nesting
/// deeper than 64 are refused with the place (JSON pointer). A missing axis or setting takes its default.
Result<Experiment> parseExperiment(std::string_view text, const std::string& where);
/// Pretty JSON, UTF-8, ending in a newline; parseExperiment(toText(e)) == e.
std::string toText(const Experiment& experiment);

nlohmann::json toJson(const Experiment& experiment);
Result<Experiment> experimentFromJson(const nlohmann::json& json, const std::string& where);

} // namespace throughline
