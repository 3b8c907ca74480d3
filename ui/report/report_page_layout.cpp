// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Report page stands.
#include <ui/report/contents_model.h>
#include <ui/report/contents_view.h>
#include <ui/report/preview_view.h>
#include <ui/report/prose_editor.h>
#include <ui/report/report_builder.h>
#include <ui/report/report_page.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>

namespace throughline {

namespace {

constexpr int sideWidth = 400;

/// The desk that the pages lie on.
class Desk : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), themeOf(*this).window); }
};

QHBoxLayout* headWith(QWidget* title, QWidget* button)
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(metric::gap);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(button);
    return head;
}

} // namespace

ReportPage::ReportPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedLayout(this))
    , m_runs(new ReportRunsModel(this))
    , m_contents(new ContentsModel(this))
    , m_builder(new ReportBuilder(this))
{
    auto* nothing = new QWidget(this);
    m_empty = new EmptyState(tr("Choose a run to write about: its findings, charts and tables come by themselves."),
        tr("Add run"), "plus", this);
    auto* column = new QVBoxLayout(nothing);
    column->setContentsMargins(metric::margin, 20, metric::margin, 0);
    column->addWidget(pageTitle(tr("Report"), nothing));
    column->addWidget(m_empty, 1);
    auto* content = new QWidget(this);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(separator(Qt::Vertical, content));
    row->addWidget(makePreview(), 1);
    m_stack->addWidget(nothing);
    m_stack->addWidget(content);
    m_contents->setParts(allParts());
    connectParts();
    connectActions();
    sayFormat();
    sayPage();
    fillRuns();
}

QWidget* ReportPage::makeSide()
{
    m_side = new QWidget(this);
    m_side->setFixedWidth(sideWidth);
    m_area = new QScrollArea(m_side);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(makeForm());
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_area, 1);
    column->addWidget(makeFoot());
    return m_side;
}

QWidget* ReportPage::field(const QString& label, QLineEdit* edit, QWidget* parent)
{
    auto* place = new QWidget(parent);
    auto* name = smallLabel(label, place);
    name->setBuddy(edit);
    edit->setAccessibleName(label);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addWidget(name);
    column->addWidget(edit);
    return place;
}

