// SPDX-License-Identifier: GPL-3.0-or-later
// Building and laying out the parts of a chart.
#include <plots/drawing/chart_plot.h>

#include <plots/drawing/bar_content.h>
#include <plots/drawing/line_content.h>
#include <plots/drawing/number_text.h>
#include <plots/drawing/stack_content.h>
#include <plots/drawing/tickers.h>
#include <plots/drawing/timeline_content.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr int narrowestPanel = 230;

QString text(const std::string& words) { return QString::fromStdString(words); }

} // namespace

ChartPlot::ChartPlot(QWidget* parent)
    : QCustomPlot(parent)
{
    setInteractions({});
    setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
    plotLayout()->clear();
    plotLayout()->setRowSpacing(0);
    m_title = new Paragraph(this, themeFont(16, 600), titleLine);
    m_subtitle = new Paragraph(this, themeFont(12), textLine);
    m_legend = new LegendRow(this, m_state);
    m_grid = new QCPLayoutGrid;
    m_message = new Paragraph(this, themeFont(13), textLine + 4);
    m_sentence = new Paragraph(this, themeFont(12), textLine);
    int row = 0;
    for (QCPLayoutElement* element :
        std::initializer_list<QCPLayoutElement*>{m_title, m_subtitle, m_legend, m_grid, m_sentence})
        plotLayout()->addElement(row++, 0, element);
    m_grid->addElement(0, 0, m_message);
    m_grid->setMargins({});
    m_grid->setRowSpacing(0);
    m_grid->setColumnSpacing(24);
    m_overlay = new MouseOverlay(this, m_state);
    setPadding(0);
    setTheme(lightTheme());
}

void ChartPlot::setPadding(int pixels) { plotLayout()->setMargins({pixels, pixels, pixels, pixels}); }

void ChartPlot::setTextShare(double share) { m_textShare = share; }

void ChartPlot::setTitleShown(bool shown)
{
    m_titleShown = shown;
    setTexts();
}

void ChartPlot::setTheme(const Theme& theme)
{
    m_state.theme = theme;
    setBackground(QBrush(theme.surface));
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        styleAxes(m_panels[i], m_state.panel(i));
    setTexts();
}

void ChartPlot::setData(const ChartData& chart, bool keepView)
{
    const auto before = view();
    const bool samePanels = chart.panels.size() == m_panels.size() && chart.kind == m_state.data.kind;
    if (!samePanels) {
        m_overlay->clear(); // it may point into the panels that go now
        m_state.hoveredPanel = m_state.hoveredSeries = -1;
    }
    if (chart.kind != m_state.data.kind)
        m_state.hidden.clear();
    if (!samePanels)
        m_state.range.reset();
    m_state.data = chart;
    ++m_state.revision;
    applyLook();
    m_fullRanges = fullRanges(m_state.data);
    if (!samePanels)
        buildPanels();
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        setTickers(m_panels[i], m_state.panel(i));
        styleAxes(m_panels[i], m_state.panel(i));
    }
    setTexts();
    setView(keepView && samePanels ? before : m_fullRanges);
}

void ChartPlot::applyLook()
{
    const auto positive = [](const Panel& panel, double Point::*value) {
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                if (!(point.*value > 0) && !(series.level && value == &Point::x))
                    return false;
        return true;
    };
    if (!m_state.look.published) {
        for (Panel& panel : m_state.data.panels)
            std::erase_if(panel.series, [](const Series& series) { return series.published; });
        if (m_state.data.sentence.ends_with(m_state.data.sources)) // a picture without a frame has none
            m_state.data.sentence.resize(m_state.data.sentence.size() - m_state.data.sources.size());
    }
    if (m_state.data.bars || hasRows(m_state.data))
        return;
    for (Panel& panel : m_state.data.panels) {
        panel.logX = m_state.look.logX.value_or(panel.logX) && positive(panel, &Point::x);
        panel.logY = m_state.look.logY.value_or(panel.logY) && positive(panel, &Point::y);
    }
}

void ChartPlot::setTexts()
{
    const auto& chart = m_state.data;
    m_title->set(m_titleShown ? text(chart.title) : QString(), m_state.theme.text);
    m_subtitle->set(m_titleShown ? text(chart.subtitle) : QString(), m_state.theme.text2);
    m_sentence->set(chart.notApplicable.empty() ? text(chart.sentence) : QString(), m_state.theme.text2);
    m_message->set(text(chart.notApplicable), m_state.theme.text2, Qt::AlignHCenter | Qt::AlignVCenter);
    styleHeads();
}

