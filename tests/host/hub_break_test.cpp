// SPDX-License-Identifier: GPL-3.0-or-later
// Breaks of every kind: the download goes on where it stopped, or says in one sentence why not and leaves what the next
// one goes on with.
#include <tests/host/support/hub_run.h>
#include <tests/support/qt_tests.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

namespace {

constexpr qint64 wholeBytes = 3'000'000;
constexpr auto weights = "model.safetensors";
constexpr auto atStore = "store/model.safetensors";

/// Of those questions for the rest from `from` on; as often as they come, for Qt may ask once more by itself.
HubFault cutAt(qint64 bytes, qint64 from = 0)
{
    HubFault fault;
    fault.cutAfter = bytes;
    fault.onRange = from == 0 ? QByteArray() : "bytes=" + QByteArray::number(from) + "-";
    return fault;
}

HubFault stalledAt(qint64 bytes)
{
    HubFault fault;
    fault.stallAfter = bytes;
    return fault;
}

HubFault statusOf(int status, const QByteArrayList& headers = {})
{
    HubFault fault;
    fault.status = status;
    fault.headers = headers;
    return fault;
}

/// What was asked for, one after the other; the same twice running counts once.
QByteArrayList ranges(const LocalHub& hub)
{
    QByteArrayList all;
    for (const HubQuestion& question : hub.questions(atStore))
        if (all.isEmpty() || all.back() != question.headers.value("range"))
            all.append(question.headers.value("range"));
    return all;
}

} // namespace

class HubBreakTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_hub = std::make_unique<LocalHub>();
        m_hub->addModel(wholeBytes);
        m_run = std::make_unique<HubRun>(*m_hub);
    }
    void aCutConnectionIsGoneOnWith();
    void theNextDownloadGoesOn();
    void cancelLeavesWhatTheNextGoesOnWith();
    void aStoreThatStopsSendingIsLeft();
    void aServerWithoutRangesSendsAll();
    void whatWasLeftIsChecked_data();
    void whatWasLeftIsChecked();
    void aRangeThatIsNoneBeginsAgain();
    void wrongContentIsThrownAway_data();
    void wrongContentIsThrownAway();
    void contradictionsAreRefused_data();
    void contradictionsAreRefused();
    void aBusyHubIsWaitedFor_data();
    void aBusyHubIsWaitedFor();
    void aHubThatAsksForTooLongIsNot();
    void anAttemptMoreEachTimeNothingCame();

private:
    std::string get();
    std::filesystem::path left() const;
    void putLeft(const QByteArray& content) const;
    void verifyComplete();
    void verifyNothingSeen();

    std::unique_ptr<LocalHub> m_hub;
    std::unique_ptr<HubRun> m_run;
};

std::string HubBreakTest::get()
{
    const auto end = m_run->get();
    return end.error ? sentence(*end.error) : std::string();
}

std::filesystem::path HubBreakTest::left() const
{
    return m_run->model() / "blobs" / (m_hub->checksum(weights).toStdString() + ".incomplete");
}

void HubBreakTest::putLeft(const QByteArray& content) const
{
    std::filesystem::create_directories(left().parent_path());
    QFile file(QString::fromStdString(left().string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void HubBreakTest::verifyComplete()
{
    QCOMPARE(m_run->content(m_run->model() / "snapshots" / LocalHub::commit / weights), m_hub->content(weights));
    QVERIFY(!std::filesystem::exists(left()));
    QCOMPARE(m_run->names("blobs").size(), 3);
}

void HubBreakTest::verifyNothingSeen()
{
    QCOMPARE(m_run->names("snapshots"), QStringList());
    QCOMPARE(m_run->names("refs"), QStringList());
}

void HubBreakTest::aCutConnectionIsGoneOnWith()
{
    m_hub->misbehave(atStore, cutAt(1'000'000));
    m_hub->misbehave(atStore, cutAt(500'000, 1'000'000));
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), (QByteArrayList{"", "bytes=1000000-", "bytes=1500000-"}));
    QCOMPARE(m_hub->questions(weights).size(), std::size_t{3}); // the store's address is asked for anew
    verifyComplete();
}

void HubBreakTest::theNextDownloadGoesOn()
{
    m_run->options.patience.attempts = 1;
    m_hub->misbehave(atStore, cutAt(1'000'000));
    QCOMPARE(get(),
        std::string("the connection to 127.0.0.1 ended too early; run it again later: what was fetched is kept."));
    verifyNothingSeen();
    QCOMPARE(m_run->content(left()), m_hub->content(weights).left(1'000'000));
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), (QByteArrayList{"", "bytes=1000000-"}));
    QCOMPARE(m_hub->questions("config.json").size(), std::size_t{1});
    verifyComplete();
}

void HubBreakTest::cancelLeavesWhatTheNextGoesOnWith()
{
    m_hub->misbehave(atStore, stalledAt(1'000'000));
    const auto end =
        m_run->cancelledAt([](const HubProgress& now) { return now.file == weights && now.bytesDone >= 1'000'000; });
    QVERIFY(end.cancelled);
    QVERIFY(!end.error);
    QCOMPARE(m_run->finishes, 1);
    verifyNothingSeen();
    const QByteArray kept = m_run->content(left());
    QVERIFY(kept.size() > 900'000 && kept.size() <= 1'000'000); // the two small files count in bytesDone too
    QCOMPARE(kept, m_hub->content(weights).left(kept.size()));
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), (QByteArrayList{"", "bytes=" + QByteArray::number(kept.size()) + "-"}));
    verifyComplete();
}

