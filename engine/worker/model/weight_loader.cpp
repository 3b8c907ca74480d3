// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/weight_loader.h>

#include <worker/clock.h>
#include <worker/kernels/attention.h>
#include <worker/model/tensor_mover.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace throughline {

namespace {

/// Units [first, end) of a place.
struct Piece {
    int place = 0;
    int64_t first = 0;
    int64_t end = 0;
};

constexpr int64_t elementsPerPiece = 1 << 20;

int64_t elementsOf(const std::vector<int64_t>& shape)
{
    int64_t product = 1;
    for (const int64_t size : shape)
        product *= size;
    return product;
}

/// The pieces, one range of them for each thread. A thread that is through with its own helps with the others', so that
/// two threads seldom meet in a huge page, where both would wait while the system clears it.
class PieceRanges {
public:
    PieceRanges(int64_t pieces, int threads)
        : m_ranges(threads)
    {
        for (int t = 0; t < threads; ++t) {
            m_ranges[t].next = pieces * t / threads;
            m_ranges[t].end = pieces * (t + 1) / threads;
        }
    }

    /// The next piece for a thread; -1 when there is none.
    int64_t take(int thread)
    {
        const auto threads = std::ssize(m_ranges);
        for (std::ptrdiff_t i = 0; i < threads; ++i) {
            Range& range = m_ranges[(thread + i) % threads];
            if (const int64_t piece = range.next.fetch_add(1); piece < range.end)
                return piece;
        }
        return -1;
    }

    void stop()
    {
        for (Range& range : m_ranges)
            range.next.store(range.end);
    }

private:
    struct alignas(64) Range {
        std::atomic<int64_t> next{0};
        int64_t end = 0;
    };
    std::vector<Range> m_ranges;
};

class Loader {
public:
    Loader(const Weights& source, const ModelShape& shape, DeviceWeights& weights)
        : m_source(source)
        , m_shape(shape)
        , m_weights(weights)
    { }

    void addAll();
    LoadedWeights run(Compute& compute, StepCounter& steps);

private:
    void addLayer(int layer, LayerWeights& to);
    void addNorm(TensorRole weight, TensorRole bias, int layer, Buffer<float>& toWeight, Buffer<float>& toBias);
    void addVector(TensorId id, Buffer<float>& to, HeadPadding heads = {});
    void addLinear(
        TensorId weight, std::optional<TensorId> bias, Linear& to, HeadPadding outputs = {}, HeadPadding inputs = {});
    void addMatrix(TensorId id, PackedMatrix& to, HeadPadding outputs = {}, HeadPadding inputs = {});
    void addTokenTable();
    void addPlace(TensorPlace place);
    std::vector<Piece> pieces() const;
    void moveAll(Compute& compute, StepCounter& steps, int64_t totalBytes, LoadedWeights& loaded) const;

