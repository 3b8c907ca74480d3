// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a download is, over its last seconds: what lay here already does not count as fetched.
#pragma once

#include <QtGlobal>

#include <deque>

namespace throughline {

class DownloadRate {
public:
    void clear() { m_points.clear(); }
    /// `milliseconds` since any fixed moment, never less than before.
    void add(qint64 milliseconds, qint64 bytesDone);
    /// 0 as long as it can't be told.
    double bytesPerSecond() const;

private:
    struct Point {
        qint64 milliseconds = 0;
        qint64 bytesDone = 0;
    };
    std::deque<Point> m_points;
};

} // namespace throughline
