// SPDX-License-Identifier: GPL-3.0-or-later
// The strip at the window's foot: devices on the left, progress of the run on the right.
#pragma once

#include <QElapsedTimer>
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

private:
    void listDevices();
    void showProgress();
    void showProgressAtMostEachSecond();

    Session& m_session;
    QHBoxLayout* m_devices = nullptr;
    QProgressBar* m_bar = nullptr;
    TextLabel* m_cell = nullptr;
    TextLabel* m_left = nullptr;
    Button* m_notes = nullptr;
    QElapsedTimer m_sincePainted;
};

} // namespace throughline
