// SPDX-License-Identifier: GPL-3.0-or-later
// A run in the head of Compare: its colour, its name, whether it is the reference, and a cross.
#pragma once

#include <QWidget>

namespace throughline {

class RunChip : public QWidget {
    Q_OBJECT
public:
    RunChip(const QString& name, int run, bool reference, QWidget* parent = nullptr);
    QSize sizeHint() const override;

signals:
    void removeWanted();
    void referenceWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; // Delete removes, Enter or Space makes it the reference

private:
    QRect crossRect() const;

    QString m_name;
    int m_run = 0;
    bool m_reference = false;
};

} // namespace throughline
