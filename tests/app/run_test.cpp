// SPDX-License-Identifier: GPL-3.0-or-later
// A run with real workers from command to files, and the ways back to it: list, show, compare, export, import.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"
#include "support/csv.h"

#include <core/event.h>

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace throughline;
using nlohmann::json;

class RunTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everythingIsInTheFolder();
    void endsWithSummaryFindingsAndFiles();
    void rawAndSummaryTablesAgree();
    void shownNumbersAreThoseOfTheTables();
    void uniqueColumnNames();
    void textsAndIdsAreGatheredAndPerRank();
    void listNamesTheRun();
    void exportsSingleFiles();
    void importBringsARunBack();
    void textsMarkWhereACellLeavesItsBaseline();
    void compareGivesAVerdictPerCell();
    void eventLinesAreWhatTheLibraryHas();
    void failedCellIsExitOne();
    void noisyMachineIsNoFailure();

private:
    CommandLine m_line;
    Answer m_run;
    QString m_id;
};

// 7 prompts on 2 ranks split unevenly; a pipeline with chunks; all against the sequential baseline.
static const QStringList experiment{"--model", "tiny", "--mode", "sequential,data-parallel,pipeline", "--ranks", "2",
    "--stages", "2", "--chunks", "2", "--batch", "4", "--prompts", "7", "--new-tokens", "12", "--protocol", "quick",
    "--name", "three modes"};

static json parsed(const QByteArray& text) { return json::parse(text.toStdString(), nullptr, false); }

void RunTest::initTestCase()
{
    m_run = m_line.run(QStringList{"run"} + experiment + QStringList{"--out", "out"});
    if (m_run.exitCode != 0)
        qWarning("%s", m_run.err.constData());
    QCOMPARE(m_run.exitCode, 0);
    const auto runs = parsed(m_line.run({"list", "--json"}).out)["runs"];
    QCOMPARE(runs.size(), std::size_t(1));
    m_id = QString::fromStdString(runs[0]["runId"].get<std::string>());
}

void RunTest::everythingIsInTheFolder()
{
    const auto files = QDir(m_line.path("out")).entryList(QDir::Files);
    for (const auto* name : {"summary.csv", "raw.csv", "texts.jsonl", "tokens.jsonl", "timeline.png", "timeline.svg"})
        QVERIFY2(files.contains(QString::fromLatin1(name)), name);
    QVERIFY(files.contains(m_id + ".run.jsonl"));
    QVERIFY(m_line.content("out/timeline.png").startsWith("\x89PNG"));
    QVERIFY(m_line.content("out/timeline.svg").contains("<svg"));
}

void RunTest::endsWithSummaryFindingsAndFiles()
{
    QVERIFY(m_run.out.contains(m_id.toUtf8()));
    QVERIFY(m_run.out.contains("tokens/s"));
    QVERIFY(m_run.out.contains("  • "));
    QVERIFY(m_run.out.contains("Files in out: "));
    QVERIFY2(m_run.err.startsWith("Filled in:\n"), m_run.err.constData());
    QVERIFY(m_run.err.contains("[3/3] "));
}

