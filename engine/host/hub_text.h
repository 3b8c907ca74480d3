// SPDX-License-Identifier: GPL-3.0-or-later
// An answer kept in memory: the listing.
#pragma once

#include <host/hub_sink.h>

namespace throughline {

class HubText : public HubSink {
public:
    int64_t offset() const override { return 0; } // small: always fetched whole
    Result<void> restart() override;
    Result<void> begin(const HubResponse& response) override;
    Result<void> take(const QByteArray& bytes) override;
    bool complete() const override { return m_expected < 0 || m_text.size() == m_expected; }
    const QByteArray& text() const { return m_text; }

private:
    QByteArray m_text;
    int64_t m_expected = -1;
};

} // namespace throughline
