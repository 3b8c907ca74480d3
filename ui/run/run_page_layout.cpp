// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Run page stands.
#include <ui/run/cell_pane.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/log_model.h>
#include <ui/run/run_page.h>
#include <ui/session/session.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>
#include <QStackedWidget>

namespace throughline {

namespace {
constexpr int headHeight = 84;
constexpr int cellsWidth = 304;
constexpr int runPageSideWidth = 296;
constexpr int logHeight = 176;
constexpr int widthForSide = 1000; // below it the chosen cell's facts go, the chart stays
} // namespace

RunPage::RunPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedLayout(this))
    , m_cells(new CellTreeModel(this))
    , m_log(new LogModel(this))
{
    auto* empty =
        new EmptyState(tr("Nothing has been run since this window was opened."), tr("Run the experiment"), "run", this);
    connect(empty->button(), &QPushButton::clicked, session.actions().of(Act::Run), &QAction::trigger);
    m_stack->addWidget(empty);
    m_stack->addWidget(makeContent());
    connectEngine();
}

QWidget* RunPage::makeContent()
{
    auto* content = new QWidget(this);
    m_cellSide = new QWidget(content);
    m_cellSide->setFixedWidth(runPageSideWidth);
    m_cellPane = new CellPane(m_cellSide);
    auto* side = new QHBoxLayout(m_cellSide);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(separator(Qt::Vertical, m_cellSide));
    side->addWidget(m_cellPane, 1);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(makeMiddle(), 1);
    upper->addWidget(m_cellSide);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(upper, 1);
    right->addWidget(separator(Qt::Horizontal, content));
    right->addWidget(makeLog());
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(makeCells());
    body->addWidget(separator(Qt::Vertical, content));
    body->addLayout(right, 1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(separator(Qt::Horizontal, content));
    column->addLayout(body, 1);
    return content;
}

QWidget* RunPage::makeMiddle()
{
    m_middle = new QStackedWidget(this);
    m_chart = new ChartPane(ChartPane::Width::Wide, m_middle);
    connect(
        m_chart, &ChartPane::said, &m_session, [this](Tone tone, const QString& text) { m_session.say(tone, text); });
    connect(m_chart, &ChartPane::cellActivated, this, [this](int cell) {
        m_follows = false;
        m_tree->setCurrentIndex(m_cells->indexOf(cell));
        showCell(cell);
    });
    m_texts = new TextsPane(m_middle);
    for (QWidget* view : {static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_texts)}) {
        auto* place = new QWidget(m_middle);
        auto* column = new QVBoxLayout(place);
        column->setContentsMargins(metric::gapLarge, 8, metric::gapLarge, 8);
        column->addWidget(view);
        m_middle->addWidget(place);
    }
    return m_middle;
}

QWidget* RunPage::makeHead()
{
    auto* head = new QWidget(this);
    head->setFixedHeight(headHeight);
    m_title = pageTitle({}, head);
    m_title->setObjectName("runTitle");
    m_title->setElided(true);
    m_state = new HintLine(head);
    m_state->setObjectName("runState");
    m_stopAfter = new Button(tr("Stop after this cell"), ButtonKind::Secondary, {}, head);
    m_stopAfter->setHint(QStringLiteral("Shift+F5"));
    m_stopAfter->setObjectName("stopAfterCell");
    m_stopNow = new Button(tr("Stop now"), ButtonKind::Stop, "cancelled", head);
    m_stopNow->setObjectName("stopNow");
    m_inLibrary = new Button(tr("Show in the library"), ButtonKind::Secondary, "library", head);
    m_inLibrary->setObjectName("showInLibrary");
    m_views = new SegmentedControl(tr("What is shown of the run"), head);
    m_views->setObjectName("runViews");
    m_views->setSegments({tr("Charts"), tr("Texts")});
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_state);
    words->addStretch(1);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::margin, 0, metric::margin, 0);
    row->setSpacing(metric::gap);
    row->addLayout(words, 1);
    row->addSpacing(metric::gapLarge);
    row->addWidget(m_views);
    row->addSpacing(metric::gap);
    for (Button* button : {m_stopAfter, m_stopNow, m_inLibrary})
        row->addWidget(button);
    connect(m_views, &SegmentedControl::currentChanged, m_middle, &QStackedWidget::setCurrentIndex);
    connect(m_stopAfter, &QPushButton::clicked, &m_session.engine(), &EngineRun::stopAfterCell);
    connect(m_stopNow, &QPushButton::clicked, &m_session.engine(), &EngineRun::stopNow);
    connect(m_inLibrary, &QPushButton::clicked, this, &RunPage::openInLibrary);
    return head;
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
    m_tree->setColumnWidths({0, 62, 70});
    m_tree->setEmptyText(tr("The plan is being made…"));
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
    const auto chosen = [this](const QModelIndex& index) {
        m_follows = m_cells->cellOf(index) == m_cells->runningCell();
        showCell(m_cells->cellOf(index));
    };
    connect(m_tree, &QAbstractItemView::clicked, this, chosen);
    connect(m_tree, &QAbstractItemView::activated, this, chosen);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (m_tree->hasFocus())
            showCell(m_cells->cellOf(current));
    });
    return place;
}

QWidget* RunPage::makeLog()
{
    auto* place = new QWidget(this);
    place->setFixedHeight(logHeight);
    m_logView = new RowView(tr("Log"), place);
    m_logView->setObjectName("log");
    m_logView->setModel(m_log);
    m_logView->setHeaderHidden(true);
    m_logView->setRowHeight(24);
    m_logView->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_logView->setFont(themeFont(12));
    m_logView->setColumnWidths({104, 80, 0});
    m_logView->setEmptyText(tr("Nothing has been said yet."));
    auto* copy = new Button(tr("Copy"), ButtonKind::Flat, "copy", place);
    copy->setObjectName("copyLog");
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_logView->copied()); });
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::gap, 0, metric::gap, 0);
    head->setSpacing(metric::gapLarge);
    head->addWidget(sectionTitle(tr("Log"), place));
    head->addWidget(smallLabel(tr("all ranks · information and above"), place));
    head->addStretch(1);
    head->addWidget(copy);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gap, metric::gap, metric::gap, metric::gap);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_logView, 1);
    return place;
}

void RunPage::resizeEvent(QResizeEvent*) { m_cellSide->setVisible(width() >= widthForSide); }

} // namespace throughline
