// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a summary's fields: columns of tables and of CSV.
#include <core/field_table.h>

#include <core/sentence.h>
#include <core/words.h>

namespace throughline {

using nlohmann::json;

namespace {

std::string_view nameOf(Agreement agreement)
{
    static constexpr std::string_view table[] = {"unknown", "agree", "differ", "near ties"};
    return table[static_cast<std::size_t>(agreement)];
}

std::string validity(const CellSummary& summary)
{
    std::string text;
    for (const auto& reason : summary.invalid)
        text += (text.empty() ? "" : ", ") + reason;
    return summary.invalid.empty() ? "valid" : text;
}

template <class Read> ResultField field(std::string_view name, std::string_view unit, const char* help, Read read)
{
    return {name, unit, help,
        [read](const RunResult& run, const CellResult& cell) { return json(read(cell, summarise(run, cell))); },
        [read](const CellResult& cell, const CellSummary& summary) { return json(read(cell, summary)); }};
}

/// A member of the summary: null where it is unavailable, a Summary's median.
template <class T>
ResultField metric(std::string_view name, std::string_view unit, const char* help, T CellSummary::*member)
{
    return field(name, unit, help, [member](const CellResult&, const CellSummary& summary) -> json {
        const T& value = summary.*member;
        if constexpr (std::is_same_v<T, std::optional<Summary>>)
            return value ? json(value->median) : json();
        else if constexpr (requires { value.has_value(); })
            return value ? json(*value) : json();
        else
            return value;
    });
}

/// One end of an interval.
template <class Get>
ResultField bound(std::string_view name, std::string_view unit, const char* help, Get interval, double Interval::*end)
{
    return field(name, unit, help, [=](const CellResult&, const CellSummary& summary) -> json {
        const std::optional<Interval> found = interval(summary);
        return found ? json((*found).*end) : json();
    });
}

std::optional<Interval> wallInterval(const CellSummary& s)
{
    return s.wallSeconds ? s.wallSeconds->interval : std::nullopt;
}
std::optional<Interval> wallRange(const CellSummary& s)
{
    return s.wallSeconds ? std::optional(Interval{s.wallSeconds->low, s.wallSeconds->high}) : std::nullopt;
}
std::optional<Interval> rateInterval(const CellSummary& s)
{
    return s.outputTokensPerSecond ? s.outputTokensPerSecond->interval : std::nullopt;
}
std::optional<Interval> energyInterval(const CellSummary& s)
{
    return s.energyPerTokenJoules ? s.energyPerTokenJoules->interval : std::nullopt;
}
std::optional<Interval> speedupInterval(const CellSummary& s) { return s.speedupInterval; }

std::vector<ResultField> makeResultTable()
{
    using S = CellSummary;
    constexpr auto low = &Interval::low;
    constexpr auto high = &Interval::high;
    return {
        field("state", "", Sentence::mark("How the cell ended."),
            [](const auto& c, const auto&) { return names<CellState>()[static_cast<std::size_t>(c.state)]; }),
        field("usedBatchSize", "rows",
            Sentence::mark("Rows of a batch as it ran: fewer than asked where it was halved for memory."),
            [](const auto& c, const auto&) {
                return c.usedBatchSize > 0 ? c.usedBatchSize : c.planned.cell.batchSize;
            }),
        field("repeats", "", Sentence::mark("Measured passes."),
            [](const auto& c, const auto&) { return c.repeats.size(); }),
        metric("wallMedian", "s",
            Sentence::mark("All ranks told to go until the last rank's last token is on the host: median."),
            &S::wallSeconds),
        bound("wallIntervalLow", "s", Sentence::mark("Lower end of the median's 95 % bootstrap interval."),
            wallInterval, low),
        bound("wallIntervalHigh", "s", Sentence::mark("Upper end of the median's 95 % bootstrap interval."),
            wallInterval, high),
        bound("wallLowest", "s", Sentence::mark("Shortest repeat."), wallRange, low),
        bound("wallHighest", "s", Sentence::mark("Longest repeat."), wallRange, high),
        field("outliers", "", Sentence::mark("Repeats further than 5 · 1.4826 · MAD from the median; kept."),
            [](const auto&, const auto& s) { return s.wallSeconds ? json(s.wallSeconds->outliers.size()) : json(); }),
        metric("outputTokensPerSecond", "tokens/s", Sentence::mark("Generated tokens of real prompts ÷ wall time."),
            &S::outputTokensPerSecond),
        bound("outputTokensPerSecondLow", "tokens/s", Sentence::mark("Lower end of its 95 % interval."), rateInterval,
            low),
        bound("outputTokensPerSecondHigh", "tokens/s", Sentence::mark("Upper end of its 95 % interval."), rateInterval,
            high),
        metric("totalTokensPerSecond", "tokens/s", Sentence::mark("(Prompt + generated tokens) ÷ wall time."),
            &S::totalTokensPerSecond),
        metric("promptsPerSecond", "prompts/s", Sentence::mark("Finished prompts ÷ wall time."), &S::promptsPerSecond),
        metric("ttftMedian", "s", Sentence::mark("Go → first generated token of a prompt: median over prompts."),
            &S::ttftSeconds),
        metric("tpotMedian", "s",
            Sentence::mark("(Last token − first token) ÷ (tokens − 1) of a prompt: median over prompts."),
            &S::tpotSeconds),
        metric("itlMedian", "s", Sentence::mark("Gap between two tokens of a prompt: median over all gaps."),
            &S::itlSeconds),
        metric("speedup", "×", Sentence::mark("Baseline wall time ÷ this cell's wall time."), &S::speedup),
        bound("speedupLow", "×", Sentence::mark("Lower end of its 95 % interval."), speedupInterval, low),
        bound("speedupHigh", "×", Sentence::mark("Upper end of its 95 % interval."), speedupInterval, high),
        metric("speedupWithStartup", "×", Sentence::mark("The same with each side's load and preparation time added."),
            &S::speedupWithStartup),
        metric("breakEvenPrompts", "prompts",
            Sentence::mark("From how many prompts on this way wins, start-up included."), &S::breakEvenPrompts),
        metric(
            "efficiency", "", Sentence::mark("Speed-up over the same mode on one device ÷ devices."), &S::efficiency),
        metric("bubble", "", Sentence::mark("Mean over stages: idle while other stages work ÷ wall time."), &S::bubble),
        metric("bubbleCover", "",
            Sentence::mark("The share of the wall time that the bubble was read from: long passes keep only the first "
                           "times of their stages."),
            &S::bubbleCover),
        metric("idealBubble", "", Sentence::mark("(p−1)/(m+p−1) for one pass of m chunks through p stages."),
            &S::idealBubble),
        metric("paddingWaste", "", Sentence::mark("Padded and finished positions ÷ all positions computed."),
            &S::paddingWaste),
        metric("loadSeconds", "s", Sentence::mark("Process start → weights on the device, slowest rank."),
            &S::loadSeconds),
        metric("loadReadSeconds", "s", Sentence::mark("Of the slowest rank's load: reading the files."),
            &S::loadReadSeconds),
        metric("loadTransferSeconds", "s", Sentence::mark("Of the slowest rank's load: moving weights to the device."),
            &S::loadTransferSeconds),
        metric("loadConvertSeconds", "s", Sentence::mark("Of the slowest rank's load: converting and packing."),
            &S::loadConvertSeconds),
        metric(
            "prepareSeconds", "s", Sentence::mark("Cache and buffers of this cell, slowest rank."), &S::prepareSeconds),
        field("tokenizeSeconds", "s", Sentence::mark("Texts to token ids, ahead of all passes."),
            [](const auto& c, const auto&) { return static_cast<double>(c.tokenizeNs) * 1e-9; }),
        metric("peakBytes", "bytes", Sentence::mark("Allocator's peak, largest rank."), &S::peakBytes),
        metric("residentPeakBytes", "bytes",
            Sentence::mark("Device-level peak, largest rank: resident memory of the process on a CPU."),
            &S::residentPeakBytes),
        metric("rooflineFraction", "", Sentence::mark("Decode tokens/s ÷ what the device's measured ceilings allow."),
            &S::rooflineFraction),
        metric("energyPerToken", "J/token",
            Sentence::mark("Energy of all devices over the timed span ÷ generated tokens: median."),
            &S::energyPerTokenJoules),
        bound("energyPerTokenLow", "J/token", Sentence::mark("Lower end of its 95 % interval."), energyInterval, low),
        bound("energyPerTokenHigh", "J/token", Sentence::mark("Upper end of its 95 % interval."), energyInterval, high),
        metric("energy", "J", Sentence::mark("Energy of all devices over the timed span of a repeat: median."),
            &S::energyJoules),
        metric("meanPower", "W", Sentence::mark("Energy ÷ time, all devices together: median."), &S::meanPowerWatts),
        field("energyUnavailable", "", Sentence::mark("Why energy and power are unavailable."),
            [](const auto&, const auto& s) {
                return s.energyUnavailable.empty() ? json() : json(s.energyUnavailable);
            }),
        metric("maxTemperature", "°C", Sentence::mark("Hottest device while measured."), &S::maxTemperatureCelsius),
        metric("throttleReasons", "", Sentence::mark("Why a device's clocks were not higher."), &S::throttleReasons),
        field("foreignProcesses", "",
            Sentence::mark("Other processes on the cell's devices, with the device memory they had."),
            [](const auto&, const auto& s) {
                json list = json::array();
                for (const ForeignProcess& process : s.foreignProcesses)
                    list.push_back(inWords(process));
                return list;
            }),
        metric("promptTokens", "tokens", Sentence::mark("Tokens of the cell's prompts."), &S::promptTokens),
        metric("generatedTokens", "tokens", Sentence::mark("Tokens generated in one repeat."), &S::generatedTokens),
        field("outputs", "", Sentence::mark("Whether the outputs equal the baseline's."),
            [](const auto&, const auto& s) { return nameOf(s.agreement.verdict); }),
        field("validity", "", Sentence::mark("Valid, or the reasons why not."),
            [](const auto&, const auto& s) { return validity(s); }),
        metric("firstLook", "", Sentence::mark("Whether the quick protocol measured it."), &S::firstLook),
    };
}

} // namespace

std::span<const ResultField> resultFields()
{
    static const std::vector<ResultField> table = makeResultTable();
    return table;
}

} // namespace throughline
