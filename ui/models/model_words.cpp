// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/models/model_words.h>
#include <ui/widgets/to_qt.h>

namespace throughline {

namespace {
QString numberWords(double value) { return toQt(numberInWords(value)); }
QString bytesWords(qint64 count) { return toQt(bytesInWords(count)); }
} // namespace

QString ModelWords::parameters(double count)
{
    return count >= 1e9 ? tr("%1 B").arg(count / 1e9, 0, 'f', 2)
        : count >= 1e6  ? tr("%1 M").arg(count / 1e6, 0, 'f', 0)
                        : tr("%1 K").arg(count / 1e3, 0, 'f', 0);
}

QString ModelWords::weights(const ListedModelFacts& model, const ModelUse& use)
{
    const auto needs = weightsNeeds(model, use);
    return needs.empty() ? QString() : bytesWords(needs.front().bytes);
}

QString ModelWords::group(ModelGroup group)
{
    switch (group) {
    case ModelGroup::Folder:
        return tr("Chosen folders");
    case ModelGroup::Recent:
        return tr("Recent");
    case ModelGroup::Cached:
        return tr("In the hub cache");
    case ModelGroup::Preset:
        return tr("Presets: published shapes, random weights");
    }
    return {};
}

QString ModelWords::kind(const ListedModelFacts& model)
{
    if (model.isPreset())
        return tr("Preset: random weights");
    if (model.kind == QLatin1String("cached"))
        return tr("Checkpoint in the hub cache");
    return model.kind == QLatin1String("folder") ? tr("Checkpoint in a folder") : QString();
}

QString ModelWords::obstacle(const ModelChoice& choice)
{
    if (choice.lost || choice.facts.unusable.isEmpty())
        return choice.facts.unusable;
    return tr("Can't run: %1").arg(choice.facts.unusable);
}

QString ModelWords::shortObstacle(const ModelChoice& choice)
{
    const QString& why = choice.facts.unusable;
    const qsizetype path = why.startsWith(QLatin1Char('/')) ? why.indexOf(QLatin1String(": ")) : -1;
    return path < 0 ? obstacle(choice) : tr("Can't run: %1").arg(why.mid(path + 2));
}

QString ModelWords::shortName(const ModelChoice& choice)
{
    const QString end = choice.name().section(QLatin1Char('/'), -2, -1, QString::SectionSkipEmpty);
    const bool shorter = choice.name().startsWith(QLatin1Char('/')) && end.size() + 1 < choice.name().size();
    return shorter ? QStringLiteral("…/") + end : choice.name();
}

static QString tokenizerWords(const ListedModelFacts& model)
{
    if (model.isPreset())
        return ModelWords::tr("none: text becomes bytes");
    if (!model.hasTokenizer)
        return ModelWords::tr("none: random prompts only");
    return model.tokenizerKind.isEmpty() ? ModelWords::tr("its own") : model.tokenizerKind;
}

static QString headsWords(const ListedModelFacts& model)
{
    return model.kvHeads == model.heads
        ? numberWords(model.heads)
        : ModelWords::tr("%1, %2 for keys and values").arg(numberWords(model.heads), numberWords(model.kvHeads));
}

std::vector<QStringList> ModelWords::facts(const ModelChoice& choice, const ModelUse& use)
{
    const ListedModelFacts& model = choice.facts;
    std::vector<QStringList> rows;
    if (model.openAs != model.name && !model.name.isEmpty())
        rows.push_back({tr("Written as"), tr("%1; %2 alone means another").arg(model.openAs, model.name)});
    if (!model.family.isEmpty() && model.layers > 0) {
        rows.push_back({tr("Family"), model.family});
        rows.push_back({tr("Parameters"), numberWords(model.parameters)});
        for (const WeightsNeed& need : weightsNeeds(model, use))
            rows.push_back({tr("Weights in %1").arg(toQt(nameOf(need.precision))), bytesWords(need.bytes)});
        if (model.storedBytes > 0)
            rows.push_back({tr("Stored"),
                model.storedPrecision.isEmpty()
                    ? bytesWords(model.storedBytes)
                    : tr("%1 in %2").arg(bytesWords(model.storedBytes), model.storedPrecision)});
        rows.push_back({tr("Context"), tr("%1 tokens").arg(numberWords(model.context))});
        rows.push_back({tr("Tokenizer"), tokenizerWords(model)});
        rows.push_back({tr("Layers"), numberWords(model.layers)});
        rows.push_back({tr("Heads"), headsWords(model)});
        rows.push_back({tr("Width"), numberWords(model.hidden)});
        rows.push_back({tr("Vocabulary"), numberWords(model.vocab)});
    }
    if (!model.folder.isEmpty())
        rows.push_back({tr("Folder"), model.folder});
    return rows;
}

} // namespace throughline
