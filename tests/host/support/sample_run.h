// SPDX-License-Identifier: GPL-3.0-or-later
// A small finished run as events, the same each time.
#pragma once

#include <core/event.h>

#include <string>
#include <vector>

namespace throughline::tests {

/// One sequential cell with a warm-up and a repeat (two prompts, 4 tokens each, 0.5 s), and one that was skipped.
std::vector<Event> sampleRun(const std::string& runId, const std::string& name);

} // namespace throughline::tests
