// SPDX-License-Identifier: GPL-3.0-or-later
// How requests to a hub look, and how its answers' headers are read. Decides nothing.
#pragma once

#include <host/hub_endpoint.h>
#include <host/hub_sink.h>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace throughline {

/// Through the proxies of the environment (https_proxy, no_proxy); loopback without one.
std::unique_ptr<QNetworkAccessManager> hubNetwork();
/// From byte `offset` on; with the token only where isAtEndpoint() says so. No redirect is followed, nothing is
/// unpacked, no cookie is kept. The reply ends when nothing has come for `stallMs`.
QNetworkRequest hubRequest(const HubEndpoint& endpoint, const QUrl& address, int64_t offset, int stallMs);

int statusOf(const QNetworkReply& reply); // 0: no answer
bool isRedirect(int status);
/// What the answer says of its body; `atEndpoint`: a store's ETag is not the hub's checksum.
HubResponse responseOf(const QNetworkReply& reply, bool atEndpoint);
/// What the hub says of a large file beside the address to which it sends one on.
HubResponse linkedResponseOf(const QNetworkReply& reply);

} // namespace throughline
