// SPDX-License-Identifier: GPL-3.0-or-later
// vocab.json and merges.txt: how words are split stands in no file, only in the name of the tokenizer's class.
#include <checkpoint/tokenizer/byte_level_files.h>

#include <checkpoint/tokenizer/json_part.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr const char* endOfText = "<|endoftext|>"; // both tokenizers' special token

Result<void> readMergeLines(ByteLevelFiles& files, std::string_view rest)
{
    for (int number = 1; !rest.empty(); ++number) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with("#version"))
            continue;
        auto merge = mergeOf(line);
        if (!merge)
            return Error{"is not two tokens with a space between: " + quotedValue(std::string(line)),
                files.mergesWhere + ":" + std::to_string(number), "fetch the file again"};
        files.merges.push_back(*std::move(merge));
    }
    return {};
}

/// What the class does besides; `name` may end in "Fast".
Result<void> setByClass(ByteLevelFiles& files, std::string_view name, const TokenizerSettings& settings)
{
    if (name.ends_with("Fast"))
        name.remove_suffix(4);
    PreTokenizerStep bytes;
    bytes.addPrefixSpace = settings.addPrefixSpace.value_or(false);
    if (name.empty() || name == "GPT2Tokenizer") {
        files.steps = {bytes};
    } else if (name == "Qwen2Tokenizer") {
        PreTokenizerStep split;
        split.kind = PreTokenizerStep::Kind::Split;
        split.pattern = KnownPattern::Qwen2;
        bytes.useRegex = false;
        files.composed = true;
        files.steps = {split, bytes};
    } else {
        return Error{
            "tokenizer_class " + quotedValue(std::string(name)) + " is not supported with vocab.json and merges.txt",
            settings.where, "put its tokenizer.json beside them"};
    }
    return {};
}

} // namespace

Result<ByteLevelFiles> readVocabAndMerges(TokenizerFolder& folder, const TokenizerSettings& settings)
{
    ByteLevelFiles files;
    files.vocabularyWhere = folder.whereOf("vocab.json");
    files.mergesWhere = folder.whereOf("merges.txt");
    if (auto set = setByClass(files, settings.tokenizerClass, settings); !set)
        return set.error();
    const auto vocabulary = folder.object("vocab.json");
    if (!vocabulary)
        return vocabulary.error();
    for (const auto& [token, id] : vocabulary->items())
        if (auto added =
                files.vocabulary.add(token, id.is_number_integer() ? id.get<int64_t>() : -1, files.vocabularyWhere);
            !added)
            return added.error();
    const auto merges = folder.content("merges.txt");
    if (!merges)
        return merges.error();
    if (auto read = readMergeLines(files, *merges); !read)
        return read.error();
    if (files.vocabulary.idOf(endOfText) >= 0)
        files.addedTokens.push_back({.text = endOfText, .where = files.vocabularyWhere});
    return files;
}

} // namespace throughline
