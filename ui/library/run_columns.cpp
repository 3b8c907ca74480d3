// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <plots/per_language.h>
#include <ui/library/run_columns.h>
#include <ui/run/cell_words.h>
#include <ui/style/tokens.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>

#include <algorithm>

namespace throughline {

namespace {

constexpr int leastStartedWidth = 104;

struct RunColumnText {
    Q_DECLARE_TR_FUNCTIONS(throughline::RunColumnText)
};

/// Of the longest month in the language that is shown.
int startedWidth()
{
    const QFontMetrics metrics(themeFont(13));
    int widest = 0;
    for (int month = 1; month <= 12; ++month) {
        const QDateTime some({2026, month, 28}, {20, 58});
        widest =
            std::max(widest, metrics.horizontalAdvance(QLocale().toString(some, RunColumnText::tr("d MMM HH:mm"))));
    }
    return std::max(leastStartedWidth, widest + 2 * metric::gap + 2);
}

std::vector<RunColumnLook> makeRunColumns()
{
    const auto column = [](const char* key, const QString& title, int width, bool right, bool shown, int rank) {
        return RunColumnLook{QString::fromLatin1(key), title, width, right, shown, rank};
    };
    return {
        column("name", RunColumnText::tr("Run"), 0, false, true, 0),
        column("model", RunColumnText::tr("Model"), 92, false, true, 4),
        column("precision", RunColumnText::tr("Precision"), 84, false, false, 6),
        column("mode", RunColumnText::tr("Modes"), 152, false, false, 8),
        column("gpus", RunColumnText::tr("GPUs"), 60, true, false, 6),
        column("cells", RunColumnText::tr("Cells"), 72, true, false, 7),
        column("rate", RunColumnText::tr("Best tok/s"), 78, true, true, 3),
        column("speedup", RunColumnText::tr("Speed-up"), 96, true, true, 2),
        column("delta", RunColumnText::tr("Δ % of tok/s"), 112, true, true, 1),
        column("matched", RunColumnText::tr("Matched"), 72, true, true, 5),
        column("tags", RunColumnText::tr("Tags"), 112, false, false, 7),
        column("notes", RunColumnText::tr("Notes"), 160, false, false, 9),
        column("host", RunColumnText::tr("Host"), 96, false, false, 8),
        column("duration", RunColumnText::tr("Took"), 92, true, false, 7),
        column("started", RunColumnText::tr("Started"), startedWidth(), true, true, 1),
    };
}

} // namespace

const RunColumnLook& lookOf(RunColumn column) { return inLanguage<&makeRunColumns>()[std::size_t(column)]; }

QString startedInWords(const RunInfo& run)
{
    const QDateTime started = QDateTime::fromString(toQt(run.startedUtc), Qt::ISODateWithMs).toLocalTime();
    const bool thisYear = started.date().year() == QDate::currentDate().year();
    return QLocale().toString(started, thisYear ? RunColumnText::tr("d MMM HH:mm") : RunColumnText::tr("d MMM yyyy"));
}

QString textOf(const RunInfo& run, RunColumn column)
{
    switch (column) {
    case RunColumn::Name:
        return toQt(run.name);
    case RunColumn::Model:
        return toQt(run.models);
    case RunColumn::Precision:
        return toQt(run.precisions);
    case RunColumn::Mode:
        return toQt(run.modes);
    case RunColumn::Gpus:
        return run.gpus > 0 ? QString::number(run.gpus) : QString();
    case RunColumn::Cells: {
        const int asked = run.cells - run.skipped;
        return run.done == asked ? QString::number(asked) : RunColumnText::tr("%1 of %2").arg(run.done).arg(asked);
    }
    case RunColumn::Rate:
        return run.bestTokensPerSecond > 0 ? toQt(numberInWords(run.bestTokensPerSecond)) : QString();
    case RunColumn::Speedup:
        if (run.state == RunState::Running)
            return RunColumnText::tr("cell %1 of %2")
                .arg(qMin(run.done + run.failed + 1, run.cells - run.skipped))
                .arg(run.cells - run.skipped);
        return run.bestSpeedup > 0 ? ratioWords(run.bestSpeedup, 1) : QString();
    case RunColumn::Tags:
        return toQt(run.tags);
    case RunColumn::Notes:
        return toQt(run.notes).simplified();
    case RunColumn::Host:
        return toQt(run.host);
    case RunColumn::Duration:
        return run.seconds > 0 ? secondsInWords(run.seconds) : QString();
    case RunColumn::Started:
        return startedInWords(run);
    case RunColumn::Delta:
    case RunColumn::Matched:
        break;
    }
    return {};
}

bool isNumeric(RunColumn column) { return lookOf(column).right; }

double numberOf(const RunInfo& run, RunColumn column)
{
    switch (column) {
    case RunColumn::Gpus:
        return run.gpus;
    case RunColumn::Cells:
        return run.cells - run.skipped;
    case RunColumn::Rate:
        return run.bestTokensPerSecond;
    case RunColumn::Speedup:
        return run.bestSpeedup;
    case RunColumn::Duration:
        return run.seconds;
    default:
        return 0;
    }
}

} // namespace throughline
