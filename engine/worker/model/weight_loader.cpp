// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/weight_loader.h>

#include <worker/clock.h>
#include <worker/kernels/attention.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace throughline {

namespace {

/// Heads of a tensor's outputs or inputs, which are stored wider than they are.
struct HeadPadding {
    int headDim = 0;
    int stored = 0;
    bool needed() const { return headDim != stored; }
};

/// One tensor's way into memory: exactly one destination is set.
struct Destination {
    TensorId id;
    PackedMatrix* matrix = nullptr;
    float* fp32 = nullptr;
    uint16_t* bf16 = nullptr;
    std::optional<HeadPadding> outputs = {}; // of a matrix or vector whose outputs are heads
    std::optional<HeadPadding> inputs = {};  // of a matrix whose inputs are heads
    int64_t elements = 0;                    // of the tensor
};

/// A piece of a destination: panels of a matrix, or elements of a table.
struct Piece {
    int destination = 0;
    int64_t first = 0;
    int64_t end = 0;
};

constexpr int64_t elementsPerPiece = 1 << 18;

int64_t elementsOf(const std::vector<int64_t>& shape)
{
    int64_t product = 1;
    for (const int64_t size : shape)
        product *= size;
    return product;
}

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
    struct Times {
        int64_t readNs = 0;
        int64_t packNs = 0;
    };

    void addLayer(int layer, LayerWeights& to);
    void addNorm(TensorRole weight, TensorRole bias, int layer, Buffer<float>& toWeight, Buffer<float>& toBias);
    void addVector(TensorId id, Buffer<float>& to, std::optional<HeadPadding> heads = {});
    void addLinear(TensorId weight, std::optional<TensorId> bias, Linear& to, std::optional<HeadPadding> outputs = {},
        std::optional<HeadPadding> inputs = {});
    void addMatrix(
        TensorId id, PackedMatrix& to, std::optional<HeadPadding> outputs = {}, std::optional<HeadPadding> inputs = {});
    void addTokenTable();
    void addDestination(Destination destination);
    std::vector<Piece> pieces() const;

    void load(const Piece& piece, std::vector<float>& scratch, Times& times) const;
    void loadPanels(const Destination& to, const Piece& piece, std::vector<float>& scratch, Times& times) const;
    void loadElements(const Destination& to, const Piece& piece, std::vector<float>& scratch, Times& times) const;
    void readRows(const Destination& from, int64_t firstStored, int count, int64_t inner, float* rows) const;
    void read(TensorId id, int64_t first, std::span<float> out) const;

    const Weights& m_source;
    const ModelShape& m_shape;
    DeviceWeights& m_weights;
    std::vector<Destination> m_destinations;
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
    std::optional<HeadPadding> halves;
    if (m_shape.gatedMlp)
        halves = HeadPadding{m_shape.intermediate, static_cast<int>(padded(m_shape.intermediate))};
    addLinear({MlpUpWeight, layer}, bias(m_shape.mlpBias, MlpUpBias), to.mlpUp, halves);
    addLinear({MlpDownWeight, layer}, bias(m_shape.mlpBias, MlpDownBias), to.mlpDown);
}

void Loader::addDestination(Destination destination)
{
    destination.elements = elementsOf(m_source.shape(destination.id));
    m_destinations.push_back(destination);
}

void Loader::addNorm(TensorRole weight, TensorRole bias, int layer, Buffer<float>& toWeight, Buffer<float>& toBias)
{
    addVector({weight, layer}, toWeight);
    if (m_shape.norm == Norm::LayerNorm)
        addVector({bias, layer}, toBias);
}

void Loader::addVector(TensorId id, Buffer<float>& to, std::optional<HeadPadding> heads)
{
    const int64_t elements = elementsOf(m_source.shape(id));
    to = Buffer<float>(padded(heads ? elements / heads->headDim * heads->stored : elements));
    addDestination({.id = id, .fp32 = to.data(), .outputs = heads});
}

void Loader::addLinear(TensorId weight, std::optional<TensorId> bias, Linear& to, std::optional<HeadPadding> outputs,
    std::optional<HeadPadding> inputs)
{
    addMatrix(weight, to.weight, outputs, inputs);
    if (bias)
        addVector(*bias, to.bias, outputs);
}

void Loader::addMatrix(
    TensorId id, PackedMatrix& to, std::optional<HeadPadding> outputs, std::optional<HeadPadding> inputs)
{
    const std::vector<int64_t> shape = m_source.shape(id); // [outer, inner]
    const int64_t outer = outputs ? shape[0] / outputs->headDim * outputs->stored : shape[0];
    const int64_t inner = inputs ? shape[1] / inputs->headDim * inputs->stored : shape[1];
    to = PackedMatrix(m_weights.type, outer, inner);
    addDestination({.id = id, .matrix = &to, .outputs = outputs, .inputs = inputs});
}

void Loader::addTokenTable()
{
    const TensorId id{TensorRole::TokenEmbedding, -1};
    const int64_t elements = elementsOf(m_source.shape(id));
    if (m_weights.type == WeightType::Fp32)
        m_weights.tokenTableFp32 = Buffer<float>(elements);
    else
        m_weights.tokenTableBf16 = Buffer<uint16_t>(elements);
    addDestination({.id = id, .fp32 = m_weights.tokenTableFp32.data(), .bf16 = m_weights.tokenTableBf16.data()});
}

