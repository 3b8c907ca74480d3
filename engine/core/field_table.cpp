// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a cell's fields: one line each.
#include <core/field_table.h>

#include <core/sentence.h>
#include <core/settings_json.h>

#include <algorithm>

namespace throughline {

using nlohmann::json;

namespace {

struct Range {
    int64_t low = std::numeric_limits<int64_t>::min();
    int64_t high = std::numeric_limits<int64_t>::max();
};

template <class T> Result<void> check(const T& value, Range range, const Place& place, const json& read)
{
    if constexpr (std::same_as<T, int>) {
        return checkRange<int64_t>(value, range.low, range.high, place, read);
    } else if constexpr (std::same_as<T, std::vector<int>>) {
        for (std::size_t i = 0; i < value.size(); ++i)
            if (auto ok = checkRange<int64_t>(value[i], range.low, range.high, Place(place, i), value[i]); !ok)
                return ok;
    }
    return {};
}

/// `get` gives the member of a cell, const or not.
template <class Get>
CellField field(std::string_view name, FieldRole role, std::string_view unit, const char* help, Get get, Range range)
{
    CellField made{name, role, unit, help, {}, {}, {}};
    made.read = [get](const Cell& cell) { return writeJson<json>(get(cell)); };
    made.parse = [get, range](Cell& cell, const json& value, const Place& place, Strictness strict) -> Result<void> {
        auto& member = get(cell);
        auto kept = member;
        auto result = readJson(value, member, place, strict);
        if (result.ok())
            result = check(member, range, place, value);
        if (!result.ok())
            member = std::move(kept); // a refused value leaves the cell as it was
        return result;
    };
    made.write = [parse = made.parse](Cell& cell, const json& value, const std::string& where) {
        return parse(cell, value, Place(where), Strictness::Strict);
    };
    return made;
}

template <class T>
CellField axis(std::string_view name, T Cell::*member, std::string_view unit, const char* help, Range range = {})
{
    return field(
        name, FieldRole::Axis, unit, help, [member](auto& cell) -> auto& { return cell.*member; }, range);
}

template <class T>
CellField setting(std::string_view name, T Settings::*member, std::string_view unit, const char* help, Range range = {})
{
    return field(
        name, FieldRole::Setting, unit, help, [member](auto& cell) -> auto& { return cell.settings.*member; }, range);
}

constexpr Range tokenCount{0, 1'000'000};

std::vector<CellField> makeTable()
{
    using S = Settings;
    return {
        axis("model", &Cell::model, "", Sentence::mark("Preset, folder or hub name of the model.")),
        axis("precision", &Cell::precision, "", Sentence::mark("Number format of weights and activations.")),
        axis("mode", &Cell::mode, "", Sentence::mark("How the work is spread over ranks.")),
        axis("ranks", &Cell::ranks, "", Sentence::mark("Worker processes: copies, stages or shards."), {1, 1'024}),
        axis("batchSize", &Cell::batchSize, "rows",
            Sentence::mark("Rows per rank (data-parallel) or in all (pipeline)."), {1, 65'536}),
        axis("chunks", &Cell::chunks, "", Sentence::mark("Micro-batches that a pipeline's batch is cut into."),
            {1, 65'536}),
        axis("promptCount", &Cell::promptCount, "prompts", Sentence::mark("Prompts of one pass."), {0, 1'000'000}),
        setting("devices", &S::devices, "", Sentence::mark("Devices that ranks run on.")),
        setting("threads", &S::threads, "threads",
            Sentence::mark("CPU threads over all ranks of a cell; 0 is all cores."), {0, 4'096}),
        setting("task", &S::task, "", Sentence::mark("Generate tokens, or one forward pass.")),
        setting("newTokens", &S::newTokens, "tokens", Sentence::mark("Tokens generated per prompt."), tokenCount),
        setting("totalLength", &S::totalLength, "tokens", Sentence::mark("Prompt and generated tokens together."),
            tokenCount),
        setting("head", &S::head, "", Sentence::mark("What a forward pass ends in.")),
        setting("labels", &S::labels, "labels", Sentence::mark("Labels of the classification head."), {1, 1'000'000}),
        setting("prompts", &S::prompts, "", Sentence::mark("Where the prompts come from.")),
        setting(
            "specialTokens", &S::specialTokens, "", Sentence::mark("Whether the tokenizer adds its special tokens.")),
        setting("truncateTo", &S::truncateTo, "tokens",
            Sentence::mark("Longest prompt; longer ones are cut. 0 is no limit."), tokenCount),
        setting("overlong", &S::overlong, "", Sentence::mark("What happens to a prompt as long as the total length.")),
        setting("padding", &S::padding, "",
            Sentence::mark("Side on which short rows are padded; none: rows keep their own lengths.")),
        setting("paddingMultiple", &S::paddingMultiple, "tokens",
            Sentence::mark("Rows are padded to a multiple of this."), {1, 65'536}),
        setting(
            "endOfSequence", &S::endOfSequence, "", Sentence::mark("Whether an end-of-sequence token ends a prompt.")),
        setting("rankSplit", &S::rankSplit, "", Sentence::mark("How prompts are split over data-parallel ranks.")),
        setting("equaliseRanks", &S::equaliseRanks, "",
            Sentence::mark("Repeat the last prompt until all ranks hold as many.")),
        setting("splitAfter", &S::splitAfter, "layers",
            Sentence::mark("A pipeline stage ends after each of these layers."), {1, 65'536}),
        setting("gather", &S::gather, "", Sentence::mark("Which pipeline ranks hold the outputs.")),
        setting("groups", &S::groups, "prompts", Sentence::mark("Sequential in groups of so many prompts; 0 is off."),
            {0, 1'000'000}),
        setting("preparation", &S::preparation, "", Sentence::mark("Tokenizing ahead of, or inside, the timed span.")),
        setting("preparationThreads", &S::preparationThreads, "threads",
            Sentence::mark("Threads that prepare batches."), {0, 4'096}),
        setting("outOfMemory", &S::outOfMemory, "", Sentence::mark("Label the cell, or halve the batch and go on.")),
        setting("protocol", &S::protocol, "", Sentence::mark("Warm-ups, repeats, interval and budget.")),
        setting("seed", &S::seed, "", Sentence::mark("Seed of random weights.")),
        setting(
            "captureLogits", &S::captureLogits, "", Sentence::mark("Folder that logits are written to; for tests.")),
    };
}

} // namespace

std::span<const CellField> cellFields()
{
    static const std::vector<CellField> table = makeTable();
    return table;
}

const CellField* findCellField(std::string_view name)
{
    const auto fields = cellFields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace throughline
