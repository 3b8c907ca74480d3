// SPDX-License-Identifier: GPL-3.0-or-later
// Headers, by their names in RFC 9110 and in huggingface_hub.
#include <host/hub_network.h>

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QRegularExpression>

namespace throughline {

namespace {

class HubProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host == QLatin1String("localhost") || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// Of `"abc"` and `W/"abc"` what is a checksum; else empty.
QByteArray checksumIn(QByteArray tag)
{
    if (tag.startsWith("W/"))
        tag.remove(0, 2);
    tag.replace('"', "");
    const std::string_view text(tag.constData(), std::size_t(tag.size()));
    const bool hex = text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return hex && (tag.size() == 40 || tag.size() == 64) ? tag : QByteArray();
}

int64_t sizeInHeader(const QByteArray& header)
{
    bool number = false;
    const qlonglong count = header.trimmed().toLongLong(&number);
    return number && count >= 0 ? count : -1;
}

} // namespace

std::unique_ptr<QNetworkAccessManager> hubNetwork()
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setProxyFactory(new HubProxies); // the manager owns it
    return network;
}

QNetworkRequest hubRequest(const HubEndpoint& endpoint, const QUrl& address, int64_t offset, int stallMs)
{
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // Ranges and broken connections are better understood over HTTP/1.1, and one file is fetched at a time.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(stallMs);
    request.setRawHeader("User-Agent", "throughline");
    request.setRawHeader("Accept-Encoding", "identity"); // checksums are of the bytes as they are
    if (offset > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(qlonglong{offset}) + "-");
    if (!endpoint.token.isEmpty() && isAtEndpoint(endpoint, address))
        request.setRawHeader("Authorization", "Bearer " + endpoint.token);
    return request;
}

int statusOf(const QNetworkReply& reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

HubResponse responseOf(const QNetworkReply& reply, bool atEndpoint)
{
    HubResponse response;
    response.bytes = sizeInHeader(reply.rawHeader("Content-Length"));
    if (statusOf(reply) == 206) {
        static const QRegularExpression range(QStringLiteral("^bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)$"));
        const auto found = range.match(QString::fromLatin1(reply.rawHeader("Content-Range")));
        response.from = found.hasMatch() ? found.captured(1).toLongLong() : -1;
        response.bytes = sizeInHeader(found.captured(2).toLatin1());
    }
    if (atEndpoint)
        response.checksum = checksumIn(reply.rawHeader("ETag"));
    return response;
}

HubResponse linkedResponseOf(const QNetworkReply& reply)
{
    HubResponse response;
    response.linkedBytes = sizeInHeader(reply.rawHeader("X-Linked-Size"));
    response.checksum = checksumIn(reply.rawHeader("X-Linked-Etag"));
    return response;
}

} // namespace throughline