void ChartPlot::styleHeads()
{
    const auto& chart = m_state.data;
    const QFontMetrics words(themeFont(12));
    const int width = widthOfContent();
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const Panel& panel = m_state.panel(i);
        QString title = text(panel.title);
        QString yTitle = text(panel.yTitle.empty() ? chart.yTitle : panel.yTitle);
        const QString both = yTitle + ", " + title;
        if (m_panels.size() == 1 && !yTitle.isEmpty() && !title.isEmpty() && words.horizontalAdvance(both) <= width) {
            yTitle = both; // one line serves both
            title.clear();
        }
        // Panels of one row share the y title of the first.
        const bool said = i > 0 && m_columns > 0 && static_cast<int>(i) % m_columns > 0
            && panel.yTitle == m_state.panel(i - 1).yTitle;
        m_panels[i].head->set(title, said ? " " : yTitle, m_state.theme);
    }
}

void ChartPlot::buildPanels()
{
    clearPlottables();
    for (const Parts& parts : m_panels) {
        removeItem(parts.labels);
        delete parts.head;
        delete parts.rect;
    }
    m_panels.clear();
    m_grid->simplify();
    for (std::size_t i = 0; i < m_state.data.panels.size(); ++i)
        m_panels.push_back(makePanel(i));
    m_columns = 0;
    arrangePanels(columnsFor(viewport().width())); // again when the width is another
}

ChartPlot::Parts ChartPlot::makePanel(std::size_t index)
{
    Parts parts;
    parts.rect = new QCPAxisRect(this, false);
    parts.rect->addAxis(QCPAxis::atLeft);
    parts.rect->addAxis(QCPAxis::atBottom);
    parts.rect->setAutoMargins(QCP::msLeft | QCP::msBottom);
    parts.head = new PanelHead(this, parts.rect);
    if (m_state.data.kind == ChartKind::Timeline)
        parts.content = new TimelineContent(m_state, index, parts.x(), parts.y());
    else if (m_state.data.stacked)
        parts.content = new StackContent(m_state, index, parts.x(), parts.y());
    else if (m_state.data.bars)
        parts.content = new BarContent(m_state, index, parts.x(), parts.y());
    else
        parts.content = new LineContent(m_state, index, parts.x(), parts.y());
    parts.labels = new EndLabels(this, m_state, index, parts.content);
    return parts;
}