void RunTest::rawAndSummaryTablesAgree()
{
    const auto summary = readCsv(m_line.content("out/summary.csv"));
    const auto raw = readCsv(m_line.content("out/raw.csv"));
    QCOMPARE(summary.size(), 3);
    for (const auto& cell : summary) {
        QCOMPARE(cell["state"], QStringLiteral("done"));
        QCOMPARE(cell["generatedTokens"].toInt(), 7 * 12);
        QMap<int, QList<CsvRow>> passes; // repeats only, by pass
        for (const auto& row : raw)
            if (row["cell"] == cell["cell"] && row["warmup"] == "false")
                passes[row["pass"].toInt()].append(row);
        QCOMPARE(passes.size(), cell["repeats"].toInt());
        std::vector<double> walls;
        for (const auto& ranks : passes) {
            QCOMPARE(ranks.size(), cell["ranks"].toInt());
            qint64 firstGo = ranks[0]["goNs"].toLongLong();
            qint64 lastEnd = 0;
            int tokens = 0;
            for (const auto& rank : ranks) {
                firstGo = std::min(firstGo, rank["goNs"].toLongLong());
                lastEnd = std::max(lastEnd, rank["endNs"].toLongLong());
                tokens += rank["generatedTokens"].toInt();
            }
            QCOMPARE(ranks[0]["wallNs"].toLongLong(), lastEnd - firstGo); // the definition of wall time
            QCOMPARE(tokens, 7 * 12);
            walls.push_back(static_cast<double>(lastEnd - firstGo) * 1e-9);
        }
        std::sort(walls.begin(), walls.end());
        const double middle = walls[walls.size() / 2];
        QCOMPARE(walls.size() % 2, std::size_t(1)); // quick makes three
        // Both are printed in shortest exact form: only the conversion from nanoseconds may round.
        QVERIFY(std::abs(cell["wallMedian"].toDouble() - middle) <= 1e-12);
        QVERIFY(std::abs(cell["outputTokensPerSecond"].toDouble() * middle / (7 * 12) - 1) <= 1e-12);
    }
}

void RunTest::shownNumbersAreThoseOfTheTables()
{
    const auto shown = parsed(m_line.run({"show", m_id, "--json"}).out);
    const auto summary = readCsv(m_line.content("out/summary.csv"));
    QCOMPARE(shown["cells"].size(), std::size_t(summary.size()));
    for (std::size_t i = 0; i < shown["cells"].size(); ++i) {
        const auto& cell = shown["cells"][i];
        const auto& row = summary[static_cast<qsizetype>(i)];
        QCOMPARE(cell["results"]["wallMedian"].get<double>(), row["wallMedian"].toDouble());
        QCOMPARE(QString::fromStdString(cell["cell"]["mode"].get<std::string>()), row["mode"]);
        QCOMPARE(cell["repeatsWallNs"].size(), std::size_t(row["repeats"].toInt()));
    }
    const auto text = m_line.run({"show"}).out; // the latest
    for (const auto* word : {"sequential", "data-parallel", "pipeline", "three modes", "first look", "agree"})
        QVERIFY2(text.contains(word), word);
    QCOMPARE(m_line.run({"show", "three modes", "--log"}).exitCode, 0);
}

void RunTest::uniqueColumnNames()
{
    for (const auto* name : {"out/summary.csv", "out/raw.csv"}) {
        const auto header = m_line.content(name).split('\r').value(0).split(',');
        const std::set<QByteArray> different(header.begin(), header.end());
        QCOMPARE(different.size(), std::size_t(header.size()));
    }
}

void RunTest::textsAndIdsAreGatheredAndPerRank()
{
    QMap<QByteArray, QByteArray> ids; // cell and prompt → ids
    for (const auto& line : m_line.content("out/tokens.jsonl").split('\n')) {
        if (line.isEmpty())
            continue;
        const auto token = parsed(line);
        QCOMPARE(token["ids"].size(), std::size_t(12));
        ids[QByteArray::fromStdString(token["cell"].dump() + "/" + token["prompt"].dump())] =
            QByteArray::fromStdString(token["ids"].dump());
    }
    QCOMPARE(ids.size(), 3 * 7);
    for (int prompt = 0; prompt < 7; ++prompt)
        for (int cell = 1; cell < 3; ++cell)
            QCOMPARE(ids[QByteArray::number(cell) + "/" + QByteArray::number(prompt)],
                ids["0/" + QByteArray::number(prompt)]); // fp32: exactly the baseline's
    QCOMPARE(m_line.content("out/texts.jsonl").count('\n'), 3 * 7);

    QCOMPARE(m_line.run({"export", m_id, "--per-rank", "ranks"}).exitCode, 0);
    const auto files = QDir(m_line.path("ranks")).entryList(QDir::Files);
    QCOMPARE(files,
        (QStringList{"cell-01-rank-0.jsonl", "cell-02-rank-0.jsonl", "cell-02-rank-1.jsonl", "cell-03-rank-1.jsonl"}));
    QCOMPARE(m_line.content("ranks/cell-02-rank-0.jsonl").count('\n'), 4); // 7 on 2 ranks is 4 and 3
    QCOMPARE(m_line.content("ranks/cell-02-rank-1.jsonl").count('\n'), 3);
    QCOMPARE(m_line.content("ranks/cell-03-rank-1.jsonl").count('\n'), 7); // a pipeline's outputs are on its last stage
}

