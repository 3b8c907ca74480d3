// SPDX-License-Identifier: GPL-3.0-or-later
// Events of the plot, turned into views. QCustomPlot's own interactions are off: they keep no history.
#include <plots/drawing/chart_mouse.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double clickSlack = 4; // pixels that a click may move
constexpr double hitRadius = 12; // pixels around a point
constexpr double wheelStep = 0.85;

QCPRange shifted(const QCPAxis& axis, const QCPRange& range, double pixels)
{
    return {axis.pixelToCoord(axis.coordToPixel(range.lower) - pixels),
        axis.pixelToCoord(axis.coordToPixel(range.upper) - pixels)};
}

} // namespace

ChartMouse::ChartMouse(ChartPlot& plot)
    : QObject(&plot)
    , m_plot(plot)
{
    plot.setMouseTracking(true);
    plot.installEventFilter(this);
}

bool ChartMouse::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        if (m_plot.panelAt(static_cast<QMouseEvent*>(event)->position()) >= 0)
            reset();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::Leave:
        leave();
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void ChartMouse::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_pressed = event.position();
    m_moved = false;
    m_panel = m_plot.panelAt(m_pressed);
    m_viewAtPress = m_plot.view();
    if (m_panel >= 0)
        m_rangeFrom = m_plot.panels()[static_cast<std::size_t>(m_panel)].x()->pixelToCoord(m_pressed.x());
    const bool timeline = m_plot.state().data.kind == ChartKind::Timeline;
    m_drag = m_panel < 0                                        ? Drag::None
        : (event.modifiers() & Qt::ShiftModifier)               ? Drag::Pan
        : timeline && (event.modifiers() & Qt::ControlModifier) ? Drag::Range
                                                                : Drag::Box;
}

void ChartMouse::move(const QMouseEvent& event)
{
    const QPointF by = event.position() - m_pressed;
    if (!(event.buttons() & Qt::LeftButton) || m_drag == Drag::None) {
        hover(event.position());
        return;
    }
    m_moved = m_moved || QLineF({}, by).length() > clickSlack;
    if (!m_moved)
        return;
    if (m_drag == Drag::Box) {
        m_plot.overlay().showFrame(boxTo(event.position()));
        m_plot.layer("overlay")->replot();
    } else if (m_drag == Drag::Range) {
        rangeTo(event.position());
    } else {
        pan(by);
    }
}

void ChartMouse::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    const Drag drag = m_drag;
    m_drag = Drag::None;
    m_plot.overlay().clear();
    if (!m_moved) {
        if (drag == Drag::Range)
            dropRange();
        click(event.position(), event.modifiers() & Qt::ControlModifier);
        return;
    }
    if (drag == Drag::Range)
        return; // it is shown already
    const QRectF box = boxTo(event.position());
    if (drag == Drag::Box && box.width() > clickSlack && (onlyX() || box.height() > clickSlack)) {
        remember();
        zoomTo(box);
        tellX();
    } else if (drag == Drag::Pan) {
        m_history.push_back(m_viewAtPress);
        m_wheeling = false;
        setZoomed(true);
        tellX();
    }
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

QRectF ChartMouse::boxTo(QPointF position) const
{
    const QRectF area(m_plot.panels()[static_cast<std::size_t>(m_panel)].rect->rect());
    QRectF box = QRectF(m_pressed, position).normalized().intersected(area);
    if (onlyX()) {
        box.setTop(area.top());
        box.setBottom(area.bottom());
    }
    return box;
}

void ChartMouse::zoomTo(const QRectF& box)
{
    const auto& chosen = m_plot.panels()[static_cast<std::size_t>(m_panel)];
    const QCPRange x(chosen.x()->pixelToCoord(box.left()), chosen.x()->pixelToCoord(box.right()));
    const QCPRange y(chosen.y()->pixelToCoord(box.bottom()), chosen.y()->pixelToCoord(box.top()));
    setX(x);
    if (!onlyX())
        chosen.y()->setRange(y);
    setZoomed(true);
}

