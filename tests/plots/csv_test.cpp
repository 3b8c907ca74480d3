// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as other programs read it: quoting, formulas, decimals, columns out of the field table, one line per raw sample.
#include <tests/support/qt_tests.h>

#include "support/raw_csv.h"
#include "support/sample_run.h"

#include <plots/export.h>

#include <core/field_table.h>
#include <core/metrics.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <clocale>

using namespace throughline;
using namespace throughline::test;

class CsvTest : public QObject {
    Q_OBJECT
private slots:
    void rawHasALinePerRankAndPass();
    void warmupsAreMarked();
    void telemetryIsWithItsPass();
    void summaryHasALinePerCell();
    void summaryReadsBackExactly();
    void textIsQuoted();
    void formulasAreGuarded_data();
    void formulasAreGuarded();
    void numbersAreNoFormulas();
    void decimalsDoNotFollowTheLocale();
    void emptyRunHasAHeader();
    void filesAreReplacedWhole();
    void unwritableFolderIsAnError();
};

void CsvTest::rawHasALinePerRankAndPass()
{
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 7, {30, 31}}, {Mode::DataParallel, 3, 2, 7, {10, 11}}});
    const auto rows = readCsv(rawCsv(run));
    QCOMPARE(rows.size(), std::size_t(2 + 3 * 2));
    std::map<std::string, int> promptsOfRank;
    for (const CsvRow& row : rows) {
        QCOMPARE(row.at("runId"), std::string("run-1"));
        QCOMPARE(row.at("model"), std::string("tiny"));
        if (row.at("mode") == "data-parallel" && row.at("pass") == "1")
            promptsOfRank[row.at("rank")] = std::stoi(row.at("prompts"));
    }
    QCOMPARE(promptsOfRank, (std::map<std::string, int>{{"0", 3}, {"1", 2}, {"2", 2}}));
    QCOMPARE(rows[0].at("wallNs"), std::string("30000000"));
    QCOMPARE(rows[0].at("generatedTokens"), std::string("140"));
}

void CsvTest::warmupsAreMarked()
{
    RunResult run = sampleRun({{Mode::Sequential, 1, 1, 2, {30, 31}}});
    run.cells[0].warmups.push_back(run.cells[0].repeats[0]);
    run.cells[0].warmups[0].warmup = true;
    run.cells[0].warmups[0].flags = {"throttled", "clock-jump"};
    const auto rows = readCsv(rawCsv(run));
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].at("warmup"), std::string("true"));
    QCOMPARE(rows[0].at("flags"), std::string("throttled; clock-jump"));
    QCOMPARE(rows[1].at("warmup"), std::string("false"));
}

