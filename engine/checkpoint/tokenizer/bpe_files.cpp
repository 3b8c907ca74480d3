// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files that Transformers writes for GPT-2's tokenizer, old and new.
#include <checkpoint/tokenizer/bpe_files.h>

#include <checkpoint/json_file.h>
#include <checkpoint/readable_file.h>
#include <checkpoint/sha256.h>

#include <algorithm>
#include <string_view>

namespace throughline {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int maxTokenId = 1 << 20; // four times the largest vocabularies; bounds what a hostile file can allocate
constexpr int64_t maxFileBytes = 64 << 20;
constexpr std::string_view endOfText = "<|endoftext|>";

class BpeReader {
public:
    explicit BpeReader(fs::path folder)
        : m_folder(std::move(folder))
    { }

    Result<BpeFiles> read()
    {
        const bool pair = has("vocab.json") && has("merges.txt");
        if (!pair && !has("tokenizer.json"))
            return Error{"holds neither vocab.json and merges.txt nor tokenizer.json", m_folder.string(),
                has("tokenizer.model") ? "SentencePiece tokenizers are not supported yet" : ""};
        if (auto done = pair ? readPair() : readTokenizerJson(); !done)
            return done.error();
        if (auto done = readTokenizerConfig(); !done)
            return done.error();
        if (m_files.vocabulary.contains(std::string(endOfText))) // GPT-2's tokenizer has it as its special token
            m_files.addedTokens.emplace(endOfText, m_files.vocabulary.at(std::string(endOfText)));
        m_files.hash = m_sha.hexDigest();
        return std::move(m_files);
    }

private:
    bool has(const char* name) const { return fileExists(m_folder / name); }
    std::string whereOf(const char* name) const { return (m_folder / name).string(); }

    Result<std::string> text(const char* name)
    {
        auto content = readTextFile(m_folder / name, maxFileBytes);
        if (content) {
            m_sha.update(std::string(name) + " " + std::to_string(content->size()) + "\n");
            m_sha.update(*content);
        }
        return content;
    }
    Result<json> document(const char* name)
    {
        const auto content = text(name);
        if (!content)
            return content.error();
        auto parsed = parseJsonFile(*content, m_folder / name);
        if (parsed && !parsed->is_object())
            return Error{"is not a JSON object", whereOf(name), "fetch the file again"};
        return parsed;
    }

    Result<void> addVocabulary(const json& vocabulary, const std::string& where)
    {
        if (!vocabulary.is_object())
            return Error{"is not an object of tokens and ids", where, "fetch the file again"};
        std::vector<bool> seen;
        for (const auto& [token, id] : vocabulary.items()) {
            if (!isTokenId(id))
                return Error{
                    "the token " + json(token).dump() + " has no id from 0 to " + std::to_string(maxTokenId - 1), where,
                    "fetch the file again"};
            const auto index = id.get<std::size_t>();
            if (index >= seen.size())
                seen.resize(index + 1);
            if (seen[index])
                return Error{"two tokens have the id " + std::to_string(index), where, "fetch the file again"};
            seen[index] = true;
            m_files.vocabulary.emplace(token, id.get<int>());
        }
        return {};
    }
    static bool isTokenId(const json& id)
    {
        return id.is_number_integer() && id.get<int64_t>() >= 0 && id.get<int64_t>() < maxTokenId;
    }

    Result<void> addMerge(std::string_view line, const std::string& where)
    {
        const auto space = line.find(' ');
        if (space == 0 || space == std::string_view::npos || space + 1 == line.size()
            || line.find(' ', space + 1) != std::string_view::npos)
            return Error{"is not two tokens with a space between: " + std::string(line.substr(0, 80)), where,
                "fetch the file again"};
        m_files.merges.emplace_back(line.substr(0, space), line.substr(space + 1));
        return {};
    }

    Result<void> readPair()
    {
        const auto vocabulary = document("vocab.json");
        if (!vocabulary)
            return vocabulary.error();
        if (auto added = addVocabulary(*vocabulary, whereOf("vocab.json")); !added)
            return added;
        const auto merges = text("merges.txt");
        if (!merges)
            return merges.error();
        std::string_view rest = *merges;
        for (int number = 1; !rest.empty(); ++number) {
            std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (line.empty() || line.starts_with("#version"))
                continue;
            if (auto added = addMerge(line, whereOf("merges.txt") + ":" + std::to_string(number)); !added)
                return added;
        }
        return {};
    }

    Result<void> readTokenizerJson()
    {
        const auto root = document("tokenizer.json");
        if (!root)
            return root.error();
        const std::string where = whereOf("tokenizer.json");
        const json model = root->value("model", json());
        if (const std::string problem = unsupportedPart(*root, model); !problem.empty())
            return Error{problem + " is not supported", where,
                "only GPT-2's byte-level BPE is: vocab.json and merges.txt would be read instead"};
        if (auto added = addVocabulary(model.value("vocab", json()), where + ", model/vocab"); !added)
            return added;
        for (const json& merge : model.value("merges", json::array())) {
            std::string line = merge.is_string() ? merge.get<std::string>() : "";
            if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
                line = merge[0].get<std::string>() + " " + merge[1].get<std::string>();
            if (auto added = addMerge(line, where + ", model/merges"); !added)
                return added;
        }
        m_files.addPrefixSpace = root->at("pre_tokenizer").value("add_prefix_space", json(true)) == json(true);
        for (const json& token : root->value("added_tokens", json::array()))
            if (auto added = addToken(token, token.is_object() ? token.value("id", json()) : json(), where); !added)
                return added;
        return {};
    }

