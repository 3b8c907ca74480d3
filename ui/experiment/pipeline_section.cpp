// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/pipeline_section.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/number_list.h>
#include <ui/widgets/to_qt.h>

#include <QLineEdit>

#include <algorithm>
#include <utility>

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
    , m_gather(choice("gather", tr("Where the outputs go"), {tr("Last stage"), tr("All ranks")}, 88))
    , m_splitRow(addRow(tr("Split after")))
    , m_split(numberField(1, mostLayers, this))
{
    m_stages->setAccessibleName(tr("Pipeline stages"));
    m_chunks->setAccessibleName(tr("Chunks that a batch is cut into"));
    m_stageRow->add(m_stages, 1);
    m_stageRow->addGap();
    m_stageRow->addText(tr("Chunks"));
    m_stageRow->add(m_chunks, 1);
    m_split->setFixedWidth(176);
    m_split->input()->setPlaceholderText(tr("Automatic, by bytes"));
    m_splitRow->add(m_split);
    m_splitRow->addText(tr("layers"));
    m_splitRow->addGap();
    m_splitRow->addText(tr("Gather"));
    m_splitRow->add(m_gather);
    m_splitRow->addStretch();
    bind(m_stages, m_stageRow, &Block::stages, "stages");
    offerNumbers(*m_stages, {{2}, {4}, {2, 4}, {2, 4, 8}});
    connect(m_stages->input(), &QLineEdit::textEdited, this, &PipelineSection::checkTyped);
    bind(m_chunks, m_stageRow, &Block::chunks, "chunks");
    offerNumbers(*m_chunks, {{1}, {1, 2, 4}, {1, 2, 4, 8}, {4, 8, 16}});
    bind(m_split, m_splitRow, "splitAfter", true,
        [](Block& block, const ChipField& field) { block.settings.splitAfter = numbersOf(field); });
    connect(m_gather, &QComboBox::activated, this, [this](int index) {
        this->document().edit(
            "gather", [&](Block& block) { block.settings.gather = Gather(index); }, EditStep::Own);
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

/// Before it is a chip, and without waiting for a plan: the list of models says how many layers there are.
void PipelineSection::checkTyped(const QString& text)
{
    const auto typed = NumberListText::parse(text, 1, mostStages).values;
    const int most = typed.empty() ? 0 : *std::max_element(typed.begin(), typed.end());
    if (std::exchange(m_typedTooMany, false))
        say(m_stageRow, {});
    for (const std::string& name : document().currentBlock().models) {
        const ListedModelFacts* model = facts().model(toQt(name));
        if (model && model->layers > 0 && most > model->layers) {
            say(m_stageRow,
                {tr("%1 has %2 layers: at most %2 stages").arg(toQt(name).section('/', -1)).arg(model->layers),
                    Tone::Bad});
            m_typedTooMany = true;
            return;
        }
    }
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
    m_stages->setBadChips(
        neverRun(plan, block, {Mode::Pipeline}, {SkipKind::TooManyStages, SkipKind::StagesExceedGpus}, &Cell::ranks));
    m_chunks->setBadChips(neverRun(plan, block, {Mode::Pipeline}, {SkipKind::ChunksExceedRows}, &Cell::chunks));
    say(m_stageRow,
        firstOf({explainSkips(
                     plan, block, {SkipKind::TooManyStages, SkipKind::StagesExceedGpus, SkipKind::ChunksExceedRows}),
            explainNotes(plan, block, {NoteKind::StagesTakeTurns, NoteKind::StagesRereadWeights})}));
    say(m_splitRow, firstOf({explainSkips(plan, block, {SkipKind::BadSplit}), {describeSplit(plan), Tone::Secondary}}));
}

QString PipelineSection::summary() const
{
    return tr("stages %1 · chunks %2").arg(m_stages->chips().join(", "), m_chunks->chips().join(", "));
}

} // namespace throughline