void CsvTest::telemetryIsWithItsPass()
{
    RunResult run = sampleRun({{Mode::Sequential, 1, 1, 2, {30, 31, 32}}});
    TelemetryEvent& said = run.cells[0].repeats[1].ranks[0].telemetry.emplace();
    said.uuid = "GPU-1";
    said.energyMillijoules = 21'500;
    said.energySpanNs = 31'000'000;
    said.maxTemperatureCelsius = 64;
    said.throttleReasons = {"power cap", "power brake"};
    said.foreignProcesses = {{4711, 1'200'000'000}, {4712, std::nullopt}};
    TelemetryEvent& none = run.cells[0].repeats[2].ranks[0].telemetry.emplace();
    none.unavailable = {{"telemetry", "there is no library"}};
    const auto rows = readCsv(rawCsv(run));
    for (const char* column : {"deviceUuid", "energyMillijoules", "energySpanNs", "maxTemperatureCelsius",
             "throttleReasons", "foreignProcesses", "telemetryUnavailable"})
        QCOMPARE(rows[0].at(column), std::string());
    QCOMPARE(rows[1].at("deviceUuid"), std::string("GPU-1"));
    QCOMPARE(rows[1].at("energyMillijoules"), std::string("21500"));
    QCOMPARE(rows[1].at("energySpanNs"), std::string("31000000"));
    QCOMPARE(rows[1].at("maxTemperatureCelsius"), std::string("64"));
    QCOMPARE(rows[1].at("throttleReasons"), std::string("power cap; power brake"));
    QCOMPARE(rows[1].at("foreignProcesses"), std::string("process 4711 (1.2 GB); process 4712"));
    QCOMPARE(rows[1].at("telemetryUnavailable"), std::string());
    QCOMPARE(rows[2].at("energyMillijoules"), std::string());
    QCOMPARE(rows[2].at("telemetryUnavailable"), std::string("telemetry: there is no library"));
}

void CsvTest::summaryHasALinePerCell()
{
    RunResult run = cpuRun(3);
    run.cells[4].planned.skipped = SkipReason{SkipKind::TooManyStages, {"9", "4"}};
    run.cells[4].state = CellState::Skipped;
    run.cells[4].repeats.clear();
    const auto rows = readCsv(summaryCsv(run));
    QCOMPARE(rows.size(), run.cells.size());
    for (const CellField& field : cellFields())
        QVERIFY2(rows[0].count(std::string(field.name)), field.name.data());
    for (const ResultField& field : resultFields())
        QVERIFY2(rows[0].count(std::string(field.name)), field.name.data());
    for (const auto& [name, value] : environmentFields(run.started.environment))
        QCOMPARE(rows[0].at(name), value);
    QCOMPARE(rows[4].at("state"), std::string("skipped"));
    QVERIFY(!rows[4].at("reason").empty());
    QCOMPARE(rows[5].at("state"), std::string("done"));
    QCOMPARE(rows[5].at("reason"), std::string());
}

void CsvTest::summaryReadsBackExactly()
{
    const RunResult run = cpuRun(5);
    const auto rows = readCsv(summaryCsv(run));
    int numbers = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const CellSummary summary = summarise(run, run.cells[i]);
        for (const ResultField& field : resultFields()) {
            const auto value = field.readFrom(run.cells[i], summary);
            const std::string& text = rows[i].at(std::string(field.name));
            QCOMPARE(text.empty(),
                value.is_null() || (value.is_string() && value.get<std::string>().empty())
                    || (value.is_array() && value.empty()));
            if (!value.is_number())
                continue;
            QCOMPARE(std::stod(text), value.get<double>());
            ++numbers;
        }
    }
    QVERIFY(numbers > int(rows.size()) * 5);
}

void CsvTest::textIsQuoted()
{
    RunResult run = sampleRun({{Mode::Sequential, 1, 1, 2, {30}}});
    run.started.experiment.name = "a \"b\", c\r\nd";
    run.cells[0].planned.cell.settings.devices = {"gpu:0", "gpu:1"};
    const std::string text = summaryCsv(run);
    QVERIFY(text.find("\"a \"\"b\"\", c\r\nd\"") != std::string::npos);
    const auto rows = readCsv(text);
    QCOMPARE(rows[0].at("experiment"), std::string("a \"b\", c\r\nd"));
    QCOMPARE(rows[0].at("devices"), std::string("gpu:0; gpu:1"));
}

void CsvTest::formulasAreGuarded_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
        QTest::addRow("%d", name[0]) << QString(name);
}

void CsvTest::formulasAreGuarded()
{
    QFETCH(QString, name);
    RunResult run = sampleRun({{Mode::Sequential, 1, 1, 2, {30}}});
    run.started.experiment.name = name.toStdString();
    const std::string text = summaryCsv(run);
    QVERIFY(text.find("\"'" + name.toStdString() + "\"") != std::string::npos);
    QCOMPARE(readCsv(text)[0].at("experiment"), "'" + name.toStdString());
}

void CsvTest::numbersAreNoFormulas()
{
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 2, {30}}});
    QCOMPARE(readCsv(rawCsv(run))[0].at("nonFiniteStep"), std::string("-1")); // a number stays one
}

void CsvTest::decimalsDoNotFollowTheLocale()
{
    const RunResult run = cpuRun(3);
    const std::string before = summaryCsv(run);
    // NOLINTBEGIN(concurrency-mt-unsafe): this test has one thread
    const std::string old = std::setlocale(LC_ALL, nullptr);
    const QLocale oldLocale;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    std::setlocale(LC_ALL, "de_DE.UTF-8"); // where it is installed
    const std::string after = summaryCsv(run);
    std::setlocale(LC_ALL, old.c_str());
    // NOLINTEND(concurrency-mt-unsafe)
    QLocale::setDefault(oldLocale);
    QVERIFY(before == after);
    QVERIFY(before.find("0.61") != std::string::npos); // 10 prompts of 61 ms
}

void CsvTest::emptyRunHasAHeader()
{
    const RunResult run = sampleRun({});
    QVERIFY(readCsv(rawCsv(run)).empty());
    QVERIFY(readCsv(summaryCsv(run)).empty());
    QVERIFY(summaryCsv(run).find("batchSize") != std::string::npos);
    QVERIFY(rawCsv(run).find("wallNs") != std::string::npos);
}

void CsvTest::filesAreReplacedWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("numbers.csv");
    QVERIFY(writeFile(path, "old and longer\n").ok());
    QVERIFY(writeFile(path, "new\n").ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("new\n"));
    QCOMPARE(
        QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"numbers.csv"}); // nothing left over
}

void CsvTest::unwritableFolderIsAnError()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("missing/numbers.csv");
    const auto result = writeFile(path, "text");
    QVERIFY(!result.ok());
    QCOMPARE(result.error().where, path.toStdString());
    QVERIFY(!result.error().remedy.empty());
}

THROUGHLINE_QTEST(CsvTest)
#include "csv_test.moc"
