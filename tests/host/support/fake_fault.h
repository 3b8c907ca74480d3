// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the fake workers of one test misbehave, and finds those of them that still run.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace throughline::tests {

/// $THROUGHLINE_FAKE for as long as it lives, and a mark in the environment by which its workers are known.
class FakeFault {
public:
    explicit FakeFault(const QByteArray& wish = {});
    ~FakeFault();
    /// Processes with the mark, other than this one.
    std::vector<qint64> running() const;
    /// Whether one of them is stopped (state T).
    bool anyStopped() const;

private:
    QByteArray m_mark;
};

QString fakeWorker();

} // namespace throughline::tests
