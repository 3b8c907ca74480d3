// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of fp32 between the ranks of one host: through Gloo on loopback, or through NCCL between GPUs. Point to
// point only; knows nothing of what it carries.
#pragma once

#include <device/compute.h>

#include <cstdint>
#include <memory>
#include <string>

namespace throughline {

class Communicator {
public:
    /// Gloo meets the other ranks through a file in `directory`, which they alone share, and returns when all are
    /// connected. NCCL meets them in `connect`. Throws when a rank does not come, as every call below does when a peer
    /// is gone.
    Communicator(Compute& compute, const std::string& directory, int rank, int ranks);
    ~Communicator();

    /// What the others need to meet this rank; empty where they need nothing.
    std::string id() const;
    /// Returns when all ranks are connected, each of which was given rank 0's id.
    void connect(const std::string& id);

    int rank() const { return m_rank; }
    int ranks() const { return m_ranks; }

    /// A message on its way, out or in. Its memory must stay untouched until `wait` returned.
    class Transfer {
    public:
        Transfer();
        Transfer(Transfer&&) noexcept;
        Transfer& operator=(Transfer&&) noexcept;
        ~Transfer();
        /// Returns at once where nothing is on its way.
        void wait();

    private:
        friend class Communicator;
        struct Work;
        std::unique_ptr<Work> m_work;
    };

    /// Messages of one tag between two ranks arrive in the order in which they were sent.
    Transfer send(const float* data, int64_t count, int to, int tag);
    /// Exactly `count` values. A message that is expected before it is sent comes at once; else sender and receiver
    /// first have to ask each other.
    Transfer receive(float* data, int64_t count, int from, int tag);

private:
    struct Group;
    std::unique_ptr<Group> m_group; // null for a rank alone
    int m_rank;
    int m_ranks;
};

} // namespace throughline
