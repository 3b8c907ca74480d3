// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the window's foot: what it says of devices is as it is now.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/session/session.h>
#include <ui/status_strip.h>

#include <QLabel>
#include <QLayout>
#include <QSignalSpy>

using namespace throughline;

namespace {

QStringList wordsOf(const StatusStrip& strip)
{
    QStringList words;
    for (const QLabel* label : strip.findChildren<QLabel*>())
        if (label->isVisible())
            words << label->text();
    return words;
}

} // namespace

class StatusStripTest : public QObject {
    Q_OBJECT

private slots:
    void init() { refuseWarnings(); }

    void memoryIsLookedAtAgainAfterARun()
    {
        FakeEngine fake;
        fake.list({});
        fake.devices(16'000'000'000, 12'000'000'000);
        fake.run("made", FakeEngine::lines(made::stream("r1", "made", made::fourCells())));
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        StatusStrip strip(session);
        strip.resize(1280, strip.height());
        strip.show();
        session.start();
        QTRY_VERIFY2(wordsOf(strip).contains("4 / 16 GB"), qPrintable(wordsOf(strip).join('|')));
        fake.devices(16'000'000'000, 6'000'000'000);
        QSignalSpy others(&session.facts(), &EngineFacts::devicesChanged);
        QSignalSpy memory(&session.facts(), &EngineFacts::memoryChanged);
        Experiment experiment;
        experiment.name = "made";
        session.engine().run(experiment);
        QVERIFY(memory.wait());
        QVERIFY(!session.engine().running());
        QVERIFY2(wordsOf(strip).contains("10 / 16 GB"), qPrintable(wordsOf(strip).join('|')));
        QCOMPARE(others.count(), 0); // of which controls are made anew
    }

    void gpusStandAsOneWhereTheProgressTakesTheirRoom()
    {
        FakeEngine fake;
        fake.list({});
        fake.gpus(4);
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        QWidget window;
        auto& strip = *new StatusStrip(session, &window);
        window.resize(2000, 200);
        strip.resize(2000, strip.height());
        window.show();
        session.start();
        QTRY_COMPARE(int(session.facts().devices().size()), 5);
        const QStringList wide = wordsOf(strip);
        QVERIFY2(wide.contains("GPU 3 H200"), qPrintable(wide.join('|')));
        EngineRun& engine = session.engine();
        engine.beginOther("r1");
        strip.resize(strip.layout()->sizeHint().width(), strip.height()); // as much as "starting" leaves
        QVERIFY(wordsOf(strip).contains("GPU 3 H200"));
        const auto events = made::stream("r1", "made", made::fourCells());
        for (const Event& event : events) {
            engine.apply(event);
            if (event.cell == 1 && std::holds_alternative<CellEndedEvent>(event.body))
                break;
        }
        const QStringList narrow = wordsOf(strip);
        QVERIFY2(!narrow.contains("GPU 3 H200") && narrow.contains("GPU 0–3"), qPrintable(narrow.join('|')));
    }
};

THROUGHLINE_UI_QTEST(StatusStripTest)
#include "status_strip_test.moc"
