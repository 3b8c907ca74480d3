// SPDX-License-Identifier: GPL-3.0-or-later
// The left rail: one entry per page, and a dot beside Run while something runs.
#pragma once

#include <QAbstractButton>

#include <vector>

namespace throughline {

class Session;

class RailEntry : public QAbstractButton {
    Q_OBJECT
public:
    RailEntry(const QString& text, const QString& icon, QWidget* parent);
    void setDot(bool dot);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    bool m_dot = false;
};

class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(Session& session, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace throughline
