// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <checkpoint/model_defaults.h>

#include <checkpoint/json_file.h>
#include <checkpoint/safetensors_file.h>
#include <checkpoint/weight_files.h>

#include <core/names.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr int64_t mostConfigBytes = 1 << 20;

struct StoredType {
    ElementType type;
    Precision precision;
    int64_t bytes = 0;
};

/// Masks and counters that a file holds besides are no weights: only the types that are read count.
std::string storedAs(const std::filesystem::path& folder)
{
    std::array types{StoredType{ElementType::F32, Precision::Fp32}, StoredType{ElementType::F16, Precision::Fp16},
        StoredType{ElementType::BF16, Precision::Bf16}};
    const auto weights = findWeightFiles(folder);
    if (!weights)
        return {};
    for (const auto& path : weights->files) {
        const auto file = SafetensorsFile::open(path);
        if (!file)
            return {};
        for (const auto& [name, tensor] : file->tensors())
            for (StoredType& each : types)
                each.bytes += each.type == tensor.type ? tensor.end - tensor.begin : 0;
    }
    std::stable_sort(types.begin(), types.end(), [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
    std::string words;
    for (const StoredType& each : types)
        if (each.bytes > 0)
            words += (words.empty() ? "" : " and ") + std::string(nameOf(each.precision));
    return words;
}

std::vector<NamedToken> named(const std::vector<int>& ids, const Tokenizer* tokenizer)
{
    std::vector<NamedToken> tokens;
    for (const int id : ids)
        tokens.push_back({id, tokenizer ? tokenizer->decode({id}) : std::string()});
    return tokens;
}

/// generation_config.json comes first, as model_config.h has it.
std::string endOfSequenceFile(const std::filesystem::path& folder)
{
    const auto generation = readJsonFile(folder / "generation_config.json", mostConfigBytes);
    const bool names = generation && generation->is_object() && generation->contains("eos_token_id");
    return names ? "generation_config.json" : "config.json";
}

} // namespace

ModelDefaults modelDefaults(const ModelSource& source, const Tokenizer* tokenizer)
{
    ModelDefaults defaults;
    const Tokenizer* const names = source.facts.hasTokenizer ? tokenizer : nullptr;
    defaults.endOfSequence = named(source.shape.endOfSequenceIds, names);
    if (source.facts.preset) {
        defaults.endOfSequenceFile = "the preset";
        return defaults;
    }
    defaults.storedAs = storedAs(source.folder);
    if (!defaults.endOfSequence.empty())
        defaults.endOfSequenceFile = endOfSequenceFile(source.folder);
    if (names) {
        defaults.before = named(names->idsBefore(), names);
        defaults.behind = named(names->idsBehind(), names);
    }
    return defaults;
}

} // namespace throughline
