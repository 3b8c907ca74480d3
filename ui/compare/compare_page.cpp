// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does; how it is laid out is in compare_page_layout.cpp.
#include <ui/compare/cell_table_model.h>
#include <ui/compare/compare_page.h>
#include <ui/compare/compare_texts.h>
#include <ui/compare/comparison_work.h>
#include <ui/compare/difference_model.h>
#include <ui/compare/frozen_row_view.h>
#include <ui/compare/run_chips.h>
#include <ui/library/run_menu.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/run_pointers.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <plots/comparison_csv.h>
#include <plots/export.h>

#include <QDir>
#include <QFileDialog>
#include <QStackedLayout>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

constexpr int leastName = 150;
constexpr int mostName = 240;    // of one that scrolls
constexpr int chunkedBatch = 58; // "16 ÷ 4"
constexpr int leastVerdict = 108;
constexpr int leastDifference = 140;
constexpr int differenceRows = 4; // then it scrolls

} // namespace

QString ComparePage::nameOf(const QString& runId) const { return shownRunName(m_session.library(), runId, m_ids); }

double ComparePage::margin() const { return m_session.settings().values().margin; }

void ComparePage::compare(const QStringList& runIds)
{
    QStringList ids = runIds;
    ids.removeDuplicates();
    showRuns(ids, ids.value(0));
    if (m_comparison && !m_stale && !m_work->busy()) // it is there already
        QMetaObject::invokeMethod(this, &ComparePage::compared, Qt::QueuedConnection);
}

void ComparePage::compareLoaded(const std::vector<ComparedRun>& runs)
{
    QStringList ids;
    for (const ComparedRun& run : runs)
        ids << run.id;
    m_work->know(runs);
    compare(ids);
}

void ComparePage::showRuns(const QStringList& ids, const QString& reference)
{
    m_ids = ids;
    m_reference = ids.contains(reference) ? reference : ids.value(0);
    fillChips();
    if (m_ids.size() < 2) {
        m_comparison.reset();
        m_stack->setCurrentIndex(0);
        m_empty->button()->show();
        m_empty->setSentence(m_ids.isEmpty() ? tr("Choose two or more runs to compare; the first is the reference.")
                                             : tr("Add another run to compare %1 with.").arg(nameOf(m_ids.front())));
    } else if (!m_comparison) {
        m_empty->setSentence(tr("Reading and comparing %n run…", "Reading and comparing %n runs…", int(m_ids.size())));
        m_empty->button()->hide();
    }
    wish();
}

/// Nothing is computed for a page that nobody sees: when it is shown, it asks.
void ComparePage::wish()
{
    m_stale = m_ids.size() > 1 && !isVisible();
    if (!m_stale)
        m_work->wish({m_ids, namesOf(m_ids), m_reference, margin()});
}

QStringList ComparePage::namesOf(const QStringList& ids) const
{
    QStringList names;
    for (const QString& id : ids)
        names << nameOf(id);
    return names;
}

void ComparePage::take(const ComparisonPtr& comparison)
{
    const bool sameCharts = m_comparison && m_comparison->results == comparison->results;
    m_comparison = comparison;
    m_stack->setCurrentIndex(1);
    fillDifferences();
    fillCells();
    if (!sameCharts)
        m_chart->setCharts(comparison->charts, comparison->results);
    m_texts->setComparison(comparison);
    emit compared();
}

void ComparePage::fillDifferences()
{
    m_differences->setComparison(m_comparison);
    const int differing = int(m_comparison->differences.size());
    m_differenceTable->setVisible(differing > 0); // an empty table would only take the cells' place
    m_differenceCount->setText(differing > 0
            ? tr("%1 of %2 settings and environment values").arg(differing).arg(m_comparison->fields)
            : tr("nothing: all %1 settings and environment values are the same").arg(m_comparison->fields));
    const int runs = int(m_comparison->runs.size());
    const bool fits = m_differenceTable->viewport()->width() - 184 >= runs * leastDifference;
    std::vector<int> widths(std::size_t(runs) + 1, fits ? 0 : leastDifference);
    widths[0] = 184;
    m_differenceTable->setColumnWidths(widths);
    const int rows = std::min(differing, differenceRows);
    m_differenceTable->setFixedHeight(28 * (rows + 1) + (fits ? 2 : 14)); // with the bar that moves it sideways
}

