// SPDX-License-Identifier: GPL-3.0-or-later
// A plan row's note: a few words for the table, whole sentences for the line under it. Not a model.
#pragma once

#include <core/plan.h>

#include <QString>

namespace throughline {

/// "runs as 5", "of 16.0 GB · largest that fits: 48"; empty when there is nothing to say.
QString shortNote(const PlannedCell& cell);
/// Why it is skipped, or its notes.
QString noteSentences(const PlannedCell& cell);
/// How the expectations in them were counted, a line each; empty when there are none.
QString noteFormulas(const PlannedCell& cell);

} // namespace throughline
