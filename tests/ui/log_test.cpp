// SPDX-License-Identifier: GPL-3.0-or-later
// The log under the chart: levels, search, floods.
#include "support/ui_test.h"

#include <ui/run/log_model.h>
#include <ui/run/log_pane.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace throughline;

class LogTest : public QObject {
    Q_OBJECT

    RunResult m_run;

    static Event lineOf(const std::string& level, const std::string& text, std::optional<int> rank = {})
    {
        Event event;
        event.tNs = 1;
        event.rank = rank;
        event.body = LogEvent{level, text, 1};
        return event;
    }
    void say(LogModel& model, const std::string& level, const std::string& text, std::optional<int> rank = {})
    {
        model.take(lineOf(level, text, rank), m_run);
    }
    static QStringList textsOf(const QAbstractItemModel& model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row, LogModel::Text).data().toString();
        return texts;
    }
    void fill(LogPane& pane)
    {
        say(pane.model(), "debug", "allocated 12 buffers", 0);
        say(pane.model(), "information", "weights mapped", 0);
        say(pane.model(), "warning", "Clock of GPU 1 fell", 1);
        say(pane.model(), "error", "rank 1 is gone", 1);
        pane.flush();
    }

private slots:
    void init() { refuseWarnings(); }

    void levelsAreChosen()
    {
        LogPane pane;
        pane.resize(800, 200);
        pane.show();
        const QAbstractItemModelTester tester(&pane.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(pane);
        QCOMPARE(textsOf(pane.model()), (QStringList{"weights mapped", "Clock of GPU 1 fell", "rank 1 is gone"}));
        QCOMPARE(childNamed<QLabel>(pane, "logCount")->text(), QString("3 of 4 lines"));
        auto* level = childNamed<QComboBox>(pane, "logLevel");
        level->setFocus();
        QTest::keyClick(level, Qt::Key_Down);
        QCOMPARE(textsOf(pane.model()), (QStringList{"Clock of GPU 1 fell", "rank 1 is gone"}));
        QTest::keyClick(level, Qt::Key_Down);
        QCOMPARE(textsOf(pane.model()), QStringList("rank 1 is gone"));
        QTest::keyClick(level, Qt::Key_Home);
        QCOMPARE(pane.model().rowCount(), 4);
        QCOMPARE(childNamed<QLabel>(pane, "logCount")->text(), QString("4 lines"));
        say(pane.model(), "debug", "freed 12 buffers");
        pane.flush();
        QCOMPARE(textsOf(pane.model()).last(), QString("freed 12 buffers"));
    }

    void theCountKnowsLinesThatAreNotShown()
    {
        LogPane pane;
        fill(pane);
        const auto* count = childNamed<QLabel>(pane, "logCount");
        QCOMPARE(count->text(), QString("3 of 4 lines"));
        say(pane.model(), "debug", "freed 12 buffers");
        pane.flush();
        QCOMPARE(count->text(), QString("3 of 5 lines"));
        for (int i = 0; i < 50'000; ++i) // the first five go
            say(pane.model(), "information", "line " + std::to_string(i));
        pane.flush();
        QCOMPARE(count->text(), QString("50000 of the last 50000 lines"));
    }

    void ctrlFSearchesTheLogWhileOneIsInIt()
    {
        QWidget window; // whose own Ctrl+F is something else
        auto* column = new QVBoxLayout(&window);
        auto* other = new QLineEdit(&window);
        auto* pane = new LogPane(&window);
        column->addWidget(other);
        column->addWidget(pane);
        QAction filter;
        filter.setShortcut(QKeySequence("Ctrl+F"));
        window.addAction(&filter);
        int filtered = 0;
        connect(&filter, &QAction::triggered, &window, [&] { ++filtered; });
        window.resize(900, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        fill(*pane);
        auto* view = childNamed<RowView>(window, "log");
        auto* words = childNamed<QLineEdit>(window, "logWords");
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(words->hasFocus());
        QCOMPARE(filtered, 0);
        QTest::keyClicks(words, "gpu");
        QCOMPARE(textsOf(pane->model()), QStringList("Clock of GPU 1 fell"));
        QCOMPARE(childNamed<QLabel>(window, "logCount")->text(), QString("1 of 4 lines"));
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(view->hasFocus());
        QCOMPARE(pane->model().rowCount(), 3);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(filtered, 1);
    }

    void whatSeveralRanksSayIsOneLine()
    {
        LogModel model;
        say(model, "information", "graphs captured", 0);
        say(model, "information", "graphs captured", 1);
        say(model, "information", "graphs captured", 0); // again
        say(model, "information", "done");
        model.flush();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, LogModel::Who).data().toString(), QString("ranks 0, 1"));
        QCOMPARE(model.index(1, LogModel::Who).data().toString(), QString("rank 0"));
        QCOMPARE(model.index(2, LogModel::Who).data().toString(), QString("all"));
    }

    void aFloodKeepsTheLatestLines()
    {
        LogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 60'000; ++i) {
            say(model, i % 10 == 0 ? "warning" : "information", "line " + std::to_string(i));
            if (i % 7'000 == 0)
                model.flush();
        }
        model.flush();
        QCOMPARE(model.rowCount(), 50'000);
        QCOMPARE(model.lines(), 50'000);
        QCOMPARE(model.dropped(), 10'000);
        QCOMPARE(model.index(0, LogModel::Text).data().toString(), QString("line 10000"));
        QCOMPARE(model.index(49'999, LogModel::Text).data().toString(), QString("line 59999"));
        model.setLevel(LogLevel::Warning);
        QCOMPARE(model.rowCount(), 5'000);
        model.setWords("LINE 1234"); // 12340 is the only warning among 12340 to 12349
        QCOMPARE(textsOf(model), QStringList("line 12340"));
        QCOMPARE(model.index(0, LogModel::Text).data(IconRole).toString(), QString("caution"));
    }
};

THROUGHLINE_UI_QTEST(LogTest)
#include "log_test.moc"
