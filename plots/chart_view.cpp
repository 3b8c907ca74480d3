// SPDX-License-Identifier: GPL-3.0-or-later
// The chart in the window: a ChartPlot with mouse, keys, clipboard and the button that returns to following.
#include <plots/chart_view.h>

#include <plots/chart_menu.h>
#include <plots/chart_mime.h>
#include <plots/drawing/chart_mouse.h>
#include <plots/drawing/chart_plot.h>
#include <plots/drawing/range_totals.h>
#include <plots/picture.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QPushButton>
#include <QVBoxLayout>

namespace throughline {

namespace {

int countPoints(const ChartState& state)
{
    std::size_t count = 0;
    for (const Panel& panel : state.data.panels) {
        count += panel.blocks.size();
        for (const Series& series : panel.series)
            if (state.shown(series))
                count += series.points.size();
    }
    return static_cast<int>(count);
}

QString followStyle(const Theme& theme)
{
    return QString(
        "QPushButton { background: %1; color: %2; border: 1px solid %3; border-radius: 6px; padding: 2px 10px; }"
        "QPushButton:hover { background: %4; } QPushButton:focus { border-color: %5; }")
        .arg(theme.surface.name(), theme.text.name(), theme.border.name(), theme.hover.name(), theme.accent.name());
}

} // namespace

struct ChartView::Impl {
    ChartLook look;
    ChartData data; // the latest, drawn or not
    ChartPlot* plot = nullptr;
    ChartMouse* mouse = nullptr;
    QPushButton* follow = nullptr;
    bool held = false;
    bool behind = false; // data came while held

    void show()
    {
        behind = false;
        const bool another = data.kind != plot->state().data.kind;
        if (another) {
            mouse->forget();
            look.logX.reset(); // another chart's axes are another matter
            look.logY.reset();
        }
        plot->setLook(look);
        plot->setData(data, mouse->zoomed());
        plot->replot(QCustomPlot::rpQueuedReplot);
    }
};

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_impl(std::make_unique<Impl>())
{
    m_impl->plot = new ChartPlot(this);
    m_impl->plot->setFocusPolicy(Qt::NoFocus);
    m_impl->mouse = new ChartMouse(*m_impl->plot);
    m_impl->follow = new QPushButton(this);
    m_impl->follow->setObjectName("follow");
    m_impl->follow->setFont(themeFont(12, 500));
    setLive(false);
    m_impl->follow->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_impl->plot);
    setFocusPolicy(Qt::StrongFocus);
    setTheme(lightTheme());
    connect(m_impl->mouse, &ChartMouse::cellActivated, this, &ChartView::cellActivated);
    connect(m_impl->mouse, &ChartMouse::zoomedChanged, this, [this](bool zoomed) {
        m_impl->follow->setVisible(zoomed);
        m_impl->follow->raise();
        placeFollow();
        emit zoomedChanged(zoomed);
    });
    connect(m_impl->mouse, &ChartMouse::xZoomed, this, &ChartView::xZoomed);
    connect(m_impl->mouse, &ChartMouse::viewReset, this, &ChartView::viewReset);
    connect(m_impl->mouse, &ChartMouse::hairMoved, this, &ChartView::hairMoved);
    connect(m_impl->mouse, &ChartMouse::hairLeft, this, &ChartView::hairLeft);
    connect(m_impl->mouse, &ChartMouse::rangeChanged, this, [this] {
        describe();
        emit rangeChanged();
    });
    connect(m_impl->follow, &QPushButton::clicked, this, &ChartView::resetView);
}

ChartView::~ChartView() = default;

void ChartView::setData(const ChartData& data)
{
    m_impl->data = data;
    setAccessibleName(QString::fromStdString(data.title));
    if (m_impl->held)
        m_impl->behind = true;
    else
        m_impl->show();
    describe();
}

/// For those who do not see it.
void ChartView::describe()
{
    const ChartData& chart = m_impl->data;
    QString words = QString::fromStdString(chart.notApplicable.empty() ? chart.sentence : chart.notApplicable);
    if (const QString totals = rangeTotals(); !totals.isEmpty())
        words += QLatin1Char('\n') + totals;
    setAccessibleDescription(words);
}

const ChartData& ChartView::data() const { return m_impl->data; }

