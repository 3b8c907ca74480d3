// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/tensor_mover.h>

#include <device/cuda_error.h>
#include <device/pinned_pages.h>
#include <worker/clock.h>
#include <worker/kernels/cuda/place_elements.h>
#include <worker/process.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace throughline {

namespace {

// Copies reach 0.98 of the full rate with pieces of 4 MiB, 0.95 with 2 MiB and 0.85 with 1 MiB (H100, 16 threads), and
// what is pinned for them takes time too.
constexpr int64_t pieceBytes = int64_t{2} << 20;
constexpr int mostReaders = 12; // feed the copies; more of them only get in each other's way
constexpr std::size_t lanesPerReader = 2;
constexpr int64_t laneAlignment = 256;

struct Piece {
    int place = 0;
    int64_t first = 0; // elements, in the order in which they are read
    int64_t count = 0;
};

WeightType storedType(const StoredForm& form)
{
    return form.bf16 ? WeightType::Bf16 : form.fp16 ? WeightType::Fp16 : WeightType::Fp32;
}

ElementPlaces placesOf(const TensorPlace& place, WeightType halves, const std::vector<int64_t>& shape)
{
    ElementPlaces to;
    to.columns = place.form.columns;
    to.outerHead = place.outputs.headDim;
    to.outerStored = place.outputs.stored;
    to.innerHead = place.inputs.headDim;
    to.innerStored = place.inputs.stored;
    to.outer = shape.front();
    to.inner = shape.size() > 1 ? shape[1] : 1;
    if (place.matrix) {
        to.to = place.matrix->data();
        to.type = place.matrix->type();
        to.toStride = place.matrix->stride();
        return to;
    }
    to.to = place.fp32 ? static_cast<void*>(place.fp32) : place.halves;
    to.type = place.fp32 ? WeightType::Fp32 : halves;
    to.toStride = to.inner; // tables lie as they are
    return to;
}

/// Whether elements lie as they are stored, so that a copy is all.
bool liesAsStored(const TensorPlace& place, const ElementPlaces& to)
{
    return to.type == storedType(place.form) && !place.isPadded() && !to.columns && to.toStride == to.inner;
}

/// Given back also when memory runs out while they are in use.
struct LoadStream {
    LoadStream() { checkCuda(cudaStreamCreateWithFlags(&handle, cudaStreamNonBlocking), "loading"); }
    ~LoadStream()
    {
        cudaStreamSynchronize(handle); // what is copied from may go next
        cudaStreamDestroy(handle);
    }
    LoadStream(const LoadStream&) = delete;
    LoadStream& operator=(const LoadStream&) = delete;
    cudaStream_t handle = nullptr;
};
struct CopyEvent {
    CopyEvent() { checkCuda(cudaEventCreateWithFlags(&handle, cudaEventDisableTiming), "loading"); }
    ~CopyEvent() { cudaEventDestroy(handle); }
    CopyEvent(const CopyEvent&) = delete;
    CopyEvent& operator=(const CopyEvent&) = delete;
    cudaEvent_t handle = nullptr;
};

class Mover {
public:
    Mover(const Weights& source, std::span<const TensorPlace> places, WeightType halves, StepCounter& steps);
    MoveTimes run();

private:
    int readers() const;
    void readWith(int count);
    void readPieces(std::size_t reader);
    void read(const Piece& piece, void* to);
    void send(const Piece& piece, const char* host, char* staging, cudaStream_t stream);
    void makeRandom(cudaStream_t stream);

