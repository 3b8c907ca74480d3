// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan says about one field of the form: what can't run, what works but loses, what was filled in.
#pragma once

#include <core/plan.h>
#include <ui/style/tokens.h>

#include <QStringList>

#include <initializer_list>
#include <vector>

namespace throughline {

struct Explanation {
    QString text;
    Tone tone = Tone::Secondary;
    bool empty() const { return text.isEmpty(); }
};

/// The first skip of one of these kinds among the block's cells, with how many cells it concerns.
Explanation explainSkips(const Plan& plan, int block, std::initializer_list<SkipKind> kinds);
/// Values of an axis of which no cell in these modes will run, for one of these reasons: chips that are marked.
QStringList neverRun(const Plan& plan, int block, std::initializer_list<Mode> modes,
    std::initializer_list<SkipKind> kinds, int Cell::*axis);
/// The note that expects the greatest loss, or the first.
Explanation explainNotes(const Plan& plan, int block, std::initializer_list<NoteKind> kinds);
/// What was filled in for a field; with `models`, a block's, for one of those. Null when nothing was.
const FilledIn* filledInFor(const Plan& plan, const std::string& field, const std::vector<std::string>& models = {});
/// "Filled in: fp32, auto on a CPU"; of several models it says which.
Explanation explainFilledIn(const Plan& plan, const std::string& field, const std::vector<std::string>& models = {});
/// The first that says something.
Explanation firstOf(std::initializer_list<Explanation> explanations);

} // namespace throughline