/// x is one axis for all panels, unless the chart says otherwise.
void ChartMouse::setX(const QCPRange& range)
{
    const auto& panels = m_plot.panels();
    for (std::size_t i = 0; i < panels.size(); ++i)
        if (!m_plot.state().data.ownX || static_cast<int>(i) == m_panel)
            panels[i].x()->setRange(range);
}

void ChartMouse::pan(QPointF by)
{
    m_plot.setView(m_viewAtPress);
    const auto chosen = static_cast<std::size_t>(m_panel);
    const QCPRange x = shifted(*m_plot.panels()[chosen].x(), m_viewAtPress[chosen].x, by.x());
    const QCPRange y = shifted(*m_plot.panels()[chosen].y(), m_viewAtPress[chosen].y, by.y());
    setX(x);
    if (!onlyX())
        m_plot.panels()[chosen].y()->setRange(y);
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

/// Its beginning is kept as a value: the totals beside the rows need room, and the axis may move under the mouse.
void ChartMouse::rangeTo(QPointF position)
{
    const auto& parts = m_plot.panels()[static_cast<std::size_t>(m_panel)];
    const QRectF area(parts.rect->rect());
    const double here = parts.x()->pixelToCoord(std::clamp(position.x(), area.left(), area.right()));
    setRange(ChartRange{m_panel, std::min(m_rangeFrom, here), std::max(m_rangeFrom, here)});
}

void ChartMouse::setRange(const std::optional<ChartRange>& range)
{
    m_plot.setRange(range);
    m_plot.replot(QCustomPlot::rpQueuedReplot);
    emit rangeChanged();
}

void ChartMouse::chooseRange()
{
    if (m_plot.panels().empty())
        return;
    const int panel = std::clamp(m_panel, 0, static_cast<int>(m_plot.panels().size()) - 1);
    const QCPRange seen = m_plot.panels()[static_cast<std::size_t>(panel)].x()->range();
    setRange(ChartRange{panel, std::max(0.0, seen.lower), seen.upper});
}

void ChartMouse::moveRange(double fromBy, double toBy)
{
    auto range = m_plot.state().range;
    if (!range)
        return;
    const double seen = m_plot.panels()[static_cast<std::size_t>(range->panel)].x()->range().size();
    const double most = -range->from / seen; // at the beginning a moved range stops, as long as it is
    if (fromBy < most) {
        if (toBy == fromBy)
            toBy = most;
        fromBy = most;
    }
    range->from += fromBy * seen;
    range->to += toBy * seen;
    if (range->to > range->from)
        setRange(range);
}

bool ChartMouse::dropRange()
{
    if (!m_plot.state().range)
        return false;
    setRange(std::nullopt);
    return true;
}

bool ChartMouse::wheel(QWheelEvent& event)
{
    const int panel = m_plot.panelAt(event.position());
    if (!(event.modifiers() & Qt::ControlModifier) || panel < 0) {
        event.ignore(); // the page scrolls
        return true;
    }
    if (!m_wheeling)
        remember();
    m_wheeling = true;
    const auto& chosen = m_plot.panels()[static_cast<std::size_t>(panel)];
    // With Ctrl some systems turn the wheel sideways.
    const int turned = event.angleDelta().y() ? event.angleDelta().y() : event.angleDelta().x();
    const double factor = std::pow(wheelStep, turned / 120.0);
    const double centre = chosen.x()->pixelToCoord(event.position().x());
    m_panel = panel;
    chosen.x()->scaleRange(factor, centre);
    setX(chosen.x()->range());
    if (!onlyX())
        chosen.y()->scaleRange(factor, chosen.y()->pixelToCoord(event.position().y()));
    setZoomed(true);
    tellX();
    m_plot.replot(QCustomPlot::rpQueuedReplot);
    event.accept();
    return true;
}

void ChartMouse::click(QPointF position, bool alone)
{
    if (const QString key = m_plot.legendKeyAt(position); !key.isEmpty()) {
        toggle(m_plot.state(), key, alone);
        m_plot.replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    const int panel = m_plot.panelAt(position);
    if (panel < 0)
        return;
    const auto index = static_cast<std::size_t>(panel);
    const auto hit = m_plot.panels()[index].content->hitAt(position);
    if (!hit || hit->distance > hitRadius)
        return;
    const Series& series = m_plot.state().panel(index).series[static_cast<std::size_t>(hit->series)];
    const int cell = series.points[static_cast<std::size_t>(hit->point)].cell;
    if (cell >= 0)
        emit cellActivated(cell);
}

void ChartMouse::hover(QPointF position)
{
    m_plot.setCursor(m_plot.legendKeyAt(position).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    const int panel = m_plot.panelAt(position);
    if (panel < 0) {
        leave();
        return;
    }
    const auto& content = *m_plot.panels()[static_cast<std::size_t>(panel)].content;
    const auto hit = content.hitAt(position);
    pointAt(panel, hit && hit->distance <= hitRadius ? hit->series : -1);
    if (const auto words = content.describe(position))
        m_plot.overlay().showHair(&content, *words, position);
    else
        m_plot.overlay().clear();
    m_plot.layer("overlay")->replot();
    emit hairMoved(content.keyAxis()->pixelToCoord(position.x()));
}

/// A grey line beyond the eighth gets its colour while it is pointed at.
void ChartMouse::pointAt(int panel, int series)
{
    ChartState& state = m_plot.state();
    if (state.hoveredPanel == panel && state.hoveredSeries == series)
        return;
    state.hoveredPanel = panel;
    state.hoveredSeries = series;
    const bool crowded = std::any_of(state.data.panels.begin(), state.data.panels.end(),
        [](const Panel& candidate) { return candidate.series.size() > 8; });
    if (crowded)
        m_plot.replot(QCustomPlot::rpQueuedReplot);
}

void ChartMouse::leave()
{
    pointAt(-1, -1);
    if (m_plot.overlay().empty())
        return;
    hideHair();
    emit hairLeft();
}

void ChartMouse::remember()
{
    m_history.push_back(m_plot.view());
    m_wheeling = false;
}

void ChartMouse::back()
{
    if (m_history.empty())
        return;
    m_plot.setView(m_history.back());
    m_history.pop_back();
    m_wheeling = false;
    setZoomed(!m_history.empty());
    if (m_history.empty()) {
        m_plot.resetView(); // new data may have come meanwhile
        emit viewReset();
    } else {
        tellX();
    }
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

void ChartMouse::reset()
{
    const bool was = m_zoomed;
    forget();
    m_plot.resetView();
    m_plot.replot(QCustomPlot::rpQueuedReplot);
    if (was) // or charts that are linked would reset each other for ever
        emit viewReset();
}

void ChartMouse::tellX()
{
    if (m_panel < 0)
        return;
    const QCPRange x = m_plot.panels()[static_cast<std::size_t>(m_panel)].x()->range();
    emit xZoomed(x.lower, x.upper);
}

void ChartMouse::followX(const QCPRange& x)
{
    if (m_plot.panels().empty())
        return;
    remember();
    for (const auto& parts : m_plot.panels())
        parts.x()->setRange(x);
    setZoomed(true);
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

void ChartMouse::showHair(double x)
{
    m_plot.overlay().showLine(x);
    m_plot.layer("overlay")->replot();
}

void ChartMouse::hideHair()
{
    m_plot.overlay().clear();
    m_plot.layer("overlay")->replot();
}

void ChartMouse::forget()
{
    m_history.clear();
    m_wheeling = false;
    setZoomed(false);
}

void ChartMouse::setZoomed(bool zoomed)
{
    if (m_zoomed == zoomed)
        return;
    m_zoomed = zoomed;
    emit zoomedChanged(zoomed);
}

} // namespace throughline
