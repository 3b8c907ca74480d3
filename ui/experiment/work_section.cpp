// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/work_section.h>
#include <ui/widgets/to_qt.h>

#include <QButtonGroup>
#include <QRadioButton>

#include <algorithm>

namespace throughline {

namespace {
constexpr int mostRows = 65'536;
constexpr int usualTokens = 50;
} // namespace

WorkSection::WorkSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_batchRow(addRow(tr("Batch")))
    , m_batch(numberField(1, mostRows, this))
{
    m_batchRow->add(m_batch, 1);
    m_batch->setAccessibleName(tr("Batch sizes"));
    bind(m_batch, m_batchRow, &Block::batchSizes, "batchSizes");
    offerNumbers(
        *m_batch, {{1}, {1, 4, 8, 16}, {1, 2, 4, 8, 16, 32}, {1, 4, 16, 64, 256}, {1, 2, 4, 8, 16, 32, 64, 128, 256}});
    addTask();
    addLength();
}

void WorkSection::addTask()
{
    m_taskRow = addRow(tr("Task"));
    m_generate = new QRadioButton(tr("Generate"), this);
    m_forward = new QRadioButton(tr("Forward pass to"), this);
    m_generate->setObjectName("taskGenerate");
    m_forward->setObjectName("taskForward");
    auto* group = new QButtonGroup(this);
    group->addButton(m_generate);
    group->addButton(m_forward);
    m_head = choice(
        "head", tr("What the forward pass ends in"), {tr("hidden states"), tr("last logits"), tr("class labels")}, 128);
    m_labels = numberBox("labels", tr("Number of labels"), 1, 100'000);
    m_taskRow->add(m_generate);
    m_taskRow->addGap();
    m_taskRow->add(m_forward);
    m_taskRow->add(m_head);
    m_taskRow->add(m_labels);
    m_taskRow->addStretch();
    connect(group, &QButtonGroup::buttonClicked, this, [this] {
        this->document().edit(
            "task",
            [this](Block& block) {
                Settings& settings = block.settings;
                settings.task = m_forward->isChecked() ? Task::Forward : Task::Generate;
                if (settings.task == Task::Forward)
                    settings.newTokens = settings.totalLength = 0;
                else if (settings.newTokens == 0 && settings.totalLength == 0)
                    settings.newTokens = usualTokens;
            },
            EditStep::Own);
    });
    connect(m_head, &QComboBox::activated, this, [this](int index) {
        this->document().edit(
            "head", [&](Block& block) { block.settings.head = Head(index); }, EditStep::Own);
    });
    connect(m_labels, &QSpinBox::valueChanged, this,
        [this](int labels) { this->document().edit("labels", [&](Block& block) { block.settings.labels = labels; }); });
}

void WorkSection::addLength()
{
    m_lengthRow = addRow(tr("Generate"));
    m_byNew = new QRadioButton(tr("New tokens"), this);
    m_byTotal = new QRadioButton(tr("Total length"), this);
    m_byNew->setObjectName("byNewTokens");
    m_byTotal->setObjectName("byTotalLength");
    auto* group = new QButtonGroup(this);
    group->addButton(m_byNew);
    group->addButton(m_byTotal);
    m_newTokens = numberBox("newTokens", tr("New tokens per prompt"), 1, mostTokens);
    m_totalLength = numberBox("totalLength", tr("Prompt and generated tokens together"), 2, mostTokens);
    m_newTokens->setValue(usualTokens);
    m_totalLength->setValue(usualTokens);
    m_lengthRow->add(m_byNew);
    m_lengthRow->add(m_newTokens);
    m_lengthRow->addGap();
    m_lengthRow->add(m_byTotal);
    m_lengthRow->add(m_totalLength);
    m_lengthRow->addStretch();
    connect(group, &QButtonGroup::buttonClicked, this, &WorkSection::writeLength);
    connect(m_newTokens, &QSpinBox::valueChanged, this, &WorkSection::writeLength);
    connect(m_totalLength, &QSpinBox::valueChanged, this, &WorkSection::writeLength);
}

void WorkSection::writeLength()
{
    document().edit("length", [this](Block& block) {
        const bool total = m_byTotal->isChecked();
        block.settings.newTokens = total ? 0 : m_newTokens->value();
        block.settings.totalLength = total ? m_totalLength->value() : 0;
    });
}

void WorkSection::display(const Block& block)
{
    const Settings& settings = block.settings;
    const bool generates = settings.task == Task::Generate;
    setNumbers(*m_batch, block.batchSizes);
    (generates ? m_generate : m_forward)->setChecked(true);
    setQuietly(m_head, int(settings.head));
    setQuietly(m_labels, settings.labels);
    m_head->setEnabled(!generates);
    m_labels->setVisible(!generates && settings.head == Head::Classification);
    m_lengthRow->setEnabled(generates);
    const bool total = settings.totalLength > 0;
    (total ? m_byTotal : m_byNew)->setChecked(true);
    m_newTokens->setEnabled(generates && !total);
    m_totalLength->setEnabled(generates && total);
    if (settings.newTokens > 0)
        setQuietly(m_newTokens, settings.newTokens);
    if (total)
        setQuietly(m_totalLength, settings.totalLength);
}

Explanation WorkSection::explainSmallerBatches(const Plan& plan) const
{
    int cells = 0;
    for (const PlannedCell& cell : plan.cells)
        cells += cell.block == blockIndex() && std::any_of(cell.notes.begin(), cell.notes.end(), [](const Note& note) {
            return note.kind == NoteKind::RunsAsSmallerBatch;
        });
    if (cells == 0)
        return {};
    return {tr("%n cell has fewer prompts per rank than the batch: it runs smaller",
                "%n cells have fewer prompts per rank than the batch: they run smaller", cells),
        Tone::Caution};
}

void WorkSection::explain(const Plan& plan)
{
    const int block = blockIndex();
    m_batch->setBadChips(neverRun(plan, block, {Mode::DataParallel, Mode::Pipeline, Mode::TensorParallel},
        {SkipKind::NeedsMemory}, &Cell::batchSize));
    say(m_batchRow,
        firstOf({explainSkips(plan, block, {SkipKind::NeedsMemory, SkipKind::AfterOutOfMemory}),
            explainSmallerBatches(plan)}));
    const Settings& settings = document().currentBlock().settings;
    QString plain;
    if (settings.task == Task::Forward)
        plain = tr("One pass over the prompts; no tokens are generated");
    else if (settings.endOfSequence == EndOfSequence::Honour)
        plain = tr("Up to the end of sequence");
    else
        plain = settings.totalLength > 0
            ? tr("End of sequence ignored: every prompt yields what is left to %1 tokens").arg(settings.totalLength)
            : tr("End of sequence ignored: every prompt yields %1 tokens").arg(settings.newTokens);
    const bool honours = settings.task == Task::Generate && settings.endOfSequence == EndOfSequence::Honour;
    say(m_lengthRow,
        firstOf({explainSkips(plan, block, {SkipKind::TooManyPositions}),
            honours ? explainFilledIn(plan, "endOfSequence", document().currentBlock().models) : Explanation(),
            {plain, Tone::Secondary}}));
}

} // namespace throughline
