// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/download_rate.h>

namespace throughline {

namespace {
constexpr qint64 rateWindowMs = 8000;
constexpr qint64 leastRateSpanMs = 1000; // less says nothing yet
} // namespace

void DownloadRate::add(qint64 milliseconds, qint64 bytesDone)
{
    m_points.push_back({milliseconds, bytesDone});
    while (m_points.size() > 2 && milliseconds - m_points[1].milliseconds >= rateWindowMs)
        m_points.pop_front();
}

double DownloadRate::bytesPerSecond() const
{
    if (m_points.size() < 2)
        return 0;
    const qint64 span = m_points.back().milliseconds - m_points.front().milliseconds;
    const qint64 bytes = m_points.back().bytesDone - m_points.front().bytesDone;
    return span < leastRateSpanMs || bytes <= 0 ? 0 : double(bytes) * 1000 / double(span);
}

} // namespace throughline
