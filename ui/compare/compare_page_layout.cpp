// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Compare page stands.
#include <ui/compare/cell_table_model.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/compare_texts.h>
#include <ui/compare/comparison_work.h>
#include <ui/compare/difference_model.h>
#include <ui/compare/frozen_row_view.h>
#include <ui/compare/run_chips.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedLayout>

namespace throughline {

namespace {
constexpr int chartWidth = 376;
} // namespace

ComparePage::ComparePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_work(new ComparisonWork(session.library(), this))
    , m_stack(new QStackedLayout)
    , m_differences(new DifferenceModel(this))
    , m_cells(new CellTableModel(this))
{
    m_empty = new EmptyState({}, tr("Add run"), "plus", this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(m_stack, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeContent());
    connect(m_empty->button(), &QPushButton::clicked, this, &ComparePage::offerRuns);
    connect(&session, &Session::compareWanted, this, &ComparePage::compare);
    connect(&session.library(), &LibraryService::runsChanged, this, &ComparePage::follow);
    connect(&session.settings(), &SettingsStore::changed, this, &ComparePage::follow);
    connect(m_work, &ComparisonWork::compared, this, &ComparePage::take);
    connect(m_work, &ComparisonWork::unreadable, this, [this](const QString& id, const Error& why) {
        m_session.say(Tone::Bad, toQt(sentence(why)));
        remove(id);
    });
    compare({});
}

QWidget* ComparePage::makeHead()
{
    auto* head = new QWidget(this);
    m_chips = new RunChips(head);
    m_add = new Button(tr("Add run"), ButtonKind::Flat, "plus", head);
    m_add->setObjectName("compareAdd");
    m_export = new Button(tr("Export"), ButtonKind::Secondary, "export", head);
    m_export->setObjectName("compareExport");
    m_export->setHint(QStringLiteral("Ctrl+E"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::margin, 20, metric::margin, metric::gap);
    row->setSpacing(metric::gap);
    row->addWidget(pageTitle(tr("Compare"), head));
    row->addSpacing(metric::gapLarge);
    row->addWidget(m_chips, 1);
    row->addWidget(m_add);
    row->addStretch(0);
    row->addWidget(m_export);
    connect(m_chips, &RunChips::removeWanted, this, [this](int run) { remove(m_ids.value(run)); });
    connect(m_chips, &RunChips::referenceWanted, this, [this](int run) { showRuns(m_ids, m_ids.value(run)); });
    connect(m_add, &QPushButton::clicked, this, &ComparePage::offerRuns);
    connect(m_export, &QPushButton::clicked, this, &ComparePage::exportFolder);
    connect(m_session.actions().of(Act::Export), &QAction::triggered, this, [this] {
        if (isVisible())
            exportFolder();
    });
    return head;
}

QWidget* ComparePage::makeContent()
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeDifferences());
    column->addWidget(separator(Qt::Horizontal, content));
    m_lower = new QStackedLayout;
    m_lower->addWidget(makeLower());
    m_lower->addWidget(makeTexts());
    column->addLayout(m_lower, 1);
    return content;
}

QWidget* ComparePage::makeLower()
{
    auto* lower = new QWidget(this);
    m_chart = new ChartPane(ChartPane::Width::Narrow, lower);
    m_chart->join(m_session);
    auto* chartPlace = new QWidget(lower);
    chartPlace->setFixedWidth(chartWidth);
    auto* chartColumn = new QVBoxLayout(chartPlace);
    chartColumn->setContentsMargins(metric::gapLarge, 12, metric::gapLarge, metric::gap);
    chartColumn->addWidget(m_chart);
    auto* row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeCells(), 1);
    row->addWidget(separator(Qt::Vertical, lower));
    row->addWidget(chartPlace);
    return lower;
}

QWidget* ComparePage::makeDifferences()
{
    auto* place = new QWidget(this);
    m_differenceCount = noteLabel({}, place);
    m_differenceTable = new FrozenRowView(tr("Only what differs"), 1, place);
    m_differenceTable->setObjectName("differences");
    m_differenceTable->setModel(m_differences);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::gap, 4, metric::gap, 0);
    head->setSpacing(metric::gapLarge);
    head->addWidget(sectionTitle(tr("Only what differs"), place));
    head->addWidget(m_differenceCount);
    head->addStretch(1);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gapLarge, 0, metric::gapLarge, metric::gap);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_differenceTable);
    return place;
}

QWidget* ComparePage::makeCells()
{
    auto* place = new QWidget(this);
    m_matched = new HintLine(place);
    m_matched->setObjectName("matchedCells");
    m_reason = new HintLine(place);
    m_reason->setObjectName("compareNote");
    m_promptsLabel = smallLabel(tr("Prompts"), place);
    m_prompts = new SegmentedControl(tr("Prompts"), place);
    m_prompts->setObjectName("comparePrompts");
    m_cellTable = new FrozenRowView(tr("Cells of the runs"), CellTableModel::FixedColumns, place);
    m_cellTable->setObjectName("compareCells");
    m_cellTable->setModel(m_cells);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::gap, 0, metric::gap, 0);
    head->setSpacing(metric::gapLarge);
    head->addWidget(makeViews(0, place));
    head->addStretch(1);
    head->addWidget(m_promptsLabel);
    head->addWidget(m_prompts);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gapLarge, 12, metric::gap, metric::gap);
    column->setSpacing(4);
    column->addLayout(head);
    auto* notes = new QVBoxLayout;
    notes->setContentsMargins(metric::gap, 0, metric::gap, 0);
    notes->setSpacing(0);
    notes->addWidget(m_matched);
    notes->addWidget(m_reason);
    column->addLayout(notes);
    column->addWidget(m_cellTable, 1);
    connect(m_prompts, &SegmentedControl::currentChanged, this, &ComparePage::choosePrompts);
    return place;
}

QWidget* ComparePage::makeTexts()
{
    auto* place = new QWidget(this);
    m_texts = new CompareTexts(place);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::gap, 0, metric::gap, 0);
    head->addWidget(makeViews(1, place));
    head->addStretch(1);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gapLarge, 12, metric::gapLarge, metric::gap);
    column->setSpacing(metric::gap);
    column->addLayout(head);
    column->addWidget(m_texts, 1);
    return place;
}

SegmentedControl* ComparePage::makeViews(int view, QWidget* parent)
{
    auto* views = new SegmentedControl(tr("What is compared"), parent);
    views->setObjectName(view == 0 ? "compareViews" : "compareViewsOfTexts");
    views->setSegments({tr("Cells"), tr("Texts")});
    views->setCurrent(view);
    m_views[std::size_t(view)] = views;
    connect(views, &SegmentedControl::currentChanged, this, &ComparePage::showView);
    return views;
}

/// Each view has the switch in its head: the one that was used goes with its view.
void ComparePage::showView(int view)
{
    const bool focused = m_views[std::size_t(1 - view)]->hasFocus();
    if (const QModelIndex row = m_cellTable->currentIndex(); view == 1 && row.isValid())
        m_texts->showCell(m_cells->cellOfRow(row.row()));
    m_lower->setCurrentIndex(view);
    for (int i = 0; i < 2; ++i) {
        const QSignalBlocker quiet(m_views[std::size_t(i)]);
        m_views[std::size_t(i)]->setCurrent(i);
    }
    if (focused)
        m_views[std::size_t(view)]->setFocus();
}

} // namespace throughline