    const Weights& m_source;
    const ModelShape& m_shape;
    DeviceWeights& m_weights;
    std::vector<TensorPlace> m_places;
};

void Loader::addAll()
{
    const ModelPart& part = m_weights.part;
    m_weights.layers.resize(part.endLayer - part.firstLayer);
    if (part.embedding) {
        if (!m_weights.embeddingInHead(m_shape))
            addTokenTable();
        if (m_shape.positions == Positions::Learned)
            addVector({TensorRole::PositionEmbedding, -1}, m_weights.positionTable);
    }
    for (int l = part.firstLayer; l < part.endLayer; ++l)
        addLayer(l, m_weights.layers[l - part.firstLayer]);
    if (part.finalNorm)
        addNorm(TensorRole::FinalNormWeight, TensorRole::FinalNormBias, -1, m_weights.finalNormWeight,
            m_weights.finalNormBias);
    if (part.score)
        addMatrix({TensorRole::ScoreWeight, -1}, m_weights.head);
    if (!part.head)
        return;
    if (!m_source.has({TensorRole::HeadWeight, -1}))
        throw std::runtime_error("This checkpoint has no output head, only one for classification");
    addMatrix({TensorRole::HeadWeight, -1}, m_weights.head);
}

void Loader::addLayer(int layer, LayerWeights& to)
{
    using enum TensorRole;
    const HeadPadding heads{m_shape.headDim, storedHeadDim(m_shape.headDim)};
    const auto bias = [&](bool has, TensorRole role) {
        return has ? std::optional<TensorId>({role, layer}) : std::nullopt;
    };
    addNorm(AttentionNormWeight, AttentionNormBias, layer, to.attentionNormWeight, to.attentionNormBias);
    addLinear({QkvWeight, layer}, bias(m_shape.qkvBias, QkvBias), to.qkv, heads);
    addLinear(
        {AttentionOutWeight, layer}, bias(m_shape.attentionOutBias, AttentionOutBias), to.attentionOut, {}, heads);
    if (m_shape.block != LayerBlock::ParallelSharedNorm)
        addNorm(MlpNormWeight, MlpNormBias, layer, to.mlpNormWeight, to.mlpNormBias);
    // Gate and up each fill whole panels, so that their products lie side by side.
    HeadPadding halves;
    if (m_shape.gatedMlp)
        halves = {m_shape.intermediate, padded(m_shape.intermediate)};
    addLinear({MlpUpWeight, layer}, bias(m_shape.mlpBias, MlpUpBias), to.mlpUp, halves);
    addLinear({MlpDownWeight, layer}, bias(m_shape.mlpBias, MlpDownBias), to.mlpDown);
}

void Loader::addPlace(TensorPlace place)
{
    place.elements = elementsOf(m_source.shape(place.id));
    place.form = m_source.storedForm(place.id);
    // Heads that are stored wider are those of tiny models: their columns are not worth a way of their own.
    if (place.form.columns && place.isPadded())
        place.form = {};
    m_places.push_back(place);
}

void Loader::addNorm(TensorRole weight, TensorRole bias, int layer, Buffer<float>& toWeight, Buffer<float>& toBias)
{
    addVector({weight, layer}, toWeight);
    if (m_shape.norm == Norm::LayerNorm)
        addVector({bias, layer}, toBias);
}

void Loader::addVector(TensorId id, Buffer<float>& to, HeadPadding heads)
{
    to = Buffer<float>(padded(heads.widened(elementsOf(m_source.shape(id)))));
    addPlace({.id = id, .fp32 = to.data(), .outputs = heads});
}

void Loader::addLinear(
    TensorId weight, std::optional<TensorId> bias, Linear& to, HeadPadding outputs, HeadPadding inputs)
{
    addMatrix(weight, to.weight, outputs, inputs);
    if (bias)
        addVector(*bias, to.bias, outputs);
}

void Loader::addMatrix(TensorId id, PackedMatrix& to, HeadPadding outputs, HeadPadding inputs)
{
    const std::vector<int64_t> shape = m_source.shape(id); // [outer, inner]
    to = PackedMatrix(m_weights.type, outputs.widened(shape[0]), inputs.widened(shape[1]));
    addPlace({.id = id, .matrix = &to, .outputs = outputs, .inputs = inputs});
}

void Loader::addTokenTable()
{
    const TensorId id{TensorRole::TokenEmbedding, -1};
    const int64_t elements = elementsOf(m_source.shape(id));
    if (m_weights.type == WeightType::Fp32)
        m_weights.tokenTableFp32 = Buffer<float>(elements);
    else
        m_weights.tokenTableBf16 = Buffer<uint16_t>(elements);
    addPlace({.id = id, .fp32 = m_weights.tokenTableFp32.data(), .bf16 = m_weights.tokenTableBf16.data()});
}

std::vector<Piece> Loader::pieces() const
{
    std::vector<Piece> all;
    for (int p = 0; p < static_cast<int>(m_places.size()); ++p) {
        const int64_t units = m_places[p].units();
        const int64_t step = std::max<int64_t>(1, elementsPerPiece / m_places[p].elementsPerUnit());
        for (int64_t first = 0; first < units; first += step)
            all.push_back({p, first, std::min(units, first + step)});
    }
    return all;
}

/// Threads read and pack at once: the wall time is shared out as their own times are.
void shareOut(int64_t wallNs, int64_t readNs, int64_t packNs, LoadedWeights& loaded)
{
    loaded.readNs = static_cast<int64_t>(static_cast<double>(wallNs) * static_cast<double>(readNs)
        / static_cast<double>(std::max<int64_t>(1, readNs + packNs)));
    loaded.packNs = wallNs - loaded.readNs;
}

void Loader::moveAll(Compute& compute, StepCounter& steps, int64_t totalBytes, LoadedWeights& loaded) const
{
    const std::vector<Piece> all = pieces();
    PieceRanges ranges(std::ssize(all), compute.team.size());
    std::atomic<int64_t> finished{0};
    std::mutex mutex; // guards all below
    int64_t readNs = 0;
    int64_t packNs = 0;
    std::exception_ptr failure;
    const int64_t start = nowNs();
    compute.team.run([&](int thread) {
        TensorMover mover(m_source, compute.table);
        try {
            for (int64_t i = ranges.take(thread); i >= 0; i = ranges.take(thread)) {
                mover.move(m_places[all[i].place], all[i].first, all[i].end);
                steps.done.store(totalBytes * (finished.fetch_add(1) + 1) / std::ssize(all));
                steps.tick();
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            ranges.stop();
        }
        const std::lock_guard lock(mutex);
        readNs += mover.readNs();
        packNs += mover.packNs();
    });
    if (failure)
        std::rethrow_exception(failure);
    steps.done.store(totalBytes);
    shareOut(nowNs() - start, readNs, packNs, loaded);
}

LoadedWeights Loader::run(Compute& compute, StepCounter& steps)
{
    LoadedWeights loaded;
    int64_t totalBytes = 0;
    for (const TensorPlace& place : m_places) {
        totalBytes += m_source.storedBytes(place.id);
        loaded.tensors.push_back(place.id);
    }
    steps.total.store(totalBytes);
    moveAll(compute, steps, totalBytes, loaded);
    return loaded;
}

} // namespace

LoadedWeights loadWeights(const Weights& source, const ModelShape& shape, const ModelPart& part, WeightType type,
    Compute& compute, StepCounter& steps)
{
    DeviceWeights weights;
    weights.type = type;
    weights.part = part;
    Loader loader(source, shape, weights);
    loader.addAll();
    LoadedWeights loaded = loader.run(compute, steps);
    loaded.weights = std::move(weights);
    return loaded;
}

} // namespace throughline
