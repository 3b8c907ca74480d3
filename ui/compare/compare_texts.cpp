// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/compare_texts.h>
#include <ui/compare/compared_prompt_model.h>
#include <ui/compare/compared_run_head.h>
#include <ui/style/tokens.h>
#include <ui/texts/text_reader.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <core/words.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>

namespace throughline {

namespace {
constexpr int promptListWidth = 360;
constexpr int leastColumn = 220; // of a run's text: then it scrolls
constexpr int askedHeight = 72;
} // namespace

CompareTexts::CompareTexts(QWidget* parent)
    : QWidget(parent)
    , m_prompts(new ComparedPromptModel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gap);
    column->addWidget(makeTools());
    column->addWidget(makeBody(), 1);
    setComparison({});
}

QWidget* CompareTexts::makeTools()
{
    auto* tools = new QWidget(this);
    m_cells = new QComboBox(tools);
    m_cells->setObjectName("compareTextCell");
    m_cells->setAccessibleName(tr("Cell"));
    m_cells->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cells->setMinimumContentsLength(24);
    m_onlyDiffering = new QCheckBox(tr("Only those that differ"), tools);
    m_onlyDiffering->setObjectName("compareTextsDiffering");
    m_totals = new HintLine(tools);
    m_totals->setObjectName("compareTextTotals");
    m_previous = Button::iconOnly("chevron-up", tr("Previous prompt that differs (Alt+Up)"), tools);
    m_next = Button::iconOnly("chevron-down", tr("Next prompt that differs (Alt+Down)"), tools);
    m_copy = new Button(tr("Copy"), ButtonKind::Flat, "copy", tools);
    m_previous->setObjectName("compareTextPrevious");
    m_next->setObjectName("compareTextNext");
    m_copy->setObjectName("compareTextCopy");
    m_copy->setToolTip(tr("Copy this prompt and what each run made of it"));
    m_previous->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    m_next->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(metric::gap, 0, metric::gap, 0);
    row->setSpacing(metric::gap);
    row->addWidget(smallLabel(tr("Cell"), tools));
    row->addWidget(m_cells);
    row->addSpacing(metric::gap);
    row->addWidget(m_onlyDiffering);
    row->addWidget(m_totals, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_copy);
    connect(m_cells, &QComboBox::currentIndexChanged, this, &CompareTexts::fillPrompts);
    connect(m_onlyDiffering, &QCheckBox::toggled, this, [this](bool only) {
        m_prompts->setOnlyDiffering(only);
        if (m_prompts->rowCount() > 0)
            m_list->setCurrentIndex(m_prompts->index(0, 0));
        showPrompt();
    });
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_copy, &QPushButton::clicked, this, &CompareTexts::copy);
    return tools;
}

QWidget* CompareTexts::makeBody()
{
    auto* body = new QWidget(this);
    m_list = new RowView(tr("Prompts of the cell"), body);
    m_list->setObjectName("compareTextPrompts");
    m_list->setModel(m_prompts);
    m_list->setColumnWidths({44, 0, 108, 88});
    m_list->setFixedWidth(promptListWidth);
    m_asked = new TextReader(body);
    m_asked->setObjectName("compareTextAsked");
    m_asked->setAccessibleName(tr("The prompt"));
    m_asked->setFixedHeight(askedHeight);
    m_area = new QScrollArea(body);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    m_columns = new QHBoxLayout(inside);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    m_area->setWidget(inside);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_asked);
    texts->addWidget(separator(Qt::Horizontal, body));
    texts->addWidget(m_area, 1);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    row->addWidget(m_list);
    row->addWidget(separator(Qt::Vertical, body));
    row->addLayout(texts, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompareTexts::showPrompt);
    return body;
}

void CompareTexts::setComparison(const ComparisonPtr& comparison)
{
    const QString chosen = m_cells->currentText();
    m_comparison = comparison;
    makeReaders();
    fillCells();
    m_cells->setCurrentIndex(qMax(0, m_cells->findText(chosen)));
    fillPrompts();
}

void CompareTexts::fillCells()
{
    const QSignalBlocker quiet(m_cells);
    m_cells->clear();
    if (m_comparison)
        for (const int cell : cellsWithTexts(*m_comparison))
            m_cells->addItem(toQt(label(m_comparison->referenceRun().cells[std::size_t(cell)].planned.cell)), cell);
    m_cells->setEnabled(m_cells->count() > 1);
}

