// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/sentence.h>
#include <ui/library/reference_deltas.h>
#include <ui/session/background.h>
#include <ui/session/library_service.h>
#include <ui/widgets/to_qt.h>

#include <QSettings>

#include <algorithm>

namespace throughline {

namespace {

constexpr int mostInOneGo = 100; // of the event loop
const QString referenceKey = QStringLiteral("library/reference");

/// Whether two lists joined by ", " share a word.
bool shareWord(const std::string& a, const std::string& b)
{
    const QStringList words = toQt(a).split(QStringLiteral(", "));
    const QStringList others = toQt(b).split(QStringLiteral(", "));
    return std::any_of(words.begin(), words.end(), [&](const QString& word) { return others.contains(word); });
}

Verdict verdictOf(const std::optional<Interval>& ratio, double margin)
{
    const double most = 1 + margin;
    if (!ratio)
        return Verdict::Undecided;
    if (ratio->low > most)
        return Verdict::Faster;
    if (ratio->high < 1 / most)
        return Verdict::Slower;
    return ratio->low >= 1 / most && ratio->high <= most ? Verdict::Same : Verdict::Undecided;
}

} // namespace

ReferenceDelta deltaOf(const RunComparison& comparison, double margin)
{
    ReferenceDelta delta;
    delta.cells = int(comparison.cells.size());
    delta.matched = comparison.matched;
    if (comparison.geometricMean) {
        delta.kind = ReferenceDelta::Kind::Compared;
        delta.percent = 100 * (*comparison.geometricMean - 1);
        if (const auto& ratio = comparison.geometricMeanInterval)
            delta.interval = Interval{100 * (ratio->low - 1), 100 * (ratio->high - 1)};
        delta.verdict = verdictOf(comparison.geometricMeanInterval, margin);
        return delta;
    }
    delta.verdict = Verdict::NotComparable;
    delta.why = commonReason(comparison);
    delta.kind = delta.why.empty() ? ReferenceDelta::Kind::NoMatch : ReferenceDelta::Kind::NotComparable;
    return delta;
}

ReferenceDeltas::ReferenceDeltas(LibraryService& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_reference(QSettings().value(referenceKey).toString())
{
    connect(&library, &LibraryService::runsChanged, this, &ReferenceDeltas::forgetGone);
}

void ReferenceDeltas::pin(const QString& runId)
{
    if (runId == m_reference)
        return;
    m_reference = runId;
    QSettings().setValue(referenceKey, runId);
    m_loaded.reset();
    forget();
}

void ReferenceDeltas::setMargin(double margin)
{
    if (margin == m_margin)
        return;
    m_margin = margin;
    forget();
}

void ReferenceDeltas::forget()
{
    ++m_generation; // what is being computed is dropped when it comes
    m_deltas.clear();
    m_wanted.clear();
    m_loading = false;
    m_computing = false;
    emit pinned();
}

void ReferenceDeltas::forgetGone()
{
    std::erase_if(m_deltas, [this](const auto& known) { return !m_library.find(known.first); });
    if (!m_reference.isEmpty() && m_library.listed() && !m_library.find(m_reference))
        emit pinned(); // it is not there now, and may come back
}

const ReferenceDelta* ReferenceDeltas::of(const QString& runId) const
{
    const auto known = m_deltas.find(runId);
    return known == m_deltas.end() ? nullptr : &known->second;
}

void ReferenceDeltas::want(const QStringList& runIds)
{
    m_wanted.clear();
    const RunInfo* reference = m_library.find(m_reference);
    if (!reference || reference->cells == 0) // its row is not computed yet
        return;
    for (const QString& id : runIds)
        if (!of(id))
            m_wanted << id;
    next();
}

void ReferenceDeltas::next()
{
    if (!m_library.find(m_reference)) // deleted meanwhile
        m_wanted.clear();
    int left = mostInOneGo;
    while (!m_computing && !m_wanted.isEmpty()) {
        if (--left == 0) { // sorted by Δ all of a library are wanted
            QMetaObject::invokeMethod(this, &ReferenceDeltas::next, Qt::QueuedConnection);
            return;
        }
        if (of(m_wanted.front())) { // wanted again while it was computed
            m_wanted.removeFirst();
            continue;
        }
        const RunInfo* run = m_library.find(m_wanted.front());
        const bool known = run && (run->cells > 0 || !run->unreadable.empty());
        if (!known || run->state == RunState::Running) { // it is compared when it has ended, and its row is there
            m_wanted.removeFirst();
            continue;
        }
        if (const auto delta = withoutLoading(*run)) {
            take(m_wanted.takeFirst(), *delta);
            continue;
        }
        if (!m_loaded) {
            loadReference();
            return;
        }
        compute(m_wanted.takeFirst());
    }
}

std::optional<ReferenceDelta> ReferenceDeltas::withoutLoading(const RunInfo& run) const
{
    const RunInfo* reference = m_library.find(m_reference);
    ReferenceDelta delta;
    delta.cells = reference->cells;
    if (run.runId == reference->runId) {
        delta.kind = ReferenceDelta::Kind::Reference;
        delta.matched = delta.cells;
        return delta;
    }
    if (!run.unreadable.empty()) {
        delta.kind = ReferenceDelta::Kind::NotComparable;
        delta.why = run.unreadable;
        return delta;
    }
    if (!run.tool.empty()) {
        delta.kind = ReferenceDelta::Kind::NotComparable;
        delta.why = Sentence::tr(run.notComparable.c_str());
        return delta;
    }
    // Most rows of a large library are of other models: nothing has to be read to know that none of their cells match.
    for (const auto& [words, others] : {std::pair{&run.models, &reference->models},
             std::pair{&run.precisions, &reference->precisions}, std::pair{&run.modes, &reference->modes}})
        if (!shareWord(*words, *others)) {
            delta.why = tr("no cell has the same model, precision and mode").toStdString();
            return delta;
        }
    return std::nullopt;
}

void ReferenceDeltas::loadReference()
{
    if (m_loading)
        return;
    m_loading = true;
    m_library.ask(
        this, [id = m_reference.toStdString()](RunLibrary& library) { return library.load(id); },
        [this, generation = m_generation](Result<RunResult> run) {
            if (generation != m_generation)
                return;
            m_loading = false;
            if (!run) {
                m_wanted.clear(); // its own row says that it can't be read
                return;
            }
            m_loaded = std::make_shared<const RunResult>(std::move(*run));
            next();
        });
}

void ReferenceDeltas::compute(const QString& runId)
{
    m_computing = true;
    const auto done = [this, runId, generation = m_generation](const ReferenceDelta& delta) {
        if (generation != m_generation)
            return;
        m_computing = false;
        take(runId, delta);
        next();
    };
    m_library.ask(
        this, [id = runId.toStdString()](RunLibrary& library) { return library.load(id); },
        [this, done, reference = m_loaded, margin = m_margin](Result<RunResult> run) {
            if (!run) {
                ReferenceDelta delta;
                delta.kind = ReferenceDelta::Kind::NotComparable;
                delta.cells = int(reference->cells.size());
                delta.why = sentence(run.error());
                done(delta);
                return;
            }
            auto other = std::make_shared<const RunResult>(std::move(*run));
            inBackground(
                this, [reference, other, margin] { return deltaOf(compare(*reference, *other, margin), margin); },
                done);
        });
}

void ReferenceDeltas::take(const QString& runId, const ReferenceDelta& delta)
{
    m_deltas[runId] = delta;
    emit computed(runId);
}

} // namespace throughline
