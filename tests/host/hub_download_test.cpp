// SPDX-License-Identifier: GPL-3.0-or-later
// What a download brings, where it lies then, who was asked what, and what keeps it from beginning.
#include <tests/host/support/hub_run.h>
#include <tests/support/qt_tests.h>

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/resource.h>

using namespace throughline;
using namespace throughline::tests;

namespace {

constexpr qint64 someWeights = 3'000'000; // bytes: several reads, and more than counts as progress

QStringList paths(const std::vector<HubQuestion>& questions)
{
    QStringList all;
    for (const HubQuestion& question : questions)
        all.append(QString::fromLatin1(question.path));
    return all;
}

QString sum(const LocalHub& hub, const char* name) { return QString::fromLatin1(hub.checksum(name)); }

std::string saidOf(const HubDownloadEnd& end) { return end.error ? sentence(*end.error) : std::string(); }

} // namespace

class HubDownloadTest : public QObject {
    Q_OBJECT
private slots:
    void bringsWhatIsNeededAndNothingElse();
    void saysHowFarItIs();
    void asksForNothingTwice();
    void theTokenStaysAtTheHub();
    void everyRevisionHasItsRef_data();
    void everyRevisionHasItsRef();
    void aRenamedModelIsFollowed();
    void shardsAreThoseOfTheIndex();
    void hostileIndexIsRefused_data();
    void hostileIndexIsRefused();
    void oneDownloadOfAModelAtATime();
    void spaceIsLookedAtFirst();
    void aFullDiskIsSaidAndGoneOnWith();
};

void HubDownloadTest::bringsWhatIsNeededAndNothingElse()
{
    LocalHub hub;
    hub.addModel(someWeights);
    HubRun run(hub);
    const auto end = run.get();
    QCOMPARE(saidOf(end), std::string());
    QCOMPARE(run.finishes, 1);
    QCOMPARE(end.commit, std::string(LocalHub::commit));
    QCOMPARE(end.snapshot, run.model() / "snapshots" / LocalHub::commit);
    const QStringList files{"config.json", "model.safetensors", "tokenizer.json"};
    QCOMPARE(run.names("snapshots"), QStringList{LocalHub::commit});
    QCOMPARE(run.names("snapshots/0123456789abcdef0123456789abcdef01234567"), files);
    QStringList blobs;
    for (const QString& file : files) {
        const auto name = file.toStdString();
        QCOMPARE(run.content(end.snapshot / name), hub.content(name.c_str()));
        QCOMPARE(std::filesystem::read_symlink(end.snapshot / name).string(),
            "../../blobs/" + hub.checksum(name.c_str()).toStdString());
        blobs.append(sum(hub, name.c_str()));
    }
    blobs.sort();
    QCOMPARE(run.names("blobs"), blobs);
    QCOMPARE(run.content(run.model() / "refs" / "main"), QByteArray(LocalHub::commit));
    QCOMPARE(run.names("."), (QStringList{"blobs", "refs", "snapshots"}));
    QCOMPARE(paths(hub.questions()),
        (QStringList{"/api/models/maker/small/revision/main?blobs=true",
            "/maker/small/resolve/0123456789abcdef0123456789abcdef01234567/config.json",
            "/maker/small/resolve/0123456789abcdef0123456789abcdef01234567/tokenizer.json",
            "/maker/small/resolve/0123456789abcdef0123456789abcdef01234567/model.safetensors",
            "/blob/" + sum(hub, "model.safetensors") + "?signature=s"}));
}

void HubDownloadTest::saysHowFarItIs()
{
    LocalHub hub;
    hub.addModel(someWeights);
    HubRun run(hub);
    QVERIFY(!run.get().error);
    const int64_t total = someWeights + hub.content("config.json").size() + hub.content("tokenizer.json").size();
    QVERIFY(run.progress.size() >= 4);
    for (std::size_t i = 0; i < run.progress.size(); ++i) {
        QCOMPARE(run.progress[i].bytesTotal, total);
        QCOMPARE(run.progress[i].filesTotal, 3);
        QVERIFY(i == 0 || run.progress[i].bytesDone >= run.progress[i - 1].bytesDone);
    }
    QCOMPARE(run.progress.front().file, std::string("config.json"));
    QCOMPARE(run.progress.front().bytesDone, 0);
    QCOMPARE(run.progress.back().file, std::string());
    QCOMPARE(run.progress.back().bytesDone, total);
    QCOMPARE(run.progress.back().filesDone, 3);
}