    const Weights& m_source;
    std::span<const TensorPlace> m_places;
    StepCounter& m_steps;
    std::vector<ElementPlaces> m_to;
    std::vector<Piece> m_pieces;
    int64_t m_mostBytes = 0;      // of a piece
    int64_t m_mostStaged = 0;     // of a piece that does not lie as it is stored
    PinnedPages m_pinned;         // [readers][lanes][m_mostBytes]
    DeviceBuffer<char> m_staging; // [readers][lanes][m_mostStaged]
    std::atomic<std::size_t> m_next{0};
    std::atomic<int64_t> m_readNs{0};
    std::atomic<int64_t> m_waitNs{0};
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

Mover::Mover(const Weights& source, std::span<const TensorPlace> places, WeightType halves, StepCounter& steps)
    : m_source(source)
    , m_places(places)
    , m_steps(steps)
{
    for (int p = 0; p < static_cast<int>(places.size()); ++p) {
        const TensorPlace& place = places[p];
        m_to.push_back(placesOf(place, halves, source.shape(place.id)));
        if (source.randomTensor(place.id))
            continue;
        int64_t count = pieceBytes / bytesOf(storedType(place.form));
        if (place.form.columns) // whole lines
            count = std::max<int64_t>(1, count / m_to.back().outer) * m_to.back().outer;
        const int64_t bytes = std::min(count, place.elements) * bytesOf(storedType(place.form));
        m_mostBytes = std::max(m_mostBytes, padded(bytes, laneAlignment));
        if (!liesAsStored(place, m_to.back()))
            m_mostStaged = std::max(m_mostStaged, padded(bytes, laneAlignment));
        for (int64_t first = 0; first < place.elements; first += count)
            m_pieces.push_back({p, first, std::min(count, place.elements - first)});
    }
}

int Mover::readers() const
{
    return std::min({mostReaders, static_cast<int>(usableCpus().size()), static_cast<int>(m_pieces.size())});
}

void Mover::read(const Piece& piece, void* to)
{
    const TensorPlace& place = m_places[piece.place];
    const auto count = static_cast<std::size_t>(piece.count);
    const bool halves = storedType(place.form) != WeightType::Fp32;
    const int64_t start = nowNs();
    const auto result = halves
        ? m_source.readAsStored(place.id, piece.first, std::span(static_cast<uint16_t*>(to), count))
        : place.form.columns ? m_source.readAsStored(place.id, piece.first, std::span(static_cast<float*>(to), count))
                             : m_source.read(place.id, piece.first, std::span(static_cast<float*>(to), count));
    m_readNs.fetch_add(nowNs() - start);
    if (!result)
        throw std::runtime_error(sentence(result.error()));
}

/// One of the reading threads: two lanes, one is read into while the other is copied away.
void Mover::readPieces(std::size_t reader)
{
    checkCuda(cudaSetDevice(0), "choosing the device");
    int64_t waitStart = nowNs();
    const LoadStream owned;
    cudaStream_t const stream = owned.handle;
    const std::array<CopyEvent, lanesPerReader> copied;
    for (std::size_t turn = 0, i = m_next.fetch_add(1); i < m_pieces.size(); i = m_next.fetch_add(1), ++turn) {
        const Piece& piece = m_pieces[i];
        const std::size_t lane = turn % lanesPerReader;
        checkCuda(cudaEventSynchronize(copied[lane].handle), "loading");
        m_waitNs.fetch_add(nowNs() - waitStart);
        const auto place = static_cast<int64_t>(reader * lanesPerReader + lane);
        char* const host = m_pinned.data() + place * m_mostBytes;
        read(piece, host);
        waitStart = nowNs();
        send(piece, host, m_staging.data() + place * m_mostStaged, stream);
        checkCuda(cudaEventRecord(copied[lane].handle, stream), "loading");
    }
    checkCuda(cudaStreamSynchronize(stream), "loading");
    m_waitNs.fetch_add(nowNs() - waitStart);
}

/// To its place, through `staging` where it does not lie as it is stored.
void Mover::send(const Piece& piece, const char* host, char* staging, cudaStream_t stream)
{
    const TensorPlace& place = m_places[piece.place];
    const ElementPlaces& to = m_to[piece.place];
    const WeightType type = storedType(place.form);
    const bool asStored = liesAsStored(place, to);
    const int64_t bytes = piece.count * bytesOf(type);
    char* const target = asStored ? static_cast<char*>(to.to) + piece.first * bytesOf(type) : staging;
    checkCuda(
        cudaMemcpyAsync(target, host, static_cast<std::size_t>(bytes), cudaMemcpyHostToDevice, stream), "loading");
    if (!asStored)
        placeElements(stream, to, type, target, piece.first, piece.count);
    m_steps.done.fetch_add(bytes);
    m_steps.tick();
}

void Mover::makeRandom(cudaStream_t stream)
{
    for (std::size_t p = 0; p < m_places.size(); ++p)
        if (const auto random = m_source.randomTensor(m_places[p].id)) {
            constexpr int64_t atOnce = int64_t{1} << 30;
            for (int64_t first = 0; first < m_places[p].elements; first += atOnce)
                placeRandom(stream, m_to[p], random->key, random->mean, random->deviation, first,
                    std::min(atOnce, m_places[p].elements - first));
            m_steps.tick();
        }
}

/// By so many threads.
void Mover::readWith(int count)
{
    std::vector<std::thread> threads;
    for (std::size_t reader = 0; reader < static_cast<std::size_t>(count); ++reader)
        threads.emplace_back([this, reader] {
            try {
                readPieces(reader);
            } catch (...) {
                const std::lock_guard lock(m_mutex);
                m_failure = std::current_exception();
                m_next.store(m_pieces.size());
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    if (m_failure)
        std::rethrow_exception(m_failure);
}

MoveTimes Mover::run()
{
    const int64_t start = nowNs();
    {
        const LoadStream stream;
        makeRandom(stream.handle);
        checkCuda(cudaStreamSynchronize(stream.handle), "making weights");
    }
    const int64_t made = nowNs();
    const int count = readers();
    // For all readers at once: pinning, and making room on the device, wait for each other and for what is under way.
    const int64_t lanes = int64_t{lanesPerReader} * count;
    m_pinned = PinnedPages(lanes * m_mostBytes, count);
    m_staging = DeviceBuffer<char>(lanes * m_mostStaged);
    const int64_t reserved = nowNs();
    readWith(count);
    // Threads read and wait for copies at once: that time is shared out as their own times are. Memory to copy from
    // counts as transfer, as nothing else needs it.
    MoveTimes times;
    const int64_t wall = nowNs() - reserved;
    const int64_t sum = std::max<int64_t>(1, m_readNs + m_waitNs);
    times.readNs =
        static_cast<int64_t>(static_cast<double>(wall) * static_cast<double>(m_readNs) / static_cast<double>(sum));
    m_pinned = {};
    m_staging = {};
    times.transferNs = nowNs() - made - times.readNs;
    times.prepareNs = made - start;
    return times;
}

} // namespace

MoveTimes moveTensors(const Weights& source, std::span<const TensorPlace> places, Compute& compute, StepCounter& steps)
{
    return Mover(source, places, compute.type(), steps).run();
}

} // namespace throughline
