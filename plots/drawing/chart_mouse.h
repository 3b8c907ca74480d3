// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of a chart: drag zooms a box, Shift-drag pans, Ctrl+wheel zooms, double-click resets, Backspace goes
// back; a click on the legend hides, Ctrl-click isolates; a click on a point names its cell. In a timeline Ctrl-drag
// chooses a range whose totals are read.
#pragma once

#include <plots/drawing/chart_plot.h>

#include <QObject>

#include <vector>

namespace throughline {

class ChartMouse : public QObject {
    Q_OBJECT
public:
    explicit ChartMouse(ChartPlot& plot);

    /// Whether the view was changed by hand: then new data leave it alone.
    bool zoomed() const { return m_zoomed; }
    void reset();
    void back();
    // What another chart of the same x does.
    void followX(const QCPRange& x);
    void showHair(double x);
    void hideHair();
    void forget(); // the history too: another chart
    // Of a timeline, for the keyboard: what is seen becomes the range; its ends move by a share of what is seen.
    void chooseRange();
    void moveRange(double fromBy, double toBy);
    bool dropRange(); // false: there was none

signals:
    void zoomedChanged(bool zoomed);
    void cellActivated(int cell);
    void xZoomed(double lower, double upper);
    void viewReset();
    void hairMoved(double x);
    void hairLeft();
    void rangeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Box, Pan, Range };
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    bool wheel(QWheelEvent& event);
    void click(QPointF position, bool alone);
    void hover(QPointF position);
    void pointAt(int panel, int series);
    void leave();
    void zoomTo(const QRectF& box);
    void pan(QPointF by);
    void rangeTo(QPointF position);
    void setRange(const std::optional<ChartRange>& range);
    void setX(const QCPRange& range);
    void tellX();
    void remember();
    void setZoomed(bool zoomed);
    QRectF boxTo(QPointF position) const;
    bool onlyX() const { return hasRows(m_plot.state().data); }

    ChartPlot& m_plot;
    std::vector<std::vector<PanelRange>> m_history; // views before each change
    std::vector<PanelRange> m_viewAtPress;
    QPointF m_pressed;
    double m_rangeFrom = 0; // x where it was pressed
    int m_panel = -1;       // where the drag began
    Drag m_drag = Drag::None;
    bool m_moved = false;
    bool m_wheeling = false; // turns of the wheel without anything between are one step back
    bool m_zoomed = false;
};

} // namespace throughline
