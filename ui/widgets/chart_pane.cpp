// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/chart_view.h>
#include <plots/export.h>
#include <plots/free_chart.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/chart_pane_words.h>
#include <ui/widgets/chart_windows.h>
#include <ui/widgets/free_fields.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/picture_dialog.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>
#include <ui/widgets/to_qt.h>

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStackedLayout>

#include <algorithm>

namespace throughline {

namespace {

constexpr int mostSegments = 4;   // more panels are offered in a choice field
const QSize leastChart(160, 120); // a plot of no size can't be painted

std::vector<const RunResult*> pointersTo(const std::vector<std::shared_ptr<const RunResult>>& runs)
{
    std::vector<const RunResult*> pointers;
    for (const auto& run : runs)
        pointers.push_back(run.get());
    return pointers;
}

} // namespace

ChartPane::ChartPane(Width width, QWidget* parent)
    : QWidget(parent)
    , m_free(new FreeFields(this))
    , m_strip(new SegmentedControl(tr("Chart"), this))
    , m_reason(new HintLine(this))
    , m_title(sectionTitle({}, this))
    , m_panelLabel(smallLabel({}, this))
    , m_panels(new SegmentedControl(tr("Panel"), this))
    , m_manyPanels(new QComboBox(this))
    , m_stack(new QStackedLayout)
    , m_view(new ChartView(this))
{
    m_strip->setObjectName("chartStrip");
    m_strip->setFlat(true);
    m_panels->setObjectName("chartPanels");
    m_manyPanels->setObjectName("chartManyPanels");
    m_manyPanels->setAccessibleName(tr("Panel"));
    m_manyPanels->setFixedWidth(200);
    m_view->setObjectName("chart");
    m_view->setHeld(true); // until shown
    m_view->setMinimumSize(leastChart);
    m_view->setTitleShown(false);
    m_view->setTheme(themeOf(*this));
    m_windows = new ChartWindows(m_view);
    m_title->setElided(true);
    makeTable();
    layOut(width);
    QStringList titles;
    for (const ChartKind kind : chartKinds())
        titles << shortTitle(kind);
    m_strip->setSegments(titles);
    connect(m_strip, &SegmentedControl::currentChanged, this, [this] {
        m_chosen = true;
        display();
    });
    const auto panelChosen = [this] {
        m_panelChosen = true;
        display();
    };
    connect(m_panels, &SegmentedControl::currentChanged, this, panelChosen);
    connect(m_manyPanels, &QComboBox::activated, this, panelChosen);
    connect(m_view, &ChartView::cellActivated, this, &ChartPane::cellActivated);
    connect(m_free, &FreeFields::changed, this, [this] {
        makeFree();
        m_windows->setCharts(m_charts);
        display();
    });
}

void ChartPane::layOut(Width width)
{
    const bool narrow = width == Width::Narrow;
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    first->setSpacing(0);
    second->setSpacing(0);
    first->addWidget(m_strip, 1);
    if (narrow) {
        m_title->hide();
        second->addWidget(m_panelLabel);
        second->addSpacing(metric::gap);
        second->addWidget(m_panels);
        second->addWidget(m_manyPanels);
        second->addStretch(1);
    } else {
        second->addWidget(m_title, 1);
        second->addSpacing(metric::gap);
        second->addWidget(m_panelLabel);
        second->addSpacing(metric::gap);
        second->addWidget(m_panels);
        second->addWidget(m_manyPanels);
    }
    for (Button* tool : makeTools())
        (narrow ? second : first)->addWidget(tool, 0, Qt::AlignTop);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addLayout(first);
    column->addWidget(m_reason);
    column->addLayout(second);
    column->addWidget(m_free);
    column->addLayout(m_stack, 1);
}

std::vector<Button*> ChartPane::makeTools()
{
    m_tableButton = Button::iconOnly("library", tr("Show as a table"), this);
    m_tableButton->setObjectName("chartTable");
    m_tableButton->setCheckable(true);
    auto* copy = Button::iconOnly("copy", tr("Copy this chart"), this);
    auto* save = Button::iconOnly("export", tr("Save this chart, or all of them, as pictures…"), this);
    auto* open = Button::iconOnly("external", tr("Open this chart in a window of its own"), this);
    copy->setObjectName("chartCopy");
    save->setObjectName("chartSave");
    open->setObjectName("chartWindow");
    connect(m_tableButton, &QPushButton::toggled, m_stack, &QStackedLayout::setCurrentIndex);
    connect(copy, &QPushButton::clicked, m_view, &ChartView::copyToClipboard);
    connect(save, &QPushButton::clicked, this, &ChartPane::savePicture);
    connect(open, &QPushButton::clicked, this, &ChartPane::openWindow);
    return {m_tableButton, copy, save, open};
}

void ChartPane::makeTable()
{
    m_tableModel = new TextTableModel(this);
    m_table = new RowView(tr("The chart's data"), this);
    m_table->setObjectName("chartData");
    m_table->setModel(m_tableModel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

void ChartPane::setHeld(bool held)
{
    m_held = held;
    m_view->setHeld(held || !isVisible());
    m_windows->setHeld(held);
}

// A chart that nobody sees is not drawn either.
void ChartPane::showEvent(QShowEvent*) { m_view->setHeld(m_held); }

void ChartPane::hideEvent(QHideEvent*) { m_view->setHeld(true); }

void ChartPane::choose(ChartKind kind)
{
    const auto& kinds = chartKinds();
    const auto place = std::find(kinds.begin(), kinds.end(), kind);
    m_strip->setCurrent(int(place - kinds.begin()));
    m_chosen = true;
    display();
}

void ChartPane::setCharts(const std::vector<ChartData>& charts, std::vector<std::shared_ptr<const RunResult>> runs)
{
    m_charts = charts;
    m_runs = std::move(runs);
    m_free->setFields(freeFields(pointersTo(m_runs)));
    makeFree();
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        m_strip->setReason(int(i), toQt(m_charts[i].notApplicable));
    m_reason->say(greyedInWords(m_charts));
    m_windows->setCharts(m_charts);
    if (!m_chosen || !m_strip->isOpen(m_strip->current()))
        chooseFirstThatApplies();
    display();
}

/// In the place of the one that the page had made, whose fields are the first ones.
void ChartPane::makeFree()
{
    for (ChartData& chart : m_charts)
        if (chart.kind == ChartKind::Free && !m_runs.empty())
            chart = makeFreeChart(pointersTo(m_runs), m_free->choice());
}

void ChartPane::chooseFirstThatApplies()
{
    // The batch-size effect is what most people came for; else the first that applies.
    const auto applies = [](const ChartData& chart) { return chart.notApplicable.empty(); };
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        if (m_charts[i].kind == ChartKind::BatchSize && applies(m_charts[i])) {
            m_strip->setCurrent(int(i));
            return;
        }
    const auto first = std::find_if(m_charts.begin(), m_charts.end(), applies);
    if (first != m_charts.end())
        m_strip->setCurrent(int(first - m_charts.begin()));
}

void ChartPane::display()
{
    const int index = m_strip->current();
    if (index < 0 || index >= int(m_charts.size()))
        return;
    const ChartData& whole = m_charts[std::size_t(index)];
    m_free->setVisible(whole.kind == ChartKind::Free && !m_runs.empty());
    m_panel = chosenPanel(whole);
    const ChartData chart = withPanels(whole, m_panel);
    m_title->setText(toQt(chart.title));
    displayTable(chart);
    m_view->setData(chart);
    m_view->setAccessibleName(toQt(chart.title));
    m_view->setAccessibleDescription(toQt(chart.sentence));
}

QString ChartPane::chosenPanel(const ChartData& chart)
{
    QStringList titles = titlesOf(chart);
    const bool several = titles.size() > 1 && isSplitByPanel(chart);
    const QString ending = commonEnding(titles);
    const bool segments = several && titles.size() <= mostSegments && !ending.isEmpty();
    m_panels->setVisible(segments);
    m_panelLabel->setVisible(segments);
    m_manyPanels->setVisible(several && !segments);
    if (!several)
        return {};
    const QStringList full = titles;
    const int best = 1 + int(full.indexOf(fullestPanel(chart)));
    for (QString& title : titles)
        title = segments ? title.section(QLatin1Char(' '), 0, 0) : title;
    titles.prepend(segments ? tr("All") : tr("All panels"));
    if (segments) {
        m_panelLabel->setText(ending.left(1).toUpper() + ending.mid(1));
        const bool kept = m_panelChosen && titles.contains(m_panels->segments().value(m_panels->current()));
        m_panels->setSegments(titles);
        if (!kept)
            m_panels->setCurrent(best);
        return full.value(m_panels->current() - 1);
    }
    const int known = m_panelChosen ? int(titles.indexOf(m_manyPanels->currentText())) : -1;
    const QSignalBlocker quiet(m_manyPanels);
    m_manyPanels->clear();
    m_manyPanels->addItems(titles);
    m_manyPanels->setCurrentIndex(known >= 0 ? known : best);
    return full.value(m_manyPanels->currentIndex() - 1);
}

void ChartPane::displayTable(const ChartData& chart)
{
    std::vector<QStringList> rows;
    for (const auto& row : chart.tableRows)
        rows.push_back(toQt(row));
    m_tableModel->setTable(toQt(chart.tableHeader), rows);
    for (int column = 0; column < m_tableModel->columnCount(); ++column)
        m_table->resizeColumnToContents(column);
}

void ChartPane::savePicture()
{
    PictureDialog dialog(this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.all())
        saveAll(QFileDialog::getExistingDirectory(this, tr("Save all charts into a folder")), dialog.size(),
            dialog.scale());
    else
        saveOne(QFileDialog::getSaveFileName(this, tr("Save this chart"),
                    toQt(m_view->data().id) + QStringLiteral(".png"), tr("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)")),
            dialog.size(), dialog.scale());
}

void ChartPane::saveOne(const QString& path, QSize size, double scale)
{
    if (path.isEmpty())
        return;
    const auto written = m_view->exportTo(path, size, scale);
    if (written)
        emit said(Tone::Good, tr("Chart written: %1").arg(path));
    else
        emit said(Tone::Bad, toQt(sentence(written.error())));
}

void ChartPane::saveAll(const QString& folder, QSize size, double scale)
{
    if (folder.isEmpty())
        return;
    const auto written = exportCharts(m_charts, folder, size, scale);
    if (written)
        emit said(Tone::Good, tr("%n picture(s) written into %1", nullptr, int(written->size())).arg(folder));
    else
        emit said(Tone::Bad, toQt(sentence(written.error())));
}

void ChartPane::openWindow() { m_windows->open(m_charts[std::size_t(m_strip->current())], m_panel, themeOf(*this)); }

void ChartPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_view->setTheme(themeOf(*this));
        m_windows->setTheme(themeOf(*this));
    }
    QWidget::changeEvent(event);
}

} // namespace throughline
