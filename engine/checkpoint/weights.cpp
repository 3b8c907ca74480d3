// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the table of tensors to where each one's elements come from: a file or the random function.
#include <checkpoint/weights.h>

#include <checkpoint/random_tensor.h>
#include <checkpoint/safetensors_file.h>
#include <checkpoint/sha256.h>
#include <checkpoint/tensor_table.h>
#include <checkpoint/transposed_read.h>
#include <checkpoint/weight_files.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <utility>

namespace throughline {

namespace {

struct Entry {
    TensorSpec spec;
    std::string name; // as the checkpoint has it
    const SafetensorsFile* file = nullptr;
    const StoredTensor* stored = nullptr; // null: random
    std::optional<RandomTensor> random;
    int64_t elements() const
    {
        int64_t product = 1;
        for (const int64_t size : spec.shape)
            product *= size;
        return product;
    }
};

std::string shapeText(const std::vector<int64_t>& shape)
{
    std::string text = "[";
    for (const int64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

/// Residual branches are not scaled down and positions weigh twice as much: with tied embeddings the last token would
/// otherwise predict itself.
RandomTensor randomTensorOf(const TensorSpec& spec, const ModelSource& source, uint64_t seed)
{
    const auto deviation = static_cast<float>(source.initStd);
    switch (spec.draw) {
    case Draw::Weight:
        break;
    case Draw::Position:
        return {seed, spec.name, 0, 2 * deviation};
    case Draw::NormWeight:
        return {seed, spec.name, 1, deviation};
    case Draw::Bias:
        return {seed, spec.name, 0, deviation / 4};
    }
    return {seed, spec.name, 0, deviation};
}

} // namespace

struct Weights::Impl {
    std::vector<std::unique_ptr<SafetensorsFile>> files;
    std::map<std::pair<TensorRole, int>, Entry> entries;
    std::string presetIdentity; // of a preset: its canonical text's hash, with the seed

    const Entry* find(TensorId id) const
    {
        const auto found = entries.find({id.role, id.layer});
        return found == entries.end() ? nullptr : &found->second;
    }
    const Entry& at(TensorId id) const
    {
        const Entry* entry = find(id);
        assert(entry);
        return *entry;
    }

    Result<void> openFiles(const WeightFiles& weightFiles);
    std::pair<const SafetensorsFile*, const StoredTensor*> findStored(const std::string& name) const;
    Result<void> locate(Entry& entry, const ModelSource& source);
    void addToFingerprint(Sha256& sha, const Entry& entry) const;
};

Result<void> Weights::Impl::openFiles(const WeightFiles& weightFiles)
{
    for (const auto& path : weightFiles.files) {
        auto file = SafetensorsFile::open(path);
        if (!file)
            return file.error();
        for (const auto& [name, stored] : file->tensors())
            if (findStored(name).first)
                return Error{"tensor \"" + name + "\" is in two shards", path.string(), "fetch the shards again"};
        files.push_back(std::make_unique<SafetensorsFile>(*std::move(file)));
    }
    for (const auto& [name, path] : weightFiles.shardOf)
        if (const auto [file, stored] = findStored(name); !file || file->path() != path)
            return Error{
                "holds no tensor \"" + name + "\", though the index says so", path.string(), "fetch the shards again"};
    return {};
}

std::pair<const SafetensorsFile*, const StoredTensor*> Weights::Impl::findStored(const std::string& name) const
{
    for (const auto& file : files)
        if (const StoredTensor* stored = file->find(name))
            return {file.get(), stored};
    return {nullptr, nullptr};
}

/// Finds a checkpoint's tensor with or without the prefix and checks its shape and type.
Result<void> Weights::Impl::locate(Entry& entry, const ModelSource& source)
{
    for (const std::string prefix : {"", "transformer."}) {
        std::tie(entry.file, entry.stored) = findStored(prefix + entry.spec.name);
        entry.name = prefix + entry.spec.name;
        if (entry.stored)
            break;
    }
    const std::string where = entry.file ? entry.file->path().string() : source.folder.string();
    if (!entry.stored)
        return Error{"the tensor " + entry.spec.name + " is missing", where, "use weights that belong to config.json"};
    auto& shape = entry.spec.shape;
    if (entry.spec.id.role == TensorRole::ScoreWeight && entry.stored->shape.size() == 2)
        shape[0] = entry.stored->shape[0]; // as many labels as the checkpoint's head has
    std::vector<int64_t> expected = shape;
    if (entry.spec.storedTransposed)
        std::reverse(expected.begin(), expected.end());
    if (entry.stored->shape != expected)
        return Error{"the tensor " + entry.name + " has shape " + shapeText(entry.stored->shape) + ", but config.json "
                + "asks for " + shapeText(expected),
            where, "use weights that belong to config.json"};
    if (!isReadable(entry.stored->type))
        return Error{"the tensor " + entry.name + " has dtype " + std::string(dtypeOf(entry.stored->type)), where,
            "use a checkpoint in F32, F16 or BF16"};
    return {};
}

Weights::Weights(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{ }
Weights::Weights(Weights&&) noexcept = default;
Weights& Weights::operator=(Weights&&) noexcept = default;
Weights::~Weights() = default;

Result<Weights> Weights::open(const ModelSource& source, uint64_t seed, int labels)
{
    auto impl = std::make_unique<Impl>();
    const bool preset = source.facts.preset;
    if (!preset) {
        const auto weightFiles = findWeightFiles(source.folder);
        if (!weightFiles)
            return weightFiles.error();
        if (auto opened = impl->openFiles(*weightFiles); !opened)
            return opened.error();
    }
    for (TensorSpec& spec : tensorsOf(source.shape, labels)) {
        Entry entry;
        entry.spec = std::move(spec);
        const auto key = std::pair(entry.spec.id.role, entry.spec.id.layer);
        const bool scoreMissing =
            entry.spec.id.role == TensorRole::ScoreWeight && !impl->findStored(entry.spec.name).first;
        if (preset || scoreMissing) {
            entry.name = entry.spec.name;
            entry.random = randomTensorOf(entry.spec, source, seed);
        } else if (auto found = impl->locate(entry, source); !found) {
            return found.error();
        }
        impl->entries.emplace(key, std::move(entry));
    }
    if (preset)
        impl->presetIdentity = source.facts.configHash + " seed " + std::to_string(seed);
    return Weights(std::move(impl));
}

std::vector<int64_t> Weights::shape(TensorId id) const { return m_impl->at(id).spec.shape; }
std::string Weights::nameOf(TensorId id) const { return m_impl->at(id).name; }

int64_t Weights::storedBytes(TensorId id) const
{
    const Entry& entry = m_impl->at(id);
    return entry.stored ? entry.stored->end - entry.stored->begin : 0;
}

Result<void> Weights::read(TensorId id, int64_t first, std::span<float> out) const
{
    const Entry* entry = m_impl->find(id);
    if (!entry)
        return Error{"the model has no tensor of this role in layer " + std::to_string(id.layer), "", ""};
    const auto count = static_cast<int64_t>(out.size());
    if (first < 0 || count > entry->elements() - first)
        return Error{"elements " + std::to_string(first) + " to " + std::to_string(first + count) + " of " + entry->name
                + " don't exist: it has " + std::to_string(entry->elements()),
            "", ""};
    if (entry->random) {
        entry->random->fill(first, out);
        return {};
    }
    if (entry->spec.storedTransposed)
        return readTransposed(*entry->file, *entry->stored, first, out);
    return entry->file->read(*entry->stored, first, out);
}

/// Name, type, shape, the file's size, and up to four pieces of 1 KiB of the tensor's own bytes.
void Weights::Impl::addToFingerprint(Sha256& sha, const Entry& entry) const
{
    constexpr int64_t pieces = 4;
    constexpr int64_t pieceBytes = 1024;
    sha.update(entry.spec.name + " " + shapeText(entry.spec.shape));
    if (!entry.stored) {
        sha.update(" random " + std::to_string(entry.random->key));
        return;
    }
    sha.update(
        " " + std::string(dtypeOf(entry.stored->type)) + " in " + std::to_string(entry.file->sizeBytes()) + "\n");
    const int64_t bytes = entry.stored->end - entry.stored->begin;
    std::vector<std::byte> piece;
    for (int64_t i = 0; i < pieces; ++i) {
        const int64_t begin = i * std::max<int64_t>(0, bytes - pieceBytes) / (pieces - 1);
        piece.resize(static_cast<std::size_t>(std::min(pieceBytes, bytes)));
        if (!entry.file->readBytes(*entry.stored, begin, piece))
            sha.update("unreadable");
        sha.update(piece);
    }
}

std::string Weights::fingerprint(std::span<const TensorId> ids) const
{
    if (!m_impl->presetIdentity.empty())
        return sha256Hex(m_impl->presetIdentity);
    Sha256 sha;
    for (const TensorId id : ids)
        m_impl->addToFingerprint(sha, m_impl->at(id));
    return sha.hexDigest();
}

} // namespace throughline
