// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches one thing after another from a hub: follows its redirects, leaves the token at home when they lead elsewhere,
// goes on after a break, waits when asked to. What comes goes to a sink.
#pragma once

#include <host/hub_refusals.h>
#include <host/hub_sink.h>

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace throughline {

/// How long to try. A break after which more than a MiB had come counts as none.
struct HubPatience {
    int attempts = 6;                // of one file
    int64_t backOffMs = 1000;        // before the second; doubled each time
    int64_t longestWaitMs = 120'000; // a hub that asks for more is not waited for
    int stallMs = 30'000;            // without a byte: the connection counts as cut
};

class HubFetch : public QObject {
    Q_OBJECT
public:
    HubFetch(HubEndpoint endpoint, HubPatience patience, QObject* parent = nullptr);
    ~HubFetch() override;

    /// One at a time; `sink` must live until `finished` or abort().
    void start(const QUrl& address, const HubSubject& subject, HubSink& sink);
    /// Nothing is emitted any more.
    void abort();

signals:
    void advanced(); // the sink has taken bytes
    /// Asked to wait, or the connection broke: why, and that it goes on.
    void waiting(const QString& sentence);
    /// Exactly once per start.
    void finished(const std::optional<throughline::Error>& error);

private:
    void send(const QUrl& address);
    void sendFromTheStart();
    void takeBytes();
    Result<void> takeSome();
    void replied();
    void follow(const QNetworkReply& reply);
    void bodyEnded(const QNetworkReply& reply);
    void refused(const QNetworkReply& reply);
    void tryAgain(const Error& why, int64_t askedMs = -1);
    void end(const std::optional<Error>& error);
    bool atEndpoint(const QNetworkReply& reply) const;

    HubEndpoint m_endpoint;
    HubPatience m_patience;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QNetworkReply* m_reply = nullptr;
    QTimer m_wait;
    QUrl m_address;
    HubSubject m_subject;
    HubSink* m_sink = nullptr;
    HubResponse m_linked;         // of the redirects so far
    std::optional<Error> m_wrong; // what the sink found in this answer
    int64_t m_offsetBefore = 0;   // at the last break
    int64_t m_ignoredBytes = 0;   // of answers that are no success
    int m_breaks = 0;
    int m_redirects = 0;
    bool m_bodyBegun = false;
    bool m_reached = false; // the hub has answered once: a break is a break, and no mistyped address
};

} // namespace throughline
