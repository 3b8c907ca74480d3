// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/texts/prompt_list_model.h>
#include <ui/texts/text_passages.h>
#include <ui/texts/text_reader.h>
#include <ui/texts/texts_pane.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSortFilterProxyModel>

namespace throughline {

namespace {
constexpr int numberWidth = 44;
constexpr int outcomeWidth = 124;
constexpr int tokenWidth = 56;
constexpr int widthForTwo = 760; // from here on the texts stand beside the list
} // namespace

TextsPane::TextsPane(QWidget* parent)
    : QWidget(parent)
    , m_prompts(new PromptListModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_body(new QBoxLayout(QBoxLayout::TopToBottom))
{
    m_filter->setSourceModel(m_prompts);
    m_filter->setFilterRole(PromptListModel::DiffersRole);
    makeList();
    makeReader();
    m_body->setSpacing(metric::gap);
    m_body->addWidget(m_list, 2);
    m_body->addWidget(m_readerPlace, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addWidget(makeTools());
    column->addLayout(m_body, 1);
    setDigest({});
}

QWidget* TextsPane::makeTools()
{
    auto* tools = new QWidget(this);
    m_onlyDiffering = new QCheckBox(tr("Only those that differ"), tools);
    m_onlyDiffering->setObjectName("textsDiffering");
    m_totals = new HintLine(tools);
    m_totals->setObjectName("textsTotals");
    m_copy = new Button(tr("Copy"), ButtonKind::Flat, "copy", tools);
    m_copy->setObjectName("textsCopy");
    m_copy->setToolTip(tr("Copy this prompt and all that followed it"));
    auto* first = new QHBoxLayout;
    first->setSpacing(metric::gap);
    first->addWidget(m_onlyDiffering);
    first->addStretch(1);
    first->addWidget(m_copy);
    auto* column = new QVBoxLayout(tools);
    column->setContentsMargins(metric::gap, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(first);
    column->addWidget(m_totals);
    connect(m_onlyDiffering, &QCheckBox::toggled, this, &TextsPane::filter);
    connect(m_copy, &QPushButton::clicked, this, &TextsPane::copy);
    return tools;
}

void TextsPane::makeList()
{
    m_list = new RowView(tr("Prompts"), this);
    m_list->setObjectName("textPrompts");
    m_list->setModel(m_filter);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection); // for copying rows
    m_list->setColumnWidths({numberWidth, 0, outcomeWidth, tokenWidth});
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TextsPane::showPrompt);
}

void TextsPane::makeReader()
{
    m_readerPlace = new QWidget(this);
    m_reader = new TextReader(m_readerPlace);
    m_reader->setObjectName("textReader");
    auto* column = new QVBoxLayout(m_readerPlace);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(separator(Qt::Horizontal, m_readerPlace));
    column->addWidget(m_reader, 1);
}

void TextsPane::setDigest(const RunDigestPtr& digest)
{
    const QModelIndex before = m_filter->mapToSource(m_list->currentIndex());
    const RunDigestPtr& old = m_prompts->digest();
    const bool sameRun = old && digest && old->run->started.runId == digest->run->started.runId;
    const int prompt = sameRun && before.isValid() ? m_prompts->outputs(before.row()).prompt : -1;
    m_prompts->setDigest(digest);
    if (!m_list->currentIndex().isValid() && prompt >= 0)
        for (int row = 0; row < m_prompts->rowCount(); ++row)
            if (m_prompts->outputs(row).prompt == prompt) {
                m_list->setCurrentIndex(m_filter->mapFromSource(m_prompts->index(row, 0)));
                break;
            }
    chooseFirst();
    showTotals();
    showPrompt();
}

void TextsPane::filter()
{
    m_filter->setFilterFixedString(m_onlyDiffering->isChecked() ? QStringLiteral("true") : QString());
    chooseFirst();
    showTotals();
    showPrompt();
}

void TextsPane::chooseFirst()
{
    if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_list->setCurrentIndex(m_filter->index(0, 0));
}

void TextsPane::showTotals()
{
    const RunDigestPtr& digest = m_prompts->digest();
    const bool some = digest && !digest->outputs.empty();
    m_totals->say(some ? textTotals(*digest->run, digest->outputs) : QString());
    m_onlyDiffering->setEnabled(some);
    m_list->setEmptyText(!digest ? QString() : some ? tr("No prompt's outputs differ.") : whyNoTexts(*digest->run));
}

void TextsPane::showPrompt()
{
    const QModelIndex row = m_filter->mapToSource(m_list->currentIndex());
    m_readerPlace->setVisible(row.isValid());
    m_copy->setEnabled(row.isValid());
    if (!row.isValid())
        return;
    const PromptOutputs& outputs = m_prompts->outputs(row.row());
    const RunResult& run = *m_prompts->digest()->run;
    m_reader->display(tr("Prompt %1").arg(outputs.prompt + 1), wholePrompt(run, outputs), passagesOf(run, outputs));
}

void TextsPane::copy() { QGuiApplication::clipboard()->setText(m_reader->toPlainText()); }

void TextsPane::resizeEvent(QResizeEvent*)
{
    m_body->setDirection(width() >= widthForTwo ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace throughline