void ChartPlot::styleAxes(const Parts& parts, const Panel& panel)
{
    const Theme& theme = m_state.theme;
    const bool rows = hasRows(m_state.data);
    for (QCPAxis* axis : {parts.x(), parts.y()}) {
        axis->setBasePen(QPen(theme.border, 1));
        axis->setTickPen(QPen(theme.border, 1));
        axis->setSubTicks(false);
        axis->setTickLength(0, axis == parts.x() && !m_state.data.bars ? 4 : 0);
        axis->setTickLabelFont(themeFont(12));
        axis->setTickLabelColor(theme.text2);
        axis->setTickLabelPadding(axis == parts.x() ? 4 : 8);
        axis->setLabelFont(themeFont(12));
        axis->setLabelColor(theme.text2);
        axis->setLabelPadding(2);
        axis->grid()->setPen(QPen(theme.line, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setSubGridVisible(false);
    }
    parts.x()->grid()->setVisible(false);
    parts.y()->grid()->setVisible(!rows);
    parts.x()->setLabel(text(m_state.data.xTitle));
    parts.x()->setScaleType(panel.logX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    parts.y()->setScaleType(panel.logY ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    parts.y()->setRangeReversed(rows);
}

void ChartPlot::setTickers(const Parts& parts, const Panel& panel)
{
    const auto spaceOf = [](const QString& label) { return QFontMetricsF(themeFont(12)).horizontalAdvance(label) + 8; };
    std::vector<PlacedTicker::Place> places;
    for (std::size_t i = 0; i < panel.xTicks.size(); ++i)
        places.push_back({m_state.data.bars ? static_cast<double>(i) : panel.xTicks[i], tickText(panel.xTicks[i])});
    QCPAxis* x = parts.x();
    const LabelRoom room{spaceOf, [x](double value) { return x->coordToPixel(value); }};
    if (places.empty())
        x->setTicker(QSharedPointer<NumberTicker>::create(panel.logX, QString(), 8, room));
    else
        x->setTicker(QSharedPointer<PlacedTicker>::create(places, room));
    if (!hasRows(m_state.data)) {
        parts.y()->setTicker(QSharedPointer<NumberTicker>::create(panel.logY, text(unitOf(m_state.data, panel))));
        return;
    }
    std::vector<PlacedTicker::Place> rows;
    for (std::size_t row = 0; row < panel.rows.size(); ++row)
        rows.push_back({placeOfRow(panel, static_cast<int>(row)), text(panel.rows[row])});
    const auto nothing = [](const QString&) { return 0.0; };
    parts.y()->setTicker(
        QSharedPointer<PlacedTicker>::create(rows, LabelRoom{nothing, [](double value) { return value; }}));
}

int ChartPlot::columnsFor(int width) const
{
    if (m_state.data.kind == ChartKind::Timeline || m_state.data.columns == 1)
        return 1;
    const int most = m_state.data.columns > 0 ? m_state.data.columns : m_state.data.stacked ? 2 : 3;
    return std::clamp(width / narrowestPanel, 1, std::min(most, std::max(1, static_cast<int>(m_panels.size()))));
}

void ChartPlot::arrangePanels(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    std::vector<QCPLayoutElement*> elements{m_message};
    for (const Parts& parts : m_panels)
        elements.insert(elements.end(), {parts.head, parts.rect});
    for (QCPLayoutElement* element : elements)
        if (element->layout())
            m_grid->take(element);
    m_grid->simplify();
    m_message->setVisible(m_panels.empty());
    if (m_panels.empty()) // the message has the panels' place
        m_grid->addElement(0, 0, m_message);
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns * 2;
        m_grid->addElement(row, column, m_panels[i].head);
        m_grid->addElement(row + 1, column, m_panels[i].rect);
        if (hasRows(m_state.data))
            m_grid->setRowStretchFactor(row + 1, std::max(1.0, placesOf(m_state.panel(i))));
    }
}

int ChartPlot::widthOfContent() const
{
    return viewport().width() - plotLayout()->margins().left() - plotLayout()->margins().right();
}

void ChartPlot::updateLayout()
{
    const int width = widthOfContent();
    const bool nothing = m_panels.empty();
    m_state.namesAtEnds = !nothing && namesFitAtEnds(m_state, viewport().size(), m_fullRanges[0].y);
    m_title->fit(width, m_state.data.subtitle.empty() ? 8 : 0);
    m_subtitle->fit(width, 8);
    m_legend->fit(width, 8);
    m_message->fit(width, 0);
    m_message->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    m_sentence->fit(static_cast<int>(width * m_textShare), 0);
    arrangePanels(columnsFor(width));
    styleHeads();
    for (const Parts& parts : m_panels)
        parts.rect->setMargins({0, 8, parts.labels->width(), 0});
    QCustomPlot::updateLayout();
    // Tick labels are chosen by pixels, before QCustomPlot places the axes: once more, now that they have their place.
    QCustomPlot::updateLayout();
}

QString ChartPlot::legendKeyAt(QPointF position) const
{
    const QString key = m_legend->keyAt(position);
    if (!key.isEmpty())
        return key;
    for (const Parts& parts : m_panels)
        if (const QString atEnd = parts.labels->keyAt(position); !atEnd.isEmpty())
            return atEnd;
    return {};
}

int ChartPlot::panelAt(QPointF position) const
{
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        if (QRectF(m_panels[i].rect->rect()).contains(position))
            return static_cast<int>(i);
    return -1;
}

std::vector<PanelRange> ChartPlot::view() const
{
    std::vector<PanelRange> ranges;
    for (const Parts& parts : m_panels)
        ranges.push_back({parts.x()->range(), parts.y()->range()});
    return ranges;
}

void ChartPlot::setView(const std::vector<PanelRange>& view)
{
    for (std::size_t i = 0; i < m_panels.size() && i < view.size(); ++i) {
        m_panels[i].x()->setRange(view[i].x);
        m_panels[i].y()->setRange(view[i].y);
    }
}

void ChartPlot::resetView() { setView(m_fullRanges); }

void ChartPlot::setRange(const std::optional<ChartRange>& range)
{
    if (m_state.data.kind == ChartKind::Timeline && (!range || range->panel < static_cast<int>(m_panels.size())))
        m_state.range = range;
}

} // namespace throughline
