// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/model_section.h>
#include <ui/models/download_row.h>
#include <ui/models/model_download.h>
#include <ui/models/model_picker.h>
#include <ui/models/model_words.h>
#include <ui/models/recent_models.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/button.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

namespace {

ChipField::Parsed modelNames(const QString& text)
{
    const QString name = text.trimmed(); // a folder's name may hold commas and blanks
    return {name.isEmpty() ? QStringList() : QStringList(name), {}};
}

} // namespace

ModelSection::ModelSection(ExperimentDocument& document, EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_engine(facts)
    , m_download(new ModelDownload(facts.program(), this))
    , m_modelRow(addRow(tr("Model")))
    , m_models(new ChipField(modelNames, this))
    , m_addModel(new Button(tr("Add model…"), ButtonKind::Secondary, "plus", this))
    , m_downloadRow(addRow(tr("Download")))
    , m_precisionRow(addRow(tr("Precision")))
{
    m_modelRow->add(m_models, 1);
    m_modelRow->add(m_addModel);
    m_models->setAccessibleName(tr("Models"));
    m_addModel->setObjectName("addModel");
    connect(m_models, &ChipField::edited, this, &ModelSection::rememberTyped); // before the block has them
    bind(m_models, m_modelRow, "models", false,
        [](Block& block, const ChipField& field) { block.models = fromQt(field.chips()); });
    connect(m_addModel, &QPushButton::clicked, this, &ModelSection::pick);
    auto* download = new DownloadRow(*m_download, true, this);
    download->setObjectName("formDownload");
    m_downloadRow->add(download, 1);
    connect(download, &DownloadRow::addWanted, this, &ModelSection::add);
    connect(m_download, &ModelDownload::changed, this, &ModelSection::showDownload);
    connect(m_download, &ModelDownload::done, &facts, &EngineFacts::askModels);
    showDownload();

    std::vector<QCheckBox*> ticked;
    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Fp16, Precision::Tf32}) {
        auto* tick = new QCheckBox(toQt(nameOf(precision)), this);
        tick->setObjectName(QStringLiteral("precision-") + toQt(nameOf(precision)));
        connect(tick, &QCheckBox::clicked, this, &ModelSection::writePrecisions);
        ticked.push_back(tick);
        m_precisions.emplace_back(precision, tick);
    }
    addTicks(m_precisionRow, ticked);
}

void ModelSection::display(const Block& block)
{
    m_models->setChips(toQt(block.models));
    for (auto& [precision, tick] : m_precisions)
        tick->setChecked(std::any_of(block.precisions.begin(), block.precisions.end(),
            [wanted = precision](const PrecisionChoice& choice) { return choice.cpu == wanted; }));
}

void ModelSection::explain(const Plan& plan)
{
    const auto unreadable = explainSkips(plan, blockIndex(), {SkipKind::ModelUnreadable});
    say(m_modelRow, firstOf({unreadable, {describeModels(), Tone::Secondary}}));
    say(m_precisionRow,
        firstOf({explainSkips(plan, blockIndex(), {SkipKind::PrecisionNotBuilt}),
            explainNotes(plan, blockIndex(), {NoteKind::SlowPrecision}), explainFilledIn(plan, "precision")}));
}

QString ModelSection::describeModels() const
{
    if (m_models->chips().size() != 1)
        return {};
    const ListedModelFacts* model = facts().model(m_models->chips().front());
    if (!model)
        return {};
    if (!model->unusable.isEmpty())
        return model->unusable;
    const QString kind = model->isPreset() ? tr("Preset, random weights") : tr("Checkpoint");
    return tr("%1 · %2 parameters · %3 layers").arg(kind, ModelWords::parameters(model->parameters)).arg(model->layers);
}

void ModelSection::pick()
{
    if (!m_picker) {
        m_picker = new ModelPicker(m_engine, *m_download, this);
        connect(m_picker, &ModelPicker::chosen, this, &ModelSection::add);
    }
    m_picker->openFor(document().currentBlock());
}

void ModelSection::add(const QString& openAs)
{
    m_models->addChips({openAs});
    if (m_download->openAs() == openAs)
        m_download->dismiss(); // it has served
}

void ModelSection::rememberTyped()
{
    const QStringList before = toQt(document().currentBlock().models);
    for (const QString& name : m_models->chips())
        if (!before.contains(name) && facts().model(name))
            rememberModel(name);
}

void ModelSection::showDownload() { m_downloadRow->setVisible(m_download->phase() != ModelDownload::Phase::Idle); }

void ModelSection::writePrecisions()
{
    document().edit(
        "precisions",
        [this](Block& block) {
            std::vector<PrecisionChoice> chosen;
            for (const auto& [precision, tick] : m_precisions) {
                if (!tick->isChecked())
                    continue;
                // A choice per kind of device is kept as it is.
                const auto known = std::find_if(block.precisions.begin(), block.precisions.end(),
                    [wanted = precision](const PrecisionChoice& choice) { return choice.cpu == wanted; });
                chosen.push_back(known == block.precisions.end() ? PrecisionChoice{precision, precision} : *known);
            }
            block.precisions = chosen.empty() ? std::vector{PrecisionChoice{}} : chosen;
        },
        EditStep::Own);
}

} // namespace throughline
