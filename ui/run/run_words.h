// SPDX-License-Identifier: GPL-3.0-or-later
// What the Run page says of a run in one sentence: what is measured, where it is, how it ended and what to do then.
#pragma once

#include <core/experiment.h>
#include <ui/session/run_digest.h>
#include <ui/style/tokens.h>

#include <QString>

namespace throughline {

class EngineRun;

struct RunSentence {
    QString text;
    Tone tone = Tone::Secondary;
    bool operator==(const RunSentence&) const = default;
};

/// "tiny · 128 new tokens · quick protocol".
QString describe(const Experiment& experiment);
/// `digest` may be null, or of an earlier moment.
RunSentence stateInWords(const EngineRun& engine, const RunDigestPtr& digest);
/// "Cell 3 · loading", "Cell 3 · repeat 2 of 5 · batch 4 of 7".
QString positionInWords(const RunResult& run, int cell);

} // namespace throughline
