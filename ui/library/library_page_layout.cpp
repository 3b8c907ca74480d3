// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Library page stands, and its menus.
#include <ui/library/cell_list_view.h>
#include <ui/library/column_layout.h>
#include <ui/library/library_page.h>
#include <ui/library/run_list_model.h>
#include <ui/library/run_list_view.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>

#include <array>

namespace throughline {

namespace {
constexpr int leastSideWidth = 360;
} // namespace

QWidget* LibraryPage::makeContent()
{
    auto* content = new QWidget(this);
    m_bar = new FilterBar([this]() -> const std::vector<RunInfo>& { return m_session.library().runs(); },
        [this](QMenu& menu) { fillViewMenu(menu); }, content);
    m_foot = smallLabel({}, content);
    m_foot->setObjectName("libraryFoot");
    m_foot->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(metric::gap, 0, metric::gap, 0);
    foot->addWidget(m_foot);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(metric::gapLarge, 20, 12, metric::gap);
    left->setSpacing(metric::gap);
    left->addWidget(m_bar);
    left->addWidget(makeLists(), 1);
    left->addLayout(foot);
    auto* side = new QWidget(content);
    m_panel = new RunPanel(m_session, side);
    m_panel->toolPlace()->addWidget(makeTools());
    auto* sideRow = new QHBoxLayout(side);
    sideRow->setContentsMargins(0, 0, 0, 0);
    sideRow->setSpacing(0);
    sideRow->addWidget(separator(Qt::Vertical, side));
    sideRow->addWidget(m_panel, 1);
    side->setFixedWidth(qMax(leastSideWidth, m_panel->neededWidth()));
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(side);
    return content;
}

QWidget* LibraryPage::makeLists()
{
    m_lists = new QStackedWidget(this);
    m_table = new RunListView(*m_runs, m_lists);
    m_table->setObjectName("runList");
    m_table->setEmptyText(tr("No run fits this filter."));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_columns = new ColumnLayout(*m_table);
    m_table->sortByColumn(int(RunColumn::Started), Qt::DescendingOrder);
    m_cells = new CellListView(m_session.library(), m_lists);
    m_lists->addWidget(m_table);
    m_lists->addWidget(m_cells);
    return m_lists;
}

QWidget* LibraryPage::makeTools()
{
    auto* tools = new QWidget(this);
    m_compare = new Button(tr("Compare"), ButtonKind::Primary, "compare", tools);
    m_compare->setObjectName("libraryCompare");
    m_report = new Button(tr("Report"), ButtonKind::Secondary, "report", tools);
    m_report->setObjectName("libraryReport");
    m_pin = new Button(tr("Pin"), ButtonKind::Secondary, "pin", tools);
    m_pin->setObjectName("libraryPin");
    m_more = Button::iconOnly("more", tr("What else can be done with the chosen runs"), tools);
    m_more->setObjectName("libraryMore");
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    for (Button* button : {m_compare, m_report, m_pin, m_more})
        row->addWidget(button);
    row->addStretch(1);
    connect(m_compare, &QPushButton::clicked, this, &LibraryPage::compareChosen);
    connect(m_report, &QPushButton::clicked, this, [this] { m_session.report(chosen()); });
    connect(m_pin, &QPushButton::clicked, this, &LibraryPage::pinChosen);
    connect(m_more, &QPushButton::clicked, this, [this] {
        QMenu menu(this);
        fillRunMenu(menu);
        menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    });
    return tools;
}

void LibraryPage::fillRunMenu(QMenu& menu)
{
    const QStringList ids = chosen();
    const bool any = !ids.isEmpty();
    const bool one = ids.size() == 1 && m_panel->digest();
    const auto offer = [&](const QString& text, bool enabled, const auto& act) {
        QAction* action = menu.addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const auto known = [&](Act act) { menu.addAction(m_session.actions().of(act)); };
    offer(tr("Compare"), any, [this] { compareChosen(); });
    offer(tr("Report"), any, [this] { m_session.report(chosen()); });
    known(Act::PinRun);
    menu.addSeparator();
    offer(tr("Edit the experiment again"), one, [this] { editAgain(); });
    known(Act::RenameRun);
    known(Act::TagRuns);
    menu.addSeparator();
    offer(tr("All charts and tables into a folder…"), any, [this] { exportFolder(); });
    offer(tr("Summary as CSV…"), one, [this] { exportTo(tr("Summary as CSV"), "summary.csv", tr("CSV (*.csv)"), 0); });
    offer(tr("Raw samples as CSV…"), one,
        [this] { exportTo(tr("Raw samples as CSV"), "raw.csv", tr("CSV (*.csv)"), 1); });
    offer(tr("The run itself…"), one, [this] {
        exportTo(tr("The run itself"), chosen().value(0) + QStringLiteral(".run.jsonl"), tr("Runs (*.run.jsonl)"), 2);
    });
    offer(tr("Copy rows"), any, [this] { copyChosen(); });
    menu.addSeparator();
    known(Act::DeleteRuns);
    known(Act::BringBackRuns);
}

void LibraryPage::fillViewMenu(QMenu& menu)
{
    QMenu* groups = menu.addMenu(tr("Group by"));
    auto* one = new QActionGroup(groups);
    const std::array titles{tr("Nothing"), tr("Experiment"), tr("Model"), tr("Day"), tr("Host"), tr("Tags")};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        QAction* action = one->addAction(titles[i]);
        action->setCheckable(true);
        action->setChecked(m_runs->grouping() == RunGrouping(i));
        groups->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { setGrouping(RunGrouping(i)); });
    }
    QMenu* columns = menu.addMenu(tr("Columns"));
    m_columns->fill(*columns);
    menu.addSeparator();
    connect(menu.addAction(tr("Fold all groups")), &QAction::triggered, m_table, &QTreeView::collapseAll);
    connect(menu.addAction(tr("Unfold all groups")), &QAction::triggered, m_table, &QTreeView::expandAll);
}

} // namespace throughline
