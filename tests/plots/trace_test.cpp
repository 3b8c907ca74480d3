// SPDX-License-Identifier: GPL-3.0-or-later
// A run as a Chrome trace: it is JSON as Perfetto reads it, and every time is the run's.
#include <tests/support/qt_tests.h>

#include "support/sample_run.h"

#include <plots/trace.h>

#include <nlohmann/json.hpp>

#include <QtTest>

#include <map>
#include <set>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;

namespace {

json eventsOf(const std::vector<const RunResult*>& runs)
{
    const json trace = json::parse(chromeTrace(runs));
    return trace.at("traceEvents");
}

RunResult tracedRun()
{
    RunResult run = sampleRun({{Mode::Sequential, 1, 1, 2, around(100, 1)}, {Mode::DataParallel, 2, 2, 4, {}},
        {Mode::Pipeline, 2, 4, 8, around(90, 2), 4}});
    run.firstNs = 400'000'000;
    return run;
}

} // namespace

class TraceTest : public QObject {
    Q_OBJECT
private slots:
    void everyEventIsWellFormed();
    void spansHaveTheirTimes();
    void processesAreMeasuredCells();
    void batchesShowPrefillAndDecode();
    void namesAreHarmless();
    void cutPassesSaySo();
};

void TraceTest::everyEventIsWellFormed()
{
    const RunResult run = tracedRun();
    const json events = eventsOf({&run});
    QVERIFY(events.size() > 20);
    for (const json& event : events) {
        QVERIFY(event.at("pid").is_number_integer());
        QVERIFY(!event.at("name").get<std::string>().empty());
        const auto phase = event.at("ph").get<std::string>();
        if (phase == "M") {
            QVERIFY(event.at("args").is_object());
            continue;
        }
        QCOMPARE(phase, std::string("X"));
        QVERIFY(event.at("tid").is_number_integer());
        QVERIFY(event.at("ts").get<double>() >= 0);
        QVERIFY(event.at("dur").get<double>() >= 0);
    }
    QCOMPARE(json::parse(chromeTrace({})).at("traceEvents").size(), std::size_t(0));
}

void TraceTest::spansHaveTheirTimes()
{
    const RunResult run = tracedRun();
    const RankPass& stage = run.cells[2].repeats[1].ranks[1];
    const StageSpan& piece = stage.spans[5];
    const double start = double(stage.passed.goNs + piece.startNs - run.firstNs) / 1e3; // microseconds
    bool found = false;
    for (const json& event : eventsOf({&run}))
        if (event.at("ph") == "X" && event.at("tid") == 1 && event.at("args").contains("chunk")
            && qFuzzyCompare(event.at("ts").get<double>(), start)) {
            QCOMPARE(event.at("dur").get<double>(), double(piece.endNs - piece.startNs) / 1e3);
            QCOMPARE(event.at("args").at("chunk").get<int>(), piece.chunk + 1);
            QCOMPARE(event.at("args").at("step").get<int>(), piece.step);
            found = true;
        }
    QVERIFY(found);
}

void TraceTest::processesAreMeasuredCells()
{
    const RunResult run = tracedRun();
    std::map<int, std::string> processes;
    std::map<int, std::set<std::string>> threads;
    for (const json& event : eventsOf({&run})) {
        if (event.at("name") == "process_name")
            processes[event.at("pid").get<int>()] = event.at("args").at("name").get<std::string>();
        if (event.at("name") == "thread_name")
            threads[event.at("pid").get<int>()].insert(event.at("args").at("name").get<std::string>());
    }
    QCOMPARE(processes.size(), std::size_t(2)); // the cell in the middle was not measured
    QVERIFY(processes[1].find("tiny · sequential") == 0);
    QVERIFY(processes[2].find("pipeline") != std::string::npos);
    QCOMPARE(threads[2], (std::set<std::string>{"stage 0", "stage 1"}));
}

void TraceTest::batchesShowPrefillAndDecode()
{
    const RunResult run = tracedRun();
    int prefills = 0;
    int decodes = 0;
    for (const json& event : eventsOf({&run})) {
        if (event.at("pid") != 1 || event.at("ph") != "X")
            continue;
        prefills += event.at("cat") == "prefill";
        decodes += event.at("cat") == "decode";
    }
    QCOMPARE(prefills, 2);     // two prompts one by one
    QCOMPARE(decodes, 2 * 19); // of 20 tokens each
}

void TraceTest::namesAreHarmless()
{
    RunResult run = tracedRun();
    run.cells[0].planned.cell.model = "\"evil\"\n\xff";
    QVERIFY(!eventsOf({&run}).empty()); // parses
    RunResult other = tracedRun();
    other.started.experiment.name = "other";
    bool named = false;
    for (const json& event : eventsOf({&run, &other}))
        named = named
            || (event.at("name") == "process_name"
                && event.at("args").at("name").get<std::string>().find("other · tiny") == 0);
    QVERIFY(named);
}

void TraceTest::cutPassesSaySo()
{
    RunResult run = tracedRun();
    RankPass& stage = run.cells[2].repeats[0].ranks[0];
    stage.passed.spanCount = int64_t(stage.spans.size()) + 10;
    const std::string text = chromeTrace({&run});
    QVERIFY(text.find("\"spansKept\":\"" + std::to_string(stage.spans.size()) + " of "
                + std::to_string(stage.spans.size() + 10))
        != std::string::npos);
}

THROUGHLINE_QTEST(TraceTest)
#include "trace_test.moc"
