// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/common_facts.h>
#include <ui/library/run_words.h>
#include <ui/library/several_pane.h>
#include <ui/widgets/text_label.h>

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int severalLabelWidth = 96;
} // namespace

SeveralPane::SeveralPane(QWidget* parent)
    : QWidget(parent)
    , m_facts(new QVBoxLayout)
{
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(area);
    m_words = new RunWords(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, metric::gap, metric::gapLarge, metric::gapLarge);
    column->setSpacing(metric::gapLarge);
    column->addLayout(m_facts);
    column->addWidget(m_words);
    column->addStretch(1);
    area->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
}

void SeveralPane::setRuns(const std::vector<const RunInfo*>& runs)
{
    m_words->setRuns(runs);
    CommonFacts facts = commonFactsOf(runs);
    if (facts == m_shown)
        return;
    m_shown = std::move(facts);
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    fill(*m_facts, tr("In common"), m_shown.same);
    fill(*m_facts, tr("Differs"), m_shown.differs);
}

void SeveralPane::fill(QVBoxLayout& place, const QString& title, const std::vector<QStringList>& rows)
{
    if (rows.empty())
        return;
    auto* section = new QWidget(this);
    auto* grid = new QGridLayout(section);
    grid->setContentsMargins(0, 0, 0, metric::gap);
    grid->setHorizontalSpacing(metric::gap);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, severalLabelWidth);
    grid->addWidget(sectionTitle(title, section), 0, 0, 1, 2);
    int line = 1;
    for (const QStringList& row : rows) {
        auto* value = new TextLabel(row.value(1), 13, 400, Tone::Plain, section);
        value->setWordWrap(true);
        grid->addWidget(noteLabel(row.value(0), section), line, 0, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(value, line, 1);
        ++line;
    }
    place.addWidget(section);
}

} // namespace throughline
