// SPDX-License-Identifier: GPL-3.0-or-later
// Which hub and which token the environment means, and where the token may go.
#include <tests/checkpoint/temporary_folder.h>
#include <tests/support/qt_tests.h>

#include <host/hub_endpoint.h>

#include <QTest>

#include <array>
#include <memory>

using namespace throughline;
using throughline::test::ScopedVariable;
using throughline::test::TemporaryFolder;

class HubEndpointTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        for (const char* name : {"HF_ENDPOINT", "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_TOKEN_PATH", "HF_HUB_OFFLINE",
                 "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_IMPLICIT_TOKEN"})
            m_unset.push_back(std::make_unique<ScopedVariable>(name, nullptr));
        m_home = std::make_unique<ScopedVariable>("HF_HOME", m_folder.path().c_str());
    }
    void cleanup()
    {
        m_home.reset();
        m_unset.clear();
        std::filesystem::remove(m_folder.path() / "token");
    }
    void thePublicHubIsTheDefault();
    void theEndpointIsTheEnvironments();
    void addressesThatAreNone_data();
    void addressesThatAreNone();
    void tokensInTheirOrder();
    void aTokenIsOneWord();
    void offlineIsHeeded();
    void addressesOfWhatIsFetched();
    void theTokensPlace_data();
    void theTokensPlace();

private:
    TemporaryFolder m_folder;
    std::vector<std::unique_ptr<ScopedVariable>> m_unset;
    std::unique_ptr<ScopedVariable> m_home;
};

void HubEndpointTest::thePublicHubIsTheDefault()
{
    const auto endpoint = hubEndpoint();
    QVERIFY(endpoint);
    QCOMPARE(endpoint->address, QUrl("https://huggingface.co"));
    QCOMPARE(endpoint->token, QByteArray());
}

void HubEndpointTest::theEndpointIsTheEnvironments()
{
    const ScopedVariable given("HF_ENDPOINT", "http://mirror.example:8080/hub//");
    const auto endpoint = hubEndpoint();
    QVERIFY(endpoint);
    QCOMPARE(listingAddress(*endpoint, {"a/b", "main"}).toString(),
        QString("http://mirror.example:8080/hub/api/models/a/b/revision/main?blobs=true"));
    QCOMPARE(pageOf(*endpoint, "a/b"), std::string("http://mirror.example:8080/hub/a/b"));
}

void HubEndpointTest::addressesThatAreNone_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : {"huggingface.co", "ftp://huggingface.co", "file:///etc", "https://", "https://a b",
             "https://user:secret@huggingface.co", "https://huggingface.co?x=1", "https://huggingface.co#x", "/"})
        QTest::newRow(address) << address;
}

void HubEndpointTest::addressesThatAreNone()
{
    QFETCH(const QString, address);
    const ScopedVariable given("HF_ENDPOINT", address.toUtf8().constData());
    const auto endpoint = hubEndpoint();
    QVERIFY(!endpoint);
    QCOMPARE(QString::fromStdString(sentence(endpoint.error())),
        "HF_ENDPOINT: \"" + address + "\" is no address of a hub; give one like https://huggingface.co, or unset it.");
}

void HubEndpointTest::tokensInTheirOrder()
{
    const auto token = [] { return hubEndpoint()->token; };
    m_folder.write("token", "hf_file\n");
    QCOMPARE(token(), QByteArray("hf_file"));
    const auto elsewhere = m_folder.write("elsewhere/token", "hf_elsewhere");
    const ScopedVariable path("HF_TOKEN_PATH", elsewhere.c_str());
    QCOMPARE(token(), QByteArray("hf_elsewhere"));
    {
        const ScopedVariable noFile("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1");
        QCOMPARE(token(), QByteArray());
    }
    const ScopedVariable old("HUGGING_FACE_HUB_TOKEN", "hf_old");
    QCOMPARE(token(), QByteArray("hf_old"));
    const ScopedVariable variable("HF_TOKEN", " hf_variable ");
    QCOMPARE(token(), QByteArray("hf_variable"));
}

void HubEndpointTest::aTokenIsOneWord()
{
    const ScopedVariable variable("HF_TOKEN", "hf_a\r\nX-Evil: 1");
    QCOMPARE(sentence(hubEndpoint().error()),
        std::string("HF_TOKEN: holds characters that no token has; set it to the token alone, or unset it."));
    const ScopedVariable none("HF_TOKEN", nullptr);
    const auto file = m_folder.write("token", std::string(5000, 'x'));
    QCOMPARE(sentence(hubEndpoint().error()), file.string() + ": is 5000 bytes long; at most 4096 are read.");
}

void HubEndpointTest::offlineIsHeeded()
{
    const ScopedVariable offline("HF_HUB_OFFLINE", "1");
    QCOMPARE(sentence(hubEndpoint().error()),
        std::string("nothing is fetched while HF_HUB_OFFLINE is set; unset it to download."));
    const ScopedVariable no("HF_HUB_OFFLINE", "0");
    QVERIFY(hubEndpoint());
}

void HubEndpointTest::addressesOfWhatIsFetched()
{
    const HubEndpoint hub{QUrl("https://hub.example"), {}};
    QCOMPARE(listingAddress(hub, {"a/b", "refs/pr/1"}).toEncoded(),
        QByteArray("https://hub.example/api/models/a/b/revision/refs%2Fpr%2F1?blobs=true"));
    QCOMPARE(fileAddress(hub, "a/b", "c", "model.safetensors").toEncoded(),
        QByteArray("https://hub.example/a/b/resolve/c/model.safetensors"));
}

void HubEndpointTest::theTokensPlace_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("may");
    QTest::newRow("itself") << "https://hub.example/x?y" << true;
    QTest::newRow("its port, written") << "https://hub.example:443/" << true;
    QTest::newRow("upper case") << "https://HUB.example/" << true;
    QTest::newRow("another port") << "https://hub.example:444/" << false;
    QTest::newRow("not secure") << "http://hub.example/" << false;
    QTest::newRow("a part of it") << "https://cdn.hub.example/" << false;
    QTest::newRow("looks like it") << "https://hub.example.evil/" << false;
    QTest::newRow("a name before it") << "https://hub.example@evil/" << false;
}

void HubEndpointTest::theTokensPlace()
{
    QFETCH(const QString, address);
    QFETCH(const bool, may);
    QCOMPARE(isAtEndpoint({QUrl("https://hub.example"), "hf_x"}, QUrl(address)), may);
}

THROUGHLINE_QTEST(HubEndpointTest)
#include "hub_endpoint_test.moc"
