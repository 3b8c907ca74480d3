// SPDX-License-Identifier: GPL-3.0-or-later
// Reads JSON; what is missing stays as it was.
#include <ui/session/listed_model_facts.h>

#include <QJsonArray>
#include <QJsonObject>

namespace throughline {

namespace {

constexpr int longestSentence = 2000; // a label lays out all of its text

/// What both answers call the same.
void takeShape(ListedModelFacts& facts, const QJsonObject& json)
{
    facts.family = json["family"].toString(facts.family);
    facts.layers = json["layers"].toInt(facts.layers);
    facts.hidden = json["hidden"].toInt(facts.hidden);
    facts.heads = json["heads"].toInt(facts.heads);
    facts.kvHeads = json["kvHeads"].toInt(facts.kvHeads);
    facts.vocab = json["vocab"].toInt(facts.vocab);
    facts.parameters = json["parameters"].toDouble(facts.parameters);
    facts.storedBytes = json["storedBytes"].toInteger(facts.storedBytes);
    facts.folder = json["folder"].toString(facts.folder);
}

} // namespace

ListedModelFacts listedModel(const QJsonObject& json)
{
    ListedModelFacts facts;
    facts.name = json["name"].toString();
    facts.openAs = json["openAs"].toString(facts.name);
    facts.kind = json["kind"].toString();
    facts.description = json["description"].toString();
    facts.unusable = json["unusable"].toString().left(longestSentence);
    facts.incomplete = json["incomplete"].toBool();
    facts.context = json["maxPositions"].toInt();
    facts.hasTokenizer = json["hasTokenizer"].toBool();
    takeShape(facts, json);
    return facts;
}

ListedModelFacts shownModel(const QJsonObject& json, ListedModelFacts listed)
{
    takeShape(listed, json);
    listed.context = json["context"].toInt(listed.context);
    listed.storedPrecision = json["storedPrecision"].toString();
    listed.tokenizerKind = json["tokenizerKind"].toString();
    listed.hasTokenizer = !listed.tokenizerKind.isEmpty() && listed.tokenizerKind != QLatin1String("none");
    listed.unusable = json["refusals"].toArray().first().toString().left(longestSentence);
    listed.incomplete = false;
    return listed;
}

} // namespace throughline
