// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments from and to text, and the protocols' rows.
#include <core/experiment.h>

#include <core/experiment_json.h>

#include <algorithm>

namespace throughline {

using nlohmann::json;

/// The run-started line holds the whole experiment and must fit the event stream's line twice over.
static constexpr std::size_t maxExperimentBytes = 256 << 10;

Protocol withDefaults(Protocol protocol)
{
    static constexpr Protocol rows[] = {
        {ProtocolName::Quick, 1, 3, 3, 0, 60},
        {ProtocolName::Standard, 3, 5, 50, 0.01, 60},
        {ProtocolName::Careful, 3, 10, 200, 0.005, 300},
    };
    const Protocol& row = rows[static_cast<std::size_t>(protocol.name)];
    if (protocol.warmups == 0)
        protocol.warmups = row.warmups;
    if (protocol.repeats == 0)
        protocol.repeats = protocol.maxRepeats > 0 ? std::min(row.repeats, protocol.maxRepeats) : row.repeats;
    if (protocol.maxRepeats == 0)
        protocol.maxRepeats = std::max(row.maxRepeats, protocol.repeats);
    if (protocol.halfWidth == 0)
        protocol.halfWidth = row.halfWidth;
    if (protocol.budgetSeconds == 0)
        protocol.budgetSeconds = row.budgetSeconds;
    return protocol;
}

Result<Experiment> parseExperiment(std::string_view text, const std::string& where)
{
    if (text.size() > maxExperimentBytes)
        return Error{"is " + std::to_string(text.size() >> 10U) + " KiB long, more than an experiment may be (256 KiB)",
            where, "keep long prompts in a .txt or .jsonl file and name it"};
    if (!isUtf8(text))
        return Error{"is not UTF-8 text", where, "save it as UTF-8"};
    const auto parsed = parseJson(text, where);
    if (!parsed)
        return parsed.error();
    return experimentFromJson(*parsed, where);
}

std::string toText(const Experiment& experiment) { return prettyText(orderedJson(experiment)); }

json toJson(const Experiment& experiment) { return orderedJson(experiment); }

Result<Experiment> experimentFromJson(const json& from, const std::string& where)
{
    return readExperiment(from, Place(where), Strictness::Strict);
}

} // namespace throughline