int CompareTexts::cell() const { return m_cells->currentIndex() < 0 ? -1 : m_cells->currentData().toInt(); }

void CompareTexts::showCell(int referenceCell)
{
    if (const int place = m_cells->findData(referenceCell); place >= 0)
        m_cells->setCurrentIndex(place);
}

void CompareTexts::fillPrompts()
{
    const int before = m_list->currentIndex().isValid() ? m_list->currentIndex().data(KeyRole).toInt() : 0;
    m_prompts->setCell(m_comparison, cell());
    const bool some = m_prompts->total() > 0;
    m_list->setEmptyText(!m_comparison ? QString()
            : some                     ? tr("No prompt's texts differ.")
                                       : whyNoComparedTexts(*m_comparison));
    m_onlyDiffering->setEnabled(some);
    const int differing = m_prompts->differing();
    m_totals->say(!some ? QString()
            : differing == 0
            ? tr("no difference in %n prompt", "no difference among %n prompts", m_prompts->total())
            : tr("%1 of %n prompt differs", "%1 of %n prompts differ", m_prompts->total()).arg(differing),
        Tone::Secondary);
    m_previous->setEnabled(differing > 0);
    m_next->setEnabled(differing > 0);
    for (int row = 0; row < m_prompts->rowCount(); ++row)
        if (row == 0 || m_prompts->prompt(row).prompt == before)
            m_list->setCurrentIndex(m_prompts->index(row, 0));
    showPrompt();
}

void CompareTexts::makeReaders()
{
    while (QLayoutItem* item = m_columns->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_readers.clear();
    m_runOfReader.clear();
    if (!m_comparison)
        return;
    m_runOfReader.push_back(std::size_t(m_comparison->reference));
    for (std::size_t run = 0; run < m_comparison->runs.size(); ++run)
        if (int(run) != m_comparison->reference)
            m_runOfReader.push_back(run);
    for (const std::size_t run : m_runOfReader) {
        if (!m_readers.empty())
            m_columns->addWidget(separator(Qt::Vertical, m_area->widget()));
        auto* place = new QWidget(m_area->widget());
        auto* column = new QVBoxLayout(place);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto* reader = new TextReader(place);
        reader->setMinimumWidth(leastColumn);
        column->addWidget(new ComparedRunHead(m_comparison->runs[run].name, int(run), place));
        column->addWidget(reader, 1);
        reader->setObjectName(QStringLiteral("compareText%1").arg(run));
        reader->setAccessibleName(tr("Text of %1").arg(m_comparison->runs[run].name));
        m_columns->addWidget(place, 1);
        m_readers.push_back(reader);
    }
}

void CompareTexts::showPrompt()
{
    const QModelIndex row = m_list->currentIndex();
    m_asked->setVisible(row.isValid());
    m_area->setVisible(row.isValid());
    m_copy->setEnabled(row.isValid());
    if (!row.isValid())
        return;
    const ComparedPrompt& prompt = m_prompts->prompt(row.row());
    m_asked->display(
        tr("Prompt %1").arg(prompt.prompt + 1), comparedPromptText(*m_comparison, cell(), prompt.prompt, true), {});
    for (std::size_t i = 0; i < m_readers.size(); ++i) {
        const std::size_t run = m_runOfReader[i];
        const TextPassage passage = comparedPassage(*m_comparison, cell(), prompt, run);
        m_readers[i]->display({}, {}, {passage});
    }
}

void CompareTexts::step(int by)
{
    const int rows = m_prompts->rowCount();
    int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : 0;
    for (int steps = 0; steps < rows; ++steps) {
        row = (row + by + rows) % rows; // on from the last to the first
        if (m_prompts->prompt(row).differing() > 0) {
            m_list->setCurrentIndex(m_prompts->index(row, 0));
            return;
        }
    }
}

void CompareTexts::copy()
{
    QStringList parts{m_asked->toPlainText()};
    for (const TextReader* reader : m_readers)
        parts << reader->accessibleName() + QLatin1Char('\n') + reader->toPlainText();
    QGuiApplication::clipboard()->setText(parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n'));
}

} // namespace throughline
