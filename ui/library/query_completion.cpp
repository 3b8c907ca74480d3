// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/query_completion.h>
#include <ui/library/run_query.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>
#include <set>

namespace throughline {

namespace {

constexpr std::size_t mostOffers = 12;

/// Values joined by ", ", each once, by their alphabet.
std::set<QString> valuesOf(const QueryField& field, const std::vector<RunInfo>& runs)
{
    if (field.name == QLatin1String("mode"))
        return {QStringLiteral("sequential"), QStringLiteral("data-parallel"), QStringLiteral("pipeline"),
            QStringLiteral("tensor-parallel")};
    std::set<std::string> whole; // of 10,000 runs most say the same
    for (const RunInfo& run : runs)
        whole.insert(field.text(run, nullptr));
    const bool list = field.name == QLatin1String("model") || field.name == QLatin1String("tag")
        || field.name == QLatin1String("precision");
    std::set<QString> values;
    for (const std::string& text : whole)
        for (const QString& value :
            list ? toQt(text).split(QLatin1Char(','), Qt::SkipEmptyParts) : QStringList{toQt(text)})
            if (!value.trimmed().isEmpty())
                values.insert(value.trimmed());
    return values;
}

QString quotedIfNeeded(const QString& value)
{
    const bool plain = std::none_of(value.begin(), value.end(),
        [](QChar c) { return c.isSpace() || c == QLatin1Char(',') || c == QLatin1Char(':'); });
    return plain ? value : QLatin1Char('"') + value + QLatin1Char('"');
}

void offerValues(QueryCompletion& completion, const QueryWord& word, const std::vector<RunInfo>& runs)
{
    const QueryField* field = findQueryField(word.field);
    if (!field || field->kind != QueryField::Kind::Text)
        return;
    const QString before = word.value.section(QLatin1Char(','), 0, -2);
    const QString typed = word.value.section(QLatin1Char(','), -1);
    const QString lead = (word.negated ? QStringLiteral("-") : QString()) + word.field + QLatin1Char(':')
        + (before.isEmpty() ? QString() : before + QLatin1Char(','));
    for (const QString& value : valuesOf(*field, runs))
        if (value.contains(typed, Qt::CaseInsensitive) && value != typed && completion.offers.size() < mostOffers)
            completion.offers.push_back({lead + quotedIfNeeded(value) + QLatin1Char(' '), {}});
}

} // namespace

QueryCompletion completionOf(const QString& text, int cursor, const std::vector<RunInfo>& runs, bool ofCells)
{
    QueryCompletion completion;
    for (const QueryWord& word : wordsOfQuery(text)) {
        if (cursor <= word.start || cursor > word.start + word.length)
            continue;
        completion.start = word.start;
        completion.length = word.length;
        if (!word.field.isNull()) {
            offerValues(completion, word, runs);
            continue;
        }
        for (const QueryField& field : queryFields())
            if (field.name.startsWith(word.value.toLower()) && (ofCells || !field.ofCells))
                completion.offers.push_back(
                    {(word.negated ? QStringLiteral("-") : QString()) + field.name + QLatin1Char(':'), field.help});
    }
    return completion;
}

} // namespace throughline
