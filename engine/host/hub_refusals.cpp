// SPDX-License-Identifier: GPL-3.0-or-later
// Statuses and X-Error-Code as Hugging Face's hub uses them: a model that isn't there is a 401 to those without a
// token.
#include <host/hub_refusals.h>

#include <core/sentence.h>

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t secondMs = 1000;
std::string keptRemedy() { return Sentence::tr("run it again later: what was fetched is kept"); }

std::string subjectText(const HubSubject& subject)
{
    return subject.file.empty() ? subject.name.repository
                                : Sentence::tr("%1 of %2", {subject.file, subject.name.repository});
}

std::string withStatus(const std::string& what, const HubRefusal& refusal)
{
    return what + " (HTTP " + std::to_string(refusal.status) + ")";
}

Error notAllowed(const HubRefusal& refusal, const HubSubject& subject, const HubEndpoint& endpoint)
{
    const std::string& repository = subject.name.repository;
    const std::string terms = Sentence::tr(
        "accept the terms at %1 and set HF_TOKEN to a token of that account", {pageOf(endpoint, repository)});
    const auto said = [&](const std::string& what) { return withStatus(what, refusal); };
    if (refusal.code == "GatedRepo")
        return {said(Sentence::tr("%1 is gated: the hub gives it only to those who accepted its terms", {repository})),
            "", terms};
    if (refusal.status == 403)
        return {said(Sentence::tr("the hub does not let this account read %1", {repository})), "", terms};
    if (!endpoint.token.isEmpty())
        return {said(Sentence::tr("the hub does not take the token, or has no %1 for its account", {repository})), "",
            Sentence::tr("check the name and the token; for a gated model %1", {terms})};
    return {
        said(Sentence::tr("the hub has no %1 for everybody: there is none, or it is private or gated", {repository})),
        "", Sentence::tr("check the name; for a private or gated model %1", {terms})};
}

Error notFoundAtHub(const HubRefusal& refusal, const HubSubject& subject)
{
    if (refusal.code == "RevisionNotFound")
        return {withStatus(Sentence::tr("the hub has no revision \"%1\" of %2",
                               {subject.name.revision, subject.name.repository}),
                    refusal),
            "", Sentence::tr("give a branch, a tag or a commit of it")};
    return {withStatus(Sentence::tr("the hub has no %1", {subjectText(subject)}), refusal), "",
        Sentence::tr("check the name, upper and lower case included")};
}

/// Seconds, or a date as HTTP writes it (RFC 9110, 10.2.3).
int64_t retryAfterMs(const QByteArray& header)
{
    bool number = false;
    if (const int64_t seconds = header.trimmed().toLongLong(&number); number && seconds >= 0)
        return std::min(seconds, int64_t{1'000'000'000}) * secondMs;
    const QDateTime local = QLocale::c().toDateTime(
        QString::fromLatin1(header.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    const QDateTime date(local.date(), local.time(), QTimeZone::utc());
    return date.isValid() ? std::max(int64_t{0}, int64_t{QDateTime::currentDateTimeUtc().msecsTo(date)}) : -1;
}

/// RateLimit: "resolvers";r=0;t=55, where t is the seconds to the end of the window.
int64_t rateLimitMs(const QByteArray& header)
{
    static const QRegularExpression seconds(QStringLiteral(";\\s*t=(\\d{1,9})\\b"));
    const auto found = seconds.match(QString::fromLatin1(header));
    return found.hasMatch() ? found.captured(1).toLongLong() * secondMs : -1;
}

} // namespace

HubRefusal refusalOf(const QNetworkReply& reply, bool atEndpoint)
{
    HubRefusal refusal;
    refusal.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    refusal.code = reply.rawHeader("X-Error-Code");
    refusal.atEndpoint = atEndpoint;
    refusal.waitMs = retryAfterMs(reply.rawHeader("Retry-After"));
    if (refusal.waitMs < 0 && refusal.status == 429)
        refusal.waitMs = rateLimitMs(reply.rawHeader("RateLimit"));
    return refusal;
}

bool mayHelpToRetry(const HubRefusal& refusal)
{
    const bool expired = !refusal.atEndpoint && refusal.status == 403;
    return expired || refusal.status == 408 || refusal.status == 429 || refusal.status >= 500;
}

Error errorOf(const HubRefusal& refusal, const HubSubject& subject, const HubEndpoint& endpoint)
{
    if (!refusal.atEndpoint)
        return {withStatus(Sentence::tr("the store of large files does not give %1", {subjectText(subject)}), refusal),
            "", keptRemedy()};
    if (refusal.status == 401 || refusal.status == 403)
        return notAllowed(refusal, subject, endpoint);
    if (refusal.status == 404)
        return notFoundAtHub(refusal, subject);
    if (refusal.status == 429)
        return {withStatus(Sentence::tr("the hub takes no more requests for now"), refusal), "",
            endpoint.token.isEmpty() ? Sentence::tr("%1; with a token in HF_TOKEN it takes more", {keptRemedy()})
                                     : keptRemedy()};
    if (refusal.status >= 500)
        return {
            withStatus(Sentence::tr("the hub fails to give %1", {subjectText(subject)}), refusal), "", keptRemedy()};
    return {withStatus(Sentence::tr("the hub does not give %1", {subjectText(subject)}), refusal), "",
        Sentence::tr("check that HF_ENDPOINT is the address of a hub")};
}

Error brokenConnection(const QNetworkReply& reply)
{
    const std::string host = reply.url().host().toStdString();
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return {Sentence::tr("there is no host %1, or no network", {host}), "",
            Sentence::tr("check the network and HF_ENDPOINT")};
    case QNetworkReply::ConnectionRefusedError:
        return {Sentence::tr("%1 takes no connection", {host}), "", Sentence::tr("check the network and HF_ENDPOINT")};
    case QNetworkReply::SslHandshakeFailedError:
        return {Sentence::tr("no secure connection to %1: %2", {host, reply.errorString().toStdString()}), "",
            Sentence::tr("check this machine's clock and certificates")};
    case QNetworkReply::NoError:
    case QNetworkReply::RemoteHostClosedError:
        return {Sentence::tr("the connection to %1 ended too early", {host}), "", keptRemedy()};
    case QNetworkReply::OperationCanceledError: // by the timeout: a person's cancel comes to no word
        return {Sentence::tr("%1 stopped sending", {host}), "", keptRemedy()};
    default:
        return {Sentence::tr("the connection to %1 broke: %2", {host, reply.errorString().toStdString()}), "",
            keptRemedy()};
    }
}

bool mayHelpToReconnect(const QNetworkReply& reply)
{
    const auto error = reply.error();
    return error != QNetworkReply::HostNotFoundError && error != QNetworkReply::ConnectionRefusedError
        && error != QNetworkReply::SslHandshakeFailedError && error != QNetworkReply::ProtocolUnknownError;
}

} // namespace throughline
