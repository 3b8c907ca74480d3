// SPDX-License-Identifier: GPL-3.0-or-later
// Each way in which a hub or the network refuses is one sentence that says what to do.
#include <tests/host/support/hub_run.h>
#include <tests/support/qt_tests.h>

#include <QTest>

using namespace throughline;
using namespace throughline::tests;

namespace {

HubFault refusal(int status, const QByteArray& code = {})
{
    HubFault fault;
    fault.status = status;
    if (!code.isEmpty())
        fault.headers = {"X-Error-Code: " + code};
    return fault;
}

HubFault answered(const QByteArray& body)
{
    HubFault fault;
    fault.body = body;
    return fault;
}

HubFault sentOn(const QByteArray& location)
{
    HubFault fault;
    fault.status = 302;
    fault.headers = {"Location: " + location};
    return fault;
}

} // namespace

class HubRefusalTest : public QObject {
    Q_OBJECT
private slots:
    void statusesHaveTheirSentence_data();
    void statusesHaveTheirSentence();
    void answersThatAreNoListing_data();
    void answersThatAreNoListing();
    void redirectsThatAreNotFollowed_data();
    void redirectsThatAreNotFollowed();
    void aClosedPortIsSaidAtOnce();
    void aModelWithoutWhatIsNeeded_data();
    void aModelWithoutWhatIsNeeded();
    void aFolderThatCantBeWritten();

private:
    QString said(HubRun& run) const
    {
        const auto end = run.get();
        return QString::fromStdString(end.error ? sentence(*end.error) : std::string())
            .replace(run.options.endpoint.address.toString(), QStringLiteral("HUB"));
    }
};

void HubRefusalTest::statusesHaveTheirSentence_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<HubFault>("fault");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* what, const HubFault& fault, const char* token,
                         const QString& sentence) {
        QTest::newRow(name) << QByteArray(what) << fault << QByteArray(token) << sentence;
    };
    const QString terms = "accept the terms at HUB/maker/small and set HF_TOKEN to a token of that account.";
    const QString gated = "maker/small is gated: the hub gives it only to those who accepted its terms (HTTP %1); ";
    const QString name = "; check the name, upper and lower case included.";
    row("401", "listing", refusal(401, "RepoNotFound"), "",
        "the hub has no maker/small for everybody: there is none, or it is private or gated (HTTP 401); check the "
        "name; for a private or gated model "
            + terms);
    row("401 with a token", "listing", refusal(401), "hf_x",
        "the hub does not take the token, or has no maker/small for its account (HTTP 401); check the name and the "
        "token; for a gated model "
            + terms);
    row("gated, nobody", "config.json", refusal(401, "GatedRepo"), "", gated.arg(401) + terms);
    row("gated, somebody", "model.safetensors", refusal(403, "GatedRepo"), "hf_x", gated.arg(403) + terms);
    row("403", "listing", refusal(403), "hf_x",
        "the hub does not let this account read maker/small (HTTP 403); " + terms);
    row("404 model", "listing", refusal(404, "RepoNotFound"), "hf_x", "the hub has no maker/small (HTTP 404)" + name);
    row("404 revision", "listing", refusal(404, "RevisionNotFound"), "",
        "the hub has no revision \"main\" of maker/small (HTTP 404); give a branch, a tag or a commit of it.");
    row("404 file", "config.json", refusal(404, "EntryNotFound"), "",
        "the hub has no config.json of maker/small (HTTP 404)" + name);
    row("another", "listing", refusal(418), "",
        "the hub does not give maker/small (HTTP 418); check that HF_ENDPOINT is the address of a hub.");
    row("store", "store/model.safetensors", refusal(404), "",
        "the store of large files does not give model.safetensors of maker/small (HTTP 404); run it again later: what "
        "was fetched is kept.");
}

void HubRefusalTest::statusesHaveTheirSentence()
{
    QFETCH(const QByteArray, what);
    QFETCH(const HubFault, fault);
    QFETCH(const QByteArray, token);
    QFETCH(const QString, sentence);
    LocalHub hub;
    hub.addModel(100);
    hub.misbehave(what, fault);
    HubRun run(hub);
    run.options.endpoint.token = token;
    QCOMPARE(said(run), sentence);
    QCOMPARE(hub.questions(what).size(), std::size_t{1}); // asking again would not help
    QCOMPARE(run.names("refs"), QStringList());
    QCOMPARE(std::filesystem::exists(run.model()), what != "listing"); // a mistyped name leaves no empty model
}

