// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/filter_bar.h>
#include <ui/library/query_edit.h>
#include <ui/library/saved_filters.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QGridLayout>
#include <QMenu>

namespace throughline {

namespace {
constexpr int leastFilterWidth = 260; // a field and its value are seen whole
// Columns of the grid; those between are gaps.
constexpr int titleColumn = 0;
constexpr int whatColumn = 2;
constexpr int filterColumn = 4;
constexpr int savedColumn = 5;
constexpr int viewColumn = 6;
} // namespace

FilterBar::FilterBar(KnownRuns runs, FillMenu viewMenu, QWidget* parent)
    : QWidget(parent)
    , m_viewMenu(std::move(viewMenu))
    , m_what(new SegmentedControl(tr("What is listed"), this))
    , m_hint(new HintLine(this))
    , m_saved(new SavedFilters(this))
{
    m_what->setObjectName("libraryWhat");
    m_what->setSegments({tr("Runs"), tr("Cells")});
    m_edit = new QueryEdit(
        [this, runs](const QString& text, int cursor) { return completionOf(text, cursor, runs(), what() == Cells); },
        this);
    m_edit->setObjectName("libraryFilter");
    m_edit->setPlaceholderText(tr("Filter: words, model:… date:>2026-11-01"));
    m_edit->setAccessibleName(tr("Filter runs"));
    m_hint->setObjectName("libraryCount");
    m_savedButton = new Button(tr("Saved filters"), ButtonKind::Secondary, "filter", this);
    m_savedButton->setObjectName("librarySaved");
    m_view = Button::iconOnly("columns", tr("Grouping and columns"), this);
    m_view->setObjectName("libraryView");
    m_title = pageTitle(tr("Library"), this);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(metric::gap, 0, metric::gap, 0);
    m_grid->setHorizontalSpacing(metric::gap);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnMinimumWidth(titleColumn + 1, metric::gapLarge - metric::gap);
    m_grid->setColumnStretch(filterColumn, 1);
    m_grid->addWidget(m_title, 0, titleColumn, Qt::AlignTop);
    place(true);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        check();
        emit queryChanged();
    });
    connect(m_edit, &QueryEdit::leftDown, this, &FilterBar::leftForRows);
    connect(m_edit, &QueryEdit::leftByReturn, this, &FilterBar::leftForRows);
    connect(m_what, &SegmentedControl::currentChanged, this, [this] {
        check(); // "batch:" is right for cells alone
        emit whatChanged();
    });
    connect(m_saved, &SavedFilters::chosen, this, &FilterBar::setText);
    connect(m_savedButton, &QPushButton::clicked, this, &FilterBar::openSaved);
    connect(m_view, &QPushButton::clicked, this, [this] {
        QMenu menu(this);
        m_viewMenu(menu);
        menu.exec(m_view->mapToGlobal(QPoint(0, m_view->height() + 2)));
    });
}

void FilterBar::place(bool narrow)
{
    for (QWidget* widget : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_hint),
             static_cast<QWidget*>(m_savedButton), static_cast<QWidget*>(m_view)})
        m_grid->removeWidget(widget);
    m_narrow = narrow;
    const int row = narrow ? 1 : 0;
    const int first = narrow ? titleColumn : filterColumn;
    m_grid->setRowMinimumHeight(0, narrow ? m_what->sizeHint().height() + metric::gapSmall : 0);
    m_grid->addWidget(m_what, 0, whatColumn, 1, narrow ? viewColumn - whatColumn + 1 : 1, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(m_edit, row, first, 1, filterColumn - first + 1);
    m_grid->addWidget(m_savedButton, row, savedColumn, Qt::AlignTop);
    m_grid->addWidget(m_view, row, viewColumn, Qt::AlignTop);
    m_grid->addWidget(m_hint, row + 1, first, 1, viewColumn - first + 1);
}

int FilterBar::widthOfTitle() const
{
    return m_title->sizeHint().width() + m_what->sizeHint().width() + metric::gapLarge + 2 * metric::gap;
}

QSize FilterBar::minimumSizeHint() const { return {widthOfTitle(), QWidget::minimumSizeHint().height()}; }

void FilterBar::resizeEvent(QResizeEvent*)
{
    const int buttons = m_savedButton->sizeHint().width() + m_view->sizeHint().width() + 4 * metric::gap;
    const bool narrow = width() - widthOfTitle() - buttons < leastFilterWidth;
    if (narrow != m_narrow)
        place(narrow);
}

void FilterBar::openSaved()
{
    QMenu menu(this);
    m_saved->fill(menu, m_edit->text());
    menu.exec(m_savedButton->mapToGlobal(QPoint(0, m_savedButton->height() + 2)));
}

RunQuery FilterBar::query() const { return RunQuery::parse(m_edit->text(), what() == Cells); }

QString FilterBar::text() const { return m_edit->text(); }

void FilterBar::setText(const QString& text) { m_edit->setText(text); }

FilterBar::What FilterBar::what() const { return What(m_what->current()); }

void FilterBar::setWhat(What what)
{
    if (what == this->what())
        return;
    m_what->setCurrent(int(what));
    check();
    emit whatChanged();
}

void FilterBar::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::say(const QString& sentence, Tone tone)
{
    m_said = sentence;
    m_saidTone = tone;
    check();
}

void FilterBar::check()
{
    const QString error = query().error();
    if (error.isEmpty())
        m_hint->say(m_said, m_saidTone);
    else
        m_hint->say(error, Tone::Bad);
}

} // namespace throughline