void HubDownloadTest::asksForNothingTwice()
{
    LocalHub hub;
    hub.addModel(someWeights);
    HubRun run(hub);
    QVERIFY(!run.get().error);
    const auto asked = hub.questions().size();
    const auto again = run.get();
    QVERIFY(!again.error);
    QCOMPARE(again.commit, std::string(LocalHub::commit));
    QCOMPARE(hub.questions().size(), asked + 1);
    QCOMPARE(hub.questions("listing").size(), std::size_t{2});
    QCOMPARE(run.progress.size(), std::size_t{1});
    QCOMPARE(run.progress[0].bytesDone, run.progress[0].bytesTotal);
}

void HubDownloadTest::theTokenStaysAtTheHub()
{
    LocalHub hub;
    hub.addModel(someWeights);
    hub.wantToken("hf_secret");
    HubRun run(hub);
    run.options.endpoint.token = "hf_secret";
    QCOMPARE(saidOf(run.get()), std::string());
    QCOMPARE(hub.questions("store/model.safetensors").size(), std::size_t{1});
    for (const HubQuestion& question : hub.questions()) {
        QCOMPARE(question.headers.value("authorization"), QByteArray(question.atStore ? "" : "Bearer hf_secret"));
        QVERIFY(!question.path.contains("hf_secret"));
        for (const QByteArray& header : question.headers)
            QVERIFY(!question.atStore || !header.contains("hf_secret"));
    }
}

void HubDownloadTest::everyRevisionHasItsRef_data()
{
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QStringList>("refs");
    QTest::newRow("tag") << "v1"
                         << "v1" << QStringList{"v1"};
    QTest::newRow("pull request") << "refs/pr/1"
                                  << "refs%2Fpr%2F1" << QStringList{"refs"};
    QTest::newRow("commit") << LocalHub::commit << LocalHub::commit << QStringList();
}

void HubDownloadTest::everyRevisionHasItsRef()
{
    QFETCH(const QString, revision);
    QFETCH(const QString, asked);
    QFETCH(const QStringList, refs);
    LocalHub hub;
    hub.addModel(10);
    HubRun run(hub);
    run.options.name.revision = revision.toStdString();
    QCOMPARE(saidOf(run.get()), std::string());
    QCOMPARE(paths(hub.questions("listing")), QStringList{"/api/models/maker/small/revision/" + asked + "?blobs=true"});
    QCOMPARE(run.names("refs"), refs);
    if (!refs.isEmpty())
        QCOMPARE(run.content(run.model() / "refs" / revision.toStdString()), QByteArray(LocalHub::commit));
    QCOMPARE(run.names("snapshots"), QStringList{LocalHub::commit});
}

void HubDownloadTest::aRenamedModelIsFollowed()
{
    LocalHub hub;
    hub.addModel(10);
    hub.wantToken("hf_secret");
    HubRun run(hub);
    run.options.name.repository = "maker/old-name";
    run.options.endpoint.token = "hf_secret";
    const auto end = run.get();
    QCOMPARE(saidOf(end), std::string());
    QCOMPARE(end.snapshot, run.cache() / "models--maker--old-name" / "snapshots" / LocalHub::commit);
    QCOMPARE(run.content(end.snapshot / "model.safetensors"), hub.content("model.safetensors"));
    QCOMPARE(hub.questions("renamed").size(), std::size_t{4});
}

void HubDownloadTest::shardsAreThoseOfTheIndex()
{
    LocalHub hub;
    hub.add("config.json", "{}");
    hub.add("model.safetensors.index.json",
        R"({"weight_map":{"a":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"}})");
    hub.add("model-00001-of-00002.safetensors", QByteArray(1000, 'a'), true);
    hub.add("model-00002-of-00002.safetensors", QByteArray(2000, 'b'), true);
    hub.add("model-00003-of-00002.safetensors", QByteArray(4000, 'c'), true); // named by nobody
    HubRun run(hub);
    const auto end = run.get();
    QCOMPARE(saidOf(end), std::string());
    QCOMPARE(run.names("snapshots/0123456789abcdef0123456789abcdef01234567"),
        (QStringList{"config.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
            "model.safetensors.index.json"}));
    for (const HubProgress& now : run.progress)
        QCOMPARE(now.bytesTotal, 3002 + hub.content("model.safetensors.index.json").size());
    QCOMPARE(run.progress.back().filesDone, 4);
    QVERIFY(hub.questions("model-00003-of-00002.safetensors").empty());
}

