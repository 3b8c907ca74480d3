// SPDX-License-Identifier: GPL-3.0-or-later
// The models behind the Library's two lists: groups, order, filter, what stands in the rows, and the Δ that they show.
#include "support/ui_test.h"

#include <ui/library/cell_list_model.h>
#include <ui/library/common_facts.h>
#include <ui/library/run_list_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace throughline;

namespace {

RunInfo listedRun(const char* id, const char* name, const char* experiment, double rate)
{
    RunInfo info;
    info.runId = id;
    info.name = name;
    info.experiment = experiment;
    info.startedUtc = std::string(id).substr(0, 4) + "-11-2" + std::string(id).substr(4, 1) + "T12:00:00.000Z";
    info.state = RunState::Done;
    info.models = "small";
    info.cells = info.done = info.measured = 4;
    info.bestTokensPerSecond = rate;
    return info;
}

/// As the library lists them: the newest first.
std::shared_ptr<std::vector<RunInfo>> fourRuns()
{
    return std::make_shared<std::vector<RunInfo>>(
        std::vector{listedRun("20264", "delta", "two", 400), listedRun("20263", "Charlie", "one", 0),
            listedRun("20262", "bravo", "two", 200), listedRun("20261", "alpha", "one", 300)});
}

RunComparison comparison(double mean, double low, double high)
{
    RunComparison made;
    made.cells.resize(4);
    made.matched = 3;
    made.geometricMean = mean;
    made.geometricMeanInterval = Interval{low, high};
    return made;
}

} // namespace

class RunListTest : public QObject {
    Q_OBJECT

    /// "[two 2] delta bravo [one 2] …", all groups unfolded.
    static QString shown(const RunListModel& model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex top = model.index(row, 0);
            const QString name = top.data().toString();
            all << (model.isGroup(top) ? QStringLiteral("[%1 %2]").arg(name).arg(model.rowCount(top)) : name);
            for (int child = 0; child < model.rowCount(top); ++child)
                all << model.index(child, 0, top).data().toString();
        }
        return all.join(' ');
    }

