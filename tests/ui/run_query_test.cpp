// SPDX-License-Identifier: GPL-3.0-or-later
// The Library's filter: what it lets through, what is wrong with it, and what it offers.
#include "support/ui_test.h"

#include <ui/library/query_completion.h>
#include <ui/library/run_query.h>

using namespace throughline;

class RunQueryTest : public QObject {
    Q_OBJECT

    static RunInfo run()
    {
        RunInfo info;
        info.runId = "20261121-174000-aaaa";
        info.name = "Fused Kernels";
        info.startedUtc =
            QDateTime(QDate(2026, 11, 21), QTime(12, 0)).toUTC().toString(Qt::ISODateWithMs).toStdString();
        info.state = RunState::Done;
        info.models = "Llama-3-8B, distilgpt2";
        info.modes = "sequential, data-parallel";
        info.precisions = "bf16";
        info.experiment = "every GPU";
        info.host = "lab";
        info.tags = "paper, kept";
        info.notes = "At 500 W: steady";
        info.gpus = 2;
        info.cells = 42;
        info.failed = 1;
        info.measured = 41;
        info.invalid = 0;
        info.bestTokensPerSecond = 9009;
        info.bestSpeedup = 41.8;
        return info;
    }
    static bool accepts(const QString& query) { return RunQuery::parse(query).accepts(run(), searchText(run())); }

private slots:
    void init() { refuseWarnings(); }

    void letsThrough_data()
    {
        QTest::addColumn<bool>("through");
        const auto row = [](const char* query, bool through) { QTest::newRow(query) << through; };
        row("", true);
        row("fused", true);
        row("FUSED kernels", true);
        row("fused nothing", false);
        row("\"fused kernels\"", true);
        row("\"kernels fused\"", false);
        row("-fused", false);
        row("-nothing", true);
        row("model:llama", true);
        row("model:LLAMA gpus:2 date:>2026-11-01 fused", true);
        row("model:llama gpus:3", false);
        row("model:gpt2,qwen", true);
        row("model:bert,qwen", false);
        row("-model:bert", true);
        row("gpus:>1", true);
        row("gpus:>2", false);
        row("gpus:>=2", true);
        row("gpus:<2", false);
        row("gpus:<=2", true);
        row("gpus:1..4", true);
        row("gpus:3..", false);
        row("gpus:..2", true);
        row("gpus:1,2", true);
        row("rate:>9000", true);
        row("speedup:>41.9", false);
        row("date:2026", true);
        row("date:2026-11", true);
        row("date:2026-11-21", true);
        row("date:2026-11-20", false);
        row("date:>2026-11-21", false);
        row("date:>=2026-11-21", true);
        row("date:<2026-11-21", false);
        row("date:<=2026-11-21", true);
        row("date:<2026-11-22", true);
        row("date:2026-11-20..2026-11-21", true);
        row("date:2026-11-22..", false);
        row("tag:paper", true);
        row("tag:draft", false);
        row("state:failed", true);
        row("state:running", false);
        row("valid:yes", true);
        row("note:\"500 w\"", true);
        row("experiment:\"every gpu\"", true);
        row("host:lab", true);
        row("id:aaaa", true);
        // What is still being typed hides nothing.
        row("model:", true);
        row("gpus:>", true);
        row("note:\"500", true);
    }
    void letsThrough()
    {
        QFETCH(bool, through);
        const QString query = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(RunQuery::parse(query).error(), QString());
        QCOMPARE(accepts(query), through);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("typing error") << "modle:llama"
                                      << "There is no field “modle:”. Did you mean “model:”?";
        QTest::newRow("no field") << "elephants:2"
                                  << "There is no field “elephants:”. Put quotes around a text that holds a colon.";
        QTest::newRow("no number") << "gpus:two"
                                   << "“gpus:” needs a number such as 2, >1 or 2..4, not “two”.";
        QTest::newRow("no date") << "date:>soon"
                                 << "“>soon” is no date: write 2026-11-01, >2026-11 or today.";
        QTest::newRow("no such day") << "date:2026-02-30"
                                     << "“2026-02-30” is no date: write 2026-11-01, >2026-11 or today.";
        QTest::newRow("of cells") << "batch:4"
                                  << "Only cells have “batch:”. Choose Cells above.";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, query);
        QFETCH(QString, sentence);
        QCOMPARE(RunQuery::parse(query).error(), sentence);
        QVERIFY(accepts(query + " fused")); // the rest holds
        QVERIFY(!accepts(query + " nothing"));
    }

    void cellsHaveFieldsOfTheirOwn()
    {
        CellInfo cell;
        cell.model = "distilgpt2";
        cell.mode = Mode::Pipeline;
        cell.batchSize = 16;
        cell.repeats = 5;
        cell.valid = false;
        const auto holds = [&](const char* query) {
            const RunQuery parsed = RunQuery::parse(query, true);
            return parsed.error().isEmpty() && parsed.accepts(run(), searchText(run()) + searchText(cell), &cell);
        };
        QVERIFY(holds("batch:16 mode:pipeline valid:no gpus:2"));
        QVERIFY(!holds("batch:>16"));
        QVERIFY(!holds("model:llama")); // its own model, not all of the run's
        QVERIFY(!holds("mode:data-parallel"));
    }

    void offersWhatMayComeNext()
    {
        RunInfo other = run();
        other.models = "gpt2-xl";
        other.tags = "two words";
        const std::vector<RunInfo> runs{run(), other};
        const auto texts = [&](const QString& text) {
            QStringList all;
            for (const auto& offer : completionOf(text, int(text.size()), runs, false).offers)
                all << offer.text;
            return all;
        };
        QCOMPARE(texts("mo"), (QStringList{"model:", "mode:"}));
        QCOMPARE(texts("fused -mod"), (QStringList{"-model:", "-mode:"}));
        QCOMPARE(texts("model:"), (QStringList{"model:Llama-3-8B ", "model:distilgpt2 ", "model:gpt2-xl "}));
        QCOMPARE(texts("model:gpt"), (QStringList{"model:distilgpt2 ", "model:gpt2-xl "}));
        QCOMPARE(texts("model:gpt2-xl,ll"), (QStringList{"model:gpt2-xl,Llama-3-8B "}));
        QCOMPARE(texts("tag:two"), (QStringList{"tag:\"two words\" "}));
        QCOMPARE(texts("gpus:"), QStringList());
        QCOMPARE(texts("batch"), QStringList()); // of cells
        QCOMPARE(texts("fused "), QStringList());
        QCOMPARE(completionOf("fused mod", 9, runs, false).start, 6);
        QCOMPARE(completionOf("fused mod", 9, runs, false).length, 3);
    }
};

THROUGHLINE_UI_QTEST(RunQueryTest)
#include "run_query_test.moc"
