// SPDX-License-Identifier: GPL-3.0-or-later
// What a report holds: which parts, in which order, in which words, and what is left out for which reason.
#include <tests/support/widget_tests.h>

#include "support/sample_run.h"

#include <plots/report/report_material.h>
#include <plots/report/report_pictures.h>

#include <core/findings.h>
#include <core/words.h>

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

RunResult smallRun(const std::string& name, double factor = 1)
{
    SampleOptions options;
    options.runId = "id of " + name;
    options.name = name;
    return sampleRun(
        {{Mode::Sequential, 1, 1, 10, around(100 * factor, 5)}, {Mode::DataParallel, 2, 1, 10, around(80 * factor, 5)},
            {Mode::DataParallel, 2, 4, 10, around(40 * factor, 5)}},
        options);
}

ReportSection section(const Report& report, const std::string& id)
{
    for (const ReportSection& one : report.sections)
        if (one.id == id)
            return one;
    qFatal("the report has no section %s", id.c_str());
}

QStringList idsOf(const Report& report)
{
    QStringList ids;
    for (const ReportSection& one : report.sections)
        ids << QString::fromStdString(one.id);
    return ids;
}

std::vector<ReportPart> parts(const char* contents, const std::vector<std::string>& prose = {})
{
    return *partsFrom(contents, prose);
}

} // namespace

class ReportContentTest : public QObject {
    Q_OBJECT
private slots:
    void partsComeInTheAskedOrder();
    void wrongPartsAreRefused();
    void proseHasHeadingAndParagraphs();
    void headNamesRunsModelsAndDate();
    void findingsNameTheirCells();
    void severalRunsStandAgainstTheFirst();
    void chartsCarrySentenceAndNumbers();
    void chartsThatDoNotApplySayWhy();
    void cellsDropWhatIsTheSame();
    void methodSaysProtocolAndDefinitions();
    void settingsOfManyRunsSayWhatDiffers();
    void dataHoldsAllRuns();
    void manyPanelsBecomeSeveralPictures();
};

void ReportContentTest::partsComeInTheAskedOrder()
{
    const RunResult run = smallRun("one");
    ReportRequest request{"", "", parts("cells,speedup,prose,findings", {"Why\n\nBecause."})};
    QCOMPARE(idsOf(makeReport({&run}, request)), QStringList({"cells", "speedup", "prose-1", "findings"}));
    request.parts[1].included = false;
    QCOMPARE(idsOf(makeReport({&run}, request)), QStringList({"cells", "prose-1", "findings"}));
    // All there is, prose behind the findings; a comparison and a timeline have nothing to show here.
    const QStringList all = idsOf(makeReport({&run}, {"", "", parts("", {"A\n\na", "B\n\nb"})}));
    QCOMPARE(all.mid(0, 4), QStringList({"findings", "prose-1", "prose-2", "time"}));
    QVERIFY(!all.contains("comparison") && !all.contains("timeline"));
    QCOMPARE(all.last(), QString("data"));
}

void ReportContentTest::wrongPartsAreRefused()
{
    const auto unknown = partsFrom("findings,pie", {});
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().what, std::string("“pie” is no part of a report"));
    QVERIFY(unknown.error().remedy.find("speedup") != std::string::npos);
    QVERIFY(!partsFrom("prose,prose", {"only one"}).ok());
}

void ReportContentTest::proseHasHeadingAndParagraphs()
{
    const ReportPart part = proseFrom("\n# What limits it\n\nFirst line\nof one.\n\n\nSecond.\n");
    QCOMPARE(part.heading, std::string("What limits it"));
    QCOMPARE(wordsIn(part.text), 5);
    QCOMPARE(proseFrom(proseText(part)), part);
    QCOMPARE(proseFrom("Only a paragraph.").heading, std::string());
    const RunResult run = smallRun("one");
    const Report report = makeReport({&run}, {"", "", {part}});
    QCOMPARE(report.sections.at(0).heading, std::string("What limits it"));
    QCOMPARE(report.sections.at(0).paragraphs, (std::vector<std::string>{"First line of one.", "Second."}));
}

