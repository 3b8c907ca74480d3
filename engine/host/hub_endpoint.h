// SPDX-License-Identifier: GPL-3.0-or-later
// Which hub is asked, with which token, and the addresses of what it offers. Asks nothing itself.
#pragma once

#include <checkpoint/hub_name.h>
#include <core/result.h>

#include <QByteArray>
#include <QUrl>

#include <string>

namespace throughline {

struct HubEndpoint {
    QUrl address;     // without a slash at its end
    QByteArray token; // sent to this address alone; empty: none is sent
};

/// HF_ENDPOINT, else the public hub; the token of HF_TOKEN, else HUGGING_FACE_HUB_TOKEN, else the token file (which
/// HF_HUB_DISABLE_IMPLICIT_TOKEN leaves aside). Refuses an address that is none, and any with HF_HUB_OFFLINE set.
Result<HubEndpoint> hubEndpoint();
/// What the hub knows of a model at a revision, with sizes and checksums of its files.
QUrl listingAddress(const HubEndpoint& endpoint, const HubName& name);
/// `file`: a plain name.
QUrl fileAddress(
    const HubEndpoint& endpoint, const std::string& repository, const std::string& commit, const std::string& file);
/// The page where a person reads about the model and accepts its terms.
std::string pageOf(const HubEndpoint& endpoint, const std::string& repository);
/// Same scheme, host and port: where the token may go.
bool isAtEndpoint(const HubEndpoint& endpoint, const QUrl& address);

} // namespace throughline
