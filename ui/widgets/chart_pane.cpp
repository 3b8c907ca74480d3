// SPDX-License-Identifier: GPL-3.0-or-later
// Which chart is shown, of which panel; what its buttons do is in chart_pane_tools.cpp.
#include <plots/chart_view.h>
#include <plots/free_chart.h>
#include <ui/session/background.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_choice.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/chart_pane_words.h>
#include <ui/widgets/chart_windows.h>
#include <ui/widgets/free_fields.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/run_pointers.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>
#include <ui/widgets/to_qt.h>

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int mostSegments = 4;   // more panels are offered in a choice field
const QSize leastChart(160, 120); // a plot of no size can't be painted

struct FreeAnswer {
    std::vector<FreeField> fields;
    FreeChoice choice;
    ChartData chart;
};

} // namespace

ChartPane::ChartPane(Width width, QWidget* parent)
    : QWidget(parent)
    , m_free(new FreeFields(this))
    , m_reason(new HintLine(this))
    , m_title(sectionTitle({}, this))
    , m_panelLabel(smallLabel({}, this))
    , m_panels(new SegmentedControl(tr("Panel"), this))
    , m_manyPanels(new QComboBox(this))
    , m_stack(new QStackedLayout)
    , m_view(new ChartView(this))
{
    m_panels->setObjectName("chartPanels");
    m_manyPanels->setObjectName("chartManyPanels");
    m_manyPanels->setAccessibleName(tr("Panel"));
    m_manyPanels->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_manyPanels->setMaximumWidth(200);
    m_view->setObjectName("chart");
    m_view->setHeld(true); // until shown
    m_view->setMinimumSize(leastChart);
    m_view->setTitleShown(false);
    m_view->setTheme(themeOf(*this));
    m_windows = new ChartWindows(m_view);
    m_title->setElided(true);
    m_reason->setElided(true); // each chart's own is in its tip
    QStringList titles;
    for (const ChartKind kind : chartKinds())
        titles << shortTitle(kind);
    m_choice = new ChartChoice(titles, this);
    makeTable();
    layOut(width);
    connect(m_choice, &ChartChoice::currentChanged, this, [this] {
        m_chosen = true;
        display();
        emit shownKindsChanged();
    });
    const auto fold = [this, width] { // the field says the title, and its offers the reasons
        m_title->setVisible(width == Width::Wide && !m_choice->folded());
        m_reason->setVisible(!m_choice->folded());
        fitPanelLabel();
    };
    connect(m_choice, &ChartChoice::foldedChanged, this, fold);
    const auto panelChosen = [this] {
        m_panelChosen = true;
        display();
    };
    connect(m_panels, &SegmentedControl::currentChanged, this, panelChosen);
    connect(m_manyPanels, &QComboBox::activated, this, panelChosen);
    connect(m_view, &ChartView::cellActivated, this, &ChartPane::cellActivated);
    connect(m_free, &FreeFields::changed, this, [this] {
        m_freeChoice = m_free->choice();
        askFree();
    });
    connect(m_view, &ChartView::traceWanted, this, &ChartPane::saveTrace);
}

