// SPDX-License-Identifier: GPL-3.0-or-later
// Runs on their way out of the window: as CSV, and as files that are written only when a drop asks for them.
#pragma once

#include <host/run_info.h>

#include <QMimeData>

#include <functional>
#include <vector>

namespace throughline {

class ReferenceDeltas;

/// One line per run, RFC 4180, '.' decimals; with Δ where it is known.
QByteArray runsCsv(const std::vector<RunInfo>& runs, const ReferenceDeltas& deltas);

/// Files that drags left in the cache folder more than a day ago; says how many are gone. Off the GUI thread.
int removeOldDraggedFiles();

/// Run files as URLs, rows as text and as CSV.
class RunMimeData : public QMimeData {
    Q_OBJECT
public:
    /// `write` writes a run's file and waits for it; false: it could not.
    using Write = std::function<bool(const RunInfo& run, const QString& path)>;

    RunMimeData(std::vector<RunInfo> runs, Write write);
    QStringList formats() const override;
    bool hasFormat(const QString& format) const override { return formats().contains(format); }

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override;

private:
    void writeFiles() const;

    std::vector<RunInfo> m_runs;
    Write m_write;
    mutable QList<QVariant> m_urls; // of written files
    mutable bool m_written = false;
};

} // namespace throughline
