// SPDX-License-Identifier: GPL-3.0-or-later
// Of {"sha": …, "siblings": [{"rfilename", "size", "blobId", "lfs": {"sha256", "size"}}]} what is needed. Files with
// folders in their names are left out: no checkpoint needs one, and so no name leads out of the cache.
#include <host/hub_listing.h>

#include <checkpoint/hub_name.h>
#include <core/json_text.h>

#include <nlohmann/json.hpp>

#include <set>

namespace throughline {

namespace {

constexpr int64_t largestFile = int64_t{1} << 50; // bytes: so that sums don't overflow

std::string textAt(const nlohmann::json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int64_t sizeAt(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_unsigned() || found->get<uint64_t>() > uint64_t{largestFile})
        return -1;
    return found->get<int64_t>();
}

bool isHex(const std::string& text, std::size_t digits)
{
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

HubFile fileOf(const nlohmann::json& entry)
{
    HubFile file{textAt(entry, "rfilename"), sizeAt(entry, "size"), textAt(entry, "blobId")};
    const auto large = entry.find("lfs");
    const bool isLarge = large != entry.end() && large->is_object();
    if (isLarge) {
        file.checksum = textAt(*large, "sha256");
        file.bytes = large->contains("size") ? sizeAt(*large, "size") : file.bytes;
    }
    if (!isHex(file.checksum, isLarge ? 64 : 40))
        file.checksum.clear();
    return file;
}

} // namespace

Result<HubListing> readListing(std::string_view json, const std::string& where)
{
    const auto document = parseJson(json, where);
    if (!document)
        return document.error();
    HubListing listing{textAt(*document, "sha"), {}};
    const auto siblings = document->is_object() ? document->find("siblings") : document->end();
    if (!isCommit(listing.commit) || siblings == document->end() || !siblings->is_array())
        return Error{"is no listing of a model's files", where, "check that HF_ENDPOINT is the address of a hub"};
    std::set<std::string> names;
    for (const auto& entry : *siblings) {
        if (!entry.is_object() || !isPlainName(textAt(entry, "rfilename")))
            continue;
        listing.files.push_back(fileOf(entry));
        if (!names.insert(listing.files.back().name).second)
            return Error{"lists " + listing.files.back().name + " twice", where, ""};
    }
    return listing;
}

} // namespace throughline
