// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of what a cell and its result consist of. It drives JSON, CSV, columns, filters and "what differs":
// a new field is one line in field_table.cpp.
#pragma once

#include <core/cell.h>
#include <core/metrics.h>
#include <core/run_result.h>

#include <nlohmann/json.hpp>

#include <functional>
#include <span>
#include <string_view>

namespace throughline {

class Place;
enum class Strictness;

enum class FieldRole { Axis, Setting, Environment, Result };

/// A field of Cell (Axis, Setting): read to and written from JSON.
struct CellField {
    std::string_view name; // JSON key and CSV column: "batchSize"
    FieldRole role = FieldRole::Setting;
    std::string_view unit; // "tokens", "layers"; empty for words and counts without one
    const char* help;      // one sentence in English, for Sentence::tr
    std::function<nlohmann::json(const Cell&)> read;
    std::function<Result<void>(Cell&, const nlohmann::json&, const std::string& where)> write; // strict
    std::function<Result<void>(Cell&, const nlohmann::json&, const Place&, Strictness)> parse; // what `write` rests on
};
std::span<const CellField> cellFields();
const CellField* findCellField(std::string_view name);

/// A field of a cell's summary (Result): null where it is unavailable.
struct ResultField {
    std::string_view name;                                                         // "wallMedian"
    std::string_view unit;                                                         // "s", "tokens/s", "bytes"
    const char* help;                                                              // the metric's definition
    std::function<nlohmann::json(const RunResult&, const CellResult&)> read;       // summarises anew: for one field
    std::function<nlohmann::json(const CellResult&, const CellSummary&)> readFrom; // for many: summarise once
};
std::span<const ResultField> resultFields();

/// A value as a table shows it: text bare, null empty, everything else as JSON.
std::string plainText(const nlohmann::json& value);

/// Environment of a run as name/value pairs in a fixed order.
std::vector<std::pair<std::string, std::string>> environmentFields(const Environment& environment);

} // namespace throughline
