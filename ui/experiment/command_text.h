// SPDX-License-Identifier: GPL-3.0-or-later
// The command that does what the window's Run does, for a terminal.
#pragma once

#include <core/experiment.h>

#include <QString>

namespace throughline {

/// The shortest that makes exactly this experiment: "throughline run SOURCE", with flags for what differs from `base`,
/// which is what SOURCE holds; flags alone; or the whole experiment on standard input. `source`: a built-in's name or a
/// file; empty: there is none.
QString commandText(const Experiment& experiment, const Experiment& base, const QString& source);
/// One word for a POSIX shell.
QString shellQuoted(const QString& text);

} // namespace throughline