    /// Empty, or what of a tokenizer.json is other than plain byte-level BPE by GPT-2's pattern.
    static std::string unsupportedPart(const json& root, const json& model)
    {
        const auto typeOf = [](const json& part) { return part.is_object() ? part.value("type", json()) : json(); };
        if (!model.is_object() || typeOf(model) != "BPE")
            return "model/type " + typeOf(model).dump();
        const json off = json::array({nullptr, false, ""}); // a key's ways to say that it asks for nothing
        for (const char* key :
            {"dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges"})
            if (const json value = model.value(key, json()); std::find(off.begin(), off.end(), value) == off.end())
                return std::string("model/") + key + " " + value.dump();
        if (const json normalizer = root.value("normalizer", json()); !normalizer.is_null())
            return "the normalizer " + typeOf(normalizer).dump();
        const json split = root.value("pre_tokenizer", json());
        if (typeOf(split) != "ByteLevel" || split.value("use_regex", json(true)) != json(true))
            return "the pre_tokenizer " + split.dump().substr(0, 200);
        const json post = root.value("post_processor", json());
        if (!post.is_null() && typeOf(post) != "ByteLevel")
            return "the post_processor " + typeOf(post).dump();
        return {};
    }

    /// `token`: its text, or an object with "content" and the flags of Transformers' AddedToken.
    Result<void> addToken(const json& token, const json& id, const std::string& where)
    {
        const json content = token.is_object() ? token.value("content", json()) : token;
        if (!content.is_string() || content.get<std::string>().empty())
            return {}; // null: the model has no such token
        const auto name = content.get<std::string>();
        if (token.is_object())
            for (const char* flag : {"lstrip", "rstrip", "single_word"})
                if (token.value(flag, json()) == json(true))
                    return Error{"the added token " + content.dump() + " asks for " + flag + ", which is not supported",
                        where, ""};
        if (isTokenId(id))
            m_files.addedTokens[name] = id.get<int>();
        else if (const auto known = m_files.vocabulary.find(name); known != m_files.vocabulary.end())
            m_files.addedTokens.emplace(name, known->second);
        return {};
    }

    Result<void> readTokenizerConfig()
    {
        for (const char* name : {"added_tokens.json", "special_tokens_map.json", "tokenizer_config.json"}) {
            if (!has(name))
                continue;
            const auto root = document(name);
            if (!root)
                return root.error();
            if (auto done = readSettings(*root, name); !done)
                return done;
        }
        return {};
    }

    Result<void> readSettings(const json& root, const std::string& name)
    {
        const std::string where = whereOf(name.c_str());
        if (name == "added_tokens.json") {
            for (const auto& [token, id] : root.items())
                if (auto added = addToken(token, id, where); !added)
                    return added;
            return {};
        }
        if (const json decoder = root.value("added_tokens_decoder", json()); decoder.is_object())
            for (const auto& [id, token] : decoder.items())
                if (auto added = addToken(token, json::parse(id, nullptr, false), where); !added)
                    return added;
        for (const char* key :
            {"bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token"})
            if (auto added = addToken(root.value(key, json()), json(), where); !added)
                return added;
        for (const json& token : root.value("additional_special_tokens", json::array()))
            if (auto added = addToken(token, json(), where); !added)
                return added;
        if (const json space = root.value("add_prefix_space", json()); space.is_boolean())
            m_files.addPrefixSpace = space.get<bool>();
        for (const char* key : {"add_eos_token", "split_special_tokens"})
            if (root.value(key, json()) == json(true))
                return Error{std::string(key) + " true is not supported", where, "set it to false"};
        return root.value("add_bos_token", json()) == json(true) ? readBeginOfSequence(root, where) : Result<void>();
    }

    Result<void> readBeginOfSequence(const json& root, const std::string& where)
    {
        const json token = root.value("bos_token", json(endOfText));
        const json content = token.is_object() ? token.value("content", json()) : token;
        const auto found =
            content.is_string() ? m_files.addedTokens.find(content.get<std::string>()) : m_files.addedTokens.end();
        if (found == m_files.addedTokens.end())
            return Error{"add_bos_token is true, but bos_token names no token of the vocabulary", where, ""};
        m_files.beginOfSequence = found->second;
        return {};
    }

    fs::path m_folder;
    BpeFiles m_files;
    Sha256 m_sha;
};

} // namespace

Result<BpeFiles> readBpeFiles(const fs::path& folder) { return BpeReader(folder).read(); }

} // namespace throughline
