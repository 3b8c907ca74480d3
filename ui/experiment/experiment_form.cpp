// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/experiment_form.h>
#include <ui/experiment/measure_section.h>
#include <ui/experiment/mode_section.h>
#include <ui/experiment/model_section.h>
#include <ui/experiment/pipeline_section.h>
#include <ui/experiment/preparation_section.h>
#include <ui/experiment/prompts_section.h>
#include <ui/experiment/undo_keys.h>
#include <ui/experiment/work_section.h>
#include <ui/widgets/disclosure.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {

namespace {
constexpr int formWidth = 536; // label column 88, fields 448
}

ExperimentForm::ExperimentForm(ExperimentDocument& document, EngineFacts& facts, QWidget* parent)
    : QScrollArea(parent)
    , m_document(document)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metric::margin, 0, metric::margin, metric::margin);
    column->setSpacing(0);
    addBlockChoice(*column);
    m_sections = {new ModelSection(document, facts, content), new ModeSection(document, facts, content),
        m_prompts = new PromptsSection(document, facts, content), new WorkSection(document, facts, content)};
    for (FormSection* section : m_sections)
        column->addWidget(section);
    m_pipeline = new PipelineSection(document, facts, content);
    m_measure = new MeasureSection(document, facts, content);
    m_preparation = new PreparationSection(document, facts, content);
    m_pipelineFold = addFolded(*column, tr("Pipeline"), m_pipeline);
    m_measureFold = addFolded(*column, tr("Measure"), m_measure);
    m_preparationFold = addFolded(*column, tr("Preparation"), m_preparation);
    column->addStretch(1);
    content->setMaximumWidth(formWidth + 2 * metric::margin);
    setWidget(content);
    connect(&document, &ExperimentDocument::changed, this, &ExperimentForm::display);
    (new UndoKeys(this))->watch(*content);
    // Typing in one field is one step of undo, until it is left.
    connect(qApp, &QApplication::focusChanged, &document, &ExperimentDocument::endTyping);
    display();
}

void ExperimentForm::addBlockChoice(QVBoxLayout& column)
{
    m_blocks = new SegmentedControl(tr("Block of the experiment"), this);
    m_blocks->setObjectName("blocks");
    auto* row = new FieldRow(tr("Block"), this);
    row->add(m_blocks);
    row->addStretch();
    row->hint()->say(tr("Each block sweeps its own axes; the plan holds the cells of all blocks"));
    m_blockRow = row;
    column.addWidget(row);
    connect(m_blocks, &SegmentedControl::currentChanged, &m_document, &ExperimentDocument::showBlock);
}

Disclosure* ExperimentForm::addFolded(QVBoxLayout& column, const QString& title, FormSection* section)
{
    column.addSpacing(metric::gapSmall);
    column.addWidget(separator(Qt::Horizontal, this));
    column.addSpacing(metric::gapSmall);
    auto* fold = new Disclosure(title, section, this);
    column.addWidget(fold);
    m_sections.push_back(section);
    return fold;
}

void ExperimentForm::display()
{
    const auto& blocks = m_document.experiment().blocks;
    QStringList names;
    for (std::size_t i = 1; i <= blocks.size(); ++i)
        names << QString::number(i);
    m_blocks->setSegments(names);
    m_blocks->setCurrent(m_document.block());
    m_blockRow->setVisible(blocks.size() > 1);
    const Block& block = m_document.currentBlock();
    for (FormSection* section : m_sections)
        section->display(block);
    m_pipelineFold->setSummary(m_pipeline->summary());
    m_measureFold->setSummary(m_measure->summary());
    m_preparationFold->setSummary(m_preparation->summary());
    const bool pipeline = std::find(block.modes.begin(), block.modes.end(), Mode::Pipeline) != block.modes.end();
    m_pipelineFold->setEnabled(pipeline);
    if (pipeline)
        m_pipelineFold->setOpen(true);
}

void ExperimentForm::takePromptFile(const QString& file) { m_prompts->takeFile(file); }

void ExperimentForm::explain(const Plan& plan)
{
    for (FormSection* section : m_sections)
        section->explain(plan);
}

} // namespace throughline
