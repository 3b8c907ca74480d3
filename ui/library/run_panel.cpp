// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/library/run_panel.h>
#include <ui/library/run_tables.h>
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
    , m_title(sectionTitle({}, this))
    , m_subtitle(new HintLine(this))
    , m_tools(new QVBoxLayout)
    , m_tabs(new SegmentedControl(tr("What is shown of the run"), this))
    , m_content(new QStackedWidget(this))
{
    m_title->setElided(true);
    m_title->setObjectName("runPanelTitle");
    m_subtitle->setObjectName("runPanelSubtitle");
    m_tabs->setObjectName("runPanelTabs");
    m_tabs->setSegments({tr("Charts"), tr("Texts"), tr("Settings"), tr("Environment")});
    m_content->addWidget(makeChartTab());
    m_content->addWidget(makeTextTab());
    m_content->addWidget(makeTableTab(m_settings, tr("Settings"), "runSettings"));
    m_content->addWidget(makeTableTab(m_environment, tr("Environment"), "runEnvironment"));
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
    head->addSpacing(10);
    head->addWidget(m_tabs);
    column->addLayout(head);
    column->addSpacing(12);
    column->addWidget(m_content, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, m_content, &QStackedWidget::setCurrentIndex);
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
    connect(
        m_chart, &ChartPane::said, &m_session, [this](Tone tone, const QString& text) { m_session.say(tone, text); });
    column->addWidget(m_chart);
    m_findings = new QVBoxLayout;
    m_findings->setSpacing(metric::gap);
    column->addLayout(m_findings);
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

void RunPanel::display(const QString& runId)
{
    m_runId = runId;
    if (runId.isEmpty()) {
        m_digest.reset();
        return;
    }
    m_session.runs().get(runId, this, [this, runId](const Result<RunDigestPtr>& digest) {
        if (runId != m_runId) // another was chosen meanwhile
            return;
        if (digest)
            fill(*digest);
        else
            m_subtitle->say(toQt(sentence(digest.error())), Tone::Bad);
    });
}

void RunPanel::fill(const RunDigestPtr& digest)
{
    m_digest = digest;
    const RunResult& run = *digest->run;
    const RunInfo* info = m_session.library().find(m_runId);
    m_title->setText(toQt(info ? info->name : run.started.experiment.name));
    m_subtitle->say(subtitleOf(run));
    m_chart->setCharts(digest->charts, {digest->run});
    m_texts->setDigest(digest);
    fillFindings(*digest);
    m_settings->setTable({tr("Setting"), tr("Value")}, settingsOf(run));
    m_environment->setTable({tr("Environment"), tr("Value")}, environmentOf(run));
    emit displayed(m_runId);
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
    for (const ValidityLine& line : validityOf(digest)) {
        auto* hint = new HintLine(this);
        hint->say(line.text, line.tone);
        m_findings->addWidget(hint);
    }
}

} // namespace throughline
