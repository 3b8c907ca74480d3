// SPDX-License-Identifier: GPL-3.0-or-later
// Raw NCCL calls. Two communicators with a stream each: what goes to later ranks never waits behind what goes to
// earlier ones, so that neither direction can stop the other. (On the compute stream alone, a stage that sends on and
// one that sends back would each wait for the other to receive.)
#include <worker/comm/communicator.h>

#include <device/cuda_error.h>

#include <nccl.h>

#include <array>
#include <cstring>

namespace throughline {

namespace {

void check(ncclResult_t result, const char* doing)
{
    if (result == ncclSuccess)
        return;
    throw DeviceError(std::string("NCCL failed while ") + doing + ": " + ncclGetErrorString(result));
}

std::string hexOf(const ncclUniqueId& id)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : id.internal) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

ncclUniqueId idOf(std::string_view hex)
{
    ncclUniqueId id{};
    for (std::size_t i = 0; i < sizeof id.internal; ++i) {
        const auto digit = [&](std::size_t at) {
            const char c = hex[at];
            return c >= 'a' ? c - 'a' + 10 : c - '0';
        };
        id.internal[i] = static_cast<char>(digit(2 * i) << 4 | digit(2 * i + 1));
    }
    return id;
}

constexpr std::size_t idDigits = 2 * NCCL_UNIQUE_ID_BYTES;

struct Direction {
    ncclComm_t communicator = nullptr;
    cudaStream_t stream = nullptr;
    ncclUniqueId id{};
};

} // namespace

struct Communicator::Group {
    std::array<Direction, 2> directions; // to later ranks, to earlier ones
    cudaStream_t compute = nullptr;
    cudaEvent_t computed = nullptr;
};

/// A send is on its stream at once. A receive is asked for when it is waited for: one that waits on the stream would
/// hold up those behind it.
struct Communicator::Transfer::Work {
    cudaEvent_t sent = nullptr;
    const Direction* direction = nullptr;
    float* data = nullptr;
    int64_t count = 0;
    int from = 0;
    ~Work()
    {
        if (sent)
            cudaEventDestroy(sent);
    }
};

Communicator::Transfer::Transfer() = default;
Communicator::Transfer::Transfer(Transfer&&) noexcept = default;
Communicator::Transfer& Communicator::Transfer::operator=(Transfer&&) noexcept = default;
Communicator::Transfer::~Transfer() = default;

void Communicator::Transfer::wait()
{
    if (!m_work)
        return;
    if (m_work->sent) {
        checkCuda(cudaEventSynchronize(m_work->sent), "sending to another GPU");
    } else {
        check(ncclRecv(m_work->data, static_cast<std::size_t>(m_work->count), ncclFloat, m_work->from,
                  m_work->direction->communicator, m_work->direction->stream),
            "receiving");
        checkCuda(cudaStreamSynchronize(m_work->direction->stream), "receiving from another GPU");
    }
    m_work.reset();
}

Communicator::Communicator(Compute& compute, const std::string&, int rank, int ranks)
    : m_rank(rank)
    , m_ranks(ranks)
{
    if (ranks == 1)
        return;
    m_group = std::make_unique<Group>();
    m_group->compute = compute.stream();
    checkCuda(cudaEventCreateWithFlags(&m_group->computed, cudaEventDisableTiming), "connecting");
    for (Direction& direction : m_group->directions) {
        checkCuda(cudaStreamCreateWithFlags(&direction.stream, cudaStreamNonBlocking), "connecting");
        if (rank == 0)
            check(ncclGetUniqueId(&direction.id), "connecting");
    }
}

Communicator::~Communicator()
{
    // Aborted, not destroyed: a peer may be gone, and a communicator waits for it.
    if (!m_group)
        return;
    for (const Direction& direction : m_group->directions) {
        if (direction.communicator)
            ncclCommAbort(direction.communicator);
        cudaStreamDestroy(direction.stream);
    }
    cudaEventDestroy(m_group->computed);
}

std::string Communicator::id() const
{
    if (!m_group || m_rank != 0)
        return {};
    return hexOf(m_group->directions[0].id) + hexOf(m_group->directions[1].id);
}

void Communicator::connect(const std::string& id)
{
    if (!m_group)
        return;
    if (id.size() != 2 * idDigits || id.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw std::runtime_error("This is not the id of a communicator: \"" + id.substr(0, 40) + "\"");
    for (std::size_t d = 0; d < 2; ++d) {
        Direction& direction = m_group->directions[d];
        direction.id = idOf(std::string_view(id).substr(d * idDigits, idDigits));
        check(ncclCommInitRank(&direction.communicator, m_ranks, direction.id, m_rank), "connecting");
    }
}

Communicator::Transfer Communicator::send(const float* data, int64_t count, int to, int)
{
    Direction& direction = m_group->directions[to > m_rank ? 0 : 1];
    Transfer sending;
    sending.m_work = std::make_unique<Transfer::Work>();
    checkCuda(cudaEventCreateWithFlags(&sending.m_work->sent, cudaEventDisableTiming), "sending");
    checkCuda(cudaEventRecord(m_group->computed, m_group->compute), "sending");
    checkCuda(cudaStreamWaitEvent(direction.stream, m_group->computed, 0), "sending");
    check(ncclSend(data, static_cast<std::size_t>(count), ncclFloat, to, direction.communicator, direction.stream),
        "sending");
    checkCuda(cudaEventRecord(sending.m_work->sent, direction.stream), "sending");
    return sending;
}

Communicator::Transfer Communicator::receive(float* data, int64_t count, int from, int)
{
    Transfer receiving;
    receiving.m_work = std::make_unique<Transfer::Work>();
    receiving.m_work->direction = &m_group->directions[from < m_rank ? 0 : 1];
    receiving.m_work->data = data;
    receiving.m_work->count = count;
    receiving.m_work->from = from;
    return receiving;
}

} // namespace throughline
