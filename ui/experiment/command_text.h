// SPDX-License-Identifier: GPL-3.0-or-later
// The command that does what the window's Run does, for a terminal.
#pragma once

#include <core/experiment.h>

#include <QString>

namespace throughline {

/// A built-in or file as it is: "throughline run NAME". Otherwise the whole experiment on standard input: exact, if
/// long.
QString commandText(const Experiment& experiment, const QString& unchangedSource);
/// One word for a POSIX shell.
QString shellQuoted(const QString& text);

} // namespace throughline
