// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline models get` against a hub on loopback: words, JSON lines, exit codes, Ctrl-C.
#include <tests/host/support/local_hub.h>
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTest>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <csignal>

using namespace throughline;
using tests::HubFault;
using tests::LocalHub;

static const QString place = QStringLiteral("cache/models--maker--small/snapshots/") + LocalHub::commit;

class ModelsGetTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void fetchesAndSaysWhere();
    void jsonLinesAreAsDocumented();
    void whatWasFetchedIsListed();
    void aPresetsNameMeansThePreset();
    void interruptKeepsWhatHasCome();
    void aReaderThatGoesAwayEndsIt();
    void refusalsAreOneSentence_data();
    void refusalsAreOneSentence();

private:
    Answer get(const QStringList& arguments) const;
    std::vector<nlohmann::json> lines(const QByteArray& out) const;
    QString snapshot() const;
    std::unique_ptr<QProcess> stopped(QByteArray& seen);

    std::unique_ptr<LocalHub> m_hub;
    std::unique_ptr<CommandLine> m_line;
};

void ModelsGetTest::init()
{
    m_hub = std::make_unique<LocalHub>();
    m_hub->addModel(3'000'000);
    m_line = std::make_unique<CommandLine>();
    m_line->set("HF_ENDPOINT", m_hub->address().toString());
    m_line->set("HF_HUB_CACHE", m_line->path("cache"));
    m_line->set("HF_HOME", m_line->path("home"));
    for (const char* name : {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_TOKEN_PATH", "HF_HUB_OFFLINE"})
        m_line->set(name, {});
}

/// Waits for its end while the hub answers, as CommandLine::run() would not.
static bool ended(QProcess& process)
{
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    return process.state() == QProcess::NotRunning;
}

Answer ModelsGetTest::get(const QStringList& arguments) const
{
    const auto process = m_line->start(QStringList{"models", "get"} + arguments);
    if (!ended(*process))
        return {};
    return {process->exitCode(), process->readAllStandardOutput(), process->readAllStandardError()};
}

std::vector<nlohmann::json> ModelsGetTest::lines(const QByteArray& out) const
{
    std::vector<nlohmann::json> all;
    for (const QByteArray& line : out.split('\n'))
        if (!line.isEmpty())
            all.push_back(nlohmann::json::parse(line.toStdString(), nullptr, false));
    return all;
}

QString ModelsGetTest::snapshot() const { return m_line->path(place); }

void ModelsGetTest::fetchesAndSaysWhere()
{
    const auto answer = get({"maker/small"});
    QCOMPARE(answer.err,
        QByteArray("0 B of 3 MB · file 1 of 3 · config.json\n"
                   "21 B of 3 MB · file 2 of 3 · tokenizer.json\n"
                   "23 B of 3 MB · file 3 of 3 · model.safetensors\n"
                   "3 MB of 3 MB\n"
                   "use it as --model maker/small\n"));
    QCOMPARE(QString::fromUtf8(answer.out), snapshot() + '\n');
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(m_line->content(place + "/model.safetensors"), m_hub->content("model.safetensors"));
}

void ModelsGetTest::jsonLinesAreAsDocumented()
{
    HubFault busy;
    busy.status = 429;
    busy.headers = {"Retry-After: 1"};
    m_hub->misbehave("config.json", busy);
    const auto answer = get({"maker/small@v1", "--json"});
    QCOMPARE(answer.err, QByteArray());
    QCOMPARE(answer.exitCode, 0);
    const auto all = lines(answer.out);
    const nlohmann::json first{{"type", "progress"}, {"model", "maker/small@v1"}, {"file", "config.json"},
        {"bytesDone", 0}, {"bytesTotal", 3'000'023}, {"filesDone", 0}, {"filesTotal", 3}};
    const nlohmann::json wait{{"type", "waiting"}, {"model", "maker/small@v1"},
        {"reason", "the hub takes no more requests for now (HTTP 429); trying again in 1 s"}};
    nlohmann::json last = first;
    last.update({{"file", ""}, {"bytesDone", 3'000'023}, {"filesDone", 3}});
    const nlohmann::json done{{"type", "done"}, {"model", "maker/small@v1"}, {"revision", "v1"},
        {"commit", LocalHub::commit}, {"folder", snapshot().toStdString()}, {"openAs", "maker/small@v1"}};
    QVERIFY(all.size() >= 6);
    QCOMPARE(all[0].dump(), first.dump());
    QCOMPARE(all[1].dump(), wait.dump());
    QCOMPARE(all[all.size() - 2].dump(), last.dump());
    QCOMPARE(all.back().dump(), done.dump());
}

void ModelsGetTest::whatWasFetchedIsListed()
{
    QCOMPARE(get({"maker/small"}).exitCode, 0);
    const auto listed = m_line->run({"models", "--json"});
    QCOMPARE(listed.exitCode, 0);
    const auto models = nlohmann::json::parse(listed.out.toStdString())["models"];
    QCOMPARE(models.back()["name"].get<std::string>(), std::string("maker/small"));
    QCOMPARE(models.back()["kind"].get<std::string>(), std::string("cached"));
}

void ModelsGetTest::aPresetsNameMeansThePreset()
{
    m_hub->wantName("gpt2");
    const auto answer = get({"gpt2", "--json"});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(lines(answer.out).back()["openAs"].get<std::string>(), std::string("gpt2@main"));
}

/// A download that has begun and gets no further.
std::unique_ptr<QProcess> ModelsGetTest::stopped(QByteArray& seen)
{
    HubFault fault;
    fault.stallAfter = 1'000'000;
    m_hub->misbehave("store/model.safetensors", fault);
    auto process = m_line->start({"models", "get", "maker/small", "--json"});
    const bool begun = QTest::qWaitFor(
        [&] {
            seen += process->readAllStandardOutput();
            return seen.contains("\"file\":\"model.safetensors\"")
                && !m_hub->questions("store/model.safetensors").empty();
        },
        30'000);
    return begun ? std::move(process) : nullptr;
}

void ModelsGetTest::interruptKeepsWhatHasCome()
{
    QByteArray seen;
    const auto process = stopped(seen);
    QVERIFY(process);
    kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(ended(*process));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 3);
    QCOMPARE(lines(seen + process->readAllStandardOutput()).back().dump(),
        std::string(R"({"model":"maker/small","type":"cancelled"})"));
    const auto again = get({"maker/small"});
    QCOMPARE(again.exitCode, 0);
    const auto asked = m_hub->questions("store/model.safetensors");
    QCOMPARE(asked.size(), std::size_t{2});
    QCOMPARE(m_line->content(place + "/model.safetensors"), m_hub->content("model.safetensors"));
}

void ModelsGetTest::aReaderThatGoesAwayEndsIt()
{
    HubFault fault;
    fault.stallAfter = 1'000'000;
    m_hub->misbehave("store/model.safetensors", fault);
    QProcess shell; // ends when both have ended
    shell.setProcessEnvironment(m_line->environment());
    shell.start("sh", {"-c", THROUGHLINE_BINARY_DIR "/app/throughline models get maker/small --json | head -n 3"});
    QVERIFY(ended(shell));
    const auto seen = lines(shell.readAllStandardOutput());
    QCOMPARE(seen.size(), std::size_t{3});
    QCOMPARE(seen.back()["file"].get<std::string>(), std::string("model.safetensors"));
    QVERIFY(!QFileInfo::exists(snapshot()));
    m_hub->behave(); // where it had not come as far as the store
    QCOMPARE(get({"maker/small"}).exitCode, 0);
}

void ModelsGetTest::refusalsAreOneSentence_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("variable"); // set to `value` for the command
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("said");
    QTest::newRow("no name") << "../../etc"
                             << "HF_TOKEN" << QString() << 2
                             << "“../../etc” is no name of a model on a hub; give ORG/NAME or ORG/NAME@REVISION, such "
                                "as Qwen/Qwen2.5-0.5B.";
    QTest::newRow("no address") << "maker/small"
                                << "HF_ENDPOINT"
                                << "nowhere" << 2
                                << "HF_ENDPOINT: \"nowhere\" is no address of a hub; give one like "
                                   "https://huggingface.co, or unset it.";
    QTest::newRow("offline") << "maker/small"
                             << "HF_HUB_OFFLINE"
                             << "1" << 2 << "nothing is fetched while HF_HUB_OFFLINE is set; unset it to download.";
    QTest::newRow("not there") << "maker/none"
                               << "HF_TOKEN" << QString() << 1
                               << "the hub has no maker/none (HTTP 404); check the name, upper and lower case "
                                  "included.";
}

void ModelsGetTest::refusalsAreOneSentence()
{
    QFETCH(const QString, model);
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const int, exitCode);
    QFETCH(const QString, said);
    m_line->set(variable, value);
    const auto answer = get({model});
    QCOMPARE(QString::fromUtf8(answer.err), "throughline: " + said + '\n');
    QCOMPARE(answer.out, QByteArray());
    QCOMPARE(answer.exitCode, exitCode);
}

THROUGHLINE_QTEST(ModelsGetTest)
#include "models_get_test.moc"
