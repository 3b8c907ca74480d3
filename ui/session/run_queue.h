// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments that wait for their turn, each as it was when it was queued. Starts nothing itself.
#pragma once

#include <core/experiment.h>

#include <QObject>

#include <optional>
#include <vector>

namespace throughline {

class RunQueue : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<Experiment>& waiting() const { return m_waiting; }
    bool empty() const { return m_waiting.empty(); }
    int size() const { return int(m_waiting.size()); }
    void add(const Experiment& experiment);
    void remove(int place);
    /// To the place that it then has.
    void move(int from, int to);
    std::optional<Experiment> takeFirst();
    /// After a run was stopped by hand nothing starts by itself.
    bool held() const { return m_held; }
    void setHeld(bool held);

signals:
    void changed();

private:
    bool has(int place) const { return place >= 0 && place < size(); }

    std::vector<Experiment> m_waiting;
    bool m_held = false;
};

} // namespace throughline
