// SPDX-License-Identifier: GPL-3.0-or-later
// Built-ins, files and flags become plans: what is said is in them, what was left out is filled in and said.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <core/plan.h>

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace throughline;

class PlanTest : public QObject {
    Q_OBJECT
private slots:
    void everyBuiltInHasAPlanThatRuns_data();
    void everyBuiltInHasAPlanThatRuns();
    void firstLookHasAllModes();
    void flagsBecomeCells();
    void flagsLieOverANamedExperiment();
    void whatIsLeftOutIsFilledInAndSaid();
    void aCheckpointSaysWhatItDecides_data();
    void aCheckpointSaysWhatItDecides();
    void severalModelsAreToldApart();
    void typedPromptsAreCounted();
    void promptFileLiesBesideTheExperiment();
    void standardInputIsAFileToo();
    void wrongFileIsRefusedWithItsPlace();
    void whatCannotRunIsSkippedWithItsReason();
    void whatIsBoundToLoseIsSaid();

private:
    Plan planOf(const QStringList& arguments, const QByteArray& input = {});
    CommandLine m_line;
};

static const QByteArray head = R"({"format": "throughline-experiment", "version": 1, "name": "n", )";

Plan PlanTest::planOf(const QStringList& arguments, const QByteArray& input)
{
    const auto answer = m_line.run(QStringList{"plan", "--json"} + arguments, input);
    if (answer.exitCode != 0)
        qWarning("%s", answer.err.constData());
    const auto json = nlohmann::json::parse(answer.out.toStdString(), nullptr, false);
    const auto plan = planFromJson(json, "plan --json");
    if (!plan) {
        qWarning("%s", sentence(plan.error()).c_str());
        return {};
    }
    return *plan;
}

template <class T, class Read> static std::set<T> valuesOf(const Plan& plan, Read read)
{
    std::set<T> values;
    for (const auto& planned : plan.cells)
        values.insert(read(planned.cell));
    return values;
}
static std::set<Mode> modesOf(const Plan& plan)
{
    return valuesOf<Mode>(plan, [](const Cell& cell) { return cell.mode; });
}

void PlanTest::everyBuiltInHasAPlanThatRuns_data()
{
    QTest::addColumn<QString>("name");
    for (const auto* name : {"first-look", "sequential-vs-parallel", "pipeline", "three-ways"})
        QTest::newRow(name) << name;
}

void PlanTest::everyBuiltInHasAPlanThatRuns()
{
    QFETCH(const QString, name);
    const auto plan = planOf({name});
    QVERIFY(plan.cells.size() >= 4);
    for (const auto& planned : plan.cells) {
        QVERIFY2(!planned.skipped, label(planned.cell).c_str());
        QVERIFY2(planned.needBytes > 0, label(planned.cell).c_str());
        QVERIFY2(planned.estimatedNs > 0, label(planned.cell).c_str());
    }
    QVERIFY(modesOf(plan).contains(Mode::Sequential));
}

void PlanTest::firstLookHasAllModes()
{
    const std::set<Mode> all{Mode::Sequential, Mode::DataParallel, Mode::Pipeline};
    QCOMPARE(modesOf(planOf({"first-look"})), all);
    QCOMPARE(modesOf(planOf({"three-ways"})), all);
}

void PlanTest::flagsBecomeCells()
{
    const auto plan = planOf({"--model", "tiny", "--prompts", "10,50", "--batch", "1,3-5", "--mode",
        "sequential,data-parallel", "--ranks", "1,2", "--total-length", "50", "--protocol", "quick"});
    QCOMPARE(plan.cells.size(), std::size_t(2 + 2 * 4 * 2));
    QCOMPARE(valuesOf<int>(plan, [](const Cell& cell) { return cell.batchSize; }), (std::set<int>{1, 3, 4, 5}));
    for (const auto& planned : plan.cells) {
        QCOMPARE(planned.cell.settings.totalLength, 50);
        QCOMPARE(planned.cell.settings.newTokens, 0);
        QCOMPARE(planned.cell.settings.protocol.name, ProtocolName::Quick);
    }
}

