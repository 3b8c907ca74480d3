// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the table of tensors to where each one's elements come from: a file or the random function.
#include <checkpoint/weights.h>

#include <checkpoint/random_tensor.h>
#include <checkpoint/safetensors_file.h>
#include <checkpoint/sha256.h>
#include <checkpoint/stored_rows.h>
#include <checkpoint/tensor_table.h>
#include <checkpoint/weight_files.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace throughline {

namespace {

struct Entry {
    TensorSpec spec;
    std::vector<StoredPart> parts; // of a checkpoint's tensor: one or several
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

Result<void> refuseMisshapen(const StoredPart& part, const std::vector<int64_t>& expected)
{
    const std::string where = part.file->path().string();
    if (part.stored->shape != expected)
        return Error{"the tensor " + part.name + " has shape " + shapeText(part.stored->shape) + ", but config.json "
                + "asks for " + shapeText(expected),
            where, "use weights that belong to config.json"};
    if (!isReadable(part.stored->type))
        return Error{"the tensor " + part.name + " has dtype " + std::string(dtypeOf(part.stored->type)), where,
            "use a checkpoint in F32, F16 or BF16"};
    return {};
}

/// Type, the file's size, and up to four pieces of 1 KiB of the tensor's own bytes.
void addContent(Sha256& sha, const StoredPart& part)
{
    constexpr int64_t pieces = 4;
    constexpr int64_t pieceBytes = 1024;
    sha.update(" " + std::string(dtypeOf(part.stored->type)) + " in " + std::to_string(part.file->sizeBytes()) + "\n");
    const int64_t bytes = part.stored->end - part.stored->begin;
    std::vector<std::byte> piece;
    for (int64_t i = 0; i < pieces; ++i) {
        const int64_t begin = i * std::max<int64_t>(0, bytes - pieceBytes) / (pieces - 1);
        piece.resize(static_cast<std::size_t>(std::min(pieceBytes, bytes)));
        if (!part.file->readBytes(*part.stored, begin, piece))
            sha.update("unreadable");
        sha.update(piece);
    }
}

void addToFingerprint(Sha256& sha, const Entry& entry)
{
    sha.update(entry.spec.name + " " + shapeText(entry.spec.shape));
    if (entry.random)
        sha.update(" random " + std::to_string(entry.random->key));
    for (const StoredPart& part : entry.parts)
        addContent(sha, part);
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

    Result<void> refuseOutside(TensorId id, int64_t first, int64_t count) const;
    Result<void> openFiles(const WeightFiles& weightFiles);
    std::pair<const SafetensorsFile*, const StoredTensor*> findStored(const std::string& name) const;
    StoredPart locate(const std::string& name, Family family) const;
    Result<void> locateParts(Entry& entry, const ModelSource& source) const;
};

Result<void> Weights::Impl::refuseOutside(TensorId id, int64_t first, int64_t count) const
{
    const Entry* entry = find(id);
    if (!entry)
        return Error{"the model has no tensor of this role in layer " + std::to_string(id.layer), "", ""};
    if (first < 0 || count > entry->elements() - first)
        return Error{"elements " + std::to_string(first) + " to " + std::to_string(first + count) + " of "
                + entry->spec.name + " don't exist: it has " + std::to_string(entry->elements()),
            "", ""};
    return {};
}

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

/// Finds a stored tensor with or without the family's prefix; without a file where there is none.
StoredPart Weights::Impl::locate(const std::string& name, Family family) const
{
    for (const std::string_view prefix : namePrefixes(family)) {
        StoredPart part{std::string(prefix) + name, nullptr, nullptr, 0};
        std::tie(part.file, part.stored) = findStored(part.name);
        if (part.stored)
            return part;
    }
    return {};
}

/// Finds all that a checkpoint's tensor is made of and checks shapes and types.
Result<void> Weights::Impl::locateParts(Entry& entry, const ModelSource& source) const
{
    TensorSpec& spec = entry.spec;
    const int64_t rows = spec.shape.front();
    for (const auto& [name, partRows] : spec.parts.empty() ? std::vector<TensorPart>{{spec.name, rows}} : spec.parts) {
        StoredPart part = locate(name, source.shape.family);
        if (!part.stored)
            return Error{"the tensor " + name + " is missing",
                (files.size() == 1 ? files.front()->path() : source.folder / "model.safetensors.index.json").string(),
                "use weights that belong to config.json"};
        std::vector<int64_t> expected = spec.shape;
        expected.front() = partRows;
        if (spec.id.role == TensorRole::ScoreWeight && part.stored->shape.size() == 2)
            expected.front() = spec.shape.front() =
                part.stored->shape[0]; // as many labels as the checkpoint's head has
        part.elements = std::accumulate(expected.begin(), expected.end(), int64_t{1}, std::multiplies<>());
        if (spec.storedTransposed)
            std::reverse(expected.begin(), expected.end());
        if (auto fits = refuseMisshapen(part, expected); !fits)
            return fits;
        entry.parts.push_back(std::move(part));
    }
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
        const bool missing = !preset && !impl->locate(entry.spec.name, source.shape.family).stored;
        // A classification checkpoint has no output head: only who asks for it is refused.
        if (missing && key.first == TensorRole::HeadWeight && source.shape.labels > 0)
            continue;
        if (preset || (missing && key.first == TensorRole::ScoreWeight))
            entry.random = randomTensorOf(entry.spec, source, seed);
        else if (auto found = impl->locateParts(entry, source); !found)
            return found.error();
        impl->entries.emplace(key, std::move(entry));
    }
    if (preset)
        impl->presetIdentity = source.facts.configHash + " seed " + std::to_string(seed);
    return Weights(std::move(impl));
}

bool Weights::has(TensorId id) const { return m_impl->find(id) != nullptr; }
std::vector<int64_t> Weights::shape(TensorId id) const { return m_impl->at(id).spec.shape; }

std::vector<std::string> Weights::namesOf(TensorId id) const
{
    const Entry& entry = m_impl->at(id);
    std::vector<std::string> names;
    for (const StoredPart& part : entry.parts)
        names.push_back(part.name);
    if (names.empty())
        names.push_back(entry.spec.name);
    return names;
}

int64_t Weights::storedBytes(TensorId id) const
{
    int64_t bytes = 0;
    for (const StoredPart& part : m_impl->at(id).parts)
        bytes += part.stored->end - part.stored->begin;
    return bytes;
}

Result<void> Weights::read(TensorId id, int64_t first, std::span<float> out) const
{
    if (auto refused = m_impl->refuseOutside(id, first, static_cast<int64_t>(out.size())); !refused)
        return refused;
    const Entry& entry = m_impl->at(id);
    if (entry.random) {
        entry.random->fill(first, out);
        return {};
    }
    return readStored(entry.spec, entry.parts, first, out);
}

StoredForm Weights::storedForm(TensorId id) const
{
    const Entry& entry = m_impl->at(id);
    const auto all = [&](ElementType type) {
        return !entry.random && std::all_of(entry.parts.begin(), entry.parts.end(), [type](const StoredPart& part) {
            return part.stored->type == type;
        });
    };
    return {all(ElementType::BF16), !entry.random && entry.spec.storedTransposed, all(ElementType::F16)};
}

std::optional<RandomTensor> Weights::randomTensor(TensorId id) const { return m_impl->at(id).random; }

Result<void> Weights::readAsStored(TensorId id, int64_t first, std::span<float> out) const
{
    if (auto refused = m_impl->refuseOutside(id, first, static_cast<int64_t>(out.size())); !refused)
        return refused;
    const Entry& entry = m_impl->at(id);
    return entry.random ? read(id, first, out) : readInFileOrder(entry.spec, entry.parts, first, out);
}

Result<void> Weights::readAsStored(TensorId id, int64_t first, std::span<uint16_t> out) const
{
    if (auto refused = m_impl->refuseOutside(id, first, static_cast<int64_t>(out.size())); !refused)
        return refused;
    assert(storedForm(id).bf16 || storedForm(id).fp16);
    const Entry& entry = m_impl->at(id);
    return readInFileOrder(entry.spec, entry.parts, first, out);
}

std::string Weights::fingerprint(std::span<const TensorId> ids) const
{
    if (!m_impl->presetIdentity.empty())
        return sha256Hex(m_impl->presetIdentity);
    Sha256 sha;
    for (const TensorId id : ids)
        addToFingerprint(sha, m_impl->at(id));
    return sha.hexDigest();
}

} // namespace throughline
