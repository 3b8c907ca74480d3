// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/comm/communicator.h>

#include <ATen/ops/from_blob.h>
#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>

#include <chrono>
#include <exception>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace throughline {

namespace {

using Gloo = ::c10d::ProcessGroupGloo;

// How long a message may take is the watchdog's to judge, not the library's.
constexpr std::chrono::hours noTimeout{24};

/// Never the library's default device: that one listens on the host's first address. The device's thread, which moves
/// messages, is a nice one: while another thread is in the library, it asks for events again and again without a pause
/// (Pair::handleEvents tries a lock and returns), to the end of its time slice, in the way of whom it waits for. Not
/// the idle policy: on a machine with other work, messages would then take a hundred times as long.
std::shared_ptr<::gloo::transport::Device> loopbackDevice()
{
    std::shared_ptr<::gloo::transport::Device> device;
    std::exception_ptr failure;
    std::thread([&] {
        constexpr int nice = 10;
        setpriority(PRIO_PROCESS, gettid(), nice); // of this thread, and of those that it starts
        try {
            device = Gloo::createDeviceForHostname("127.0.0.1");
        } catch (...) {
            failure = std::current_exception();
        }
    }).join();
    if (failure)
        std::rethrow_exception(failure);
    return device;
}

std::vector<at::Tensor> tensorOver(float* data, int64_t count) { return {at::from_blob(data, {count}, at::kFloat)}; }

} // namespace

struct Communicator::Group {
    c10::intrusive_ptr<Gloo> gloo;
};

struct Communicator::Transfer::Work {
    c10::intrusive_ptr<::c10d::Work> work;
};

Communicator::Transfer::Transfer() = default;
Communicator::Transfer::Transfer(Transfer&&) noexcept = default;
Communicator::Transfer& Communicator::Transfer::operator=(Transfer&&) noexcept = default;
Communicator::Transfer::~Transfer() = default;

void Communicator::Transfer::wait()
{
    if (m_work)
        m_work->work->wait();
    m_work.reset();
}

Communicator::Communicator(Compute&, const std::string& directory, int rank, int ranks)
    : m_rank(rank)
    , m_ranks(ranks)
{
    if (ranks == 1)
        return;
    auto options = Gloo::Options::create(noTimeout);
    options->devices.push_back(loopbackDevice());
    auto store = c10::make_intrusive<::c10d::FileStore>(directory + "/ranks", ranks);
    m_group = std::make_unique<Group>(Group{c10::make_intrusive<Gloo>(store, rank, ranks, options)});
}

std::string Communicator::id() const { return {}; }

void Communicator::connect(const std::string&) { }

Communicator::~Communicator() = default;

Communicator::Transfer Communicator::send(const float* data, int64_t count, int to, int tag)
{
    Transfer sending;
    auto tensors = tensorOver(const_cast<float*>(data), count); // the library reads it only
    sending.m_work = std::make_unique<Transfer::Work>(Transfer::Work{m_group->gloo->send(tensors, to, tag)});
    return sending;
}

Communicator::Transfer Communicator::receive(float* data, int64_t count, int from, int tag)
{
    Transfer receiving;
    auto tensors = tensorOver(data, count);
    receiving.m_work = std::make_unique<Transfer::Work>(Transfer::Work{m_group->gloo->recv(tensors, from, tag)});
    return receiving;
}

} // namespace throughline
