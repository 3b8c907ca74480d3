// SPDX-License-Identifier: GPL-3.0-or-later
// The environment's variables are those of huggingface_hub, in its order.
#include <host/hub_endpoint.h>

#include <checkpoint/hub_folders.h>
#include <checkpoint/readable_file.h>

#include <QString>

#include <algorithm>

namespace throughline {

namespace {

constexpr auto publicHub = "https://huggingface.co";
constexpr int64_t longestTokenFile = 4096;

bool isSet(const char* variable)
{
    const QString value = QString::fromStdString(environmentVariable(variable)).toUpper();
    return value == QLatin1String("1") || value == QLatin1String("ON") || value == QLatin1String("YES")
        || value == QLatin1String("TRUE");
}

Result<QUrl> addressOf(const std::string& text)
{
    QString given = QString::fromStdString(text);
    while (given.endsWith(QLatin1Char('/')))
        given.chop(1);
    const QUrl address(given, QUrl::StrictMode);
    const bool web = address.scheme() == QLatin1String("https") || address.scheme() == QLatin1String("http");
    if (!address.isValid() || !web || address.host().isEmpty() || address.hasQuery() || address.hasFragment()
        || !address.userInfo().isEmpty())
        return Error{"\"" + text.substr(0, 200) + "\" is no address of a hub", "HF_ENDPOINT",
            "give one like https://huggingface.co, or unset it"};
    return address;
}

/// What a header may hold, without surrounding white space.
Result<QByteArray> tokenOf(const std::string& text, const std::string& where)
{
    const QByteArray token = QByteArray::fromStdString(text).trimmed();
    if (!std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; }))
        return Error{"holds characters that no token has", where, "set it to the token alone, or unset it"};
    return token;
}

Result<QByteArray> readToken()
{
    for (const char* variable : {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"})
        if (const auto value = environmentVariable(variable); !value.empty())
            return tokenOf(value, variable);
    const auto path = hubTokenFile();
    if (path.empty() || !fileExists(path) || isSet("HF_HUB_DISABLE_IMPLICIT_TOKEN"))
        return QByteArray();
    const auto text = readTextFile(path, longestTokenFile);
    if (!text)
        return text.error();
    return tokenOf(*text, path.string());
}

QUrl below(const HubEndpoint& endpoint, const QString& encodedPath)
{
    QUrl address = endpoint.address;
    address.setPath(address.path(QUrl::FullyEncoded) + encodedPath, QUrl::TolerantMode);
    return address;
}

} // namespace

Result<HubEndpoint> hubEndpoint()
{
    for (const char* variable : {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"})
        if (isSet(variable))
            return Error{"nothing is fetched while " + std::string(variable) + " is set", "", "unset it to download"};
    const std::string given = environmentVariable("HF_ENDPOINT");
    auto address = addressOf(given.empty() ? publicHub : given);
    if (!address)
        return address.error();
    auto token = readToken();
    if (!token)
        return token.error();
    return HubEndpoint{*std::move(address), *std::move(token)};
}

QUrl listingAddress(const HubEndpoint& endpoint, const HubName& name)
{
    const QByteArray revision = QUrl::toPercentEncoding(QString::fromStdString(name.revision));
    QUrl address = below(endpoint,
        QStringLiteral("/api/models/%1/revision/%2")
            .arg(QString::fromStdString(name.repository), QString::fromLatin1(revision)));
    address.setQuery(QStringLiteral("blobs=true"));
    return address;
}

QUrl fileAddress(
    const HubEndpoint& endpoint, const std::string& repository, const std::string& commit, const std::string& file)
{
    const QByteArray name = QUrl::toPercentEncoding(QString::fromStdString(file));
    return below(endpoint,
        QStringLiteral("/%1/resolve/%2/%3")
            .arg(QString::fromStdString(repository), QString::fromStdString(commit), QString::fromLatin1(name)));
}

std::string pageOf(const HubEndpoint& endpoint, const std::string& repository)
{
    return endpoint.address.toString(QUrl::FullyEncoded).toStdString() + "/" + repository;
}

bool isAtEndpoint(const HubEndpoint& endpoint, const QUrl& address)
{
    const int standard = endpoint.address.scheme() == QLatin1String("https") ? 443 : 80;
    return address.scheme() == endpoint.address.scheme() && address.host() == endpoint.address.host()
        && address.port(standard) == endpoint.address.port(standard);
}

} // namespace throughline
