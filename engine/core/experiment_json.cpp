// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment format: a head, and blocks whose keys are the axes (lists) and the settings (flat, by field name).
#include <core/experiment_json.h>

#include <core/field_table.h>

#include <algorithm>
#include <array>

namespace throughline {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr std::string_view formatName = "throughline-experiment";
constexpr int formatVersion = 1;
/// Enough for any sweep that a person reads, and few enough that the plan fits a line of the event stream.
constexpr double maxCells = 2'000;

template <class T> struct Axis {
    std::string_view name;
    std::vector<T> Block::*member;
    std::string_view cellField; // whose range holds for each value; empty: the type's own rules do
};

constexpr auto axes = std::tuple{Axis<std::string>{"models", &Block::models, "model"},
    Axis<PrecisionChoice>{"precisions", &Block::precisions, ""}, Axis<Mode>{"modes", &Block::modes, "mode"},
    Axis<int>{"ranks", &Block::ranks, "ranks"}, Axis<int>{"stages", &Block::stages, "ranks"},
    Axis<int>{"chunks", &Block::chunks, "chunks"}, Axis<int>{"batchSizes", &Block::batchSizes, "batchSize"},
    Axis<int>{"promptCounts", &Block::promptCounts, "promptCount"}};

template <class T> Result<void> readValue(const Axis<T>& axis, const json& from, T& value, const Place& place)
{
    if (auto read = readJson(from, value, place, Strictness::Strict); !read)
        return read;
    if constexpr (std::same_as<T, std::string>) {
        if (value.empty())
            return place.error(std::string(axis.name) + " must not hold an empty name");
    } else if constexpr (std::same_as<T, int>) {
        if (value < 1) // a cell that is not planned yet has no prompts, but no axis counts to 0
            return mustBe(place, "at least 1", from);
        Cell scratch; // the cell's field knows the rest of the range
        return findCellField(axis.cellField)->parse(scratch, from, place, Strictness::Strict);
    }
    return {};
}

template <class T>
Result<void> readAxis(const Axis<T>& axis, const json& from, std::vector<T>& values, const Place& place)
{
    if (!from.is_array()) {
        values.assign(1, T{});
        return readValue(axis, from, values.front(), place);
    }
    if (from.empty())
        return place.error(std::string(axis.name) + " must not be empty", "leave the key out for the default");
    values.assign(from.size(), T{});
    for (std::size_t i = 0; i < from.size(); ++i)
        if (auto read = readValue(axis, from[i], values[i], Place(place, i)); !read)
            return read;
    return {};
}

Result<void> refuseUnknownBlockKeys(const json& from, const Place& place)
{
    std::vector<std::string_view> known;
    std::apply([&](const auto&... axis) { (known.push_back(axis.name), ...); }, axes);
    for (const auto& field : cellFields())
        if (field.role == FieldRole::Setting)
            known.push_back(field.name);
    return refuseUnknownKeys(from, known, place);
}

Result<void> checkDevices(const Settings& settings, const Place& place)
{
    if (settings.devices.empty())
        return Place(place, "devices").error("devices must not be empty", "leave the key out, or say \"auto\"");
    for (std::size_t i = 0; i < settings.devices.size(); ++i) {
        const std::string& device = settings.devices[i];
        if (device == "auto" || device == "cpu" || device == "gpu" || (device.starts_with("gpu:") && device.size() > 4))
            continue;
        const Place devices(place, "devices");
        return mustBe(Place(devices, i), "one of auto, cpu, gpu, gpu:<number>, gpu:<UUID>", device);
    }
    return {};
}

/// What holds among the settings of a block.
Result<void> checkSettings(const Settings& settings, const Place& place)
{
    if (settings.newTokens > 0 && settings.totalLength > 0)
        return Place(place, "newTokens")
            .error("newTokens and totalLength are both given", "keep one: they say the same thing in two ways");
    for (std::size_t i = 1; i < settings.splitAfter.size(); ++i)
        if (settings.splitAfter[i] <= settings.splitAfter[i - 1]) {
            const Place split(place, "splitAfter");
            return mustBe(Place(split, i), "more than the layer before it", settings.splitAfter[i]);
        }
    return checkDevices(settings, place);
}

Result<void> readBlock(const json& from, Block& block, const Place& place, Strictness strict)
{
    if (!from.is_object())
        return mustBe(place, "an object", from);
    Result<void> result = strict == Strictness::Strict ? refuseUnknownBlockKeys(from, place) : Result<void>();
    const auto one = [&](const auto& axis) {
        const auto entry = from.find(axis.name);
        if (result.ok() && entry != from.end())
            result = readAxis(axis, *entry, block.*axis.member, Place(place, axis.name));
    };
    std::apply([&](const auto&... axis) { (one(axis), ...); }, axes);
    Cell scratch; // the settings' fields are those of a cell
    for (const auto& field : cellFields()) {
        const auto entry = from.find(field.name);
        if (result.ok() && field.role == FieldRole::Setting && entry != from.end())
            result = field.parse(scratch, *entry, Place(place, field.name), strict);
    }
    block.settings = std::move(scratch.settings);
    return result.ok() && strict == Strictness::Strict ? checkSettings(block.settings, place) : result;
}

Result<void> checkHead(const json& from, const Place& place)
{
    if (!from.is_object())
        return mustBe(place, "an object", from);
    const auto format = from.find("format");
    if (format == from.end() || *format != formatName)
        return Place(place, "format")
            .error("is not an experiment file", "the first key must be \"format\": \"throughline-experiment\"");
    const auto version = from.find("version");
    if (version == from.end() || !version->is_number_integer())
        return Place(place, "version").error("version must be a whole number", "add \"version\": 1");
    if (*version != formatVersion)
        return mustBe(Place(place, "version"), "1: this program knows no other version", *version);
    return {};
}

double cellCount(const Experiment& experiment)
{
    double cells = 0;
    for (const Block& b : experiment.blocks) {
        const auto size = [](const auto& list) { return static_cast<double>(list.size()); };
        const auto runs = [&](Mode mode) { return std::ranges::count(b.modes, mode) != 0; };
        const double ways = (runs(Mode::DataParallel) ? size(b.ranks) : 0)
            + (runs(Mode::Pipeline) ? size(b.stages) * size(b.chunks) : 0);
        cells += size(b.models) * size(b.precisions) * size(b.promptCounts) * (1 + size(b.batchSizes) * ways);
    }
    return cells;
}

} // namespace