void ReportContentTest::headNamesRunsModelsAndDate()
{
    const RunResult run = smallRun("plain graph");
    const Report report = makeReport({&run}, {"", "Group 7", {}});
    QCOMPARE(report.title, std::string("plain graph"));
    QCOMPARE(report.author, std::string("Group 7"));
    QCOMPARE(report.subtitle,
        std::string("22 November 2026 · tiny, random weights · fp32 · 20 new tokens · Intel Xeon Processor, 2 cores · "
                    "run plain graph"));
    QCOMPARE(makeReport({&run}, {"Mine", "", {}}).title, std::string("Mine"));
}

void ReportContentTest::findingsNameTheirCells()
{
    const RunResult run = smallRun("one");
    const ReportSection found = section(makeReport({&run}, {"", "", parts("findings")}), "findings");
    const auto expected = findings(run);
    QVERIFY(!expected.empty());
    QCOMPARE(found.findings.size(), expected.size());
    QCOMPARE(found.findings[0].text, sentence(expected[0]));
    QCOMPARE(expected[0].cells, (std::vector<int>{2, 0}));
    QCOMPARE(found.findings[0].cells, std::string("cells 1, 3")); // counted from 1, as everywhere
    QCOMPARE(found.paragraphs.at(0), inWords(summaryLine(run), run) + ".");
}

void ReportContentTest::severalRunsStandAgainstTheFirst()
{
    const RunResult slow = smallRun("slow", 1);
    const RunResult fast = smallRun("fast", 0.5);
    const Report report = makeReport({&slow, &fast}, {"", "", parts("findings,comparison")});
    QCOMPARE(report.title, std::string("slow against 1 run"));
    const std::string verdict = section(report, "findings").findings.at(0).text;
    QVERIFY2(verdict.starts_with("fast against slow: 2.000× ("), verdict.c_str());
    QVERIFY2(verdict.ends_with("over 3 of 3 cells; 3 faster."), verdict.c_str());
    const ReportTable table = section(report, "comparison").tables.at(0);
    QCOMPARE(table.title, std::string("fast"));
    QCOMPARE(table.rows.size(), std::size_t(3));
    QCOMPARE(table.head, (std::vector<std::string>{"#", "Cell", "Ratio", "95 % interval", "Verdict"}));
    QCOMPARE(table.rows[1][2], std::string("2.000"));
    QCOMPARE(table.rows[1][4], std::string("faster"));
    QCOMPARE(table.note, std::string("In all rows: Model tiny."));
}

void ReportContentTest::chartsCarrySentenceAndNumbers()
{
    const RunResult run = smallRun("one");
    const ReportSection found = section(makeReport({&run}, {"", "", parts("batch-size")}), "batch-size");
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    QCOMPARE(found.heading, chart.title);
    QCOMPARE(found.sentence, chart.sentence);
    QCOMPARE(found.twin.head, chart.tableHeader);
    QCOMPARE(found.twin.rows, chart.tableRows);
    QCOMPARE(found.pictures.size(), std::size_t(1));
    QCOMPARE(found.pictures[0].panels, chart.panels);
}

void ReportContentTest::chartsThatDoNotApplySayWhy()
{
    const RunResult run = smallRun("one");
    const ReportMaterial material = materialOf({&run});
    QCOMPARE(material.unavailable.at("timeline"), makeChart(ChartKind::Timeline, {&run}).notApplicable);
    QCOMPARE(material.unavailable.at("comparison"), std::string("needs two runs"));
    QVERIFY(!material.unavailable.count("speedup"));
    for (const ReportPart& part : allParts()) // what another adds to the list of charts is here by itself
        QVERIFY2(material.sections.count(idOf(part)), idOf(part).c_str());
    QVERIFY(materialOf({}).sections.empty());
}

void ReportContentTest::cellsDropWhatIsTheSame()
{
    RunResult run = smallRun("one");
    run.cells[2].repeats.clear();
    run.cells[2].state = CellState::Failed;
    run.cells[2].ended = {CellState::Failed, "the worker died", {}};
    const ReportTable table = section(makeReport({&run}, {"", "", parts("cells")}), "cells").tables.at(0);
    QCOMPARE(table.head,
        (std::vector<std::string>{
            "#", "Cell", "State", "Repeats", "Time", "95 % interval", "Tokens/s", "Speed-up", "Outputs", "Notes"}));
    QCOMPARE(table.rows[1][0], std::string("2"));
    QCOMPARE(table.rows[0][4], std::string("100 ms"));
    QCOMPARE(table.rows[2][9], std::string("the worker died"));
    QCOMPARE(table.note, std::string("In all rows: Model tiny."));
    QVERIFY(table.numeric[0] && !table.numeric[1] && table.numeric[4]);
}

