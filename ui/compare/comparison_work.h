// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the runs to compare and computes their comparison, one computation at a time: what was wished for last counts,
// and nothing is done where nothing would be another.
#pragma once

#include <core/result.h>
#include <host/run_info.h>
#include <ui/compare/comparison.h>

#include <QObject>
#include <QStringList>

#include <atomic>

namespace throughline {

class LibraryService;

struct ComparisonWish {
    QStringList ids;
    QStringList names; // of the same runs, as they are shown
    QString reference; // an id
    double margin = 0.01;
    bool operator==(const ComparisonWish&) const = default;
};

class ComparisonWork : public QObject {
    Q_OBJECT
public:
    explicit ComparisonWork(LibraryService& library, QObject* parent = nullptr);

    /// Fewer than two runs: nothing is wished for. The same again: only what went on since is read and computed anew.
    void wish(const ComparisonWish& wish);
    /// These need not be read.
    void know(const std::vector<ComparedRun>& runs);
    bool busy() const { return !m_served || m_stop; }
    /// Computations begun: what a test looks at.
    int begun() const { return m_begun; }

signals:
    void compared(const throughline::ComparisonPtr& comparison); // of the latest wish
    void unreadable(const QString& runId, const throughline::Error& why);

private:
    struct Known {
        QString id;
        RunInfo info; // as it was when the run was asked for
        std::shared_ptr<const RunResult> run;
    };
    const Known* known(const QString& id) const;
    RunInfo progressOf(const QString& id) const;
    bool wentOn(const Known& one) const;
    void advance();
    void read(const QString& id);
    void compute();

    LibraryService& m_library;
    ComparisonWish m_wish;
    std::vector<Known> m_known; // of the wish
    ComparisonPtr m_latest;
    std::shared_ptr<std::atomic<bool>> m_stop; // of the computation that goes on; null: none does
    int m_question = 0;                        // wishes, of which only the latest counts
    int m_begun = 0;
    bool m_reading = false;
    bool m_served = true; // what is wished for is shown or computed now
};

} // namespace throughline