void PlanTest::flagsLieOverANamedExperiment()
{
    const auto plan = planOf({"first-look", "--prompts", "7", "--seed", "9"});
    QCOMPARE(modesOf(plan).size(), std::size_t(3)); // of the file
    QCOMPARE(valuesOf<int>(plan, [](const Cell& cell) { return cell.promptCount; }), (std::set<int>{7}));
    QCOMPARE(valuesOf<uint64_t>(plan, [](const Cell& cell) { return cell.settings.seed; }), (std::set<uint64_t>{9}));
}

void PlanTest::whatIsLeftOutIsFilledInAndSaid()
{
    const auto answer = m_line.run({"plan", "--stages", "2", "--chunks", "1,8"});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.err.startsWith("Filled in:\n"));
    for (const auto* said :
        {"--model: tiny", "--mode: sequential, pipeline", "--batch: 8", "--new-tokens: 32", "--prompts: 10"})
        QVERIFY2(answer.err.contains(said), said);
    QVERIFY(answer.out.contains("pipeline"));
}

void PlanTest::aCheckpointSaysWhatItDecides_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("lines"); // "field: value (why)"
    const QString room = " (the longest prompt and what follows it, for which each row of the KV cache has room)";
    const QString ignored = " ends no prompt (endOfSequence is ignored: every prompt yields the tokens asked for)";
    QTest::newRow("Llama adds a token before each prompt, and has two that end one")
        << "llama31-rope-headdim-unigram" << QStringList{"--end-of-sequence", "honour"}
        << QStringList{"precision: fp32 (auto on a CPU; its weights are stored as fp32)",
               "specialTokens: <s> (1) before each prompt (what its tokenizer adds)",
               "endOfSequence: </s> (2) or \\x02 (5) ends a prompt (eos_token_id in generation_config.json)",
               "promptTokens: 23 tokens (none is cut)", "positions: 31 of the model's 256" + room};
    QTest::newRow("GPT-2 adds none") << "gpt2" << QStringList{}
                                     << QStringList{"specialTokens: none (its tokenizer adds none)",
                                            "endOfSequence: <|endoftext|> (0)" + ignored,
                                            "promptTokens: 19 tokens (none is cut)",
                                            "positions: 27 of the model's 256" + room};
    QTest::newRow("Qwen2, cut") << "qwen2" << QStringList{"--truncate", "3"}
                                << QStringList{"endOfSequence: <|endoftext|> (0)" + ignored,
                                       "promptTokens: 3 tokens (cut to 3 at most, by truncateTo)",
                                       "positions: 11 of the model's 256" + room};
    QTest::newRow("what 16 bits are stored")
        << "llama-tied-bpe-bf16" << QStringList{}
        << QStringList{"precision: fp32 (auto on a CPU; its weights are stored as bf16)",
               "specialTokens: <|begin_of_text|> (0) before each prompt (what its "
               "tokenizer adds)"};
    QTest::newRow("a window") << "mistral-window" << QStringList{}
                              << QStringList{"positions: 25 of the model's 256" + room.chopped(1)
                                     + "; layers with a window look back at 16)"};
}

void PlanTest::aCheckpointSaysWhatItDecides()
{
    QFETCH(const QString, model);
    QFETCH(const QStringList, arguments);
    QFETCH(const QStringList, lines);
    const QString folder = QDir::current().absoluteFilePath(THROUGHLINE_TEST_DATA "/") + model;
    const QStringList asked = QStringList{"--model", folder, "--prompt-text", "The old man looked at the sea",
                                  "--new-tokens", "8", "--mode", "sequential"}
        + arguments;
    const auto said = m_line.run(QStringList{"plan"} + asked);
    QCOMPARE(said.exitCode, 0);
    const auto plan = planOf(asked);
    QCOMPARE(plan.cells.size(), std::size_t(1));
    QVERIFY(!plan.cells[0].skipped);
    for (const QString& line : lines) {
        const QString field = line.section(": ", 0, 0);
        const QString text = "  " + line + '\n';
        QVERIFY2(said.err.contains(text.toUtf8()), (text.toUtf8() + said.err).constData());
        const auto found = std::find_if(plan.filledIn.begin(), plan.filledIn.end(),
            [&](const FilledIn& filled) { return filled.field == field.toStdString(); });
        QVERIFY2(found != plan.filledIn.end(), qPrintable(field));
        QCOMPARE(QString::fromStdString(found->value + " (" + found->why + ")"), line.section(": ", 1));
        QCOMPARE(found->model, folder.toStdString());
    }
}

