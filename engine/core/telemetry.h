// SPDX-License-Identifier: GPL-3.0-or-later
// What a GPU's telemetry means for a measurement: words for its reasons, and the flags of a repeat. Asks no device.
#pragma once

#include <core/event.h>

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// NVML's "clocks event reasons" (nvml.h, nvmlClocksEventReason…) as words, in the order of their bits: "power cap".
std::vector<std::string> clocksEventWords(int64_t bits);
/// Whether the device ran slower than it would by itself: heat, a slowdown that the hardware forced, a power brake, or
/// clocks that follow those of another GPU. Not so its own power cap, under which a GPU with much to multiply always
/// runs, nor clocks that somebody has set: these are how the device is, and are only reported.
bool isThrottling(std::string_view word);
/// Of a repeat with this telemetry: "foreign-process", "throttled".
std::vector<std::string> flagsOf(const TelemetryEvent& telemetry);
/// Adds the process, or raises the memory of the one that is known.
void noteForeign(std::vector<ForeignProcess>& seen, const ForeignProcess& process);
/// Why this value, or all, is not there; empty when nothing was said of it.
std::string whyUnavailable(const TelemetryEvent& telemetry, std::string_view value);

} // namespace throughline