void HubBreakTest::aStoreThatStopsSendingIsLeft()
{
    m_run->options.patience.stallMs = 200;
    m_hub->misbehave(atStore, stalledAt(1'000'000));
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), (QByteArrayList{"", "bytes=1000000-"}));
    verifyComplete();
    m_run->options.patience.attempts = 1;
    m_hub->misbehave("listing", stalledAt(10));
    QCOMPARE(get(), std::string("127.0.0.1 stopped sending; run it again later: what was fetched is kept."));
}

void HubBreakTest::aServerWithoutRangesSendsAll()
{
    putLeft(m_hub->content(weights).left(1000));
    HubFault fault;
    fault.ignoresRange = true;
    m_hub->misbehave(atStore, fault);
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), (QByteArrayList{"bytes=1000-"}));
    verifyComplete();
}

void HubBreakTest::whatWasLeftIsChecked_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArrayList>("asked");
    LocalHub hub;
    hub.addModel(wholeBytes);
    const QByteArray right = hub.content(weights);
    QTest::newRow("empty") << QByteArray() << QByteArrayList{""};
    QTest::newRow("a beginning") << right.left(2'999'999) << QByteArrayList{"bytes=2999999-"};
    QTest::newRow("all") << right << QByteArrayList{};
    QTest::newRow("damaged") << QByteArray(1000, 'x') << QByteArrayList{"bytes=1000-", ""};
    QTest::newRow("all, damaged") << QByteArray(wholeBytes, 'x') << QByteArrayList{""};
    QTest::newRow("too long") << right + 'x' << QByteArrayList{""};
}

void HubBreakTest::whatWasLeftIsChecked()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArrayList, asked);
    putLeft(left);
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), asked);
    verifyComplete();
}

void HubBreakTest::aRangeThatIsNoneBeginsAgain()
{
    putLeft(m_hub->content(weights).left(1000));
    m_hub->misbehave(atStore, statusOf(416));
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub), (QByteArrayList{"bytes=1000-", ""}));
    verifyComplete();
}

void HubBreakTest::wrongContentIsThrownAway_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("kind");
    QTest::newRow("large") << QByteArray(atStore) << QByteArray(weights) << "SHA-256";
    QTest::newRow("small") << QByteArray("config.json") << QByteArray("config.json") << "SHA-1";
}

void HubBreakTest::wrongContentIsThrownAway()
{
    QFETCH(const QByteArray, what);
    QFETCH(const QByteArray, file);
    QFETCH(const QString, kind);
    HubFault fault;
    fault.body = m_hub->content(file);
    fault.body->back() = static_cast<char>(fault.body->back() ^ 1);
    m_hub->misbehave(what, fault);
    QCOMPARE(QString::fromStdString(get()),
        file + ": has a wrong " + kind + ": it was damaged on its way, and is thrown away; run it again.");
    const QString checksum = QString::fromLatin1(m_hub->checksum(file));
    QVERIFY(!m_run->names("blobs").contains(checksum));
    QVERIFY(!m_run->names("blobs").contains(checksum + ".incomplete"));
    verifyNothingSeen();
    QCOMPARE(get(), std::string());
    verifyComplete();
}