ordered_json orderedJson(const Experiment& experiment)
{
    ordered_json blocks = ordered_json::array();
    for (const Block& block : experiment.blocks) {
        ordered_json& written = blocks.emplace_back(ordered_json::object());
        std::apply(
            [&](const auto&... axis) {
                ((written[std::string(axis.name)] = writeJson<ordered_json>(block.*axis.member)), ...);
            },
            axes);
        Cell scratch;
        scratch.settings = block.settings;
        for (const auto& field : cellFields())
            if (field.role == FieldRole::Setting)
                written[std::string(field.name)] = field.read(scratch);
    }
    return {{"format", formatName}, {"version", formatVersion}, {"name", experiment.name},
        {"description", experiment.description}, {"blocks", std::move(blocks)}};
}

Result<Experiment> readExperiment(const json& from, const Place& place, Strictness strict)
{
    static constexpr std::array<std::string_view, 5> keys{"format", "version", "name", "description", "blocks"};
    if (auto head = checkHead(from, place); !head)
        return head.error();
    if (auto known = refuseUnknownKeys(from, keys, place); !known && strict == Strictness::Strict)
        return known.error();
    Experiment experiment;
    for (const auto& [key, member] : {std::pair{"name", &experiment.name}, {"description", &experiment.description}})
        if (from.contains(key))
            if (auto read = readJson(from[key], *member, Place(place, key), strict); !read)
                return read.error();
    const Place blocksPlace(place, "blocks");
    if (!from.contains("blocks") || !from["blocks"].is_array())
        return blocksPlace.error("blocks must be a list", "add \"blocks\": [{}]");
    const json& blocks = from["blocks"];
    if (blocks.empty() && strict == Strictness::Strict)
        return blocksPlace.error("blocks must not be empty", "an empty object stands for all defaults");
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (auto read = readBlock(blocks[i], experiment.blocks.emplace_back(), Place(blocksPlace, i), strict); !read)
            return read.error();
    if (cellCount(experiment) > maxCells)
        return blocksPlace.error("the blocks make more than 2000 cells", "split the experiment into several");
    return experiment;
}

} // namespace throughline