std::vector<Piece> Loader::pieces() const
{
    std::vector<Piece> all;
    for (int d = 0; d < static_cast<int>(m_destinations.size()); ++d) {
        const Destination& to = m_destinations[d];
        const int64_t units = to.matrix ? to.matrix->panels() : to.elements;
        const int64_t perUnit = to.matrix ? to.matrix->inner() * panelWidth : 1;
        // A padded vector is small, and its heads may not be cut.
        const int64_t step = to.outputs && !to.matrix ? units : std::max<int64_t>(1, elementsPerPiece / perUnit);
        for (int64_t first = 0; first < units; first += step)
            all.push_back({d, first, std::min(units, first + step)});
    }
    return all;
}

void Loader::read(TensorId id, int64_t first, std::span<float> out) const
{
    if (const auto result = m_source.read(id, first, out); !result)
        throw std::runtime_error(sentence(result.error()));
}

/// Rows [firstStored, firstStored + count) of the matrix as stored, each `inner` long as stored.
void Loader::readRows(const Destination& from, int64_t firstStored, int count, int64_t inner, float* rows) const
{
    const bool padOutputs = from.outputs && from.outputs->needed();
    const bool padInputs = from.inputs && from.inputs->needed();
    if (!padOutputs && !padInputs) {
        read(from.id, firstStored * inner, {rows, static_cast<std::size_t>(count * inner)});
        return;
    }
    std::fill_n(rows, count * inner, 0.0f);
    const HeadPadding in = from.inputs.value_or(HeadPadding{static_cast<int>(inner), static_cast<int>(inner)});
    const HeadPadding out = from.outputs.value_or(HeadPadding{1, 1});
    const int64_t trueInner = inner / in.stored * in.headDim;
    for (int i = 0; i < count; ++i) {
        const int64_t head = (firstStored + i) / out.stored;
        const int64_t inHead = (firstStored + i) % out.stored;
        if (inHead >= out.headDim)
            continue;
        const int64_t row = head * out.headDim + inHead;
        for (int64_t h = 0; h < trueInner / in.headDim; ++h)
            read(from.id, row * trueInner + h * in.headDim,
                {rows + i * inner + h * in.stored, static_cast<std::size_t>(in.headDim)});
    }
}

void Loader::loadPanels(const Destination& to, const Piece& piece, std::vector<float>& scratch, Times& times) const
{
    PackedMatrix& matrix = *to.matrix;
    scratch.resize(panelWidth * matrix.inner());
    for (int64_t panel = piece.first; panel < piece.end; ++panel) {
        const int64_t first = panel * panelWidth;
        const int count = static_cast<int>(std::min<int64_t>(panelWidth, matrix.outer() - first));
        const int64_t start = nowNs();
        readRows(to, first, count, matrix.inner(), scratch.data());
        const int64_t readUntil = nowNs();
        matrix.packPanel(panel, scratch.data(), count);
        times.readNs += readUntil - start;
        times.packNs += nowNs() - readUntil;
    }
}

void Loader::loadElements(const Destination& to, const Piece& piece, std::vector<float>& scratch, Times& times) const
{
    const int64_t start = nowNs();
    const auto count = static_cast<std::size_t>(piece.end - piece.first);
    if (to.fp32 && !to.outputs) {
        read(to.id, piece.first, {to.fp32 + piece.first, count});
        times.readNs += nowNs() - start;
        return;
    }
    scratch.resize(count);
    read(to.id, piece.first, {scratch.data(), count});
    times.readNs += nowNs() - start;
    for (std::size_t i = 0; i < count; ++i) {
        if (to.bf16)
            to.bf16[piece.first + static_cast<int64_t>(i)] = toBf16(scratch[i]);
        else
            to.fp32[i / to.outputs->headDim * to.outputs->stored + i % to.outputs->headDim] = scratch[i];
    }
}

void Loader::load(const Piece& piece, std::vector<float>& scratch, Times& times) const
{
    const Destination& to = m_destinations[piece.destination];
    to.matrix ? loadPanels(to, piece, scratch, times) : loadElements(to, piece, scratch, times);
}

LoadedWeights Loader::run(Compute& compute, StepCounter& steps)
{
    const std::vector<Piece> all = pieces();
    int64_t total = 0;
    for (const auto& destination : m_destinations)
        total += m_source.storedBytes(destination.id);
    steps.total.store(total);
    std::atomic<std::size_t> next{0};
    std::mutex mutex; // guards sum and failure
    Times sum;
    std::exception_ptr failure;
    const int64_t start = nowNs();
    compute.team.run([&](int) {
        Times times;
        try {
            std::vector<float> scratch;
            for (std::size_t i = next.fetch_add(1); i < all.size(); i = next.fetch_add(1)) {
                load(all[i], scratch, times);
                steps.done.store(total * static_cast<int64_t>(i + 1) / static_cast<int64_t>(all.size()));
                steps.tick();
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next.store(all.size());
        }
        const std::lock_guard lock(mutex);
        sum.readNs += times.readNs;
        sum.packNs += times.packNs;
    });
    if (failure)
        std::rethrow_exception(failure);
    // Threads read and pack at once: the wall time is shared out as their own times are.
    LoadedWeights loaded;
    const int64_t wallNs = nowNs() - start;
    loaded.readNs = static_cast<int64_t>(static_cast<double>(wallNs) * static_cast<double>(sum.readNs)
        / static_cast<double>(std::max<int64_t>(1, sum.readNs + sum.packNs)));
    loaded.packNs = wallNs - loaded.readNs;
    for (const auto& destination : m_destinations)
        loaded.tensors.push_back(destination.id);
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