void ChartView::setTheme(const Theme& theme)
{
    m_impl->plot->setTheme(theme);
    m_impl->follow->setStyleSheet(followStyle(theme));
    if (!m_impl->held)
        m_impl->plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartView::setTitleShown(bool shown)
{
    m_impl->plot->setTitleShown(shown);
    if (!m_impl->held)
        m_impl->plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartView::setHeld(bool held)
{
    m_impl->held = held;
    if (!held && m_impl->behind)
        m_impl->show();
}

void ChartView::setLive(bool live)
{
    m_impl->follow->setText(live ? tr("Follow") : tr("Whole chart"));
    m_impl->follow->setToolTip(live ? tr("Show all data again and follow what comes (double-click)")
                                    : tr("Show all data again (double-click)"));
    m_impl->follow->setAccessibleName(live ? tr("Show the whole chart and follow it") : tr("Show the whole chart"));
    placeFollow();
}

void ChartView::setPadding(int pixels) { m_impl->plot->setPadding(pixels); }

void ChartView::setLook(const ChartLook& look)
{
    if (look == m_impl->look)
        return;
    m_impl->look = look;
    if (m_impl->held)
        m_impl->behind = true;
    else
        m_impl->show();
}

const ChartLook& ChartView::look() const { return m_impl->look; }

bool ChartView::zoomed() const { return m_impl->mouse->zoomed(); }

int ChartView::drawnPoints() const { return countPoints(m_impl->plot->state()); }

void ChartView::copyToClipboard() const { QApplication::clipboard()->setMimeData(new ChartMime(viewPicture())); }

FileToWrite ChartView::pictureFile(const QString& path, QSize size, double scale) const
{
    return {path, [seen = viewPicture(), path, size, scale] { return drawPicture(seen, path, size, scale); }};
}

Picture ChartView::viewPicture() const
{
    const ChartState& state = m_impl->plot->state();
    return {state.data, m_impl->mouse->zoomed() ? m_impl->plot->view() : std::vector<PanelRange>{}, state.hidden,
        m_impl->look, true, state.range};
}

void ChartView::resetView() { m_impl->mouse->reset(); }

void ChartView::chooseRange() { m_impl->mouse->chooseRange(); }

void ChartView::dropRange() { m_impl->mouse->dropRange(); }

QString ChartView::rangeTotals() const
{
    const ChartState& state = m_impl->plot->state();
    if (!state.range)
        return {};
    QString text;
    const Panel& panel = state.panel(static_cast<std::size_t>(state.range->panel));
    for (const auto& row : rangeTable(panel, state.range->from, state.range->to))
        for (std::size_t i = 0; i < row.size(); ++i)
            text += QString::fromStdString(row[i]) + QLatin1Char(i + 1 < row.size() ? '\t' : '\n');
    return text;
}

void ChartView::copyRangeTotals() const { QApplication::clipboard()->setText(rangeTotals()); }

bool ChartView::offersTrace() const { return isSignalConnected(QMetaMethod::fromSignal(&ChartView::traceWanted)); }

void ChartView::zoomX(double lower, double upper) { m_impl->mouse->followX({lower, upper}); }

void ChartView::showHair(double x) { m_impl->mouse->showHair(x); }

void ChartView::hideHair() { m_impl->mouse->hideHair(); }

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    fillChartMenu(menu, *this);
    menu.exec(event->globalPos());
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Backspace)
        m_impl->mouse->back();
    else if (!rangeKey(*event))
        QWidget::keyPressEvent(event);
}

/// T chooses what is seen of a timeline, arrows move that, with Shift its end, Escape drops it.
bool ChartView::rangeKey(const QKeyEvent& event)
{
    constexpr double step = 0.02; // of what is seen
    if (m_impl->plot->state().data.kind != ChartKind::Timeline)
        return false;
    const bool chosen = m_impl->plot->state().range.has_value();
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_T:
        m_impl->mouse->chooseRange();
        return true;
    case Qt::Key_Escape:
        return m_impl->mouse->dropRange();
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double by = event.key() == Qt::Key_Left ? -step : step;
        m_impl->mouse->moveRange(shift ? 0 : by, by);
        return chosen;
    }
    default:
        return false;
    }
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeFollow();
}

void ChartView::placeFollow()
{
    m_impl->follow->adjustSize();
    m_impl->follow->move(width() - m_impl->follow->width() - 2, 2);
}

} // namespace throughline
