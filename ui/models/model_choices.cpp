// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/model_checks.h>
#include <ui/models/model_choices.h>

#include <QRegularExpression>

#include <algorithm>

namespace throughline {

namespace {

ModelChoice choiceOf(ModelGroup group, const ListedModelFacts& facts, const ModelChecks* checks)
{
    ModelChoice choice;
    choice.group = group;
    choice.facts = facts;
    choice.needsCheck = !facts.isPreset();
    if (!choice.needsCheck || !checks)
        return choice;
    if (const ListedModelFacts* answer = checks->answer(facts.openAs))
        choice.facts = *answer;
    else
        choice.pending = facts.family.isEmpty() && facts.unusable.isEmpty();
    return choice;
}

const ListedModelFacts* listedAs(const std::vector<ListedModelFacts>& listed, const QString& openAs)
{
    const auto found = std::find_if(
        listed.begin(), listed.end(), [&](const ListedModelFacts& facts) { return facts.openAs == openAs; });
    return found == listed.end() ? nullptr : &*found;
}

} // namespace

ListedModelFacts ModelChoices::folderFacts(const QString& path)
{
    ListedModelFacts facts;
    facts.name = facts.openAs = facts.folder = path;
    facts.kind = QStringLiteral("folder");
    return facts;
}

std::vector<ModelChoice> ModelChoices::of(const Sources& sources)
{
    std::vector<ModelChoice> choices;
    for (const QString& path : sources.folders)
        choices.push_back(choiceOf(ModelGroup::Folder, folderFacts(path), sources.checks));
    for (const ListedModelFacts& facts : *sources.listed) // in the model folders of the settings
        if (facts.isFolder() && !sources.folders.contains(facts.openAs))
            choices.push_back(choiceOf(ModelGroup::Folder, facts, sources.checks));
    for (const QString& name : sources.recent) {
        if (const ListedModelFacts* listed = listedAs(*sources.listed, name)) {
            choices.push_back(choiceOf(ModelGroup::Recent, *listed, sources.checks));
        } else if (name.startsWith(QLatin1Char('/'))) {
            choices.push_back(choiceOf(ModelGroup::Recent, folderFacts(name), sources.checks));
        } else {
            ModelChoice choice;
            choice.group = ModelGroup::Recent;
            choice.facts.name = choice.facts.openAs = name;
            choice.pending = !sources.listKnown;
            choice.lost = sources.listKnown;
            if (choice.lost)
                choice.facts.unusable = tr("It is not in the hub cache any more.");
            choices.push_back(choice);
        }
    }
    for (const ModelGroup group : {ModelGroup::Cached, ModelGroup::Preset})
        for (const ListedModelFacts& facts : *sources.listed)
            if (!facts.isFolder() && facts.isPreset() == (group == ModelGroup::Preset))
                choices.push_back(choiceOf(group, facts, sources.checks));
    return choices;
}

QString ModelChoices::hubName(const QString& text)
{
    static const QRegularExpression rule(QStringLiteral(
        "^[A-Za-z0-9_][A-Za-z0-9._-]*(?<org>/[A-Za-z0-9_][A-Za-z0-9._-]*)?(?<revision>@[A-Za-z0-9._+/-]+)?$"));
    QString name = text.trimmed();
    const auto match = rule.match(name);
    const bool named = match.hasMatch() && (match.hasCaptured(u"org") || match.hasCaptured(u"revision"));
    if (!named)
        return {};
    if (match.hasCaptured(u"org") && name.endsWith(QLatin1String("@main")))
        name.chop(5);
    return name;
}

} // namespace throughline
