// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/sentence.h>
#include <core/words.h>
#include <ui/library/common_facts.h>
#include <ui/library/run_panel.h>
#include <ui/library/run_tables.h>
#include <ui/library/run_words.h>
#include <ui/library/several_pane.h>
#include <ui/session/session.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>
#include <ui/widgets/to_qt.h>

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int chartHeight = 460; // legend, chooser and sentence leave the plot 200
constexpr int labelWidth = 168;
} // namespace

RunPanel::RunPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_body(new QStackedWidget(this))
    , m_nothing(noteLabel({}, m_body))
    , m_several(new SeveralPane(m_body))
    , m_title(sectionTitle({}, this))
    , m_subtitle(new HintLine(this))
    , m_tools(new QVBoxLayout)
{
    m_title->setElided(true);
    m_title->setObjectName("runPanelTitle");
    m_subtitle->setObjectName("runPanelSubtitle");
    m_nothing->setObjectName("runPanelNothing");
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_body->addWidget(m_nothing);
    m_body->addWidget(makeOne());
    m_body->addWidget(m_several);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gapLarge, 20, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(0, 0, metric::gapLarge, 0);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addSpacing(6);
    head->addLayout(m_tools);
    column->addLayout(head);
    column->addSpacing(10);
    column->addWidget(m_body, 1);
    for (RunWords* words : {m_words, m_several->words()}) {
        connect(words, &RunWords::tagsChanged, this, &RunPanel::tagsChanged);
        connect(words, &RunWords::notesChanged, this, &RunPanel::notesChanged);
    }
    display({});
}

int RunPanel::neededWidth() const { return m_tabs->sizeHint().width() + 2 * metric::gapLarge; }

QWidget* RunPanel::makeOne()
{
    auto* one = new QWidget(m_body);
    m_tabs = new SegmentedControl(tr("What is shown of the run"), one);
    m_content = new QStackedWidget(one);
    m_tabs->setObjectName("runPanelTabs");
    m_tabs->setSegments({tr("Charts"), tr("Texts"), tr("Settings"), tr("Environment")});
    m_content->addWidget(makeChartTab());
    m_content->addWidget(makeTextTab());
    m_content->addWidget(makeTableTab(m_settings, tr("Settings"), "runSettings"));
    m_content->addWidget(makeTableTab(m_environment, tr("Environment"), "runEnvironment"));
    auto* column = new QVBoxLayout(one);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_content, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, m_content, &QStackedWidget::setCurrentIndex);
    return one;
}

QWidget* RunPanel::makeChartTab()
{
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(area);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, metric::gapLarge, metric::gapLarge);
    column->setSpacing(metric::gap);
    m_chart = new ChartPane(ChartPane::Width::Narrow, content);
    m_chart->setFixedHeight(chartHeight);
    m_chart->join(m_session);
    column->addWidget(m_chart);
    m_findings = new QVBoxLayout;
    m_findings->setSpacing(metric::gap);
    column->addLayout(m_findings);
    column->addSpacing(metric::gap);
    m_words = new RunWords(content);
    column->addWidget(m_words);
    column->addStretch(1);
    area->setWidget(content);
    return area;
}

QWidget* RunPanel::makeTextTab()
{
    auto* place = new QWidget(this);
    m_texts = new TextsPane(place);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, metric::gapLarge, metric::gapLarge);
    column->addWidget(m_texts);
    return place;
}

QWidget* RunPanel::makeTableTab(TextTableModel*& model, const QString& name, const QString& objectName)
{
    model = new TextTableModel(this);
    model->setFirstIsLabel(true);
    auto* table = new RowView(name, this);
    table->setObjectName(objectName);
    table->setModel(model);
    table->setHeaderHidden(true);
    table->setRowHeight(24);
    connect(model, &QAbstractItemModel::modelReset, table, [table] { table->setColumnWidths({labelWidth, 0}); });
    return table;
}

void RunPanel::display(const QStringList& runIds)
{
    if (runIds == m_runIds && !runIds.isEmpty()) {
        refresh();
        return;
    }
    m_runIds = runIds;
    m_digest.reset();
    head();
    if (runIds.isEmpty())
        m_nothing->setText(tr("Choose a run to see its charts."));
    if (runIds.size() == 1)
        load();
    else
        m_body->setCurrentIndex(runIds.isEmpty() ? Nothing : Several);
}

void RunPanel::refresh()
{
    head();
    if (m_runIds.size() == 1 && m_digest && m_digest->run->state == RunState::Running)
        load(); // it has grown, or ended
}

void RunPanel::head()
{
    std::vector<const RunInfo*> infos;
    for (const QString& id : m_runIds)
        if (const RunInfo* info = m_session.library().find(id))
            infos.push_back(info);
    if (infos.size() == 1) {
        m_title->setText(toQt(infos.front()->name));
        m_words->setRuns(infos);
        return;
    }
    m_title->setText(infos.empty() ? tr("No run is chosen") : tr("%n run", "%n runs", int(infos.size())));
    m_subtitle->say(subtitleOf(infos));
    m_words->setRuns({});
    m_several->setRuns(infos);
}

void RunPanel::load()
{
    const QString runId = m_runIds.front();
    m_session.runs().get(runId, this, [this, runId](const Result<RunDigestPtr>& digest) {
        if (m_runIds != QStringList{runId}) // others were chosen meanwhile
            return;
        if (digest)
            fill(*digest);
        else
            fail(toQt(sentence(digest.error())));
    });
}

void RunPanel::fail(const QString& sentence)
{
    m_digest.reset();
    m_subtitle->say(tr("This run can't be read"), Tone::Bad);
    m_nothing->setText(sentence);
    m_body->setCurrentIndex(Nothing);
}

void RunPanel::fill(const RunDigestPtr& digest)
{
    m_digest = digest;
    const RunResult& run = *digest->run;
    m_subtitle->say(subtitleOf(run));
    m_chart->setCharts(digest->charts, {digest->run});
    m_texts->setDigest(digest);
    fillFindings(*digest);
    m_settings->setTable({tr("Setting"), tr("Value")}, settingsOf(run));
    m_environment->setTable({tr("Environment"), tr("Value")}, environmentOf(run));
    m_body->setCurrentIndex(One);
    emit displayed(m_runIds.front());
}

void RunPanel::focusTags()
{
    if (m_runIds.size() != 1) {
        m_several->words()->focusTags();
        return;
    }
    m_tabs->setCurrent(0);
    m_content->setCurrentIndex(0);
    for (QWidget* place = m_words->parentWidget(); place; place = place->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(place))
            area->ensureWidgetVisible(m_words);
    m_words->focusTags();
}

void RunPanel::fillFindings(const RunDigest& digest)
{
    while (QLayoutItem* item = m_findings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto paragraph = [this](const QString& text) {
        auto* label = new TextLabel(text, 13, 400, Tone::Plain, this);
        label->setWordWrap(true);
        m_findings->addWidget(label);
    };
    if (!digest.findings.empty())
        m_findings->addWidget(sectionTitle(tr("Findings"), this));
    for (const Finding& finding : digest.findings)
        paragraph(toQt(sentence(finding)));
    m_findings->addSpacing(metric::gap);
    m_findings->addWidget(sectionTitle(tr("Validity"), this));
    if (const auto& imported = digest.run->imported)
        paragraph(tr("Not comparable: %1").arg(toQt(Sentence::tr(imported->notComparable.c_str()))));
    for (const ValidityLine& line : validityOf(digest)) {
        auto* hint = new HintLine(this);
        hint->say(line.text, line.tone);
        m_findings->addWidget(hint);
    }
}

} // namespace throughline
