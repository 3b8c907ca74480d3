// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does; how it is laid out is in compare_page_layout.cpp.
#include <core/words.h>
#include <plots/export.h>
#include <ui/compare/cell_table_model.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/difference_model.h>
#include <ui/compare/run_chip.h>
#include <ui/library/run_menu.h>
#include <ui/run/cell_words.h>
#include <ui/session/background.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedLayout>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {
constexpr int leastName = 196;
constexpr int mostRuns = 8; // as many as there are colours
} // namespace

QString ComparePage::nameOf(const QString& runId) const { return shownRunName(m_session.library(), runId, m_ids); }

void ComparePage::compare(const QStringList& runIds)
{
    m_ids = runIds.mid(0, mostRuns);
    fillChips();
    if (m_ids.size() < 2) {
        m_comparison.reset();
        m_stack->setCurrentIndex(0);
        m_empty->setSentence(m_ids.isEmpty() ? tr("Choose two or more runs to compare; the first is the reference.")
                                             : tr("Add another run to compare %1 with.").arg(nameOf(m_ids.front())));
        return;
    }
    load(m_ids, {});
}

void ComparePage::load(const QStringList& ids, std::vector<ComparedRun> loaded)
{
    if (ids != m_ids) // others were chosen meanwhile
        return;
    if (int(loaded.size()) == ids.size()) {
        inBackground(
            this, [loaded] { return comparisonOf(loaded); },
            [this, ids](const ComparisonPtr& comparison) {
                if (ids == m_ids)
                    take(comparison);
            });
        return;
    }
    const QString& id = ids[qsizetype(loaded.size())];
    m_session.runs().get(id, this, [this, ids, id, loaded](const Result<RunDigestPtr>& digest) mutable {
        if (!digest) {
            m_session.say(Tone::Bad, toQt(sentence(digest.error())));
            m_ids.removeAll(id);
            compare(QStringList(m_ids));
            return;
        }
        loaded.push_back({id, nameOf(id), *digest});
        load(ids, std::move(loaded));
    });
}

void ComparePage::take(const ComparisonPtr& comparison)
{
    m_comparison = comparison;
    m_stack->setCurrentIndex(1);
    m_differences->setComparison(comparison);
    const auto differing = comparison->differences.size();
    m_differenceTable->setVisible(differing > 0); // an empty table would only take the cells' place
    m_differenceCount->setText(differing > 0
            ? tr("%1 of %2 settings and environment values").arg(differing).arg(comparison->fields)
            : tr("nothing: all %1 settings and environment values are the same").arg(comparison->fields));
    std::vector<int> widths(comparison->runs.size() + 1, 0);
    widths[0] = 184;
    m_differenceTable->setColumnWidths(widths);
    fillCells();
    m_chart->setCharts(comparison->charts, comparison->results);
    emit compared();
}

void ComparePage::fillCells()
{
    m_cells->setComparison(m_comparison);
    QStringList counts{tr("All")};
    for (const int count : m_cells->promptCounts())
        counts << QString::number(count);
    m_prompts->setVisible(counts.size() > 2);
    m_prompts->setSegments(counts);
    choosePrompts(m_prompts->current());
    QStringList parts{
        tr("%1 of %2 cells matched").arg(m_cells->matched()).arg(m_comparison->runs[0].digest->run->cells.size())};
    for (std::size_t i = 0; i < m_comparison->others.size(); ++i)
        if (const auto& mean = m_comparison->others[i].geometricMean)
            parts << (m_comparison->others.size() == 1
                    ? tr("geometric mean %1").arg(ratioWords(*mean, 3))
                    : tr("%1: %2").arg(m_comparison->runs[i + 1].name, ratioWords(*mean, 3)));
    m_matched->say(parts.join(QStringLiteral(" · ")));
}

void ComparePage::choosePrompts(int segment)
{
    const auto counts = m_cells->promptCounts();
    m_cells->setPromptCount(
        segment > 0 && segment <= int(counts.size()) ? std::optional(counts[std::size_t(segment - 1)]) : std::nullopt);
    std::vector<int> widths{0, 56, 76};
    for (std::size_t i = 1; m_comparison && i < m_comparison->runs.size(); ++i)
        widths.insert(widths.end(), {76, 100, 108});
    const int fixed = std::accumulate(widths.begin(), widths.end(), 0);
    if (m_cellTable->viewport()->width() - fixed < leastName) // then it scrolls
        widths[0] = leastName;
    m_cellTable->setColumnWidths(widths);
}

void ComparePage::resizeEvent(QResizeEvent*) { choosePrompts(m_prompts->current()); }

void ComparePage::fillChips()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_ids.size(); ++i) {
        const QString id = m_ids[i];
        auto* chip = new RunChip(nameOf(id), i, i == 0, this);
        m_chips->addWidget(chip);
        connect(chip, &RunChip::removeWanted, this, [this, id] {
            QStringList rest = m_ids;
            rest.removeAll(id);
            compare(rest);
        });
        connect(chip, &RunChip::referenceWanted, this, [this, id] {
            QStringList order = m_ids;
            order.removeAll(id);
            order.prepend(id);
            compare(order);
        });
    }
    m_add->setEnabled(m_ids.size() < mostRuns);
    m_export->setEnabled(m_ids.size() > 1);
}

void ComparePage::dropRuns()
{
    if (!m_session.library().listed())
        return;
    QStringList kept;
    for (const QString& id : m_ids)
        if (m_session.library().find(id))
            kept << id;
    if (kept != m_ids)
        compare(kept);
    else
        fillChips(); // names may be others now
}

void ComparePage::offerRuns()
{
    offerRunMenu(*m_add, m_session.library(), m_ids, [this](const QString& id) { compare(m_ids + QStringList{id}); });
}

void ComparePage::exportFolder()
{
    if (!m_comparison)
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the overlaid charts"));
    if (folder.isEmpty())
        return;
    int files = 0;
    for (const ChartData& chart : m_comparison->charts)
        for (const QString& ending : {QStringLiteral(".png"), QStringLiteral(".svg")}) {
            if (!chart.notApplicable.empty())
                continue;
            if (const auto written = exportChart(chart, QDir(folder).filePath(toQt(chart.id) + ending)); !written) {
                m_session.say(Tone::Bad, toQt(sentence(written.error())));
                return;
            }
            ++files;
        }
    m_session.say(Tone::Good, tr("%1 written to %2").arg(counted(tr("1 file"), tr("%1 files"), files), folder));
}

} // namespace throughline
