// SPDX-License-Identifier: GPL-3.0-or-later
// A tokenizer.json, part by part.
#include <checkpoint/tokenizer/byte_level_files.h>

#include <checkpoint/tokenizer/json_part.h>
#include <checkpoint/tokenizer/pre_tokenizer_json.h>

#include <algorithm>
#include <array>

namespace throughline {

using nlohmann::json;

namespace {

class TokenizerJsonReader {
public:
    TokenizerJsonReader(const json& root, const std::string& where)
        : m_root(root)
        , m_where(where)
    {
        m_files.vocabularyWhere = at("/model/vocab");
        m_files.mergesWhere = at("/model/merges");
    }

    Result<ByteLevelFiles> read()
    {
        using Reading = Result<void> (TokenizerJsonReader::*)();
        constexpr std::array<Reading, 6> readings{&TokenizerJsonReader::readModel, &TokenizerJsonReader::readMerges,
            &TokenizerJsonReader::readNormalizerAndDecoder, &TokenizerJsonReader::readSteps,
            &TokenizerJsonReader::readAddedTokens, &TokenizerJsonReader::readPostProcessors};
        for (const Reading reading : readings)
            if (auto done = (this->*reading)(); !done)
                return done.error();
        return std::move(m_files);
    }

private:
    Error unsupported(const std::string& what) const
    {
        return {what + " is not supported", m_where, "byte-level BPE as GPT-2, Llama 3, Qwen2 and Falcon have it is"};
    }
    std::string at(const char* pointer) const { return m_where + ", " + pointer; }

    Result<void> readModel()
    {
        const json& model = partOf(m_root, "model");
        if (partOf(model, "type") != json("BPE"))
            return unsupported("model/type " + quotedValue(partOf(model, "type")));
        const json off = json::array({nullptr, false, "", 0.0}); // a key's ways to say that it asks for nothing
        for (const char* key : {"dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback"})
            if (const json& value = partOf(model, key); std::find(off.begin(), off.end(), value) == off.end())
                return unsupported(std::string("model/") + key + " " + quotedValue(value));
        m_files.ignoreMerges = flagOf(model, "ignore_merges", false);
        const json& vocabulary = partOf(model, "vocab");
        if (!vocabulary.is_object())
            return Error{"is not an object of tokens and ids", at("/model/vocab"), "fetch the file again"};
        for (const auto& [token, id] : vocabulary.items())
            if (auto added =
                    m_files.vocabulary.add(token, id.is_number_integer() ? id.get<int64_t>() : -1, at("/model/vocab"));
                !added)
                return added;
        return {};
    }

    Result<void> readMerges()
    {
        const json& merges = partOf(partOf(m_root, "model"), "merges");
        if (!merges.is_array())
            return Error{"is not a list of merges", at("/model/merges"), "fetch the file again"};
        for (const json& merge : merges) {
            if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
                m_files.merges.emplace_back(merge[0].get<std::string>(), merge[1].get<std::string>());
                continue;
            }
            const std::string line = merge.is_string() ? merge.get<std::string>() : std::string();
            auto pair = mergeOf(line);
            if (!pair)
                return Error{"the merge " + std::to_string(m_files.merges.size()) + ", " + quotedValue(merge)
                        + ", is not two tokens",
                    at("/model/merges"), "fetch the file again"};
            m_files.merges.push_back(*std::move(pair));
        }
        return {};
    }

    Result<void> readNormalizerAndDecoder()
    {
        const json& normalizer = partOf(m_root, "normalizer");
        m_files.composed = textOf(normalizer, "type") == "NFC";
        if (!normalizer.is_null() && !m_files.composed)
            return unsupported("the normalizer " + quotedValue(partOf(normalizer, "type")));
        if (const json& decoder = partOf(m_root, "decoder"); textOf(decoder, "type") != "ByteLevel")
            return unsupported("the decoder " + quotedValue(partOf(decoder, "type")));
        return {};
    }

    Result<void> readSteps()
    {
        auto steps = readPreTokenizer(partOf(m_root, "pre_tokenizer"), m_where);
        if (!steps)
            return steps.error();
        m_files.steps = *std::move(steps);
        return {};
    }

