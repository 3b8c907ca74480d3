// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C, a termination request or a closed terminal, as a signal of the event loop.
#pragma once

#include <QObject>

namespace throughline {

/// One at a time. A second signal of the same kind ends the program at once, as if there were no such object.
class Interrupt : public QObject {
    Q_OBJECT
public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

signals:
    void stopAfterCell(); // SIGUSR1: a window asks, which did not start this engine
    void requested();

private:
    void arrived();
};

} // namespace throughline
