// SPDX-License-Identifier: GPL-3.0-or-later
// A cell and its state in the words, icons and tones of the window: the same on Run, Library and Compare.
#pragma once

#include <core/metrics.h>
#include <ui/style/tokens.h>

#include <QString>

namespace throughline {

struct StateLook {
    QString icon;
    Tone tone = Tone::Secondary;
    QString word; // for the tip and for screen readers
};
StateLook lookOf(const CellResult& cell);
/// `flagged`: a repeat of it carries a flag.
StateLook lookOf(CellState state, bool flagged, bool outOfMemory);
bool isFlagged(const CellResult& cell);
StateLook lookOf(RunState state);
/// "data-parallel, 2 ranks", "pipeline, 4 stages, 4 chunks", "sequential".
QString modeWords(const Cell& cell);
/// The same with what the ranks are: "data-parallel, 2 GPUs".
QString modeWords(const PlannedCell& planned);
QString secondsInWords(double seconds);
QString agreementWords(const OutputAgreement& agreement);
/// "1.28×".
QString ratioWords(double ratio, int decimals = 2);

} // namespace throughline