void HubBreakTest::contradictionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<HubFault>("fault");
    QTest::addColumn<QString>("said");
    const QString remedy = "; run it again later: the hub contradicts itself.";
    HubFault fault;
    fault.without = {"X-Linked-Size"};
    fault.headers = {"X-Linked-Size: 7"};
    QTest::newRow("size of a large file") << QByteArray(
        weights) << fault << "model.safetensors: the hub says 7 bytes, its listing 3000000 bytes" + remedy;
    fault.without = {"X-Linked-Etag"};
    fault.headers = {"X-Linked-Etag: \"" + QByteArray(64, '0') + '"'};
    QTest::newRow("checksum of a large file")
        << QByteArray(weights) << fault
        << "model.safetensors: the hub says checksum " + QString(64, '0') + ", its listing CHECKSUM" + remedy;
    fault.without = {"ETag"};
    fault.headers = {"ETag: W/\"" + QByteArray(40, '0') + '"'};
    QTest::newRow("checksum of a small file")
        << QByteArray("config.json") << fault
        << "config.json: the hub says checksum " + QString(40, '0') + ", its listing CHECKSUM" + remedy;
    fault = {};
    fault.body = QByteArray(wholeBytes + 1, 'x');
    QTest::newRow("length at the store") << QByteArray(
        atStore) << fault << "model.safetensors: the hub says 3000001 bytes, its listing 3000000 bytes" + remedy;
    fault.without = {"Content-Length"};
    QTest::newRow("more than was said") << QByteArray(atStore) << fault
                                        << "model.safetensors: more than its 3000000 bytes were sent" + remedy;
}

void HubBreakTest::contradictionsAreRefused()
{
    QFETCH(const QByteArray, what);
    QFETCH(const HubFault, fault);
    QFETCH(QString, said);
    const QByteArray file = what == atStore ? QByteArray(weights) : what;
    said.replace(QStringLiteral("CHECKSUM"), QString::fromLatin1(m_hub->checksum(file)));
    m_hub->misbehave(what, fault);
    QCOMPARE(QString::fromStdString(get()), said);
    verifyNothingSeen();
}

void HubBreakTest::aBusyHubIsWaitedFor_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<HubFault>("fault");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<qint64>("atLeastMs");
    const QString busy = "the hub takes no more requests for now (HTTP 429); trying again in 1 s";
    QTest::newRow("Retry-After") << QByteArray("listing") << statusOf(429, {"Retry-After: 1"}) << QStringList{busy}
                                 << qint64{1000};
    QTest::newRow("RateLimit") << QByteArray(weights) << statusOf(429, {"RateLimit: \"resolvers\";r=0;t=1"})
                               << QStringList{busy} << qint64{1000};
    QTest::newRow("a date that has passed")
        << QByteArray("listing") << statusOf(429, {"Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"}) << QStringList()
        << qint64{0};
    QTest::newRow("503") << QByteArray("config.json") << statusOf(503) << QStringList() << qint64{0};
    QTest::newRow("408") << QByteArray("config.json") << statusOf(408) << QStringList() << qint64{0};
    QTest::newRow("expired address") << QByteArray(atStore) << statusOf(403) << QStringList() << qint64{0};
}

void HubBreakTest::aBusyHubIsWaitedFor()
{
    QFETCH(const QByteArray, what);
    QFETCH(const HubFault, fault);
    QFETCH(const QStringList, said);
    QFETCH(const qint64, atLeastMs);
    m_hub->misbehave(what, fault);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(get(), std::string());
    QVERIFY(clock.elapsed() >= atLeastMs);
    QCOMPARE(m_run->waits, said);
    QCOMPARE(m_hub->questions(what).size(), std::size_t{2});
    verifyComplete();
}

void HubBreakTest::aHubThatAsksForTooLongIsNot()
{
    m_hub->misbehave("listing", statusOf(429, {"Retry-After: 121"}));
    QCOMPARE(get(),
        std::string("the hub takes no more requests for now (HTTP 429) and asks to wait 2 min 1 s; run it again "
                    "later: what was fetched is kept; with a token in HF_TOKEN it takes more."));
    QCOMPARE(m_hub->questions().size(), std::size_t{1});
}

void HubBreakTest::anAttemptMoreEachTimeNothingCame()
{
    m_run->options.patience.backOffMs = 1;
    m_hub->misbehave("config.json", statusOf(500), 3);
    QCOMPARE(get(),
        std::string("the hub fails to give config.json of maker/small (HTTP 500); run it again later: what was "
                    "fetched is kept."));
    QCOMPARE(m_hub->questions("config.json").size(), std::size_t{3});
    QCOMPARE(m_run->waits,
        (QStringList{"the hub fails to give config.json of maker/small (HTTP 500); trying again in 1 ms",
            "the hub fails to give config.json of maker/small (HTTP 500); trying again in 2 ms"}));
    // More than a MiB came before each break: no end of patience, with three attempts in all.
    m_hub->addModel(12'000'000);
    for (int i = 0; i < 5; ++i)
        m_hub->misbehave(atStore, cutAt(2'000'000, 2'000'000 * i));
    QCOMPARE(get(), std::string());
    QCOMPARE(ranges(*m_hub),
        (QByteArrayList{
            "", "bytes=2000000-", "bytes=4000000-", "bytes=6000000-", "bytes=8000000-", "bytes=10000000-"}));
}

THROUGHLINE_QTEST(HubBreakTest)
#include "hub_break_test.moc"
