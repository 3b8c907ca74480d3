// SPDX-License-Identifier: GPL-3.0-or-later
// A run's settings, environment, findings and validity as label and value. Not widgets.
#pragma once

#include <ui/session/run_digest.h>
#include <ui/style/tokens.h>

#include <QStringList>

#include <vector>

namespace throughline {

/// Axes and settings of all cells; several values of one field stand side by side.
std::vector<QStringList> settingsOf(const RunResult& run);
std::vector<QStringList> environmentOf(const RunResult& run);

struct ValidityLine {
    QString text;
    Tone tone = Tone::Secondary;
};
/// Whether the run is valid, why not, and whether outputs agree.
std::vector<ValidityLine> validityOf(const RunDigest& digest);
/// "tiny, random weights · 24 cells · 41 s".
QString subtitleOf(const RunResult& run);

} // namespace throughline
