// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of huggingface_hub's validate_repo_id, and refs that are safe as paths.
#include <checkpoint/hub_name.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view modelPrefix = "models--";
constexpr auto npos = std::string_view::npos;
constexpr std::size_t longestName = 96;
constexpr std::size_t longestRevision = 200;

bool isRepositoryPart(std::string_view part)
{
    const auto edge = [](char c) { return c == '-' || c == '.'; };
    return isPlainName(part) && !edge(part.front()) && !edge(part.back()) && part.find("--") == npos
        && part.find("..") == npos && part.find('+') == npos;
}

bool isRevision(std::string_view revision)
{
    if (revision.empty() || revision.size() > longestRevision)
        return false;
    for (std::size_t begin = 0; begin <= revision.size();) {
        const auto end = std::min(revision.find('/', begin), revision.size());
        if (!isPlainName(revision.substr(begin, end - begin)))
            return false;
        begin = end + 1;
    }
    return true;
}

bool isRepository(std::string_view repository)
{
    const auto slash = repository.find('/');
    if (repository.size() > longestName)
        return false;
    if (slash == npos)
        return isRepositoryPart(repository);
    return isRepositoryPart(repository.substr(0, slash)) && isRepositoryPart(repository.substr(slash + 1));
}

} // namespace

bool isPlainName(std::string_view name)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-' || c == '+';
    };
    return !name.empty() && name != "." && name != ".." && std::all_of(name.begin(), name.end(), allowed);
}

bool isCommit(std::string_view text) { return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == npos; }

std::optional<HubName> parseHubName(std::string_view text)
{
    const auto at = text.find('@');
    HubName name{std::string(text.substr(0, at)), "main"};
    if (at != npos)
        name.revision = text.substr(at + 1);
    if (!isRepository(name.repository) || !isRevision(name.revision))
        return {};
    return name;
}

std::string hubFolderName(const std::string& repository)
{
    std::string folder(modelPrefix);
    for (const char c : repository)
        c == '/' ? folder += "--" : folder += c;
    return folder;
}

std::string hubRepository(std::string_view folder)
{
    if (!folder.starts_with(modelPrefix))
        return {};
    std::string repository(folder.substr(modelPrefix.size()));
    if (const auto dashes = repository.find("--"); dashes != std::string::npos)
        repository.replace(dashes, 2, "/");
    return isRepository(repository) ? repository : std::string();
}

} // namespace throughline