void ComparePage::fillCells()
{
    m_cells->setComparison(m_comparison);
    QStringList counts{tr("All")};
    for (const int count : m_cells->promptCounts())
        counts << QString::number(count);
    m_prompts->setVisible(counts.size() > 2);
    m_promptsLabel->setVisible(counts.size() > 2);
    const bool first = m_prompts->segments().isEmpty();
    m_prompts->setSegments(counts);
    if (first) // the largest says most
        m_prompts->setCurrent(int(counts.size()) - 1);
    choosePrompts(m_prompts->current());
    QStringList parts{
        tr("%1 of %2 cells matched").arg(m_comparison->matched()).arg(m_comparison->referenceRun().cells.size())};
    if (m_comparison->outputsDiffering > 0)
        parts
            << tr("outputs differ in %1 of %2").arg(m_comparison->outputsDiffering).arg(m_comparison->outputsCompared);
    else if (m_comparison->outputsCompared > 0)
        parts << tr("outputs agree");
    const int corrected = m_comparison->corrected();
    const QString correction = corrected > 1
        ? tr("verdicts corrected for %n comparison (Holm)", "verdicts corrected for %n comparisons (Holm)", corrected)
        : QString();
    QStringList reasons;
    for (std::size_t run = 0; run < m_comparison->runs.size(); ++run)
        if (const QString why = whyNotComparable(*m_comparison, run); !why.isEmpty())
            reasons << tr("%1 can't be compared: %2").arg(m_comparison->runs[run].name, why);
    if (!reasons.isEmpty() && corrected > 1)
        parts << correction; // the second line has something graver to say
    m_matched->say(parts.join(QStringLiteral(" · ")));
    if (reasons.isEmpty())
        m_reason->say(correction);
    else
        m_reason->say(reasons.join(QStringLiteral("; ")), Tone::Caution);
}

void ComparePage::choosePrompts(int segment)
{
    const auto counts = m_cells->promptCounts();
    m_cells->setPromptCount(
        segment > 0 && segment <= int(counts.size()) ? std::optional(counts[std::size_t(segment - 1)]) : std::nullopt);
    std::vector<int> widths{0, m_cells->hasChunks() ? chunkedBatch : 40, 68};
    const QAbstractItemView& table = *m_cellTable;
    const int verdict =
        qMax(leastVerdict, m_cells->columnCount() > 0 ? table.sizeHintForColumn(CellTableModel::VerdictColumn) : 0);
    for (std::size_t i = 1; m_comparison && i < m_comparison->runs.size(); ++i)
        widths.insert(widths.end(), {66, 102, verdict});
    const int fixed = std::accumulate(widths.begin(), widths.end(), 0);
    const int name = qBound(leastName, table.sizeHintForColumn(CellTableModel::Name), mostName);
    if (m_cellTable->viewport()->width() - fixed < name) // then it scrolls
        widths[0] = name;
    m_cellTable->setColumnWidths(widths);
}

void ComparePage::resizeEvent(QResizeEvent*)
{
    if (!m_comparison)
        return;
    choosePrompts(m_prompts->current());
    fillDifferences();
}

void ComparePage::fillChips()
{
    m_chips->setRuns(namesOf(m_ids), int(qMax(0, m_ids.indexOf(m_reference))));
    m_add->setVisible(m_ids.size() > 1); // else the page itself asks for runs
    m_export->setVisible(m_ids.size() > 1);
}

void ComparePage::remove(const QString& id)
{
    QStringList rest = m_ids;
    rest.removeAll(id);
    showRuns(rest, m_reference);
}

/// The library, the settings: what goes on there changes what is shown.
void ComparePage::follow()
{
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    QStringList left = m_ids;
    if (m_session.library().listed())
        left.removeIf([this](const QString& id) { return !m_session.library().find(id); });
    if (left == m_ids) {
        fillChips(); // names may be others now
        wish();
        return;
    }
    m_session.say(Tone::Plain,
        tr("%n compared run is no longer in the library.", "%n compared runs are no longer in the library.",
            int(m_ids.size() - left.size())));
    showRuns(left, m_reference);
}

void ComparePage::showEvent(QShowEvent*)
{
    if (m_stale)
        follow();
}

void ComparePage::offerRuns()
{
    offerRunMenu(*m_add, m_session.library(), m_ids,
        [this](const QString& id) { showRuns(m_ids + QStringList{id}, m_reference); });
}

std::vector<FileToWrite> ComparePage::filesIn(const QString& folder) const
{
    const QDir place(folder);
    const ComparisonPtr shown = m_comparison;
    std::vector<FileToWrite> files{
        textFile(place.filePath(QStringLiteral("comparison.csv")),
            [shown] {
                return comparisonCsv(pointersTo(shown->results), std::size_t(shown->reference), shown->against);
            }),
        textFile(place.filePath(QStringLiteral("summary.csv")),
            [shown] { return summaryCsvOfRuns(pointersTo(shown->results)); })};
    const auto pictures = chartFiles(sharedCharts(shown, shown->charts), folder);
    files.insert(files.end(), pictures.begin(), pictures.end());
    return files;
}

void ComparePage::exportFolder()
{
    if (!m_comparison)
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the overlaid charts and tables"));
    if (!folder.isEmpty())
        m_session.files().write(this, folder, {sourceOf(filesIn(folder))});
}

} // namespace throughline
