// SPDX-License-Identifier: GPL-3.0-or-later
// What a person gets who asks for help, or asks wrongly: a sentence that says what, where and what to do, and status 2.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <QTest>

using namespace throughline;

class UsageTest : public QObject {
    Q_OBJECT
private slots:
    void helpShowsCommandsExamplesAndExitCodes();
    void everyCommandHasHelpWithExamples_data();
    void everyCommandHasHelpWithExamples();
    void versionNamesTheBuild();
    void wrongUseIsOneSentence_data();
    void wrongUseIsOneSentence();
    void windowWithoutDisplaySaysSo();
    void namesOfOthersCannotSteerTheTerminal();

private:
    CommandLine m_line;
};

static const QStringList commands{
    "run", "plan", "list", "show", "compare", "export", "report", "import", "devices", "models"};

void UsageTest::helpShowsCommandsExamplesAndExitCodes()
{
    const auto answer = m_line.run({"--help"});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.err.isEmpty());
    for (const auto& command : commands)
        QVERIFY2(answer.out.contains("\n  " + command.toUtf8() + " "), qPrintable(command));
    QVERIFY(answer.out.contains("Examples:"));
    QVERIFY(answer.out.contains("3 cancelled"));
}

void UsageTest::everyCommandHasHelpWithExamples_data()
{
    QTest::addColumn<QString>("command");
    for (const auto& command : commands)
        QTest::newRow(qPrintable(command)) << command;
}

void UsageTest::everyCommandHasHelpWithExamples()
{
    QFETCH(const QString, command);
    const auto answer = m_line.run({command, "--help"});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.out.contains("Examples:\n  throughline " + command.toUtf8()));
    QVERIFY(answer.err.isEmpty());
}

void UsageTest::versionNamesTheBuild()
{
    const auto answer = m_line.run({"--version"});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(QString::fromUtf8(answer.out).contains(QRegularExpression("^throughline \\d+\\.\\d+\\.\\d+ \\(")));
}

void UsageTest::wrongUseIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("what"); // the offending value, named
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char* name, const QStringList& arguments, const char* what, const char* remedy) {
        QTest::newRow(name) << arguments << what << remedy;
    };
    row("mistyped command", {"lits"}, "lits", "--help");
    row("unknown flag", {"list", "--colour"}, "--colour", "throughline list --help");
    row("run nothing", {"run"}, "no experiment", "first-look");
    row("run unknown name", {"run", "frist-look"}, "frist-look", "first-look");
    row("run a folder", {"run", "."}, "folder", "file");
    row("unknown mode", {"run", "--mode", "paralel"}, "paralel", "data-parallel");
    row("unknown precision", {"plan", "--precision", "fp31"}, "fp31", "fp32");
    row("batch of zero", {"run", "--batch", "0"}, "--batch", "16");
    row("batch is no number", {"plan", "--batch", "1,x"}, "“x”", "16");
    row("reversed range", {"plan", "--batch", "16-8"}, "16-8", "8-16");
    row("empty part", {"plan", "--prompts", "10,,50"}, "10,,50", "commas");
    row("two lengths", {"plan", "--new-tokens", "3", "--total-length", "9"}, "--new-tokens", "one of the two");
    row("two sources", {"plan", "--random", "3", "--prompt-text", "x"}, "--prompt-text", "one of the two");
    row("forward generates nothing", {"plan", "--task", "forward", "--new-tokens", "3"}, "--new-tokens",
        "leave it out");
    row("missing prompt file", {"plan", "--prompt-file", "gone.txt"}, "gone.txt", "");
    row("flag without value", {"run", "--batch"}, "--batch", "--help");
    row("show unknown run", {"show", "no-such-run"}, "no-such-run", "");
    row("show two views", {"show", "--texts", "--log"}, "--texts", "--help");
    row("compare one run", {"compare", "last"}, "RUN", "--help");
    row("compare unknown runs", {"compare", "one", "two"}, "one", "");
    row("margin out of range", {"compare", "a", "b", "--margin", "-1"}, "--margin", "--help");
    row("export nothing", {"export", "last"}, "nothing to export", "--all");
    row("export unknown chart", {"export", "last", "--chart", "pie.svg"}, "pie", "speedup");
    row("export unknown picture", {"export", "last", "--chart", "time.bmp"}, "time.bmp", ".svg");
    row("export odd size", {"export", "last", "--chart", "time.svg", "--size", "3x"}, "3x", "960x600");
    row("import nothing", {"import"}, "FILE", "--help");
    row("import missing file", {"import", "gone.run.jsonl"}, "gone.run.jsonl", "");
    row("list of minus one", {"list", "--most", "-1"}, "--most", "--help");
    row("devices with more", {"devices", "gpu"}, "gpu", "--help");
    row("models with more", {"models", "gpt2"}, "gpt2", "--help");
    row("models show nothing", {"models", "show"}, "MODEL", "throughline models show --help");
    row("models get nothing", {"models", "get"}, "MODEL", "throughline models get --help");
    row("models get two", {"models", "get", "a/b", "c/d"}, "c/d", "throughline models get --help");
}

void UsageTest::wrongUseIsOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, what);
    QFETCH(const QString, remedy);
    const auto answer = m_line.run(arguments);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.out.isEmpty(), answer.out.constData());
    const auto said = QString::fromUtf8(answer.err);
    QVERIFY2(said.startsWith("throughline: "), qPrintable(said));
    QVERIFY2(said.count('\n') == 1, qPrintable(said));
    QVERIFY2(said.contains(what), qPrintable(said));
    QVERIFY2(said.contains(remedy), qPrintable(said));
}

void UsageTest::windowWithoutDisplaySaysSo()
{
    const auto answer = m_line.run({});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.err.contains("no display"));
    CommandLine dead;
    dead.set("DISPLAY", ":4711"); // named, but nothing listens there
    const auto refused = dead.run({});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.err.contains(":4711"));
    QCOMPARE(refused.err.count('\n'), 1);
}

void UsageTest::namesOfOthersCannotSteerTheTerminal()
{
    const auto answer = m_line.run({"show", QStringLiteral("a\x1b[2Jb\nc\u202E")});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(!answer.err.contains('\x1b'));
    QVERIFY(!answer.err.contains("\u202E"));
    QCOMPARE(answer.err.count('\n'), 1);
    QVERIFY2(answer.err.contains("\\x1b[2Jb c\\u202e"), answer.err.constData());
}

THROUGHLINE_QTEST(UsageTest)
#include "usage_test.moc"
