// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tells an attached engine on standard input: `stop-after-cell`, `cancel`, `go-on` after a rest, or its
// own death (end of input).
#pragma once

#include <QObject>

#include <string>

class QSocketNotifier;

namespace throughline {

class AttachedInput : public QObject {
    Q_OBJECT
public:
    explicit AttachedInput(QObject* parent = nullptr);

signals:
    void stopAfterCell();
    void cancel(); // asked for, or the input ended
    void goOn();

private:
    void readable();
    void take(const std::string& line);
    std::string m_partial;
    QSocketNotifier* m_notifier;
};

} // namespace throughline