    Result<void> readAddedTokens()
    {
        const json& tokens = partOf(m_root, "added_tokens");
        if (!tokens.is_null() && !tokens.is_array())
            return Error{"is not a list of tokens", at("/added_tokens"), "fetch the file again"};
        for (const json& token : tokens) {
            AddedToken added = addedTokenOf(token);
            const json& id = partOf(token, "id");
            if (added.text.empty())
                return Error{"an added token has no text", at("/added_tokens"), "fetch the file again"};
            if (!id.is_number_integer() || id.get<int64_t>() < 0 || id.get<int64_t>() >= Vocabulary::maxTokens)
                return Error{"the added token " + quotedValue(added.text) + " has no id from 0 to "
                        + std::to_string(Vocabulary::maxTokens - 1),
                    at("/added_tokens"), "fetch the file again"};
            added.id = id.get<int>();
            added.where = m_where;
            m_files.addedTokens.push_back(std::move(added));
        }
        return {};
    }

    Result<void> readPostProcessors()
    {
        const json& post = partOf(m_root, "post_processor");
        if (textOf(post, "type") != "Sequence")
            return post.is_null() ? Result<void>() : readPostProcessor(post);
        for (const json& processor : partOf(post, "processors"))
            if (auto read = readPostProcessor(processor); !read)
                return read;
        return {};
    }

    Result<void> readPostProcessor(const json& processor)
    {
        const std::string type = textOf(processor, "type");
        if (type == "ByteLevel") // moves offsets only
            return {};
        if (type != "TemplateProcessing")
            return unsupported("the post_processor " + quotedValue(partOf(processor, "type")));
        if (!m_files.before.empty() || !m_files.behind.empty())
            return unsupported("a second TemplateProcessing");
        int texts = 0;
        const json& pieces = partOf(processor, "single");
        for (const json& piece : pieces.is_array() ? pieces : json::array()) {
            if (textOf(partOf(piece, "Sequence"), "id") == "A") {
                ++texts;
                continue;
            }
            const std::string name = textOf(partOf(piece, "SpecialToken"), "id");
            const json& ids = partOf(partOf(partOf(processor, "special_tokens"), name.c_str()), "ids");
            if (auto added = addTemplateIds(ids, name, texts > 0 ? m_files.behind : m_files.before); !added)
                return added;
        }
        if (texts != 1)
            return unsupported(
                "a TemplateProcessing whose \"single\" holds the text " + std::to_string(texts) + " times");
        return {};
    }

    Result<void> addTemplateIds(const json& ids, const std::string& name, std::vector<int>& to) const
    {
        if (!ids.is_array() || ids.empty() || ids.size() > 16)
            return Error{"TemplateProcessing gives no ids for its special token " + quotedValue(name),
                at("/post_processor"), "fetch the file again"};
        for (const json& id : ids) {
            const bool listed = std::any_of(m_files.addedTokens.begin(), m_files.addedTokens.end(),
                [&](const AddedToken& token) { return id == json(token.id); });
            const bool known = id.is_number_integer() && id.get<int64_t>() >= 0
                && id.get<int64_t>() < m_files.vocabulary.end() && m_files.vocabulary.tokenOf(id.get<int>());
            if (!listed && !known)
                return Error{"TemplateProcessing puts in the id " + quotedValue(id) + ", which no token has",
                    at("/post_processor"), "fetch the file again"};
            to.push_back(id.get<int>());
        }
        return {};
    }

    const json& m_root;
    std::string m_where;
    ByteLevelFiles m_files;
};

} // namespace

bool isByteLevel(const json& tokenizerJson)
{
    const json& preTokenizer = partOf(tokenizerJson, "pre_tokenizer");
    const auto is = [](const json& step) { return textOf(step, "type") == "ByteLevel"; };
    const json& list = partOf(preTokenizer, "pretokenizers");
    return is(preTokenizer) || (list.is_array() && std::any_of(list.begin(), list.end(), is));
}

Result<ByteLevelFiles> readTokenizerJson(const json& tokenizerJson, const std::string& where)
{
    return TokenizerJsonReader(tokenizerJson, where).read();
}

std::optional<std::pair<std::string, std::string>> mergeOf(std::string_view line)
{
    const auto space = line.find(' ');
    if (space == 0 || space == std::string_view::npos || space + 1 == line.size()
        || line.find(' ', space + 1) != std::string_view::npos)
        return {};
    return std::pair(std::string(line.substr(0, space)), std::string(line.substr(space + 1)));
}

} // namespace throughline
