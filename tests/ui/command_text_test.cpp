// SPDX-License-Identifier: GPL-3.0-or-later
// "Copy as command": what a shell and the command line make of it is the same experiment.
#include "support/ui_test.h"

#include <ui/experiment/command_text.h>
#include <ui/experiment/experiment_document.h>

#include <core/plan.h>

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>

Q_DECLARE_METATYPE(std::function<void(throughline::Experiment&)>)

using namespace throughline;

class CommandTextTest : public QObject {
    Q_OBJECT

    static Experiment madeExperiment()
    {
        Experiment experiment;
        experiment.name = "made";
        experiment.blocks.resize(1);
        experiment.blocks[0].modes = {Mode::Sequential, Mode::DataParallel};
        experiment.blocks[0].batchSizes = {1, 3};
        experiment.blocks[0].settings.newTokens = 8;
        return experiment;
    }
    /// The cells that a command would run, by a real shell.
    static std::vector<PlannedCell> cellsOf(const QString& command)
    {
        const QString run = "throughline run ";
        if (!command.startsWith(run))
            return {};
        QProcess shell;
        shell.start("/bin/sh", {"-c", engineProgram() + " plan --json " + command.mid(run.size())});
        shell.waitForFinished();
        const QByteArray answer = shell.readAllStandardOutput();
        const auto plan = planFromJson(nlohmann::json::parse(answer.begin(), answer.end(), nullptr, false), "plan");
        return plan ? plan->cells : std::vector<PlannedCell>();
    }

private slots:
    void init() { refuseWarnings(); }

    void reads_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("command");
        QTest::newRow("as it is") << "first-look"
                                  << "throughline run first-look\n";
        QTest::newRow("quoted") << "/a b/it's"
                                << "throughline run '/a b/it'\\''s'\n";
        QTest::newRow("alone")
            << QString()
            << "throughline run --name made --model tiny --mode sequential,data-parallel --prompts 10 "
               "--batch 1,3 --new-tokens 8 --devices auto --threads 0\n";
    }
    void reads()
    {
        QFETCH(const QString, source);
        QFETCH(const QString, command);
        QCOMPARE(commandText(madeExperiment(), madeExperiment(), source), command);
    }

    void saysWhatDiffers()
    {
        Experiment changed = madeExperiment();
        changed.blocks[0].batchSizes = {4};
        changed.blocks[0].settings.protocol.repeats = 7;
        QCOMPARE(commandText(changed, madeExperiment(), "mine.experiment.json"),
            QString("throughline run mine.experiment.json --batch 4 --repeats 7\n"));
    }

    void isTheSameExperiment_data()
    {
        QTest::addColumn<std::function<void(Experiment&)>>("change");
        QTest::addColumn<bool>("flags");
        const auto row = [](const char* name, bool flags, const std::function<void(Experiment&)>& change) {
            QTest::newRow(name) << change << flags;
        };
        row("unchanged", true, [](Experiment&) {});
        row("lists", true, [](Experiment& e) { e.blocks[0].batchSizes = {2, 5}; });
        row("texts that a shell or a parser could take for something else", true, [](Experiment& e) {
            e.blocks[0].settings.prompts = {
                PromptKind::Text, "", {"it's $HOME", "--seed 3", "[a, b]", "\\ `ls` %", "two\nlines"}, 0, 1};
        });
        row("random ids", true, [](Experiment& e) {
            e.blocks[0].settings.prompts = {PromptKind::Random, "", {}, 9, 1};
        });
        row("measured otherwise", true, [](Experiment& e) {
            e.blocks[0].settings.protocol.halfWidth = 0.025;
            e.blocks[0].settings.protocol.budgetSeconds = 12.5;
        });
        row("a forward pass", true, [](Experiment& e) {
            e.blocks[0].settings.task = Task::Forward;
            e.blocks[0].settings.newTokens = 0;
            e.blocks[0].settings.head = Head::Classification;
            e.blocks[0].settings.labels = 3;
        });
        row("what no flag says", false, [](Experiment& e) {
            e.blocks[0].settings.padding = PaddingSide::Left;
            e.blocks[0].settings.prompts = {PromptKind::Text, "", {"EXPERIMENT\nEXPERIMENT", "it's $HOME"}, 0, 1};
        });
        row("two blocks that differ", false, [](Experiment& e) {
            e.blocks.push_back(e.blocks[0]);
            e.blocks[1].promptCounts = {4};
        });
    }
    void isTheSameExperiment()
    {
        QFETCH(const std::function<void(Experiment&)>, change);
        QFETCH(const bool, flags);
        QTemporaryDir folder;
        ExperimentDocument document;
        document.open(madeExperiment(), {}, {});
        QVERIFY(document.save(folder.filePath("base")).ok());
        const QString base = document.file();
        Experiment experiment = madeExperiment();
        change(experiment);
        document.open(experiment, {}, {});
        QVERIFY(document.save(folder.filePath("wanted")).ok());
        const auto expected = cellsOf("throughline run " + document.file());
        QVERIFY(expected.size() >= 3);
        for (const QString& source : {QString(), base}) {
            const QString command = commandText(experiment, madeExperiment(), source);
            QCOMPARE(command.contains("<<'EXPERIMENT"), !flags);
            QVERIFY2(cellsOf(command) == expected, qPrintable(command));
        }
    }
};

THROUGHLINE_UI_QTEST(CommandTextTest)
#include "command_text_test.moc"
