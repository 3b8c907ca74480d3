// SPDX-License-Identifier: GPL-3.0-or-later
// How much faster each run is than the pinned reference: computed off the GUI thread for the runs that are looked at,
// by core's compare() and so as `throughline compare` says it. Kept per run; another reference forgets all.
#pragma once

#include <core/compare.h>

#include <QObject>
#include <QSet>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>

namespace throughline {

class LibraryService;
struct RunInfo;

struct ReferenceDelta {
    enum class Kind { Reference, Compared, NoMatch, NotComparable };
    Kind kind = Kind::NoMatch;
    double percent = 0; // of Compared
    std::optional<Interval> interval;
    Verdict verdict = Verdict::Undecided;
    int matched = 0;
    int cells = 0;   // of the reference
    std::string why; // of NotComparable and NoMatch; English, as core says it
};
/// What stands in the row, of a comparison as core made it. `margin` as compare()'s.
ReferenceDelta deltaOf(const RunComparison& comparison, double margin);

class ReferenceDeltas : public QObject {
    Q_OBJECT
public:
    explicit ReferenceDeltas(LibraryService& library, QObject* parent = nullptr);

    /// Empty: none is pinned.
    const QString& reference() const { return m_reference; }
    void pin(const QString& runId);
    /// Of verdicts: another one computes all anew.
    void setMargin(double margin);
    /// Null while it is not known.
    const ReferenceDelta* of(const QString& runId) const;
    /// These are computed, in this order, instead of those wanted before that have not begun.
    void want(const QStringList& runIds);
    bool busy() const { return m_computing || m_loading; }

signals:
    void pinned(); // another reference, or none; or other verdicts
    void computed(const QString& runId);

private:
    void forget();
    void forgetGone();
    void loadReference();
    void next();
    void compute(const QString& runId);
    std::optional<ReferenceDelta> withoutLoading(const RunInfo& run) const;
    void take(const QString& runId, const ReferenceDelta& delta);

    LibraryService& m_library;
    QString m_reference;
    std::shared_ptr<const RunResult> m_loaded; // the reference
    std::map<QString, ReferenceDelta> m_deltas;
    QStringList m_wanted;
    double m_margin = 0.01;
    int m_generation = 0; // of references
    bool m_loading = false;
    bool m_computing = false;
};

} // namespace throughline
