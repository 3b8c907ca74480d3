// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/step_recorder.h>

#include <device/cuda_error.h>
#include <device/tensor_map.h>

#include <algorithm>
#include <iterator>

namespace throughline {

namespace {

// Beyond so many tokens of so wide a model a graph of streamed products is faster: gpt2-xl, batch 16, on an H100
// 2.29 ms a step against 2.46, while for distilgpt2 both take 0.24.
constexpr int64_t fewTokens = 8;
constexpr int widthForGraphs = 1024;
constexpr int servingThreadsOfBlock = phaseThreads - 32 * streamingWarps;
// Rounds of a block from which on blocks take them as they come: some multiprocessors read slower than others.
constexpr int roundsWorthTaking = 6;
constexpr int64_t mostStagedBytes = 32 << 10; // of x that is not normed: more of it comes through rings

std::string textOf(const StepPhase& phase)
{
    switch (phase.kind) {
    case StepPhaseKind::Embed:
        return "embed";
    case StepPhaseKind::Attend:
        return "attend";
    case StepPhaseKind::Choose:
        return "choose";
    case StepPhaseKind::Product:
        break;
    }
    const ProductPhase& p = phase.product;
    return "product " + std::to_string(p.units * (p.paired ? 2 : 1) * outputsPerTile) + " x " + std::to_string(p.inner)
        + " warps " + std::to_string(1 << p.shareShift);
}

SharedNeed needOf(const std::vector<StepPhase>& phases)
{
    SharedNeed need;
    for (const StepPhase& phase : phases) {
        const SharedNeed one = sharedNeedOf(phase);
        need = {std::max(need.sums, one.sums), std::max(need.x, one.x), std::max(need.norm, one.norm),
            std::max(need.normBias, one.normBias)};
    }
    return need;
}

bool isWhole(int64_t value, int64_t multiple) { return value % multiple == 0; }

} // namespace

StepProgram::StepProgram(WeightType type, int tokens, int multiprocessors, std::vector<StepPhase> phases,
    const std::vector<CUtensorMap>& maps, DeviceBuffer<char> candidates, DeviceBuffer<char> halves)
    : m_type(type)
    , m_tokens(tokens)
    , m_multiprocessors(multiprocessors)
    , m_count(static_cast<int>(phases.size()))
    , m_phases(static_cast<int64_t>(phases.size()))
    , m_maps(static_cast<int64_t>(maps.size()))
    , m_taken(static_cast<int64_t>(phases.size()))
    , m_candidates(std::move(candidates))
    , m_halves(std::move(halves))
    , m_barrier(1)
{
    m_need = needOf(phases);
    const CUtensorMap* map = m_maps.data();
    for (StepPhase& phase : phases)
        if (phase.kind == StepPhaseKind::Product)
            phase.product.weights = map++;
    std::ranges::transform(phases, std::back_inserter(m_names), textOf);
    checkCuda(cudaMemcpy(m_phases.data(), phases.data(), phases.size() * sizeof(StepPhase), cudaMemcpyHostToDevice),
        "sending a step");
    checkCuda(cudaMemcpy(m_maps.data(), maps.data(), maps.size() * sizeof(CUtensorMap), cudaMemcpyHostToDevice),
        "sending a step");
}

void StepProgram::launch(cudaStream_t stream, PhaseMarks* marks) const
{
    runPhases(stream, m_type, m_tokens, m_multiprocessors, m_need,
        {m_phases.data(), m_count, m_barrier.data(), m_taken.data(), {}, marks});
}

StepRecorder::StepRecorder(WeightType type, int multiprocessors)
    : m_type(type)
    , m_multiprocessors(multiprocessors)
    , m_possible(type != WeightType::Fp32 && copiesTensors())
{ }

void StepRecorder::advance(const TokenArrays&, int) { m_advances = true; }

void StepRecorder::embed(
    const EmbeddingTable& table, const float* positionTable, int64_t hidden, const StepTokens& tokens, Rows out)
{
    m_tokens = static_cast<int>(tokens.count());
    m_possible = m_possible && tokens.count() <= mostPhaseTokens && tokens.blocks().size() == 1;
    if (m_tokens > 1 && m_possible)
        m_halves = DeviceBuffer<char>(int64_t{2} * m_tokens * hidden);
    m_hiddenWidth = hidden;
    m_phases.emplace_back(EmbedPhase{tokens.arrays(), m_tokens, m_advances,
        table.tiedHead ? table.tiedHead->data() : table.halves, table.tiedHead ? table.tiedHead->stride() : hidden,
        positionTable, static_cast<int>(hidden), out, m_halves.data(), hidden});
}

void StepRecorder::pickLastTokens(const StepTokens& tokens, Rows hidden, Rows out)
{
    m_picked = out;
    m_pickedFrom = hidden;
    m_pickedRows = tokens.arrays().lastTokens;
}

void StepRecorder::norm(Rows x, const float* weight, const float* bias, double epsilon, Activations y, int64_t width)
{
    m_possible = m_possible && isWhole(width, inputsPerChunk) && width <= mostNormWidth;
    m_norm = {x, weight, bias, static_cast<float>(epsilon), y.data, false};
}

void StepRecorder::noteChanged(Rows rows)
{
    if (m_norm.x.data == rows.data)
        m_norm.stale = true;
}

/// Units over blocks, and warps over a block's tiles and inputs: as even as may be.
void StepRecorder::cut(ProductPhase& phase) const
{
    const int tilesPerUnit = phase.paired ? 2 : 1;
    phase.units = (phase.outer / tilesPerUnit + outputsPerTile - 1) / outputsPerTile;
    phase.chunks = phase.inner / inputsPerChunk;
    // The fewest turns that any block takes; of equals the one whose warps share more inputs: x is read less often
    // then.
    // Few warps to a tile means many rows in a turn, of which memory sends little at a time: only where sums take
    // longer.
    const int fewestShared = phase.tokens <= fewTokens ? 2 : 0;
    double best = 0;
    for (int shift = 3; shift >= fewestShared; --shift) {
        const int roundShift = 3 - shift + (phase.paired ? 0 : 1);
        const int round = 1 << roundShift;
        const int turns = (phase.chunks + (1 << shift) - 1) >> shift;
        if (phase.tokens * outputsPerTile * round > mostOutputsPerThread * servingThreadsOfBlock)
            continue;
        const bool taken = phase.units >= roundsWorthTaking * round * m_multiprocessors;
        const int unitsOfBlock = (phase.units + m_multiprocessors - 1) / m_multiprocessors;
        const int roundsOfBlock = (unitsOfBlock + round - 1) / round;
        const double rounds =
            taken ? static_cast<double>(phase.units) / round / m_multiprocessors : static_cast<double>(roundsOfBlock);
        const double cost = rounds * (turns + 1.0); // a round's sums cost about as much as a turn
        if (best == 0 || cost < best) {
            best = cost;
            phase.shareShift = shift;
            phase.roundShift = roundShift;
            phase.turns = turns;
            phase.taken = taken;
        }
    }
    phase.staged = phase.normWeight || phase.tokens * int64_t{2} * (phase.inner + xPadding) <= mostStagedBytes;
}

ProductPhase* StepRecorder::product(const PackedMatrix& weights, const float* bias, Activations x, int64_t rows)
{
    ProductPhase& p = m_phases.emplace_back().product;
    p.outer = static_cast<int>(weights.outer());
    p.inner = static_cast<int>(weights.inner());
    p.bias = bias;
    p.tokens = static_cast<int>(rows);
    m_weights.push_back(&weights);
    m_possible = m_possible && isWhole(p.inner, inputsPerChunk);
    if (x.data == m_norm.y) {
        m_possible = m_possible && !m_norm.stale;
        p.hidden = m_norm.x;
        if (m_norm.x.data == m_picked.data && m_pickedRows) {
            p.hidden = m_pickedFrom;
            p.rowMap = m_pickedRows;
        }
        p.normWeight = m_norm.weight;
        p.normBias = m_norm.bias;
        p.halves = m_halves.data();
        p.halvesStride = m_hiddenWidth;
        m_possible = m_possible && (rows == 1 || p.inner <= mostSharedNormWidth)
            && (rows <= fewTokens || p.inner < widthForGraphs);
        p.epsilon = m_norm.epsilon;
    } else {
        p.x = x.data;
        p.xStride = x.stride;
    }
    return &p;
}

void StepRecorder::linear(
    const PackedMatrix& weights, const float* bias, Activations x, Activations y, int64_t rows, Epilogue epilogue)
{
    ProductPhase* const p = product(weights, bias, x, rows);
    p->end = ProductEnd::Store;
    p->activation = epilogue;
    p->y = y.data;
    p->yStride = y.stride;
    cut(*p);
}

void StepRecorder::addLinear(const PackedMatrix& weights, const float* bias, Activations x, Rows y, int64_t rows)
{
    ProductPhase* const p = product(weights, bias, x, rows);
    p->end = ProductEnd::AddTo;
    p->out = y;
    p->halves = m_halves.data();
    p->halvesStride = m_hiddenWidth;
    cut(*p);
    noteChanged(y);
}

void StepRecorder::attention(
    const HeadLayout& heads, const CachedLayer& cache, const TokenBlock& tokens, Activations qkv, Activations out)
{
    if (m_phases.back().kind != StepPhaseKind::Product || m_phases.back().product.y != qkv.data
        || (heads.headDim != 64 && heads.headDim != 128)) {
        m_possible = false;
        return;
    }
    ProductPhase& p = m_phases.back().product;
    p.end = ProductEnd::Turn;
    p.heads = heads;
    p.cache = cache;
    p.positions = tokens.positions;
    p.rowsInCache = tokens.rowsInCache;
    p.paired = heads.cosines != nullptr;
    m_possible = m_possible && (!p.paired || heads.half * 2 == heads.headDim);
    if (p.paired) { // elements i and i + half of a head
        p.headShift = heads.headDim == 64 ? 2 : 3;
        p.headMask = (1 << p.headShift) - 1;
        p.headRows = heads.headDim;
        p.pairRows = heads.half;
    }
    cut(p);
    m_phases.emplace_back(
        AttendPhase{heads, cache, qkv.data, qkv.stride, out.data, out.stride, static_cast<int>(tokens.count)});
}

void StepRecorder::gate(Activations gateAndUp, int64_t width, Epilogue activation)
{
    ProductPhase& p = m_phases.back().product;
    if (m_phases.back().kind != StepPhaseKind::Product || p.y != gateAndUp.data || !isWhole(width, outputsPerTile)) {
        m_possible = false;
        return;
    }
    p.end = ProductEnd::Gate;
    p.activation = activation;
    p.pairRows = static_cast<int>(padded(width));
    p.paired = true;
    p.outer = static_cast<int>(2 * width); // units are counted from it
    cut(p);
    p.outer = p.pairRows + static_cast<int>(width);
}

void StepRecorder::linearOut(const PackedMatrix& weights, Activations x, Rows y, int64_t rows)
{
    ProductPhase* const p = product(weights, nullptr, x, rows);
    p->end = ProductEnd::Logits;
    p->out = y;
    cut(*p);
    const int64_t bytes = m_multiprocessors * rows * static_cast<int64_t>(sizeof(Candidate));
    m_candidates = DeviceBuffer<char>(bytes + 64);
    p->candidates = reinterpret_cast<Candidate*>(m_candidates.data());
    p->notFinite = reinterpret_cast<int*>(m_candidates.data() + bytes);
}

void StepRecorder::choose(Rows logits, int64_t vocab, const StepTokens& tokens)
{
    if (m_phases.back().kind != StepPhaseKind::Product) {
        m_possible = false;
        return;
    }
    const ProductPhase last = m_phases.back().product;
    if (last.end != ProductEnd::Logits || last.out.data != logits.data) {
        m_possible = false;
        return;
    }
    m_phases.emplace_back(
        ChoosePhase{tokens.arrays(), tokens.rows(), last.candidates, last.notFinite, static_cast<int>(vocab)});
}

std::unique_ptr<StepProgram> StepRecorder::finish()
{
    const bool whole = !m_phases.empty() && m_phases.front().kind == StepPhaseKind::Embed
        && m_phases.back().kind == StepPhaseKind::Choose;
    if (!m_possible || !whole || !fitsShared(needOf(m_phases)))
        return nullptr;
    std::vector<CUtensorMap> maps;
    for (const StepPhase& phase : m_phases) {
        if (phase.kind != StepPhaseKind::Product)
            continue;
        const PackedMatrix& weights = *m_weights[maps.size()];
        const auto map = mapChunks({weights.type(), weights.data(), weights.outer(), weights.inner(), weights.stride()},
            outputsPerTile, 1 << phase.product.shareShift);
        if (!map)
            return nullptr;
        maps.push_back(*map);
    }
    return std::make_unique<StepProgram>(
        m_type, m_tokens, m_multiprocessors, m_phases, maps, std::move(m_candidates), std::move(m_halves));
}

} // namespace throughline
