// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of a run grows with every repeat, not only when a cell has ended.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <plots/chart_view.h>
#include <ui/run/run_page.h>
#include <ui/session/session.h>
#include <ui/widgets/chart_pane.h>

using namespace throughline;

namespace {

/// Repeats of the hollow point; 0 when there is none.
std::size_t unfinishedRepeats(const ChartView& view)
{
    std::size_t repeats = 0;
    for (const Panel& panel : view.data().panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                if (!point.finished)
                    repeats = std::max(repeats, point.samples.size());
    return repeats;
}

} // namespace

class LiveChartTest : public QObject {
    Q_OBJECT

private slots:
    void init() { refuseWarnings(); }

    void everyRepeatIsAPoint()
    {
        Session session({engineProgram(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        auto* pane = page.findChild<ChartPane*>();
        QVERIFY(pane);
        pane->choose(ChartKind::BatchSize);
        std::size_t repeats = 0; // of the last cell
        for (const Event& event : made::stream("r1", "made", made::fourCells())) {
            session.engine().apply(event);
            if (event.cell != 3 || !std::holds_alternative<RepeatSavedEvent>(event.body))
                continue;
            QTRY_COMPARE(unfinishedRepeats(*pane->view()), ++repeats);
            if (repeats == 3)
                break;
        }
        QCOMPARE(repeats, std::size_t(3));
        // One that was not looked at meanwhile is as far when it is, though nothing new comes.
        pane->choose(ChartKind::Time);
        QTRY_COMPARE(unfinishedRepeats(*pane->view()), repeats);
    }
};

THROUGHLINE_UI_QTEST(LiveChartTest)
#include "live_chart_test.moc"
