// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of files: the model, then added tokens, then what stands around a text.
#include <checkpoint/tokenizer/opened_tokenizer.h>

#include <checkpoint/tokenizer/tokenizer_settings.h>

#include <core/json_text.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

/// Tokens not found in normalized text are looked for in the text as it is.
AddedTokens plainOnes(std::vector<AddedToken> added)
{
    std::erase_if(added, [](const AddedToken& token) { return token.normalized; });
    return AddedTokens(std::move(added));
}

/// `ids` as the setting `key` wants them: those that the token has, none, or as they are where nothing is said.
Result<void> applySetting(std::vector<int>& ids, const char* key, std::optional<bool> wanted, const std::string& token,
    const std::vector<AddedToken>& added, const Vocabulary& vocabulary, const std::string& where)
{
    if (!wanted)
        return {};
    ids.clear();
    if (!*wanted)
        return {};
    const auto listed =
        std::find_if(added.begin(), added.end(), [&](const AddedToken& one) { return one.text == token; });
    const int id = listed != added.end() ? listed->id : vocabulary.idOf(token);
    if (id < 0)
        return Error{std::string("add_") + key + " is true, but " + key + " " + quotedValue(token)
                + " is no token of the vocabulary",
            where, "fetch the tokenizer's files again"};
    ids.push_back(id);
    return {};
}

Result<void> applySettings(OpenedTokenizer& opened, const TokenizerSettings& settings,
    const std::vector<AddedToken>& added, const Vocabulary& vocabulary)
{
    if (auto done = applySetting(
            opened.before, "bos_token", settings.addBegin, settings.beginToken, added, vocabulary, settings.where);
        !done)
        return done;
    return applySetting(
        opened.behind, "eos_token", settings.addEnd, settings.endToken, added, vocabulary, settings.where);
}

Result<OpenedTokenizer> openByteLevel(ByteLevelFiles files, TokenizerSettings settings)
{
    // Transformers lets this setting decide where the only step is ByteLevel.
    if (files.steps.size() == 1 && settings.addPrefixSpace)
        files.steps[0].addPrefixSpace = *settings.addPrefixSpace;
    std::vector<AddedToken> tokens = files.addedTokens;
    tokens.insert(tokens.end(), settings.addedTokens.begin(), settings.addedTokens.end());
    tokens.insert(tokens.end(), settings.namedTokens.begin(), settings.namedTokens.end());
    const auto added = withIds(tokens, files.vocabulary);
    if (!added)
        return added.error();
    auto model = ByteLevelBpe::make(files, *added);
    if (!model)
        return model.error();
    OpenedTokenizer opened;
    opened.texts = textsOf(files, *added);
    opened.model = *std::move(model);
    opened.added = plainOnes(*added);
    opened.before = files.before;
    opened.behind = files.behind;
    if (settings.beginToken.empty())
        settings.beginToken = "<|endoftext|>"; // GPT-2's
    if (auto applied = applySettings(opened, settings, *added, files.vocabulary); !applied)
        return applied.error();
    return opened;
}

Result<Vocabulary> vocabularyOf(const SentencePieceFile& file, const std::string& where)
{
    Vocabulary vocabulary;
    int64_t id = 0;
    for (const SentencePieceFile::Piece& piece : file.pieces)
        if (auto added = vocabulary.add(piece.text, id++, where); !added)
            return added.error();
    return vocabulary;
}

/// Llama's tokenizer puts "<s>" before a text unless told otherwise, and knows its special tokens within one. Files
/// that name no class are taken as the library alone takes them: there special tokens in a text are text.
void setLlamaDefaults(TokenizerSettings& settings, const Vocabulary& vocabulary)
{
    if (settings.beginToken.empty())
        settings.beginToken = "<s>";
    if (settings.endToken.empty())
        settings.endToken = "</s>";
    if (!settings.addBegin && vocabulary.idOf(settings.beginToken) >= 0)
        settings.addBegin = true;
    if (settings.tokenizerClass.empty())
        settings.namedTokens.clear();
    else
        for (const std::string& text : {settings.beginToken, settings.endToken, std::string("<unk>")})
            settings.namedTokens.push_back({.text = text, .where = settings.where});
}

Result<OpenedTokenizer> openSentencePiece(TokenizerFolder& folder, TokenizerSettings settings)
{
    constexpr std::array<std::string_view, 3> classes{"", "LlamaTokenizer", "LlamaTokenizerFast"};
    if (std::find(classes.begin(), classes.end(), settings.tokenizerClass) == classes.end())
        return Error{
            "tokenizer_class " + quotedValue(settings.tokenizerClass) + " is not supported with a tokenizer.model",
            settings.where, "only LlamaTokenizer is"};
    const std::string where = folder.whereOf("tokenizer.model");
    const auto content = folder.content("tokenizer.model");
    if (!content)
        return content.error();
    auto file = readSentencePieceFile(*content, where);
    if (!file)
        return file.error();
    const auto vocabulary = vocabularyOf(*file, where);
    if (!vocabulary)
        return vocabulary.error();
    setLlamaDefaults(settings, *vocabulary);
    std::vector<AddedToken> tokens = settings.addedTokens;
    tokens.insert(tokens.end(), settings.namedTokens.begin(), settings.namedTokens.end());
    auto added = withIds(tokens, *vocabulary);
    if (!added)
        return added.error();
    // Transformers 5 counts as not legacy where nothing is said.
    const SentencePieceModel::Settings spaces{
        settings.legacy.value_or(file->removeExtraWhitespaces), settings.addPrefixSpace.value_or(true)};
    auto model = SentencePieceModel::make(*std::move(file), spaces, where);
    if (!model)
        return model.error();
    OpenedTokenizer opened;
    opened.texts = model->texts();
    for (AddedToken& token : *added) {
        opened.texts.set(token.id, {token.text, false});
        token.normalized = false; // the model's normalization is its own
    }
    opened.model = *std::move(model);
    opened.added = plainOnes(*added);
    if (auto applied = applySettings(opened, settings, *added, *vocabulary); !applied)
        return applied.error();
    return opened;
}

Result<OpenedTokenizer> openByKind(TokenizerFolder& folder, const TokenizerSettings& settings)
{
    if (folder.has("tokenizer.json")) {
        const auto root = folder.object("tokenizer.json");
        if (!root)
            return root.error();
        // What is not byte-level is the tokenizer.model beside it, written once more.
        if (isByteLevel(*root) || !folder.has("tokenizer.model")) {
            auto files = readTokenizerJson(*root, folder.whereOf("tokenizer.json"));
            return files ? openByteLevel(*std::move(files), settings) : Result<OpenedTokenizer>(files.error());
        }
    }
    if (folder.has("tokenizer.model"))
        return openSentencePiece(folder, settings);
    if (folder.has("vocab.json") && folder.has("merges.txt")) {
        auto files = readVocabAndMerges(folder, settings);
        return files ? openByteLevel(*std::move(files), settings) : Result<OpenedTokenizer>(files.error());
    }
    return Error{"holds no tokenizer.json, no tokenizer.model and no vocab.json with merges.txt",
        folder.path().string(), "fetch the tokenizer's files"};
}

} // namespace

Result<OpenedTokenizer> openTokenizerFiles(const std::filesystem::path& path)
{
    TokenizerFolder folder(path);
    const auto settings = readTokenizerSettings(folder);
    if (!settings)
        return settings.error();
    auto opened = openByKind(folder, *settings);
    if (opened)
        opened->hash = folder.hash();
    return opened;
}

} // namespace throughline
