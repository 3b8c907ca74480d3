// SPDX-License-Identifier: GPL-3.0-or-later
// How the fake worker says something: events as lines, with the time.
#pragma once

#include <core/event.h>

#include <string>

namespace throughline {

int64_t nowNs();
void write(const std::string& bytes);
std::string lineOf(EventBody body);
void say(EventBody body);
/// Of the environment; empty when it is not set.
std::string variable(const char* name);

} // namespace throughline
