// SPDX-License-Identifier: GPL-3.0-or-later
// {"availableBytes", "filledIn", "promptTokens": [lists], "settings": [distinct ones], "cells": [axes, index into
// settings, what was planned]}.
#include <core/plan_json.h>

#include <core/field_table.h>

#include <algorithm>
#include <array>

namespace throughline {

using nlohmann::json;
using nlohmann::ordered_json;

template <> std::span<const std::string_view> names<SkipKind>()
{
    static constexpr std::array<std::string_view, 16> table{"mode-not-built", "precision-not-built",
        "setting-not-built", "device-missing", "model-unreadable", "too-many-stages", "bad-split", "chunks-exceed-rows",
        "prompt-too-long", "too-many-positions", "needs-memory", "ranks-exceed-prompts", "after-out-of-memory",
        "stopped-by-user", "prompts-unreadable", "stages-exceed-gpus"};
    return table;
}

template <> std::span<const std::string_view> names<NoteKind>()
{
    static constexpr std::array<std::string_view, 6> table{"runs-as-smaller-batch", "ranks-share-device",
        "stages-reread-weights", "slow-precision", "stages-take-turns", "ranks-exceed-cores"};
    return table;
}

template <>
inline constexpr auto fieldsOf<SkipReason> =
    std::tuple{Field{"kind", &SkipReason::kind}, Field{"values", &SkipReason::values}};
template <>
inline constexpr auto fieldsOf<Note> = std::tuple{Field{"kind", &Note::kind}, Field{"values", &Note::values}};
template <>
inline constexpr auto fieldsOf<FilledIn> = std::tuple{Field{"field", &FilledIn::field},
    Field{"value", &FilledIn::value}, Field{"why", &FilledIn::why}, Field{"model", &FilledIn::model}};
/// Without `index`, which is the place in the list, and `cell`, which is written by the field table.
template <>
inline constexpr auto fieldsOf<PlannedCell> =
    std::tuple{Field{"block", &PlannedCell::block}, Field{"skipped", &PlannedCell::skipped},
        Field{"notes", &PlannedCell::notes}, Field{"promptsPerRank", &PlannedCell::promptsPerRank},
        Field{"stageEnds", &PlannedCell::stageEnds}, Field{"gpuOfRank", &PlannedCell::gpuOfRank},
        Field{"needBytes", &PlannedCell::needBytes}, Field{"availableBytes", &PlannedCell::availableBytes},
        Field{"estimatedNs", &PlannedCell::estimatedNs}, Field{"lengthList", &PlannedCell::lengthList}};

static ordered_json writeRole(const Cell& cell, FieldRole role)
{
    ordered_json object = ordered_json::object();
    for (const auto& field : cellFields())
        if (field.role == role)
            object[std::string(field.name)] = field.read(cell);
    return object;
}

static Result<void> readRole(const json& from, Cell& cell, FieldRole role, const Place& place)
{
    if (!from.is_object())
        return mustBe(place, "an object", from);
    for (const auto& field : cellFields()) {
        const auto entry = from.find(field.name);
        if (field.role != role || entry == from.end())
            continue;
        if (auto read = field.parse(cell, *entry, Place(place, field.name), Strictness::Lenient); !read)
            return read;
    }
    return {};
}

ordered_json OwnJson<Plan>::writeOrdered(const Plan& plan)
{
    std::vector<Settings> distinct;
    ordered_json settings = ordered_json::array();
    ordered_json cells = ordered_json::array();
    for (const PlannedCell& planned : plan.cells) {
        auto place = std::find(distinct.begin(), distinct.end(), planned.cell.settings);
        if (place == distinct.end()) {
            place = distinct.insert(distinct.end(), planned.cell.settings);
            settings.push_back(writeRole(planned.cell, FieldRole::Setting));
        }
        ordered_json& cell = cells.emplace_back(writeRole(planned.cell, FieldRole::Axis));
        cell["settings"] = place - distinct.begin();
        ordered_json rest = writeJson<ordered_json>(planned);
        for (auto& [key, value] : rest.items())
            if (!value.empty() && value != 0) // null and the empty list are what a missing key means
                cell[key] = std::move(value);
    }
    return {{"availableBytes", plan.availableBytes}, {"filledIn", writeJson<ordered_json>(plan.filledIn)},
        {"promptTokens", writeJson<ordered_json>(plan.promptTokens)}, {"settings", std::move(settings)},
        {"cells", std::move(cells)}};
}

static Result<void> readPlannedCell(
    const json& from, PlannedCell& planned, const std::vector<Settings>& settings, const Place& place)
{
    if (auto read = readRole(from, planned.cell, FieldRole::Axis, place); !read)
        return read;
    if (const auto entry = from.find("settings"); entry != from.end()) {
        std::size_t index = 0;
        if (auto read = readJson(*entry, index, Place(place, "settings"), Strictness::Lenient); !read)
            return read;
        if (index >= settings.size())
            return mustBe(Place(place, "settings"), "less than " + std::to_string(settings.size()), *entry);
        planned.cell.settings = settings[index];
    }
    return readFields(from, planned, place, Strictness::Lenient);
}

static Result<void> readCells(const json& from, Plan& plan, const std::vector<Settings>& settings, const Place& place)
{
    const auto list = from.find("cells");
    if (list == from.end())
        return {};
    const Place cells(place, "cells");
    if (!list->is_array())
        return mustBe(cells, "a list", *list);
    for (std::size_t i = 0; i < list->size(); ++i) {
        PlannedCell& planned = plan.cells.emplace_back();
        planned.index = static_cast<int>(i);
        if (auto read = readPlannedCell((*list)[i], planned, settings, Place(cells, i)); !read)
            return read;
    }
    return {};
}

Result<void> OwnJson<Plan>::read(const json& from, Plan& plan, const Place& place, Strictness)
{
    if (!from.is_object())
        return mustBe(place, "an object", from);
    plan = {};
    if (const auto entry = from.find("availableBytes"); entry != from.end())
        if (auto read = readInteger(*entry, plan.availableBytes, Place(place, "availableBytes")); !read)
            return read;
    if (const auto entry = from.find("filledIn"); entry != from.end())
        if (auto read = readJson(*entry, plan.filledIn, Place(place, "filledIn"), Strictness::Lenient); !read)
            return read;
    if (const auto entry = from.find("promptTokens"); entry != from.end())
        if (auto read = readJson(*entry, plan.promptTokens, Place(place, "promptTokens"), Strictness::Lenient); !read)
            return read;
    std::vector<Settings> settings;
    if (const auto entry = from.find("settings"); entry != from.end()) {
        const Place list(place, "settings");
        if (!entry->is_array())
            return mustBe(list, "a list", *entry);
        for (std::size_t i = 0; i < entry->size(); ++i) {
            Cell scratch;
            if (auto read = readRole((*entry)[i], scratch, FieldRole::Setting, Place(list, i)); !read)
                return read;
            settings.push_back(std::move(scratch.settings));
        }
    }
    return readCells(from, plan, settings, place);
}

json toJson(const Plan& plan) { return OwnJson<Plan>::writeOrdered(plan); }

Result<Plan> planFromJson(const json& from, const std::string& where)
{
    Plan plan;
    if (auto read = OwnJson<Plan>::read(from, plan, Place(where), Strictness::Lenient); !read)
        return read.error();
    return plan;
}

} // namespace throughline
