// SPDX-License-Identifier: GPL-3.0-or-later
// What takes the bytes of an answer: into memory, or into a file that can be gone on with after a break.
#pragma once

#include <core/result.h>

#include <QByteArray>

#include <cstdint>

namespace throughline {

/// What an answer's headers say of the file that its body is, or is the rest of.
struct HubResponse {
    int64_t from = 0;         // the body's first byte in the file
    int64_t bytes = -1;       // of the whole file; -1: not said
    int64_t linkedBytes = -1; // the same, as the hub says before it sends one on to the store of large files
    QByteArray checksum;      // of the file, as the hub says; empty: not said
};

class HubSink {
public:
    HubSink() = default;
    virtual ~HubSink() = default;
    HubSink(const HubSink&) = delete;
    HubSink& operator=(const HubSink&) = delete;

    /// The first byte still wanted.
    virtual int64_t offset() const = 0;
    /// Everything is wanted again, from byte 0.
    virtual Result<void> restart() = 0;
    /// Before the first bytes of each answer. An error ends the fetch for good, here and below.
    virtual Result<void> begin(const HubResponse& response) = 0;
    virtual Result<void> take(const QByteArray& bytes) = 0;
    /// Whether an answer that ends now has brought everything.
    virtual bool complete() const = 0;
};

} // namespace throughline