void PlanTest::severalModelsAreToldApart()
{
    const auto said = m_line.run({"plan", "--model", "tiny,gpt2", "--new-tokens", "8", "--mode", "sequential"});
    QCOMPARE(said.exitCode, 0);
    for (const char* line :
        {"\n  positions of tiny: 36 of the model's 256 (", "\n  positions of gpt2: 36 of the model's 1024 ("})
        QVERIFY2(said.err.contains(line), said.err.constData());
}

void PlanTest::typedPromptsAreCounted()
{
    const auto typed = planOf({"--prompt-text", "One, two", "--prompt-text", "three", "--mode", "sequential"});
    QCOMPARE(typed.cells.size(), std::size_t(1));
    QCOMPARE(typed.cells[0].cell.promptCount, 2);
    QCOMPARE(typed.cells[0].cell.settings.prompts.texts, (std::vector<std::string>{"One, two", "three"}));
    m_line.write("five.txt", "a b\nc\n\nd\ne\nf\n");
    const auto file = planOf({"--prompt-file", "five.txt", "--mode", "sequential"});
    QCOMPARE(file.cells.size(), std::size_t(1));
    QCOMPARE(file.cells[0].cell.promptCount, 5);
}

void PlanTest::promptFileLiesBesideTheExperiment()
{
    QDir(m_line.path(".")).mkdir("below");
    m_line.write("below/prompts.txt", "one\ntwo\n");
    m_line.write("below/e.experiment.json",
        head + R"("blocks": [{"newTokens": 4, "prompts": {"kind": "file", "name": "prompts.txt"}}]})");
    const auto plan = planOf({"below/e.experiment.json"});
    QCOMPARE(plan.cells.size(), std::size_t(1));
    QVERIFY(!plan.cells[0].skipped);
}

void PlanTest::standardInputIsAFileToo()
{
    const auto plan = planOf({"-"}, head + R"("blocks": [{"promptCounts": [3], "newTokens": 4}]})");
    QCOMPARE(plan.cells.size(), std::size_t(1));
    QCOMPARE(plan.cells[0].cell.promptCount, 3);
}

void PlanTest::wrongFileIsRefusedWithItsPlace()
{
    m_line.write("wrong.experiment.json", head + R"("blocks": [{"batchSizes": [1, 0], "newTokens": 4}]})");
    const auto answer = m_line.run({"plan", "wrong.experiment.json"});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.err.contains("wrong.experiment.json"), answer.err.constData());
    QVERIFY2(answer.err.contains("batchSizes"), answer.err.constData());
    QCOMPARE(answer.err.count('\n'), 1);
}

void PlanTest::whatCannotRunIsSkippedWithItsReason()
{
    const auto plan = planOf({"--model", "tiny", "--mode", "sequential,tensor-parallel,pipeline", "--ranks", "2",
        "--stages", "2,99", "--batch", "4"});
    int skipped = 0;
    for (const auto& planned : plan.cells)
        skipped += planned.skipped ? 1 : 0;
    QCOMPARE(skipped, 2); // tensor-parallel is not built, 99 stages are more than there are layers
    const auto answer = m_line.run({"plan", "--model", "tiny", "--mode", "pipeline", "--stages", "99", "--batch", "4"});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains("skipped: "), answer.out.constData());
    const auto nothing = m_line.run({"run", "--model", "no/such/model", "--mode", "sequential"});
    QCOMPARE(nothing.exitCode, 2);
    QVERIFY2(nothing.err.contains("no/such/model"), nothing.err.constData());
}

void PlanTest::whatIsBoundToLoseIsSaid()
{
    const auto answer = m_line.run({"plan", "--model", "gpt2", "--mode", "data-parallel,pipeline", "--devices", "cpu",
        "--ranks", "2", "--batch", "16", "--new-tokens", "8"});
    QCOMPARE(answer.exitCode, 0);
    for (const char* said :
        {"Cell 2: Runs as 5: a rank has no more prompts.\n", "Cell 2: The 2 ranks share one CPU: expect 0.",
            "Cell 3: With 1 chunk, 1 of 2 stages works at a time: expect 0.50×.\n",
            "\nExpected: pass with one rank a device ÷"})
        QVERIFY2(answer.out.contains(said), answer.out.constData());
    QCOMPARE(answer.out.count("Expected: "), 2);
}

THROUGHLINE_QTEST(PlanTest)
#include "plan_test.moc"