void HubDownloadTest::hostileIndexIsRefused_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::addColumn<QString>("said");
    const QString where = "model.safetensors.index.json of maker/small: ";
    const QString remedy = "; choose a model or a revision whose index is right.";
    QTest::newRow("a folder above") << QByteArray(R"({"weight_map":{"a":"../x.safetensors"}})")
                                    << where
            + R"(weight_map/a names "../x.safetensors", not a .safetensors file in this folder)" + remedy;
    QTest::newRow("pickle") << QByteArray(R"({"weight_map":{"a":"pytorch_model.bin"}})")
                            << where
            + R"(weight_map/a names "pytorch_model.bin", not a .safetensors file in this folder)" + remedy;
    QTest::newRow("nothing") << QByteArray(R"({"weight_map":{}})")
                             << where + "weight_map is missing or no object with entries" + remedy;
    QTest::newRow("not there") << QByteArray(R"({"weight_map":{"a":"x.safetensors"}})")
                               << where
            + "the shard x.safetensors is not in the repository, though its index names it.";
}

void HubDownloadTest::hostileIndexIsRefused()
{
    QFETCH(const QByteArray, index);
    QFETCH(const QString, said);
    LocalHub hub;
    hub.add("config.json", "{}");
    hub.add("model.safetensors.index.json", index);
    hub.add("../x.safetensors", "x", true);
    hub.add("pytorch_model.bin", "x", true);
    HubRun run(hub);
    const auto end = run.get();
    QCOMPARE(QString::fromStdString(saidOf(end)), said);
    QCOMPARE(run.names("snapshots"), QStringList());
    QCOMPARE(run.names("refs"), QStringList());
    QCOMPARE(run.names(".."), (QStringList{".locks", "models--maker--small"}));
}

void HubDownloadTest::oneDownloadOfAModelAtATime()
{
    LocalHub hub;
    hub.addModel(10);
    HubRun run(hub);
    {
        HubStore other(run.cache(), run.options.name);
        QVERIFY(other.open());
        QCOMPARE(saidOf(run.get()),
            std::string("maker/small is being downloaded by another process already; wait until it has ended."));
        QVERIFY(hub.questions().empty());
        HubStore another(run.cache(), {"maker/other", "main"});
        QVERIFY(another.open());
    }
    const HubFile weights{"model.safetensors", 10, hub.checksum("model.safetensors").toStdString()};
    {
        const auto pythons = HubStore(run.cache(), run.options.name).lock(weights);
        QVERIFY(pythons);
        QVERIFY(QFileInfo::exists(QString::fromStdString(
            (run.cache() / ".locks" / "models--maker--small" / (weights.checksum + ".lock")).string())));
        QCOMPARE(saidOf(run.get()),
            run.model().string()
                + ": model.safetensors is being downloaded by another program already; wait until it has ended.");
    }
    QCOMPARE(saidOf(run.get()), std::string());
}

void HubDownloadTest::spaceIsLookedAtFirst()
{
    LocalHub hub;
    hub.addModel(someWeights);
    HubRun run(hub);
    const int64_t total = someWeights + hub.content("config.json").size() + hub.content("tokenizer.json").size();
    std::filesystem::path asked;
    int64_t free = total - 1;
    run.options.freeBytes = [&](const std::filesystem::path& folder) { return (asked = folder, free); };
    QCOMPARE(saidOf(run.get()),
        (run.model() / "blobs").string()
            + ": 3 MB are still to be fetched, and only 3 MB are free; free some space, or set HF_HUB_CACHE to a "
              "folder with more.");
    QCOMPARE(asked, run.model() / "blobs");
    QCOMPARE(hub.questions().size(), std::size_t{1});
    free = total;
    QCOMPARE(saidOf(run.get()), std::string());
    free = 0;
    QCOMPARE(saidOf(run.get()), std::string()); // all is there
}

void HubDownloadTest::aFullDiskIsSaidAndGoneOnWith()
{
    LocalHub hub;
    hub.addModel(someWeights);
    HubRun run(hub);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{1'000'000, before.rlim_max}; // no file may become longer: the same path as no space left
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto end = run.get();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_DFL);
    const std::string left = hub.checksum("model.safetensors").toStdString() + ".incomplete";
    QCOMPARE(saidOf(end),
        (run.model() / "blobs" / left).string()
            + ": can't be written: File too large; free some space and run it again: what was fetched is kept.");
    QCOMPARE(run.content(run.model() / "blobs" / left), hub.content("model.safetensors").left(1'000'000));
    QCOMPARE(run.names("snapshots"), QStringList());
    QCOMPARE(saidOf(run.get()), std::string());
    QCOMPARE(hub.questions("store/model.safetensors").back().headers.value("range"), QByteArray("bytes=1000000-"));
}

THROUGHLINE_QTEST(HubDownloadTest)
#include "hub_download_test.moc"
