// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files in the order in which Transformers lets them decide: the first to name a token decides its flags.
#include <checkpoint/tokenizer/tokenizer_settings.h>

#include <checkpoint/tokenizer/json_part.h>

#include <charconv>

namespace throughline {

using nlohmann::json;

namespace {

/// The id, or Vocabulary::maxTokens, which no token may have.
int statedId(const json& id)
{
    const bool fits = id.is_number_integer() && id.get<int64_t>() >= 0 && id.get<int64_t>() < Vocabulary::maxTokens;
    return fits ? id.get<int>() : Vocabulary::maxTokens;
}

/// A key of added_tokens_decoder.
int statedId(const std::string& digits)
{
    int id = -1;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    const bool whole = failed == std::errc() && end == digits.data() + digits.size();
    return whole && id >= 0 && id < Vocabulary::maxTokens ? id : Vocabulary::maxTokens;
}

Result<void> addListed(TokenizerSettings& settings, AddedToken token, int id, const std::string& where)
{
    if (token.text.empty())
        return Error{"an added token has no text", where, "fetch the file again"};
    if (id >= Vocabulary::maxTokens)
        return Error{"the added token " + quotedValue(token.text) + " has no id from 0 to "
                + std::to_string(Vocabulary::maxTokens - 1),
            where, "fetch the file again"};
    token.id = id;
    token.where = where;
    settings.addedTokens.push_back(std::move(token));
    return {};
}

/// "<s>", or an object with "content"; null where the model has none.
Result<std::string> addNamed(TokenizerSettings& settings, const json& root, const char* key, const std::string& where)
{
    const json& value = partOf(root, key);
    AddedToken token = addedTokenOf(value);
    if (token.text.empty() && !value.is_null() && !value.is_string())
        return Error{
            std::string(key) + " is neither a text nor an object with \"content\"", where, "fetch the file again"};
    token.where = where;
    std::string text = token.text;
    if (!text.empty())
        settings.namedTokens.push_back(std::move(token));
    return text;
}

Result<void> readNamedTokens(TokenizerSettings& settings, const json& root, const std::string& where)
{
    for (const char* key :
        {"bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token"}) {
        const auto text = addNamed(settings, root, key, where);
        if (!text)
            return text.error();
        const std::string_view name(key);
        std::string* kept = name == "bos_token" ? &settings.beginToken
            : name == "eos_token"               ? &settings.endToken
                                                : nullptr;
        if (kept && kept->empty())
            *kept = *text;
    }
    const json& more = partOf(root, "additional_special_tokens");
    for (const json& token : more.is_array() ? more : json::array())
        if (AddedToken added = addedTokenOf(token); !added.text.empty()) {
            added.where = where;
            settings.namedTokens.push_back(std::move(added));
        }
    return {};
}

Result<std::optional<bool>> readFlag(const json& root, const char* key, const std::string& where)
{
    const json& value = partOf(root, key);
    if (value.is_null())
        return std::optional<bool>();
    if (!value.is_boolean())
        return Error{
            std::string(key) + " must be true or false, not " + quotedValue(value), where, "fetch the file again"};
    return std::optional<bool>(value.get<bool>());
}

Result<void> readFlags(TokenizerSettings& settings, const json& root, const std::string& where)
{
    struct Flag {
        const char* key;
        std::optional<bool>* value;
    };
    std::optional<bool> split;
    for (const Flag& flag : {Flag{"add_bos_token", &settings.addBegin}, Flag{"add_eos_token", &settings.addEnd},
             Flag{"add_prefix_space", &settings.addPrefixSpace}, Flag{"legacy", &settings.legacy},
             Flag{"split_special_tokens", &split}}) {
        const auto read = readFlag(root, flag.key, where);
        if (!read)
            return read.error();
        *flag.value = *read;
    }
    if (split.value_or(false))
        return Error{"split_special_tokens true is not supported", where, "set it to false"};
    return {};
}

Result<void> readConfig(TokenizerSettings& settings, const json& root, const std::string& where)
{
    settings.where = where;
    settings.tokenizerClass = textOf(root, "tokenizer_class");
    const json& listed = partOf(root, "added_tokens_decoder");
    if (!listed.is_null() && !listed.is_object())
        return Error{"added_tokens_decoder is not an object of ids and tokens", where, "fetch the file again"};
    for (const auto& [id, token] : listed.items())
        if (auto added = addListed(settings, addedTokenOf(token), statedId(id), where); !added)
            return added;
    if (auto read = readFlags(settings, root, where); !read)
        return read;
    return readNamedTokens(settings, root, where);
}

} // namespace

AddedToken addedTokenOf(const json& token)
{
    AddedToken added;
    added.text = token.is_string() ? token.get<std::string>() : textOf(token, "content");
    added.leftStrip = flagOf(token, "lstrip", false);
    added.rightStrip = flagOf(token, "rstrip", false);
    added.singleWord = flagOf(token, "single_word", false);
    added.normalized = flagOf(token, "normalized", false);
    return added;
}

Result<TokenizerSettings> readTokenizerSettings(TokenizerFolder& folder)
{
    TokenizerSettings settings;
    settings.where = folder.path().string();
    if (folder.has("tokenizer_config.json")) {
        const auto root = folder.object("tokenizer_config.json");
        if (!root)
            return root.error();
        if (auto read = readConfig(settings, *root, folder.whereOf("tokenizer_config.json")); !read)
            return read.error();
    }
    if (folder.has("added_tokens.json")) {
        const auto root = folder.object("added_tokens.json");
        if (!root)
            return root.error();
        for (const auto& [text, id] : root->items())
            if (auto added = addListed(settings, addedTokenOf(text), statedId(id), folder.whereOf("added_tokens.json"));
                !added)
                return added.error();
    }
    if (folder.has("special_tokens_map.json")) {
        const auto root = folder.object("special_tokens_map.json");
        if (!root)
            return root.error();
        if (auto read = readNamedTokens(settings, *root, folder.whereOf("special_tokens_map.json")); !read)
            return read.error();
    }
    return settings;
}

} // namespace throughline
