// SPDX-License-Identifier: GPL-3.0-or-later
// The cache shared with Python: what a download here writes the real huggingface_hub finds, and what that writes is
// read here. Skipped where Python lacks the package ($THROUGHLINE_TEST_PYTHON names another interpreter).
#include <tests/host/support/hub_run.h>
#include <tests/support/qt_tests.h>

#include <checkpoint/hub_cache.h>

#include <QEventLoop>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <nlohmann/json.hpp>

using namespace throughline;
using namespace throughline::tests;

namespace {

/// Reads only: where the snapshot is, each file, and what the package's own scan of the cache says.
constexpr auto finds = R"(
import json, sys
from huggingface_hub import scan_cache_dir, snapshot_download, try_to_load_from_cache
cache, revision = sys.argv[1], sys.argv[2]
folder = snapshot_download("maker/small", revision=revision, cache_dir=cache, local_files_only=True)
files = {n: try_to_load_from_cache("maker/small", n, revision=revision, cache_dir=cache)
         for n in ["config.json", "model.safetensors", "tokenizer.json"]}
scan = scan_cache_dir(cache)
print(json.dumps({"folder": folder, "files": files, "warnings": [str(w) for w in scan.warnings],
    "repos": {r.repo_id: {v.commit_hash: [sorted(v.refs), sorted(f.file_name for f in v.files), v.size_on_disk]
                          for v in r.revisions} for r in scan.repos}}))
)";

/// Writes: as a Python tool fetches a model.
constexpr auto fetches = R"(
import sys
from huggingface_hub import hf_hub_download
for name in ["config.json", "model.safetensors", "tokenizer.json"][:int(sys.argv[2])]:
    hf_hub_download("maker/small", name, cache_dir=sys.argv[1])
print("fetched")
)";

QString python()
{
    const QString given = qEnvironmentVariable("THROUGHLINE_TEST_PYTHON");
    return given.isEmpty() ? QStringLiteral("python3") : given;
}

/// What the script prints; its complaints on failure.
QByteArray pythonSays(const char* script, const QStringList& arguments, const QUrl& endpoint = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HF_ENDPOINT"), endpoint.toString());
    environment.insert(QStringLiteral("HF_HUB_DISABLE_TELEMETRY"), QStringLiteral("1"));
    environment.insert(QStringLiteral("HF_HUB_DISABLE_PROGRESS_BARS"), QStringLiteral("1"));
    environment.insert(QStringLiteral("HF_HUB_DISABLE_XET"), QStringLiteral("1"));
    environment.insert(QStringLiteral("HF_HUB_DISABLE_UPDATE_CHECK"), QStringLiteral("1"));
    environment.insert(QStringLiteral("HF_HUB_OFFLINE"), endpoint.isEmpty() ? QStringLiteral("1") : QString());
    process.setProcessEnvironment(environment);
    process.start(python(), QStringList{QStringLiteral("-c"), QString::fromUtf8(script)} + arguments);
    if (!process.waitForStarted())
        return "not started";
    QEventLoop loop; // the local hub answers meanwhile
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(60'000, &process, &QProcess::kill);
    loop.exec();
    return process.exitCode() == 0 ? process.readAllStandardOutput().trimmed() : process.readAllStandardError();
}

} // namespace

class HubPythonTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QByteArray version =
            pythonSays("import huggingface_hub as h; print('huggingface_hub', h.__version__)", {});
        if (!version.startsWith("huggingface_hub "))
            QSKIP("Python has no package huggingface_hub");
        qInfo("%s", version.constData());
    }
    void findsWhatWasDownloaded_data();
    void findsWhatWasDownloaded();
    void writesWhatIsReadHere();
    void leavesWhatIsGoneOnWith();
};

void HubPythonTest::findsWhatWasDownloaded_data()
{
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QStringList>("refs");
    QTest::newRow("main") << "main" << QStringList{"main"};
    QTest::newRow("tag") << "v1" << QStringList{"v1"};
    QTest::newRow("pull request") << "refs/pr/1" << QStringList{"refs/pr/1"};
    QTest::newRow("commit") << LocalHub::commit << QStringList();
}

void HubPythonTest::findsWhatWasDownloaded()
{
    QFETCH(const QString, revision);
    QFETCH(const QStringList, refs);
    LocalHub hub;
    hub.addModel(1000);
    HubRun run(hub);
    run.options.name.revision = revision.toStdString();
    const auto end = run.get();
    QVERIFY(!end.error);
    const QByteArray said = pythonSays(finds, {QString::fromStdString(run.cache().string()), revision});
    const auto found = nlohmann::json::parse(said.toStdString(), nullptr, false);
    QVERIFY2(!found.is_discarded(), said.constData());
    nlohmann::json expected{
        {"folder", std::filesystem::canonical(end.snapshot).string()}, {"warnings", nlohmann::json::array()}};
    int64_t bytes = 0;
    for (const char* name : {"config.json", "model.safetensors", "tokenizer.json"}) {
        expected["files"][name] = (end.snapshot / name).string();
        bytes += hub.content(name).size();
    }
    auto names = nlohmann::json::array();
    for (const QString& ref : refs)
        names.push_back(ref.toStdString());
    expected["repos"]["maker/small"][LocalHub::commit] = {
        names, nlohmann::json::array({"config.json", "model.safetensors", "tokenizer.json"}), bytes};
    QCOMPARE(found.dump(1), expected.dump(1));
}

void HubPythonTest::writesWhatIsReadHere()
{
    LocalHub hub;
    hub.addModel(1000);
    HubRun run(hub);
    const QString cache = QString::fromStdString(run.cache().string());
    QCOMPARE(pythonSays(fetches, {cache, "1"}, hub.address()), QByteArray("fetched"));
    const auto snapshot = cachedSnapshot(run.cache(), "maker/small");
    QVERIFY(snapshot);
    QCOMPARE(*snapshot, run.model() / "snapshots" / LocalHub::commit);
    QCOMPARE(sentence(checkSnapshot(*snapshot, "maker/small").error()),
        snapshot->string()
            + ": is incomplete: model.safetensors is missing; finish the download with `throughline models get "
              "maker/small`.");
    QCOMPARE(pythonSays(fetches, {cache, "2"}, hub.address()), QByteArray("fetched"));
    QVERIFY(checkSnapshot(*snapshot, "maker/small"));
    QCOMPARE(cachedModels(run.cache()), std::vector<std::string>{"maker/small"});
    QCOMPARE(run.content(*snapshot / "model.safetensors"), hub.content("model.safetensors"));
}

void HubPythonTest::leavesWhatIsGoneOnWith()
{
    LocalHub hub;
    hub.addModel(1000);
    HubRun run(hub);
    const QString cache = QString::fromStdString(run.cache().string());
    QCOMPARE(pythonSays(fetches, {cache, "2"}, hub.address()), QByteArray("fetched"));
    const auto asked = hub.questions().size();
    QVERIFY(!run.get().error);
    QCOMPARE(hub.questions().size(), asked + 2); // the listing, and tokenizer.json
    QCOMPARE(hub.questions("tokenizer.json").size(), std::size_t{1});
    const QByteArray said = pythonSays(finds, {cache, "main"});
    const auto found = nlohmann::json::parse(said.toStdString(), nullptr, false);
    QVERIFY2(!found.is_discarded(), said.constData());
    QCOMPARE(found["repos"]["maker/small"][LocalHub::commit][1].dump(),
        std::string(R"(["config.json","model.safetensors","tokenizer.json"])"));
}

THROUGHLINE_QTEST(HubPythonTest)
#include "hub_python_test.moc"
