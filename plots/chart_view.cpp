// SPDX-License-Identifier: GPL-3.0-or-later
// The chart in the window: a ChartPlot with mouse, keys, clipboard and the button that returns to following.
#include <plots/chart_view.h>

#include <plots/chart_menu.h>
#include <plots/drawing/chart_mouse.h>
#include <plots/drawing/chart_plot.h>
#include <plots/export.h>
#include <plots/picture.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
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
    m_impl->follow = new QPushButton(tr("Whole chart"), this);
    m_impl->follow->setObjectName("follow");
    m_impl->follow->setFont(themeFont(12, 500));
    m_impl->follow->setToolTip(tr("Show all data again and follow what comes (double-click)"));
    m_impl->follow->setAccessibleName(tr("Show the whole chart"));
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
    connect(m_impl->follow, &QPushButton::clicked, this, &ChartView::resetView);
}

ChartView::~ChartView() = default;

void ChartView::setData(const ChartData& data)
{
    m_impl->data = data;
    setAccessibleName(QString::fromStdString(data.title));
    setAccessibleDescription(QString::fromStdString(data.notApplicable.empty() ? data.sentence : data.notApplicable));
    if (m_impl->held)
        m_impl->behind = true;
    else
        m_impl->show();
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

void ChartView::copyToClipboard() const
{
    auto* mime = new QMimeData;
    mime->setImageData(renderImage(viewPicture(), exportSize, 2.0));
    mime->setData("image/svg+xml", renderSvg(viewPicture(), exportSize));
    QApplication::clipboard()->setMimeData(mime);
}

Result<void> ChartView::exportTo(const QString& path, QSize size, double scale) const
{
    return writePicture(viewPicture(), path, size, scale);
}

Picture ChartView::viewPicture() const
{
    const ChartState& state = m_impl->plot->state();
    return {state.data, m_impl->mouse->zoomed() ? m_impl->plot->view() : std::vector<PanelRange>{}, state.hidden,
        m_impl->look};
}

void ChartView::resetView() { m_impl->mouse->reset(); }

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
    else
        QWidget::keyPressEvent(event);
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
