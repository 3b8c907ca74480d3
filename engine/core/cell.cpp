// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and labels of a cell.
#include <core/cell.h>

#include <core/field_table.h>
#include <core/sentence.h>
#include <core/words.h>

#include <initializer_list>

namespace throughline {

using nlohmann::json;

static json valuesOf(const Cell& cell, std::initializer_list<std::string_view> fields)
{
    json values = json::array();
    for (const auto name : fields)
        values.push_back(findCellField(name)->read(cell));
    return values;
}

std::string loadGroupKey(const Cell& cell)
{
    const json values = valuesOf(cell,
        {"model", "precision", "mode", "ranks", "splitAfter", "threads", "devices", "seed", "task", "head", "labels"});
    return values.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool sameAxes(const Cell& a, const Cell& b)
{
    return a.model == b.model && a.precision == b.precision && a.mode == b.mode && a.ranks == b.ranks
        && a.batchSize == b.batchSize && a.chunks == b.chunks && a.promptCount == b.promptCount;
}

bool isBaselineOf(const Cell& sequential, const Cell& cell)
{
    if (sequential.mode != Mode::Sequential || sequential.settings.groups != 0)
        return false; // first: of thousands of cells few get any further
    const Settings& a = sequential.settings;
    const Settings& b = cell.settings;
    const bool sameWork = a.task == b.task && a.newTokens == b.newTokens && a.totalLength == b.totalLength
        && a.head == b.head && a.labels == b.labels && a.endOfSequence == b.endOfSequence && a.seed == b.seed;
    const bool samePrompts = sequential.promptCount == cell.promptCount && a.prompts == b.prompts
        && a.specialTokens == b.specialTokens && a.truncateTo == b.truncateTo && a.overlong == b.overlong;
    return sequential.model == cell.model && sequential.precision == cell.precision && isOnGpu(a) == isOnGpu(b)
        && sameWork && samePrompts;
}

bool isOnGpu(const Settings& settings)
{
    const auto& devices = settings.devices;
    return !devices.empty() && devices.front().starts_with("gpu");
}

std::string label(const Cell& cell)
{
    std::string text = inWords(cell.mode);
    const auto add = [&](const std::string& part) { text += " · " + part; };
    if (cell.mode == Mode::Pipeline) {
        add(counted(cell.ranks, "stage"));
        add(counted(cell.chunks, "chunk"));
    } else if (cell.mode != Mode::Sequential) {
        add(counted(cell.ranks, "rank"));
    }
    if (cell.mode != Mode::Sequential)
        add(Sentence::tr("batch %1", {std::to_string(cell.batchSize)}));
    add(counted(cell.promptCount, "prompt"));
    add(std::string(nameOf(cell.precision)));
    return text;
}

} // namespace throughline
