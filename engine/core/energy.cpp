// SPDX-License-Identifier: GPL-3.0-or-later
// What the devices' telemetry says of a cell: energy, power, heat, and who else was there.
#include <core/metrics_parts.h>
#include <core/sentence.h>
#include <core/telemetry.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

/// A device's energy counter moves every 10 to 100 ms: over less time its difference says too little.
constexpr int64_t shortestEnergySpanNs = 500'000'000;

struct Energy {
    double joules = 0;
    double watts = 0;
};

/// Of one device over one pass; else `why` not.
std::optional<Energy> energyOf(const TelemetryEvent& telemetry, std::string& why)
{
    const auto millijoules = telemetry.energyMillijoules;
    if (!millijoules) {
        why = whyUnavailable(telemetry, "energyMillijoules");
        return {};
    }
    if (telemetry.energySpanNs < shortestEnergySpanNs) {
        why = Sentence::tr(
            "a pass of %1 is too short for the device's energy counter; 500 ms are enough, with more prompts or "
            "tokens",
            {durationInWords(telemetry.energySpanNs)});
        return {};
    }
    if (*millijoules <= 0) {
        why = Sentence::tr("the device's energy counter did not move");
        return {};
    }
    const double joules = static_cast<double>(*millijoules) * 1e-3;
    return Energy{joules, joules / (static_cast<double>(telemetry.energySpanNs) * 1e-9)};
}

/// Of all devices of a repeat. Ranks that share a device read the same counter: the longest of its readings counts.
std::optional<Energy> energyOf(const Repeat& repeat, std::string& why)
{
    std::map<std::string, Energy> devices; // by UUID
    for (const RankPass& rank : repeat.ranks) {
        if (!rank.telemetry) {
            why = Sentence::tr("only NVIDIA GPUs tell this program what energy they take");
            return {};
        }
        const auto energy = energyOf(*rank.telemetry, why);
        if (!energy)
            return {};
        Energy& device = devices[rank.telemetry->uuid];
        if (energy->joules > device.joules)
            device = *energy;
    }
    Energy sum;
    for (const auto& [uuid, energy] : devices) {
        sum.joules += energy.joules;
        sum.watts += energy.watts;
    }
    return devices.empty() ? std::nullopt : std::optional(sum);
}

void addUnlessThere(std::vector<std::string>& list, const std::string& word)
{
    if (std::find(list.begin(), list.end(), word) == list.end())
        list.push_back(word);
}

} // namespace

void addEnergy(CellSummary& summary, const CellResult& cell)
{
    std::vector<double> joules;
    std::vector<double> perToken;
    std::vector<double> watts;
    std::string why;
    const InEnglish stored; // whyInWords shows it
    for (const Repeat& repeat : cell.repeats) {
        const auto energy = energyOf(repeat, why);
        if (!energy)
            continue;
        joules.push_back(energy->joules);
        watts.push_back(energy->watts);
        if (const int64_t tokens = generatedIn(repeat); tokens > 0)
            perToken.push_back(energy->joules / static_cast<double>(tokens));
    }
    summary.energyJoules = summarise(std::move(joules));
    summary.energyPerTokenJoules = summarise(std::move(perToken));
    summary.meanPowerWatts = summarise(std::move(watts));
    if (!summary.energyJoules)
        summary.energyUnavailable = why;
}

void addWatched(CellSummary& summary, const CellResult& cell)
{
    for (const Repeat& repeat : cell.repeats)
        for (const RankPass& rank : repeat.ranks) {
            if (!rank.telemetry)
                continue;
            summary.maxTemperatureCelsius =
                std::max(summary.maxTemperatureCelsius, rank.telemetry->maxTemperatureCelsius);
            for (const std::string& word : rank.telemetry->throttleReasons)
                addUnlessThere(summary.throttleReasons, word);
            for (const ForeignProcess& process : rank.telemetry->foreignProcesses)
                noteForeign(summary.foreignProcesses, process);
        }
}

} // namespace throughline