private slots:
    void init() { refuseWarnings(); }

    void aGroupsRowIsOneCell()
    {
        RunListModel model(nullptr);
        model.setRuns(fourRuns());
        model.setGrouping(RunGrouping::Experiment);
        const QModelIndex group = model.index(0, 0);
        QCOMPARE(group.data(AsideRole).toString(), QString("2 runs"));
        for (int column = 0; column < runColumns; ++column) { // whatever the order of the columns
            QVERIFY(group.siblingAtColumn(column).data(SpanRightRole).toBool());
            QCOMPARE(group.siblingAtColumn(column).data().toString(), column == 0 ? QString("two") : QString());
        }
        const QModelIndex run = model.index(0, 0, group);
        QVERIFY(run.data(AsideRole).isNull() && !run.data(SpanRightRole).toBool());
    }

    void groupsFilterAndOrder()
    {
        RunListModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns(fourRuns());
        QCOMPARE(shown(model), QString("delta Charlie bravo alpha"));
        model.setGrouping(RunGrouping::Experiment);
        QCOMPARE(shown(model), QString("[two 2] delta bravo [one 2] Charlie alpha"));
        model.sort(int(RunColumn::Name), Qt::AscendingOrder);
        QCOMPARE(shown(model), QString("[one 2] alpha Charlie [two 2] bravo delta"));
        model.sort(int(RunColumn::Rate), Qt::AscendingOrder); // the one without a value is the last in either order
        QCOMPARE(shown(model), QString("[two 2] bravo delta [one 2] alpha Charlie"));
        model.sort(int(RunColumn::Rate), Qt::DescendingOrder);
        QCOMPARE(shown(model), QString("[two 2] delta bravo [one 2] alpha Charlie"));
        model.setQuery(RunQuery::parse("rate:>250"));
        QCOMPARE(shown(model), QString("[two 1] delta [one 1] alpha"));
        QCOMPARE(model.shown(), 2);
        QCOMPARE(model.shownIds(), (QStringList{"20264", "20261"}));
        QVERIFY(!model.indexOf("20263").isValid());
        model.setGrouping(RunGrouping::None);
        model.sort(int(RunColumn::Started), Qt::AscendingOrder);
        QCOMPARE(shown(model), QString("alpha delta"));
        model.setQuery({});
        QCOMPARE(shown(model), QString("alpha bravo Charlie delta"));
        model.setGrouping(RunGrouping::Experiment);
        model.setRuns(std::make_shared<std::vector<RunInfo>>());
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.runs(), 0);
    }

    void aChangedRowStaysWhereItIs()
    {
        RunListModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGrouping(RunGrouping::Experiment);
        model.setRuns(fourRuns());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        auto renamed = fourRuns();
        (*renamed)[1].name = "zulu";
        model.setRuns(renamed);
        QCOMPARE(reset.count(), 0);
        QVERIFY(changed.count() > 0);
        QCOMPARE(shown(model), QString("[two 2] delta bravo [one 2] zulu alpha"));
        model.sort(int(RunColumn::Name), Qt::AscendingOrder);
        renamed = fourRuns();
        (*renamed)[1].name = "aaa";
        model.setRuns(renamed);
        QCOMPARE(shown(model), QString("[one 2] aaa alpha [two 2] bravo delta"));
    }

    void rowsSayTheirState()
    {
        auto runs = fourRuns();
        (*runs)[0].state = RunState::Running;
        (*runs)[0].cells = 42;
        (*runs)[0].done = 25;
        (*runs)[1].invalid = 2;
        (*runs)[2].failed = 1;
        (*runs)[3].unreadable = "event 2: torn";
        RunListModel model(nullptr);
        model.setRuns(runs);
        const auto icon = [&](int row) { return model.index(row, 0).data(IconRole).toString(); };
        QCOMPARE(icon(0), QString("run"));
        QCOMPARE(model.index(0, int(RunColumn::Speedup)).data().toString(), QString("cell 26 of 42"));
        QCOMPARE(icon(1), QString("caution"));
        QCOMPARE(icon(2), QString("failed"));
        QCOMPARE(icon(3), QString("failed"));
        QVERIFY(model.index(3, 0).data(Qt::ToolTipRole).toString().contains("event 2: torn"));
        QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains("2 of 4 cells are not valid"));
    }

    void verdictsOfWholeRuns()
    {
        const ReferenceDelta faster = deltaOf(comparison(1.222, 1.219, 1.225), 0.01);
        QCOMPARE(faster.verdict, Verdict::Faster);
        QCOMPARE(faster.matched, 3);
        QCOMPARE(faster.cells, 4);
        QVERIFY(qAbs(faster.percent - 22.2) < 1e-9); // a product of decimals
        QCOMPARE(deltaOf(comparison(0.9, 0.88, 0.92), 0.01).verdict, Verdict::Slower);
        QCOMPARE(deltaOf(comparison(1.001, 0.998, 1.004), 0.01).verdict, Verdict::Same);
        QCOMPARE(deltaOf(comparison(1.02, 0.99, 1.05), 0.01).verdict, Verdict::Undecided);
        QCOMPARE(deltaOf(comparison(1.02, 1.005, 1.05), 0.01).verdict, Verdict::Undecided); // reaches into the margin
        QCOMPARE(deltaOf(comparison(1.02, 1.005, 1.05), 0.004).verdict, Verdict::Faster);   // of another margin
        RunComparison few = comparison(1.2, 0, 0);
        few.geometricMeanInterval.reset();
        QCOMPARE(deltaOf(few, 0.01).verdict, Verdict::Undecided);
        QVERIFY(!deltaOf(few, 0.01).interval);
        RunComparison none;
        none.cells.resize(2);
        QCOMPARE(deltaOf(none, 0.01).kind, ReferenceDelta::Kind::NoMatch);
        none.cells[1].cell = 0;
        none.cells[1].why = "different prompts";
        QCOMPARE(deltaOf(none, 0.01).kind, ReferenceDelta::Kind::NotComparable);
        QCOMPARE(deltaOf(none, 0.01).why, std::string("different prompts"));
    }

    void cellsAreFilteredAndSorted()
    {
        const auto runs = fourRuns();
        std::unordered_map<std::string, CellsOfRun> cells;
        for (const RunInfo& run : *runs) {
            auto own = std::make_shared<std::vector<CellInfo>>();
            for (int batch : {1, 4}) {
                CellInfo cell;
                cell.runId = run.runId;
                cell.index = int(own->size());
                cell.model = "small";
                cell.mode = batch == 1 ? Mode::Sequential : Mode::DataParallel;
                cell.batchSize = batch;
                cell.state = CellState::Done;
                cell.tokensPerSecond = run.bestTokensPerSecond / batch;
                own->push_back(cell);
            }
            if (run.runId != "20262") // not loaded yet
                cells[run.runId] = own;
        }
        CellListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto list = [&](const char* query, CellColumn column, Qt::SortOrder order) {
            model.setListing(listCells(runs, cells, RunQuery::parse(query, true), {column, order}));
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all << model.index(row, 0).data().toString() + ' '
                        + model.index(row, int(CellColumn::Batch)).data().toString();
            return all.join(", ");
        };
        QCOMPARE(list("", CellColumn::Run, Qt::DescendingOrder),
            QString("delta 1, delta 4, Charlie 1, Charlie 4, alpha 1, alpha 4"));
        QCOMPARE(list("batch:4", CellColumn::Run, Qt::AscendingOrder), QString("alpha 4, Charlie 4, delta 4"));
        QCOMPARE(list("mode:sequential", CellColumn::Rate, Qt::AscendingOrder),
            QString("alpha 1, delta 1, Charlie 1")); // the one without a value is the last
        QCOMPARE(list("delta data", CellColumn::Rate, Qt::DescendingOrder), QString("delta 4"));
        QCOMPARE(model.indexOf("20264", 1).row(), 0);
        QVERIFY(!model.indexOf("20263", 0).isValid());
        QCOMPARE(model.index(0, int(CellColumn::Mode)).data().toString(), QString("data-parallel, 1 rank"));
    }

    void severalRunsSayWhatTheyShare()
    {
        const auto runs = fourRuns();
        const CommonFacts facts = commonFactsOf({&(*runs)[0], &(*runs)[1]});
        QVERIFY(std::find(facts.same.begin(), facts.same.end(), QStringList({"Model", "small"})) != facts.same.end());
        QVERIFY(std::find(facts.differs.begin(), facts.differs.end(), QStringList({"Experiment", "two, one"}))
            != facts.differs.end());
    }
};

THROUGHLINE_UI_QTEST(RunListTest)
#include "run_list_test.moc"