void ChartPane::layOut(Width width)
{
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    first->setSpacing(0);
    second->setSpacing(metric::gap);
    first->addWidget(m_choice, 1);
    m_title->setVisible(width == Width::Wide);
    second->addWidget(m_title, 1);
    second->addWidget(m_panelLabel);
    second->addWidget(m_panels);
    second->addWidget(m_manyPanels);
    second->addStretch(0); // without a title the panels stand on the left
    for (Button* tool : makeTools())
        first->addWidget(tool, 0, Qt::AlignTop);
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
void ChartPane::showEvent(QShowEvent*)
{
    m_view->setHeld(m_held);
    emit shownKindsChanged();
}

void ChartPane::hideEvent(QHideEvent*) { m_view->setHeld(true); }

void ChartPane::choose(ChartKind kind)
{
    const auto& kinds = chartKinds();
    const auto place = std::find(kinds.begin(), kinds.end(), kind);
    m_choice->setCurrent(int(place - kinds.begin()));
    m_chosen = true;
    display();
    emit shownKindsChanged();
}

std::optional<ChartKind> ChartPane::chosen() const
{
    return m_chosen ? std::optional(chartKinds()[std::size_t(m_choice->current())]) : std::nullopt;
}

std::set<ChartKind> ChartPane::shownKinds() const
{
    std::set<ChartKind> kinds;
    if (isVisible())
        kinds.insert(chartKinds()[std::size_t(std::max(0, m_choice->current()))]);
    for (const ChartKind kind : chartKinds())
        if (m_windows->shows(kind))
            kinds.insert(kind);
    return kinds;
}

bool ChartPane::hasWindows() const { return !m_windows->empty(); }

void ChartPane::setCharts(const std::vector<ChartData>& charts, std::vector<std::shared_ptr<const RunResult>> runs)
{
    const std::vector<ChartData> before = std::exchange(m_charts, charts);
    m_runs = std::move(runs);
    if (m_freeChoice) // until it is made anew, or it would flash
        for (const ChartData& chart : before)
            if (chart.kind == ChartKind::Free && !m_charts.empty())
                m_charts[std::size_t(ChartKind::Free)] = chart;
    m_freeKnown = false;
    if (m_windows->shows(ChartKind::Free))
        askFree();
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        m_choice->setChart(int(i), toQt(m_charts[i].title), toQt(m_charts[i].notApplicable));
    m_reason->say(greyedInWords(m_charts));
    m_windows->setCharts(m_charts);
    if (!m_chosen || !m_choice->isOpen(m_choice->current()))
        chooseFirstThatApplies();
    display();
}

/// A label that would be cut is left out: the chart says what its panels are.
void ChartPane::fitPanelLabel()
{
    const int needed = m_panels->sizeHint().width() + m_panelLabel->sizeHint().width() + 2 * metric::gap;
    m_panelLabel->setVisible(!m_panels->isHidden() && (m_title->isVisibleTo(this) || needed <= width()));
}

void ChartPane::resizeEvent(QResizeEvent*) { fitPanelLabel(); }

/// Off the GUI thread: reading every field of every cell of fifty runs takes a while. The answer replaces the chart
/// that the page had made, whose fields are the first ones.
void ChartPane::askFree()
{
    if (m_runs.empty())
        return;
    const int question = ++m_freeAsked;
    m_freeKnown = true;
    inBackground(
        this,
        [runs = m_runs, choice = m_freeChoice] {
            const auto pointers = pointersTo(runs);
            FreeAnswer answer{freeFields(pointers), {}, {}};
            answer.choice = keptChoice(answer.fields, choice);
            answer.chart = makeFreeChart(pointers, answer.choice);
            return answer;
        },
        [this, question](const FreeAnswer& answer) {
            if (question != m_freeAsked)
                return;
            m_free->setFields(answer.fields, answer.choice);
            for (ChartData& chart : m_charts)
                if (chart.kind == ChartKind::Free)
                    chart = answer.chart;
            m_windows->setCharts(m_charts);
            display();
            emit freeMade();
        });
}

void ChartPane::chooseFirstThatApplies()
{
    // The batch-size effect is what most people came for; else the first that applies.
    const auto applies = [](const ChartData& chart) { return chart.notApplicable.empty(); };
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        if (m_charts[i].kind == ChartKind::BatchSize && applies(m_charts[i])) {
            m_choice->setCurrent(int(i));
            return;
        }
    const auto first = std::find_if(m_charts.begin(), m_charts.end(), applies);
    if (first != m_charts.end())
        m_choice->setCurrent(int(first - m_charts.begin()));
}

void ChartPane::display()
{
    const int index = m_choice->current();
    if (index < 0 || index >= int(m_charts.size()))
        return;
    const ChartData& whole = m_charts[std::size_t(index)];
    if (whole.kind == ChartKind::Free && !m_freeKnown)
        askFree();
    m_free->setVisible(whole.kind == ChartKind::Free && !m_runs.empty());
    m_panel = chosenPanel(whole);
    const ChartData chart = withPanels(whole, m_panel);
    m_title->setText(toQt(chart.title));
    m_view->setData(chart);
    displayTable();
}

QString ChartPane::chosenPanel(const ChartData& chart)
{
    QStringList titles = titlesOf(chart);
    const bool several = titles.size() > 1 && isSplitByPanel(chart);
    const QString ending = commonEnding(titles);
    const bool segments = several && titles.size() <= mostSegments && !ending.isEmpty();
    m_panels->setVisible(segments);
    fitPanelLabel();
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

/// Of the chart that is shown; nothing while the picture is.
void ChartPane::displayTable()
{
    if (!m_tableButton->isChecked())
        return;
    const ChartData& chart = m_view->data();
    std::vector<QStringList> rows;
    for (const auto& row : chart.tableRows)
        rows.push_back(toQt(row));
    m_tableModel->setTable(toQt(chart.tableHeader), rows);
    for (int column = 0; column < m_tableModel->columnCount(); ++column)
        m_table->resizeColumnToContents(column);
}

void ChartPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_view->setTheme(themeOf(*this));
        m_windows->setTheme(themeOf(*this));
    }
    QWidget::changeEvent(event);
}

} // namespace throughline
