// SPDX-License-Identifier: GPL-3.0-or-later
// One variable after the other.
#include <checkpoint/hub_folders.h>

#include <cctype>
#include <cstdlib>

namespace throughline {

namespace fs = std::filesystem;

namespace {

bool isVariableCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// "$NAME" or "${NAME}" at the start of `text` replaced; unknown ones stay as they are. `used`: characters consumed.
std::string expandedVariable(const std::string& text, std::size_t& used)
{
    const bool braces = text.size() > 1 && text[1] == '{';
    const std::size_t begin = braces ? 2 : 1;
    std::size_t end = begin;
    while (end < text.size() && isVariableCharacter(text[end]))
        ++end;
    const bool closed = !braces || (end < text.size() && text[end] == '}');
    used = end + (braces && closed ? 1 : 0);
    const std::string value = closed ? environmentVariable(text.substr(begin, end - begin).c_str()) : "";
    return value.empty() ? text.substr(0, used) : value;
}

fs::path expanded(const std::string& value)
{
    std::string path = value;
    if (path == "~" || path.starts_with("~/"))
        path.replace(0, 1, environmentVariable("HOME"));
    std::string result;
    for (std::size_t at = 0; at < path.size();) {
        std::size_t used = 1;
        result += path[at] == '$' ? expandedVariable(path.substr(at), used) : path.substr(at, 1);
        at += used;
    }
    return result;
}

} // namespace

std::string environmentVariable(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody here sets the environment
    return value ? value : "";
}

fs::path hubHome()
{
    if (const auto home = environmentVariable("HF_HOME"); !home.empty())
        return expanded(home);
    if (const auto cache = environmentVariable("XDG_CACHE_HOME"); !cache.empty())
        return expanded(cache) / "huggingface";
    if (const auto home = environmentVariable("HOME"); !home.empty())
        return fs::path(home) / ".cache" / "huggingface";
    return {};
}

fs::path hubCacheFolder()
{
    for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"})
        if (const auto cache = environmentVariable(name); !cache.empty())
            return expanded(cache);
    const auto home = hubHome();
    return home.empty() ? home : home / "hub";
}

fs::path hubTokenFile()
{
    if (const auto path = environmentVariable("HF_TOKEN_PATH"); !path.empty())
        return expanded(path);
    const auto home = hubHome();
    return home.empty() ? home : home / "token";
}

} // namespace throughline
