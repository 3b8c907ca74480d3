// SPDX-License-Identifier: GPL-3.0-or-later
// The strip at the window's foot: devices on the left, progress of the run on the right.
#pragma once

#include <ui/session/engine_facts.h>

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QProgressBar;

namespace throughline {

class Button;
class Session;
class TextLabel;

class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(Session& session, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void listDevices();
    void addDevices(bool folded);
    void foldIfCramped();
    void addDevice(const QString& name, const DeviceFacts& device);
    void showProgress();

    Session& m_session;
    QHBoxLayout* m_devices = nullptr;
    QProgressBar* m_bar = nullptr;
    TextLabel* m_cell = nullptr;
    TextLabel* m_left = nullptr;
    Button* m_notes = nullptr;
    QTimer m_everySecond;
    bool m_folded = false; // several GPUs stand as one
};

} // namespace throughline
