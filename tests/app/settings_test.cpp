// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's Settings keep holds for commands too: devices, threads, margin, model folders, library.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <core/plan.h>

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>

using namespace throughline;

class SettingsTest : public QObject {
    Q_OBJECT

    CommandLine m_line;

    void keep(const QByteArray& lines) { m_line.write("config/throughline/throughline.conf", "[General]\n" + lines); }
    Plan planOf(const QStringList& arguments)
    {
        const auto answer = m_line.run(QStringList{"plan", "--json"} + arguments);
        const auto plan = planFromJson(nlohmann::json::parse(answer.out.toStdString(), nullptr, false), "plan --json");
        if (!plan)
            qWarning("%s", sentence(plan.error()).c_str());
        return plan ? *plan : Plan();
    }
    static bool takesAllCores(const Plan& plan)
    {
        return std::any_of(plan.filledIn.begin(), plan.filledIn.end(), [&plan](const FilledIn& filled) {
            return filled.field == "threads" && filled.why == "all cores that this process may use"
                && filled.value == std::to_string(plan.cells.front().cell.settings.threads);
        });
    }

private slots:
    void cleanup() { QFile::remove(m_line.path("config/throughline/throughline.conf")); }

    void whatFlagsLeaveOutComesFromThem()
    {
        const QStringList flags{"--model", "tiny", "--batch", "1"};
        QVERIFY(takesAllCores(planOf(flags)));
        keep("threads=1\ndevices=cpu\n");
        QCOMPARE(planOf(flags).cells[0].cell.settings.threads, 1);
        QVERIFY(!takesAllCores(planOf(flags)));
        QCOMPARE(planOf(QStringList(flags) << "--threads"
                                           << "2")
                     .cells[0]
                     .cell.settings.threads,
            2);
        QCOMPARE(planOf({"first-look"}).cells[0].cell.settings.threads, 1);
        const auto said = m_line.run(QStringList{"plan"} + flags);
        QVERIFY2(said.err.contains("--threads: 1 (as your settings say)"), said.err.constData());
        QVERIFY2(said.err.contains("--devices: cpu (as your settings say)"), said.err.constData());
    }

    void aFileMeansTheSameForEverybody()
    {
        keep("threads=1\n");
        m_line.write("mine.experiment.json",
            R"({"format": "throughline-experiment", "version": 1, "name": "n", "blocks": [{"newTokens": 4}]})");
        QVERIFY(takesAllCores(planOf({"mine.experiment.json"})));
    }

    void modelFoldersAreListed()
    {
        m_line.set("HF_HUB_CACHE", m_line.path("cache"));
        const QString data = QDir(THROUGHLINE_TEST_DATA).absolutePath();
        keep("modelFolders=" + (data + "/qwen2, " + data + "/nowhere").toUtf8() + '\n');
        const auto answer = m_line.run({"models", "--json"});
        const auto json = nlohmann::json::parse(answer.out.toStdString(), nullptr, false);
        QVERIFY(!json.is_discarded());
        const auto& last = json["models"].back();
        QCOMPARE(last["kind"].get<std::string>(), std::string("folder"));
        QCOMPARE(last["openAs"].get<std::string>(), (data + "/qwen2").toStdString());
        QCOMPARE(last["family"].get<std::string>(), std::string("qwen2"));
        keep("modelFolders=" + data.toUtf8() + '\n'); // a folder that holds checkpoints
        const auto all = nlohmann::json::parse(m_line.run({"models", "--json"}).out.toStdString(), nullptr, false);
        int folders = 0;
        for (const auto& model : all["models"])
            folders += model["kind"] == "folder";
        QCOMPARE(folders, int(QDir(data).entryList({"*"}, QDir::Dirs | QDir::NoDotAndDotDot).size()));
    }

    void theLibraryIsWhereTheySay()
    {
        m_line.set("THROUGHLINE_LIBRARY", {});
        keep("library=" + m_line.path("elsewhere/library.sqlite").toUtf8() + '\n');
        QCOMPARE(m_line.run({"list"}).exitCode, 0);
        QVERIFY(QFile::exists(m_line.path("elsewhere/library.sqlite")));
        m_line.set("THROUGHLINE_LIBRARY", m_line.path("library.sqlite"));
    }
};

THROUGHLINE_QTEST(SettingsTest)
#include "settings_test.moc"
