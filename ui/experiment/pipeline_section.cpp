// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/pipeline_section.h>
#include <ui/widgets/number_list.h>

#include <QLineEdit>

namespace throughline {

namespace {
constexpr int mostStages = 256;
constexpr int mostChunks = 4096;
constexpr int mostLayers = 10'000;
} // namespace

PipelineSection::PipelineSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_stageRow(addRow(tr("Stages")))
    , m_stages(numberField(1, mostStages, this))
    , m_chunks(numberField(1, mostChunks, this))
    , m_gather(choice("gather", tr("Where the outputs go"), {tr("Last stage"), tr("All ranks")}, 108))
    , m_splitRow(addRow(tr("Split after")))
    , m_split(numberField(1, mostLayers, this))
{
    m_stages->setFixedWidth(96);
    m_stages->setAccessibleName(tr("Pipeline stages"));
    m_chunks->setAccessibleName(tr("Chunks that a batch is cut into"));
    m_stageRow->add(m_stages);
    m_stageRow->addGap();
    m_stageRow->addText(tr("Chunks"));
    m_stageRow->add(m_chunks, 1);
    m_stageRow->addGap();
    m_stageRow->addText(tr("Gather"));
    m_stageRow->add(m_gather);
    m_split->setFixedWidth(200);
    m_split->input()->setPlaceholderText(tr("Automatic, by bytes"));
    m_splitRow->add(m_split);
    m_splitRow->addText(tr("layers"));
    m_splitRow->addStretch();
    bind(m_stages, m_stageRow, &Block::stages, "stages");
    bind(m_chunks, m_stageRow, &Block::chunks, "chunks");
    bind(m_split, m_splitRow, "splitAfter", true,
        [](Block& block, const ChipField& field) { block.settings.splitAfter = numbersOf(field); });
    connect(m_gather, &QComboBox::activated, this, [this](int index) {
        this->document().edit("gather", [&](Block& block) { block.settings.gather = Gather(index); });
    });
}

void PipelineSection::display(const Block& block)
{
    setNumbers(*m_stages, block.stages);
    setNumbers(*m_chunks, block.chunks);
    setNumbers(*m_split, block.settings.splitAfter);
    m_split->input()->setPlaceholderText(block.settings.splitAfter.empty() ? tr("Automatic, by bytes") : QString());
    setQuietly(m_gather, int(block.settings.gather));
}

void PipelineSection::markTooManyStages(const Plan& plan)
{
    QStringList bad;
    for (const PlannedCell& cell : plan.cells)
        if (cell.block == blockIndex() && cell.skipped
            && (cell.skipped->kind == SkipKind::TooManyStages || cell.skipped->kind == SkipKind::StagesExceedGpus))
            bad << QString::number(cell.cell.ranks);
    m_stages->setBadChips(bad);
}

QString PipelineSection::describeSplit(const Plan& plan) const
{
    for (const PlannedCell& cell : plan.cells) {
        if (cell.block != blockIndex() || cell.stageEnds.size() < 2)
            continue;
        std::vector<int> cuts(cell.stageEnds.begin(), cell.stageEnds.end() - 1);
        return tr("After layers %1 of %2").arg(NumberListText::format(cuts)).arg(cell.stageEnds.back());
    }
    return {};
}

void PipelineSection::explain(const Plan& plan)
{
    const int block = blockIndex();
    markTooManyStages(plan);
    say(m_stageRow,
        firstOf({explainSkips(
                     plan, block, {SkipKind::TooManyStages, SkipKind::StagesExceedGpus, SkipKind::ChunksExceedRows}),
            explainNotes(plan, block, {NoteKind::StagesRereadWeights})}));
    say(m_splitRow, firstOf({explainSkips(plan, block, {SkipKind::BadSplit}), {describeSplit(plan), Tone::Secondary}}));
}

QString PipelineSection::summary() const
{
    return tr("stages %1 · chunks %2").arg(m_stages->chips().join(", "), m_chunks->chips().join(", "));
}

} // namespace throughline