QWidget* ReportPage::makeForm()
{
    auto* form = new QWidget(m_side);
    m_title = new QLineEdit(form);
    m_title->setObjectName("reportTitle");
    m_author = new QLineEdit(form);
    m_author->setObjectName("reportAuthor");
    m_author->setPlaceholderText(tr("Name, group or course"));
    m_add = new Button(tr("Add run"), ButtonKind::Flat, "plus", form);
    m_add->setObjectName("reportAddRun");
    m_runList = new RowView(tr("Runs of the report"), form);
    m_runList->setObjectName("reportRuns");
    m_runList->setHeaderHidden(true);
    m_runList->setModel(m_runs);
    m_runList->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* addProse = new Button(tr("Add prose"), ButtonKind::Flat, "plus", form);
    addProse->setObjectName("reportAddProse");
    m_contentsView = new ContentsView(*m_contents, form);
    m_contentsView->setObjectName("reportContents");
    m_contentsView->setAccessibleName(tr("Contents of the report"));
    auto* contentsTitle = new QWidget(form);
    auto* titleRow = new QHBoxLayout(contentsTitle);
    titleRow->setContentsMargins(0, 0, 0, 0);
    titleRow->setSpacing(metric::gap);
    titleRow->addWidget(sectionTitle(tr("Contents"), contentsTitle));
    titleRow->addWidget(smallLabel(tr("drag to order"), contentsTitle), 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(metric::margin, 20, metric::margin, metric::gapLarge);
    column->setSpacing(0);
    column->addWidget(pageTitle(tr("Report"), form));
    column->addSpacing(metric::gapLarge);
    column->addWidget(field(tr("Title"), m_title, form));
    column->addSpacing(12);
    column->addWidget(field(tr("Author"), m_author, form));
    column->addSpacing(metric::gapLarge);
    column->addLayout(headWith(sectionTitle(tr("Runs"), form), m_add));
    column->addSpacing(metric::gapSmall);
    auto hanging = [&](QWidget* list) { // rows hang into the margin, so that their text aligns with the title
        auto* place = new QHBoxLayout;
        place->setContentsMargins(-metric::gap, 0, -metric::gap, 0);
        place->addWidget(list);
        column->addLayout(place);
    };
    hanging(m_runList);
    column->addSpacing(12);
    column->addLayout(headWith(contentsTitle, addProse));
    column->addSpacing(metric::gapSmall);
    hanging(m_contentsView);
    column->addStretch(1);
    connect(addProse, &QPushButton::clicked, this, [this] {
        const int row = m_contents->addProse(m_contentsView->currentIndex().row());
        m_contentsView->setCurrentIndex(m_contents->index(row));
        m_prose->focusHeading();
    });
    return form;
}

QWidget* ReportPage::makeFoot()
{
    auto* foot = new QWidget(m_side);
    m_prose = new ProseEditor(foot);
    m_prose->hide();
    m_proseLine = separator(Qt::Horizontal, foot); // the list goes on under it
    m_proseLine->hide();
    m_format = new SegmentedControl(tr("Format of the report"), foot);
    m_format->setObjectName("reportFormat");
    m_format->setSegments({tr("HTML"), tr("PDF"), tr("Markdown"), tr("LaTeX")});
    m_hint = new HintLine(foot);
    m_hint->setObjectName("reportHint");
    m_copy = new Button(tr("Copy as command"), ButtonKind::Flat, "copy", foot);
    m_copy->setObjectName("reportCopy");
    m_export = new Button(tr("Export…"), ButtonKind::Primary, "export", foot);
    m_export->setObjectName("reportExport");
    m_export->setHint(QStringLiteral("Ctrl+E"));
    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(metric::margin, 12, metric::margin, 12);
    upper->setSpacing(metric::gapSmall);
    upper->addWidget(m_prose);
    upper->addWidget(smallLabel(tr("Format"), foot));
    upper->addWidget(m_format, 0, Qt::AlignLeft);
    upper->addWidget(m_hint);
    auto* lower = new QHBoxLayout;
    lower->setContentsMargins(metric::gapLarge, metric::gapLarge, metric::margin, metric::gapLarge);
    lower->addWidget(m_copy);
    lower->addStretch(1);
    lower->addWidget(m_export);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_proseLine);
    column->addLayout(upper);
    column->addWidget(separator(Qt::Horizontal, foot));
    column->addLayout(lower);
    return foot;
}

QWidget* ReportPage::makePreview()
{
    auto* place = new Desk(this);
    m_place = noteLabel({}, place);
    m_place->setObjectName("reportPlace");
    m_browser = new Button(tr("Open in browser"), ButtonKind::Flat, "external", place);
    m_browser->setObjectName("reportBrowser");
    auto* back = Button::iconOnly("chevron-left", tr("Previous page"), place);
    back->setObjectName("reportBack");
    auto* forth = Button::iconOnly("chevron-right", tr("Next page"), place);
    forth->setObjectName("reportForth");
    m_preview = new PreviewView(place);
    m_preview->setObjectName("reportPreview");
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::margin, metric::gapLarge, metric::margin, metric::gapLarge);
    head->setSpacing(metric::gapSmall);
    head->addWidget(m_place, 1);
    head->addWidget(m_browser);
    head->addWidget(back);
    head->addWidget(forth);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_preview, 1);
    connect(back, &QPushButton::clicked, this, [this] { m_preview->showPage(m_preview->currentPage() - 1); });
    connect(forth, &QPushButton::clicked, this, [this] { m_preview->showPage(m_preview->currentPage() + 1); });
    connect(m_browser, &QPushButton::clicked, this, &ReportPage::openInBrowser);
    return place;
}

/// On a small window the form gives way to the page.
void ReportPage::resizeEvent(QResizeEvent*)
{
    constexpr int narrow = 1000;
    m_side->setFixedWidth(width() < narrow ? 368 : sideWidth);
}

} // namespace throughline