void ReportContentTest::methodSaysProtocolAndDefinitions()
{
    const RunResult run = smallRun("one");
    const ReportSection method = section(makeReport({&run}, {"", "", parts("method")}), "method");
    QCOMPARE(QString::fromStdString(method.paragraphs.at(0)),
        QString("Protocol standard: at least 3 warm-up passes, then 5 to 50 repeats, until the interval of the "
                "median is within ±1\u00a0% or 60 s are spent."));
    const auto& rows = method.tables.at(0).rows;
    const auto speedup = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row[1] == "speedup"; });
    QVERIFY(speedup != rows.end());
    QCOMPARE(speedup->at(0), std::string("Speed-up"));
    QCOMPARE(speedup->at(3), std::string("Baseline wall time ÷ this cell's wall time."));
}

void ReportContentTest::settingsOfManyRunsSayWhatDiffers()
{
    std::vector<RunResult> runs;
    for (int i = 0; i < 6; ++i) {
        runs.push_back(smallRun("run " + std::to_string(i + 1)));
        runs.back().started.environment.host = "host-" + std::to_string(i + 1);
    }
    std::vector<const RunResult*> list;
    for (const RunResult& run : runs)
        list.push_back(&run);
    const auto tables = section(makeReport(list, {"", "", parts("settings")}), "settings").tables;
    QCOMPARE(tables.at(0).title, std::string("Runs"));
    QCOMPARE(tables.at(0).rows.size(), std::size_t(6));
    QCOMPARE(tables.at(1).title, std::string("What differs"));
    QCOMPARE(tables.at(1).head, (std::vector<std::string>{"Run", "Host"}));
    QCOMPARE(tables.at(1).rows.at(4), (std::vector<std::string>{"run 5", "host-5"}));
    const auto two = section(makeReport({list[0], list[1]}, {"", "", parts("settings")}), "settings").tables;
    QCOMPARE(two.at(2).title, std::string("Environment"));
    QCOMPARE(two.at(2).rows.at(0), (std::vector<std::string>{"Host", "host-1", "host-2"}));
}

void ReportContentTest::dataHoldsAllRuns()
{
    const RunResult one = smallRun("one");
    const RunResult two = smallRun("two");
    const auto files = section(makeReport({&one, &two}, {"", "", parts("data")}), "data").files;
    QCOMPARE(files.at(0).name, std::string("summary.csv"));
    QCOMPARE(std::count(files[0].content.begin(), files[0].content.end(), '\n'), 1 + 3 + 3); // one head
    QVERIFY(files[0].content.find("\nid of two,") != std::string::npos);
    QCOMPARE(files.at(1).name, std::string("raw.csv"));
    QCOMPARE(std::count(files[1].content.begin(), files[1].content.end(), '\n'), 1 + 2 * 5 * (1 + 2 + 2));
}

void ReportContentTest::manyPanelsBecomeSeveralPictures()
{
    std::vector<SampleCell> cells;
    for (int prompts = 10; prompts <= 90; prompts += 10)
        for (const int batch : {1, 4})
            cells.push_back({Mode::DataParallel, 1, batch, prompts, {100.0 * prompts / batch}});
    const RunResult run = sampleRun(cells);
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    QCOMPARE(chart.panels.size(), std::size_t(9));
    const auto pictures = cutIntoPictures(chart);
    std::size_t panels = 0;
    for (const ChartData& picture : pictures) {
        panels += picture.panels.size();
        QVERIFY(reportPictureSize(picture).height() <= 780);
    }
    QCOMPARE(panels, std::size_t(9));
    QCOMPARE(pictures.size(), std::size_t(2));
    QCOMPARE(pictures[1].id, std::string("batch-size-2"));
}

THROUGHLINE_WIDGET_QTEST(ReportContentTest)
#include "report_content_test.moc"