void HubRefusalTest::answersThatAreNoListing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("sentence");
    const QString none =
        "the hub's answer on maker/small: is no listing of a model's files; check that HF_ENDPOINT is the address of "
        "a hub.";
    QTest::newRow("a list") << QByteArray("[]") << none;
    QTest::newRow("no commit") << QByteArray(R"({"siblings":[]})") << none;
    QTest::newRow("a path as commit") << QByteArray(R"({"sha":"../../../../etc","siblings":[]})") << none;
    QTest::newRow("no files") << QByteArray(R"({"sha":"0123456789abcdef0123456789abcdef01234567"})") << none;
    QTest::newRow("too long") << QByteArray((32 << 20) + 1, ' ')
                              << "the hub's answer is longer than 32 MiB; check that HF_ENDPOINT is the address of a "
                                 "hub.";
}

void HubRefusalTest::answersThatAreNoListing()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, sentence);
    LocalHub hub;
    hub.misbehave("listing", answered(answer));
    HubRun run(hub);
    QCOMPARE(said(run), sentence);
}

void HubRefusalTest::redirectsThatAreNotFollowed_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("sentence");
    const QString remedy = "; check that HF_ENDPOINT is the address of a hub.";
    QTest::newRow("a file") << QByteArray("file:///etc/passwd")
                            << "the hub sends on to an address that is not followed: file:///etc/passwd" + remedy;
    QTest::newRow("nowhere") << QByteArray("http:///x")
                             << "the hub sends on to an address that is not followed: http:///x" + remedy;
    QTest::newRow("in a circle") << QByteArray("/api/models/maker/small/revision/main?blobs=true")
                                 << "the hub sends on more than 10 times" + remedy;
}

void HubRefusalTest::redirectsThatAreNotFollowed()
{
    QFETCH(const QByteArray, location);
    QFETCH(const QString, sentence);
    LocalHub hub;
    hub.addModel(10);
    hub.misbehave("listing", sentOn(location), 11);
    HubRun run(hub);
    QCOMPARE(said(run), sentence);
}

void HubRefusalTest::aClosedPortIsSaidAtOnce()
{
    LocalHub hub;
    HubRun run(hub);
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    run.options.endpoint.address.setPort(closed.serverPort());
    closed.close();
    QCOMPARE(said(run), QString("127.0.0.1 takes no connection; check the network and HF_ENDPOINT."));
    QCOMPARE(run.waits, QStringList());
}

void HubRefusalTest::aModelWithoutWhatIsNeeded_data()
{
    QTest::addColumn<QByteArrayList>("files");
    QTest::addColumn<QString>("sentence");
    const QString choose = "; choose a model or a revision with model.safetensors.";
    QTest::newRow("nothing") << QByteArrayList{}
                             << "maker/small: has no config.json; choose a model in Hugging Face form.";
    QTest::newRow("no weights") << QByteArrayList{"config.json"} << "maker/small: has no safetensors weights" + choose;
    QTest::newRow("pickle only")
        << QByteArrayList{"config.json", "pytorch_model.bin"}
        << "maker/small: has no safetensors weights, only pytorch_model.bin, which is never opened" + choose;
    QTest::newRow("GGUF only") << QByteArrayList{"config.json", "small.Q4.gguf"}
                               << "maker/small: has no safetensors weights, only small.Q4.gguf, which is never opened"
            + choose;
}

void HubRefusalTest::aModelWithoutWhatIsNeeded()
{
    QFETCH(const QByteArrayList, files);
    QFETCH(const QString, sentence);
    LocalHub hub;
    for (const QByteArray& file : files)
        hub.add(file, "{}");
    HubRun run(hub);
    QCOMPARE(said(run), sentence);
    QCOMPARE(hub.questions().size(), std::size_t{1});
}

void HubRefusalTest::aFolderThatCantBeWritten()
{
    LocalHub hub;
    HubRun run(hub);
    run.options.cache = "/proc/nowhere";
    QCOMPARE(said(run),
        QString("/proc/nowhere/.locks/models--maker--small: can't be written: No such file or directory; check the "
                "folder and its permissions, or set HF_HUB_CACHE to another."));
    run.options.cache.clear();
    QCOMPARE(said(run), QString("there is no folder for the hub cache; set HF_HUB_CACHE or HOME."));
    QVERIFY(hub.questions().empty());
}

THROUGHLINE_QTEST(HubRefusalTest)
#include "hub_refusal_test.moc"
