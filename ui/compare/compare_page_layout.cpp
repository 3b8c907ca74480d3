// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Compare page stands.
#include <ui/compare/cell_table_model.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/difference_model.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QStackedLayout>

namespace throughline {

namespace {
constexpr int differencesHeight = 156;
constexpr int chartWidth = 416;
} // namespace

ComparePage::ComparePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
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
    connect(&session.library(), &LibraryService::runsChanged, this, &ComparePage::dropRuns);
    compare({});
}

QWidget* ComparePage::makeHead()
{
    auto* head = new QWidget(this);
    m_chips = new QHBoxLayout;
    m_chips->setSpacing(metric::gap);
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
    row->addLayout(m_chips);
    row->addWidget(m_add);
    row->addStretch(1);
    row->addWidget(m_export);
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
    m_chart = new ChartPane(ChartPane::Width::Narrow, content);
    connect(
        m_chart, &ChartPane::said, &m_session, [this](Tone tone, const QString& text) { m_session.say(tone, text); });
    auto* chartPlace = new QWidget(content);
    chartPlace->setFixedWidth(chartWidth);
    auto* chartColumn = new QVBoxLayout(chartPlace);
    chartColumn->setContentsMargins(metric::gapLarge, 12, metric::gapLarge, metric::gap);
    chartColumn->addWidget(m_chart);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(0);
    lower->addWidget(makeCells(), 1);
    lower->addWidget(separator(Qt::Vertical, content));
    lower->addWidget(chartPlace);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeDifferences());
    column->addWidget(separator(Qt::Horizontal, content));
    column->addLayout(lower, 1);
    return content;
}

QWidget* ComparePage::makeDifferences()
{
    auto* place = new QWidget(this);
    m_differenceCount = noteLabel({}, place);
    m_differenceTable = new RowView(tr("Only what differs"), place);
    m_differenceTable->setObjectName("differences");
    m_differenceTable->setModel(m_differences);
    m_differenceTable->setFixedHeight(differencesHeight);
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
    m_prompts = new SegmentedControl(tr("Prompts"), place);
    m_prompts->setObjectName("comparePrompts");
    m_cellTable = new RowView(tr("Cells of the runs"), place);
    m_cellTable->setObjectName("compareCells");
    m_cellTable->setModel(m_cells);
    m_cellTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::gap, 0, metric::gap, 0);
    head->setSpacing(metric::gapLarge);
    head->addWidget(sectionTitle(tr("Cells"), place));
    head->addWidget(m_matched, 1);
    head->addWidget(m_prompts);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gapLarge, 12, metric::gap, metric::gap);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_cellTable, 1);
    connect(m_prompts, &SegmentedControl::currentChanged, this, &ComparePage::choosePrompts);
    return place;
}

} // namespace throughline
