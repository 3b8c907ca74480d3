// SPDX-License-Identifier: GPL-3.0-or-later
// How a model on a hub is named, and the folder that the local cache gives it. Knows no disk and no network.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

struct HubName {
    std::string repository;        // ORG/NAME; NAME alone for the few old ones without an ORG
    std::string revision = "main"; // a branch, a tag, "refs/pr/1" or a commit

    bool operator==(const HubName&) const = default;
};

/// ORG/NAME or ORG/NAME@REVISION as hubs allow it: safe in a path and in an address. None for anything else.
std::optional<HubName> parseHubName(std::string_view text);
/// "models--ORG--NAME".
std::string hubFolderName(const std::string& repository);
/// The way back; empty when `folder` is none of a model.
std::string hubRepository(std::string_view folder);
/// Letters, digits, '.', '_', '-' and '+', neither "." nor "..": safe as one component of a path.
bool isPlainName(std::string_view name);
/// 40 lower-case hexadecimal digits.
bool isCommit(std::string_view text);

} // namespace throughline
