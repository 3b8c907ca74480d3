// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/experiment/model_section.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/button.h>
#include <ui/widgets/to_qt.h>

#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace throughline {

namespace {

ChipField::Parsed modelNames(const QString& text)
{
    const QString name = text.trimmed(); // a folder's name may hold commas and blanks
    return {name.isEmpty() ? QStringList() : QStringList(name), {}};
}

} // namespace

ModelSection::ModelSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_modelRow(addRow(tr("Model")))
    , m_models(new ChipField(modelNames, this))
    , m_addModel(new Button(tr("Add model"), ButtonKind::Secondary, "plus", this))
    , m_precisionRow(addRow(tr("Precision")))
{
    m_modelRow->add(m_models, 1);
    m_modelRow->add(m_addModel);
    m_models->setAccessibleName(tr("Models"));
    m_addModel->setObjectName("addModel");
    bind(m_models, m_modelRow, "models", false,
        [](Block& block, const ChipField& field) { block.models = fromQt(field.chips()); });
    connect(m_addModel, &QPushButton::clicked, this, &ModelSection::offerModels);

    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Fp16, Precision::Tf32}) {
        auto* tick = new QCheckBox(toQt(nameOf(precision)), this);
        tick->setObjectName(QStringLiteral("precision-") + toQt(nameOf(precision)));
        connect(tick, &QCheckBox::clicked, this, &ModelSection::writePrecisions);
        m_precisionRow->add(tick);
        m_precisionRow->addGap();
        m_precisions.emplace_back(precision, tick);
    }
    m_precisionRow->addStretch();
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
    const QString kind = model->kind == QLatin1String("preset") ? tr("Preset, random weights") : tr("Checkpoint");
    const QString size = model->parameters >= 1e9 ? tr("%1 B parameters").arg(model->parameters / 1e9, 0, 'f', 2)
        : model->parameters >= 1e6                ? tr("%1 M parameters").arg(model->parameters / 1e6, 0, 'f', 0)
                                                  : tr("%1 K parameters").arg(model->parameters / 1e3, 0, 'f', 0);
    return tr("%1 · %2 · %3 layers").arg(kind, size).arg(model->layers);
}

void ModelSection::offerModels()
{
    QMenu menu(this);
    for (const ListedModelFacts& model : facts().models()) {
        if (!model.unusable.isEmpty())
            continue;
        auto* action = menu.addAction(model.name);
        connect(action, &QAction::triggered, this, [this, name = model.name] { m_models->addChips({name}); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Folder of a checkpoint…")), &QAction::triggered, this, &ModelSection::chooseFolder);
    menu.exec(m_addModel->mapToGlobal(QPoint(0, m_addModel->height() + 2)));
}

void ModelSection::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with config.json and model.safetensors"));
    if (!folder.isEmpty())
        m_models->addChips({folder});
}

void ModelSection::writePrecisions()
{
    document().edit("precisions", [this](Block& block) {
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
    });
}

} // namespace throughline
