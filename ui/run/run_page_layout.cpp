// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Run page stands.
#include <ui/run/cell_tree_model.h>
#include <ui/run/log_pane.h>
#include <ui/run/queue_pane.h>
#include <ui/run/run_head.h>
#include <ui/run/run_page.h>
#include <ui/run/side_pane.h>
#include <ui/session/session.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QStackedWidget>

namespace throughline {

namespace {
constexpr int cellsWidth = 320;
constexpr int cellBatchWidth = 56;
constexpr int chunkedCellWidth = 68; // "B 16 ÷ 4"
constexpr int cellValueWidth = 72;
constexpr int runPageSideWidth = 312;
constexpr int logHeight = 168;
constexpr int lowLogHeight = 136; // in a window of 1024 × 700 the chart needs the room
constexpr int heightForLog = 680;
constexpr int widthForSide = 1000; // below it the devices become a view of the middle
} // namespace

RunPage::RunPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedLayout(this))
    , m_cells(new CellTreeModel(this))
{
    m_stack->addWidget(makeEmpty());
    m_stack->addWidget(makeContent());
    connectEngine();
    placeSide();
    if (session.engine().running()) // before this page was made
        begin();
}

QWidget* RunPage::makeEmpty()
{
    auto* nothing = new QWidget(this);
    auto* empty = new EmptyState(
        tr("Nothing has been run since this window was opened."), tr("Run the experiment"), "run", nothing);
    connect(empty->button(), &QPushButton::clicked, m_session.actions().of(Act::Run), &QAction::trigger);
    auto* column = new QVBoxLayout(nothing);
    column->setContentsMargins(metric::margin, 20, metric::margin, 0);
    column->addWidget(pageTitle(tr("Run"), nothing));
    column->addWidget(empty, 1);
    return nothing;
}

QWidget* RunPage::makeContent()
{
    auto* content = new QWidget(this);
    m_head = new RunHead(m_session, content);
    makeMiddle();
    m_log = new LogPane(content);
    m_sideColumn = new QWidget(content);
    m_sideColumn->setFixedWidth(runPageSideWidth);
    auto* sideRow = new QHBoxLayout(m_sideColumn);
    sideRow->setContentsMargins(0, 0, 0, 0);
    sideRow->setSpacing(0);
    sideRow->addWidget(separator(Qt::Vertical, m_sideColumn));
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_middle, 1);
    upper->addWidget(m_sideColumn);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(upper, 1);
    right->addWidget(separator(Qt::Horizontal, content));
    right->addWidget(m_log);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(makeCells());
    body->addWidget(separator(Qt::Vertical, content));
    body->addLayout(right, 1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(separator(Qt::Horizontal, content));
    column->addLayout(body, 1);
    connect(m_head->views(), &SegmentedControl::currentChanged, this, &RunPage::showView);
    return content;
}

void RunPage::makeMiddle()
{
    m_middle = new QStackedWidget(this);
    m_chart = new ChartPane(ChartPane::Width::Wide, m_middle);
    m_texts = new TextsPane(m_middle);
    m_side = new SidePane(m_middle);
    addView(m_chart);
    addView(m_texts);
    m_sideView = new QWidget(m_middle);
    auto* place = new QVBoxLayout(m_sideView);
    place->setContentsMargins(0, 0, 0, 0);
    m_middle->addWidget(m_sideView);
    m_chart->join(m_session);
    connect(m_chart, &ChartPane::shownKindsChanged, this, &RunPage::refreshSoon);
    connect(m_chart, &ChartPane::cellActivated, this, [this](int cell) {
        m_tree->setCurrentIndex(m_cells->indexOf(cell));
        chooseCell(cell);
    });
}

void RunPage::addView(QWidget* view)
{
    auto* place = new QWidget(m_middle);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gapLarge, metric::gap, metric::gapLarge, metric::gap);
    column->addWidget(view);
    m_middle->addWidget(place);
}

QWidget* RunPage::makeCells()
{
    auto* place = new QWidget(this);
    place->setFixedWidth(cellsWidth);
    m_tree = new RowView(tr("Cells"), place);
    m_tree->setObjectName("cellTree");
    m_tree->setModel(m_cells);
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(true);
    m_tree->setIndentation(12);
    const auto fit = [this] {
        m_tree->setColumnWidths({0, m_cells->hasChunks() ? chunkedCellWidth : cellBatchWidth, cellValueWidth});
    };
    connect(m_cells, &QAbstractItemModel::modelReset, m_tree, fit);
    fit();
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::gap, 0, metric::gap, 0);
    head->addWidget(sectionTitle(tr("Cells"), place));
    head->addStretch(1);
    head->addWidget(smallLabel(tr("output tokens/s"), place));
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gapLarge, 10, metric::gap, metric::gap);
    column->setSpacing(metric::gap);
    column->addLayout(head);
    column->addWidget(m_tree, 1);
    column->addWidget(new QueuePane(m_session.engine(), place));
    connectCells();
    return place;
}

void RunPage::connectCells()
{
    const auto chosen = [this](const QModelIndex& index) { chooseCell(m_cells->cellOf(index)); };
    connect(m_tree, &QAbstractItemView::clicked, this, chosen);
    connect(m_tree, &QAbstractItemView::activated, this, chosen);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (m_tree->hasFocus())
            chooseCell(m_cells->cellOf(current));
    });
}

void RunPage::placeSide()
{
    const bool wide = width() >= widthForSide;
    QWidget* place = wide ? m_sideColumn : m_sideView;
    if (m_side->parentWidget() != place)
        place->layout()->addWidget(m_side);
    m_side->show();
    m_sideColumn->setVisible(wide);
    QStringList views{tr("Charts"), tr("Texts")};
    if (!wide)
        views << tr("Devices");
    if (m_head->views()->segments() == views)
        return;
    m_head->views()->setSegments(views);
    if (wide && m_middle->currentIndex() == Side)
        m_head->views()->setCurrent(Charts);
    showView(m_head->views()->current());
}

void RunPage::resizeEvent(QResizeEvent*)
{
    m_log->setFixedHeight(height() < heightForLog ? lowLogHeight : logHeight);
    placeSide();
}

} // namespace throughline
