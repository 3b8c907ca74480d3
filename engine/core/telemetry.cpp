// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of reasons.
#include <core/telemetry.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

struct ClocksReason {
    int64_t bit;
    std::string_view word;
    bool throttles;
};
constexpr std::array<ClocksReason, 9> clocksReasons{{{0x1, "idle", false}, {0x2, "clocks set by a user", false},
    {0x4, "power cap", false}, {0x8, "hardware slowdown", true}, {0x10, "sync boost", true},
    {0x20, "software thermal slowdown", true}, {0x40, "hardware thermal slowdown", true}, {0x80, "power brake", true},
    {0x100, "clocks of the display", false}}};

} // namespace

std::vector<std::string> clocksEventWords(int64_t bits)
{
    std::vector<std::string> words;
    for (const ClocksReason& reason : clocksReasons) {
        if ((bits & reason.bit) != 0)
            words.emplace_back(reason.word);
        bits &= ~reason.bit;
    }
    if (bits != 0) // of a newer driver
        words.push_back("reason " + std::to_string(bits));
    return words;
}

bool isThrottling(std::string_view word)
{
    return std::any_of(clocksReasons.begin(), clocksReasons.end(),
        [word](const ClocksReason& reason) { return reason.throttles && reason.word == word; });
}

std::vector<std::string> flagsOf(const TelemetryEvent& telemetry)
{
    std::vector<std::string> flags;
    if (!telemetry.foreignProcesses.empty())
        flags.emplace_back("foreign-process");
    if (std::any_of(telemetry.throttleReasons.begin(), telemetry.throttleReasons.end(), isThrottling))
        flags.emplace_back("throttled");
    return flags;
}

void noteForeign(std::vector<ForeignProcess>& seen, const ForeignProcess& process)
{
    const auto same = std::find_if(
        seen.begin(), seen.end(), [&](const ForeignProcess& known) { return known.processId == process.processId; });
    if (same == seen.end())
        seen.push_back(process);
    else
        same->usedBytes = std::max(same->usedBytes, process.usedBytes); // none is less than any
}

std::string whyUnavailable(const TelemetryEvent& telemetry, std::string_view value)
{
    for (const UnavailableValue& missing : telemetry.unavailable)
        if (missing.value == value || missing.value == "telemetry")
            return missing.reason;
    return {};
}

} // namespace throughline
