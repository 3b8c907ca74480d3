// SPDX-License-Identifier: GPL-3.0-or-later
// Each attempt begins at the hub again: addresses of the store of large files expire.
#include <host/hub_fetch.h>

#include <core/sentence.h>
#include <core/words.h>
#include <host/hub_network.h>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int mostRedirects = 10;
constexpr int64_t progressBytes = int64_t{1} << 20;
// More than a reader ever lags behind: of a connection that breaks, Qt throws away what did not fit.
constexpr int64_t bufferBytes = int64_t{8} << 20;
constexpr int64_t mostIgnoredBytes = int64_t{1} << 20;
constexpr int64_t msInNs = 1'000'000;

bool isSuccess(int status) { return status == 200 || status == 206; }

} // namespace

HubFetch::HubFetch(HubEndpoint endpoint, HubPatience patience, QObject* parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_patience(patience)
    , m_network(hubNetwork())
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer); // never shorter than asked
    connect(&m_wait, &QTimer::timeout, this, &HubFetch::sendFromTheStart);
}

HubFetch::~HubFetch() { abort(); }

void HubFetch::start(const QUrl& address, const HubSubject& subject, HubSink& sink)
{
    Q_ASSERT(!m_sink);
    m_address = address;
    m_subject = subject;
    m_sink = &sink;
    m_breaks = 0;
    m_offsetBefore = sink.offset();
    sendFromTheStart();
}

void HubFetch::abort()
{
    m_wait.stop();
    m_sink = nullptr;
    if (auto* reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HubFetch::sendFromTheStart()
{
    m_redirects = 0;
    m_linked = {};
    send(m_address);
}

void HubFetch::send(const QUrl& address)
{
    m_wrong.reset();
    m_bodyBegun = false;
    m_ignoredBytes = 0;
    m_reply = m_network->get(hubRequest(m_endpoint, address, m_sink->offset(), m_patience.stallMs));
    m_reply->setReadBufferSize(bufferBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &HubFetch::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HubFetch::replied);
}

void HubFetch::takeBytes()
{
    if (m_wrong)
        return;
    if (const auto took = takeSome(); !took) {
        m_wrong = took.error();
        m_reply->abort(); // ends in replied()
    }
}

Result<void> HubFetch::takeSome()
{
    if (!isSuccess(statusOf(*m_reply))) { // the page of an error is read, so that the reply ends, but not for ever
        m_ignoredBytes += m_reply->readAll().size();
        return m_ignoredBytes <= mostIgnoredBytes
            ? Result<void>()
            : Error{Sentence::tr("the hub's answer does not end"), "", Sentence::tr("run it again later")};
    }
    if (!std::exchange(m_bodyBegun, true)) {
        HubResponse response = responseOf(*m_reply, atEndpoint(*m_reply) && m_linked.checksum.isEmpty());
        response.linkedBytes = m_linked.linkedBytes;
        if (!m_linked.checksum.isEmpty())
            response.checksum = m_linked.checksum;
        if (auto begun = m_sink->begin(response); !begun)
            return begun;
    }
    const QByteArray bytes = m_reply->isOpen() ? m_reply->readAll() : QByteArray(); // closed by the timeout
    if (bytes.isEmpty())
        return {};
    if (auto took = m_sink->take(bytes); !took)
        return took;
    emit advanced();
    return {};
}

void HubFetch::replied()
{
    if (isSuccess(statusOf(*m_reply)))
        takeBytes(); // the rest, or the headers of an empty file
    auto* reply = std::exchange(m_reply, nullptr);
    if (!reply) // takeBytes() ended it
        return;
    reply->deleteLater();
    const int status = statusOf(*reply);
    m_reached = m_reached || status != 0;
    if (m_wrong)
        return end(m_wrong);
    if (isRedirect(status))
        return follow(*reply);
    if (isSuccess(status))
        return bodyEnded(*reply);
    if (status != 0)
        return refused(*reply);
    if (m_reached || mayHelpToReconnect(*reply))
        return tryAgain(brokenConnection(*reply));
    end(brokenConnection(*reply));
}

void HubFetch::follow(const QNetworkReply& reply)
{
    if (atEndpoint(reply) && reply.hasRawHeader("X-Linked-Etag"))
        m_linked = linkedResponseOf(reply);
    const QUrl to = reply.url().resolved(QUrl(QString::fromUtf8(reply.rawHeader("Location")), QUrl::StrictMode));
    const bool secure = to.scheme() == QLatin1String("https");
    const bool allowed = secure || (to.scheme() == QLatin1String("http") && reply.url().scheme() == to.scheme());
    if (!to.isValid() || !allowed || to.host().isEmpty())
        return end(Error{Sentence::tr("the hub sends on to an address that is not followed: %1",
                             {to.toString(QUrl::RemoveQuery | QUrl::FullyEncoded).left(200).toStdString()}),
            "", Sentence::tr("check that HF_ENDPOINT is the address of a hub")});
    if (++m_redirects > mostRedirects)
        return end(Error{Sentence::tr("the hub sends on more than %1 times", {std::to_string(mostRedirects)}), "",
            Sentence::tr("check that HF_ENDPOINT is the address of a hub")});
    send(to);
}

void HubFetch::bodyEnded(const QNetworkReply& reply)
{
    if (reply.error() == QNetworkReply::NoError && m_sink->complete())
        return end({});
    tryAgain(brokenConnection(reply)); // Qt calls some cut connections no error
}

void HubFetch::refused(const QNetworkReply& reply)
{
    const HubRefusal refusal = refusalOf(reply, atEndpoint(reply));
    const Error why = errorOf(refusal, m_subject, m_endpoint);
    constexpr int rangeNotSatisfiable = 416;
    if (refusal.status == rangeNotSatisfiable && m_sink->offset() > 0) {
        if (const auto restarted = m_sink->restart(); !restarted)
            return end(restarted.error());
        return tryAgain(why, 0);
    }
    if (mayHelpToRetry(refusal))
        return tryAgain(why, refusal.waitMs);
    end(why);
}

void HubFetch::tryAgain(const Error& why, int64_t askedMs)
{
    if (m_sink->offset() - m_offsetBefore >= progressBytes)
        m_breaks = 0;
    m_offsetBefore = m_sink->offset();
    if (++m_breaks >= m_patience.attempts)
        return end(why);
    const int64_t waitMs = askedMs >= 0 ? askedMs : m_patience.backOffMs << std::min(m_breaks - 1, 16);
    const std::string wait = durationInWords(waitMs * msInNs);
    if (waitMs > m_patience.longestWaitMs)
        return end(Error{Sentence::tr("%1 and asks to wait %2", {why.what, wait}), why.where, why.remedy});
    // After a break Qt may ask by itself once more, for nobody: that ends with its manager, from the event loop.
    m_network.release()->deleteLater();
    m_network = hubNetwork();
    if (waitMs > 0)
        emit waiting(QString::fromStdString(Sentence::tr("%1; trying again in %2", {why.what, wait})));
    m_wait.start(static_cast<int>(waitMs));
}

bool HubFetch::atEndpoint(const QNetworkReply& reply) const { return isAtEndpoint(m_endpoint, reply.url()); }

void HubFetch::end(const std::optional<Error>& error)
{
    m_sink = nullptr;
    emit finished(error);
}

} // namespace throughline
