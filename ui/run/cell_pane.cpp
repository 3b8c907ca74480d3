// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/cell_facts.h>
#include <ui/run/cell_pane.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>
#include <ui/widgets/to_qt.h>

#include <QHeaderView>
#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int factLabelWidth = 120;
}

CellPane::CellPane(QWidget* parent)
    : QWidget(parent)
    , m_title(sectionTitle(tr("Cell"), this))
    , m_label(smallLabel({}, this))
    , m_reason(new TextLabel({}, 12, 400, Tone::Bad, this))
    , m_model(new TextTableModel(this))
    , m_table(new RowView(tr("What is known of this cell"), this))
{
    m_label->setElided(true);
    m_reason->setObjectName("cellReason");
    m_reason->setWordWrap(true);
    m_model->setFirstIsLabel(true);
    m_table->setObjectName("cellFacts");
    m_table->setModel(m_model);
    m_table->setHeaderHidden(true);
    m_table->setRowHeight(24);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gap, 10, metric::gapLarge, metric::gap);
    column->setSpacing(2);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(metric::gap, 0, 0, 4);
    head->addWidget(m_title);
    head->addWidget(m_label);
    head->addWidget(m_reason);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    clear();
}

void CellPane::clear()
{
    m_label->setText(tr("Choose a cell on the left"));
    m_reason->hide();
    m_model->setTable({QString(), QString()}, {});
}

void CellPane::display(const RunResult& run, int cell, const RunDigestPtr& digest)
{
    if (cell < 0 || cell >= int(run.cells.size())) {
        clear();
        return;
    }
    const CellResult& result = run.cells[std::size_t(cell)];
    const bool known = digest && cell < int(digest->cells.size());
    const Cell& axes = result.planned.cell;
    m_title->setText(tr("Cell %1").arg(cell + 1));
    m_label->setText(axes.mode == Mode::Sequential
            ? tr("%1 · %2 prompts").arg(modeWords(axes)).arg(axes.promptCount)
            : tr("%1 · %2 prompts · batch %3").arg(modeWords(axes)).arg(axes.promptCount).arg(axes.batchSize));
    const QString reason = result.planned.skipped ? toQt(sentence(*result.planned.skipped)) : toQt(result.ended.reason);
    m_reason->setText(reason);
    m_reason->setTone(result.state == CellState::Failed ? Tone::Bad : Tone::Secondary);
    m_reason->setVisible(!reason.isEmpty());
    m_model->setTable(
        {tr("What"), tr("Value")}, cellFacts(result, known ? digest->cells[std::size_t(cell)] : CellSummary{}));
    m_table->setColumnWidths({factLabelWidth, 0});
}

} // namespace throughline
