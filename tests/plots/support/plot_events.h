// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse events sent to a chart that is not on a screen.
#pragma once

#include <plots/chart_view.h>

#include <qcustomplot.h>

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

namespace throughline::test {

inline QCustomPlot& plotOf(ChartView& view) { return *view.findChild<QCustomPlot*>(); }

/// Gives the view its size and lays it out, without a window.
inline void layOut(ChartView& view, QSize size)
{
    view.resize(size);
    view.grab();
}

inline void send(QWidget& widget, QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers = {})
{
    const bool moves = type == QEvent::MouseMove;
    const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, at, at, moves ? Qt::NoButton : Qt::LeftButton, held, modifiers);
    QApplication::sendEvent(&widget, &event);
}

inline void drag(QWidget& widget, QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
{
    send(widget, QEvent::MouseButtonPress, from, modifiers);
    send(widget, QEvent::MouseMove, (from + to) / 2, modifiers);
    send(widget, QEvent::MouseMove, to, modifiers);
    send(widget, QEvent::MouseButtonRelease, to, modifiers);
}

inline void click(QWidget& widget, QPointF at, Qt::KeyboardModifiers modifiers = {})
{
    send(widget, QEvent::MouseButtonPress, at, modifiers);
    send(widget, QEvent::MouseButtonRelease, at, modifiers);
}

inline void wheel(QWidget& widget, QPointF at, int turned, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, at, {}, {0, turned}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace throughline::test
