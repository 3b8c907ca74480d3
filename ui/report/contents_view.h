// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a report's parts: a tick each, a handle to drag them by. Space ticks, Alt with an arrow key moves, Delete
// takes prose away.
#pragma once

#include <QListView>

namespace throughline {

class ContentsModel;

class ContentsView : public QListView {
    Q_OBJECT
public:
    explicit ContentsView(ContentsModel& model, QWidget* parent = nullptr);

    /// Where a row's handle and its tick are drawn, in the viewport.
    QRect handleOf(int row) const;
    QRect tickOf(int row) const;
    QSize sizeHint() const override; // all rows: the page scrolls, not the list
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void toggle(const QModelIndex& index);
    void moveTo(int row);

    ContentsModel& m_model;
    bool m_dragging = false;
};

} // namespace throughline