void RunTest::listNamesTheRun()
{
    const auto text = m_line.run({"list"}).out;
    QVERIFY(text.contains(m_id.toUtf8()));
    QVERIFY(text.contains("three modes"));
    QVERIFY(text.contains("3 of 3"));
}

void RunTest::exportsSingleFiles()
{
    const auto answer =
        m_line.run({"export", "last", "--csv", "s.csv", "--raw", "-", "--chart", "timeline=picture.svg"});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(m_line.content("s.csv"), m_line.content("out/summary.csv"));
    QCOMPARE(answer.out, m_line.content("out/raw.csv"));
    QVERIFY(m_line.content("picture.svg").contains("<svg"));
    const auto torn = m_line.run({"export", "last", "--csv", "no/such/folder/s.csv"});
    QCOMPARE(torn.exitCode, 1);
    QVERIFY2(torn.err.contains("no/such/folder/s.csv"), torn.err.constData());
    QCOMPARE(torn.err.count('\n'), 1);
}

void RunTest::importBringsARunBack()
{
    const CommandLine elsewhere;
    elsewhere.write("copied.run.jsonl", m_line.content("out/" + m_id + ".run.jsonl"));
    const auto imported = elsewhere.run({"import", "copied.run.jsonl"});
    QCOMPARE(imported.exitCode, 0);
    QCOMPARE(imported.out.trimmed(), m_id.toUtf8());
    QCOMPARE(elsewhere.run({"show", "--json"}).out, m_line.run({"show", m_id, "--json"}).out);
    QCOMPARE(elsewhere.run({"import", "copied.run.jsonl"}).out.trimmed(), m_id.toUtf8()); // twice is once
    QCOMPARE(parsed(elsewhere.run({"list", "--json"}).out)["runs"].size(), std::size_t(1));

    elsewhere.write("hostile.run.jsonl", "{\"format\": \"\x1b[2J\"}\n");
    const auto refused = elsewhere.run({"import", "hostile.run.jsonl", "copied.run.jsonl"});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.err.contains("hostile.run.jsonl"));
    QVERIFY(!refused.err.contains('\x1b'));
    QVERIFY(refused.out.contains(m_id.toUtf8())); // the other file came in all the same
}

void RunTest::textsMarkWhereACellLeavesItsBaseline()
{
    QVERIFY(!m_line.run({"show", m_id, "--texts"}).out.contains("differs")); // all modes agree
    QByteArray changed;
    for (const auto& line : m_line.content("out/" + m_id + ".run.jsonl").split('\n')) {
        auto event = parsed(line);
        if (event.is_object() && event.value("cell", -1) == 1 && event["event"]["type"] == "tokens") {
            auto& prompts = event["event"]["prompts"];
            for (std::size_t i = 0; i < prompts.size(); ++i)
                if (prompts[i] == 3)
                    event["event"]["ids"][i][5] = event["event"]["ids"][i][5].get<int>() ^ 1;
        }
        if (event.is_object() && event.value("cell", -1) == 1 && event["event"]["type"] == "texts")
            event["event"]["generated"][3] = "éa";
        if (event.is_object() && event.value("cell", -1) == 0 && event["event"]["type"] == "texts")
            event["event"]["generated"][3] = "èb"; // the first byte of the first character is the same
        changed += event.is_object() ? QByteArray::fromStdString(event.dump()) + '\n' : QByteArray();
    }
    const CommandLine elsewhere;
    elsewhere.write("changed.run.jsonl", changed);
    QCOMPARE(elsewhere.run({"import", "changed.run.jsonl"}).exitCode, 0);
    const auto shown = elsewhere.run({"show", "--texts"}).out;
    QVERIFY2(shown.contains(" → ⟦éa\n      differs from sequential at token 6: ⟦èb\n"), shown.constData());
    QCOMPARE(shown.count("differs"), 1);
}

