// SPDX-License-Identifier: GPL-3.0-or-later
// Names and shapes as Transformers writes them.
#include <tests/checkpoint/small_checkpoint.h>

#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>

namespace throughline::test {

namespace {

std::string bytesOf(const std::vector<float>& values, const std::string& dtype)
{
    if (dtype == "F32")
        return bytesOfFloats(values);
    std::string bytes;
    for (const float value : values) {
        uint32_t bits = 0;
        std::memcpy(&bits, &value, 4);
        // Exact for whole numbers of 7 bits: truncation drops zeros only, and fp16's exponent is rebased.
        uint32_t half = bits >> 16;
        if (dtype == "F16")
            half = value == 0 ? 0 : (bits >> 16 & 0x8000) | ((bits & 0x7fffffff) - (112U << 23)) >> 13;
        bytes += static_cast<char>(half);
        bytes += static_cast<char>(half >> 8);
    }
    return bytes;
}

} // namespace

float SmallCheckpoint::valueAt(const std::string& name, int64_t index)
{
    int64_t sum = 0;
    for (const char c : name)
        sum = sum * 31 % 1009 + c;
    return static_cast<float>((sum + index * 7) % 127 - 63);
}

std::string SmallCheckpoint::config() const
{
    nlohmann::json json{{"model_type", "gpt2"}, {"n_embd", hidden}, {"n_layer", layers}, {"n_head", heads},
        {"vocab_size", vocab}, {"n_positions", positions}, {"n_inner", nullptr}, {"activation_function", "gelu_new"},
        {"eos_token_id", 9}};
    if (untiedHead)
        json["tie_word_embeddings"] = false;
    return json.dump();
}

std::vector<WrittenTensor> SmallCheckpoint::tensors() const
{
    std::vector<WrittenTensor> all;
    const auto addNamed = [&](const std::string& fullName, const std::string& name, std::vector<int64_t> shape) {
        int64_t elements = 1;
        for (const int64_t size : shape)
            elements *= size;
        std::vector<float> values;
        for (int64_t i = 0; i < elements; ++i)
            values.push_back(valueAt(name, i));
        all.push_back({fullName, dtype, std::move(shape), bytesOf(values, dtype)});
    };
    const auto add = [&](const std::string& name, std::vector<int64_t> shape) {
        addNamed(prefix + name, name, std::move(shape));
    };
    add("wte.weight", {vocab, hidden});
    add("wpe.weight", {positions, hidden});
    for (int layer = 0; layer < layers; ++layer) {
        const std::string at = "h." + std::to_string(layer) + ".";
        for (const std::string norm : {"ln_1", "ln_2"}) {
            add(at + norm + ".weight", {hidden});
            add(at + norm + ".bias", {hidden});
        }
        add(at + "attn.c_attn.weight", {hidden, 3 * hidden});
        add(at + "attn.c_attn.bias", {3 * hidden});
        add(at + "attn.c_proj.weight", {hidden, hidden});
        add(at + "attn.c_proj.bias", {hidden});
        add(at + "mlp.c_fc.weight", {hidden, 4 * hidden});
        add(at + "mlp.c_fc.bias", {4 * hidden});
        add(at + "mlp.c_proj.weight", {4 * hidden, hidden});
        add(at + "mlp.c_proj.bias", {hidden});
        if (buffers) {
            all.push_back({prefix + at + "attn.bias", "BOOL", {1, 1, positions, positions}, std::string(36, '\x01')});
            all.push_back({prefix + at + "attn.masked_bias", "F32", {}, bytesOfFloats({-1e4F})});
        }
    }
    add("ln_f.weight", {hidden});
    add("ln_f.bias", {hidden});
    if (untiedHead)
        addNamed("lm_head.weight", "lm_head.weight", {vocab, hidden});
    if (labels > 0)
        addNamed("score.weight", "score.weight", {labels, hidden});
    return all;
}

void SmallCheckpoint::write(const std::filesystem::path& folder) const
{
    std::ofstream(folder / "config.json", std::ios::binary) << config();
    std::ofstream(folder / "model.safetensors", std::ios::binary) << safetensorsOf(tensors());
}

} // namespace throughline::test
