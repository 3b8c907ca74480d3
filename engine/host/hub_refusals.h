// SPDX-License-Identifier: GPL-3.0-or-later
// Words for what a hub or the network refuses, and whether asking again may help.
#pragma once

#include <host/hub_endpoint.h>

#include <core/result.h>

#include <QByteArray>

#include <cstdint>
#include <string>

class QNetworkReply;

namespace throughline {

/// What is being asked for, for sentences.
struct HubSubject {
    HubName name;
    std::string file; // empty: the listing
};

/// An answer with a status that is neither success nor redirect.
struct HubRefusal {
    int status = 0;
    QByteArray code;        // X-Error-Code: "GatedRepo", "RepoNotFound", "RevisionNotFound", "EntryNotFound"
    bool atEndpoint = true; // false: the store of large files refuses
    int64_t waitMs = -1;    // Retry-After, or when the rate limit's window ends; -1: not said
};

HubRefusal refusalOf(const QNetworkReply& reply, bool atEndpoint);
/// A hub that is busy or broken, or a store whose signed address has expired.
bool mayHelpToRetry(const HubRefusal& refusal);
Error errorOf(const HubRefusal& refusal, const HubSubject& subject, const HubEndpoint& endpoint);

/// The reply has no (whole) answer: no network, no such host, a cut connection.
Error brokenConnection(const QNetworkReply& reply);
/// False for a host that isn't there, or a certificate that is wrong: asking again at once does not change it.
bool mayHelpToReconnect(const QNetworkReply& reply);

} // namespace throughline