void RunTest::compareGivesAVerdictPerCell()
{
    const auto again = m_line.run(QStringList{"run"} + experiment);
    QCOMPARE(again.exitCode, 0);
    const auto answer = m_line.run({"compare", m_id, "last", "--json"});
    QCOMPARE(answer.exitCode, 0); // three repeats decide nothing
    const auto compared = parsed(answer.out);
    QCOMPARE(compared["runs"].size(), std::size_t(1));
    QCOMPARE(compared["runs"][0]["cells"].size(), std::size_t(3));
    for (const auto& cell : compared["runs"][0]["cells"]) {
        QCOMPARE(cell["verdict"].get<std::string>(), std::string("undecided"));
        QVERIFY(cell["ratio"].get<double>() > 0);
    }
    QVERIFY(m_line.run({"compare", m_id, "last"}).out.contains("undecided"));
}

void RunTest::eventLinesAreWhatTheLibraryHas()
{
    const auto answer = m_line.run({"run", "--model", "tiny", "--mode", "sequential", "--prompts", "2", "--new-tokens",
        "4", "--protocol", "quick", "--no-ceilings", "--json"});
    QCOMPARE(answer.exitCode, 0);
    std::set<int64_t> seen;
    for (const auto& line : answer.out.split('\n')) {
        if (line.isEmpty())
            continue;
        const auto event = eventFromLine(line.toStdString() + '\n');
        QVERIFY2(event.ok(), line.constData());
        seen.insert(event->seq);
    }
    QCOMPARE(m_line.run({"export", "last", "--run", "events.run.jsonl"}).exitCode, 0);
    const auto stored = m_line.content("events.run.jsonl").split('\n').mid(1); // after the header
    int compared = 0;
    for (const auto& line : stored) {
        if (line.isEmpty())
            continue;
        const auto event = eventFromLine(line.toStdString() + '\n');
        QVERIFY(event.ok());
        QVERIFY2(seen.contains(event->seq), line.constData());
        ++compared;
    }
    QVERIFY(compared > 8);
}

void RunTest::failedCellIsExitOne()
{
    m_line.set("THROUGHLINE_WORKER", m_line.path("no-worker-here"));
    const auto answer = m_line.run({"run", "--model", "tiny", "--mode", "sequential", "--prompts", "2", "--new-tokens",
        "4", "--protocol", "quick", "--no-ceilings"});
    m_line.set("THROUGHLINE_WORKER", {});
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.err.contains("failed"), answer.err.constData());
    QVERIFY2(answer.err.contains("no-worker-here") || answer.err.contains("rank 0"), answer.err.constData());
}

void RunTest::noisyMachineIsNoFailure()
{
    // No machine repeats a pass of a millisecond within a thousandth of a percent: the interval stays too wide.
    const auto answer = m_line.run({"run", "--model", "tiny", "--mode", "sequential", "--prompts", "2", "--new-tokens",
        "4", "--protocol", "standard", "--half-width", "0.00001", "--max-repeats", "6", "--no-ceilings"});
    QCOMPARE(answer.exitCode, 0);
    const auto shown = parsed(m_line.run({"show", "--json"}).out);
    QVERIFY(shown["cells"][0]["results"]["validity"].get<std::string>() != "valid");
}

THROUGHLINE_QTEST(RunTest)
#include "run_test.moc"
