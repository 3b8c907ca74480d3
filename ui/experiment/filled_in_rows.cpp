// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/plan_filled_in.h>
#include <ui/experiment/filled_in_rows.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <map>
#include <set>

namespace throughline {

namespace {

struct FilledInText {
    Q_DECLARE_TR_FUNCTIONS(throughline::FilledInText)
};

QString fieldInWords(const std::string& field)
{
    const std::map<std::string, QString> words{{"modes", FilledInText::tr("Modes")},
        {"devices", FilledInText::tr("Devices")}, {"threads", FilledInText::tr("Threads")},
        {"totalLength", FilledInText::tr("Total length")}, {"protocol", FilledInText::tr("Protocol")},
        {"precision", FilledInText::tr("Precision")}, {"specialTokens", FilledInText::tr("Special tokens")},
        {"endOfSequence", FilledInText::tr("End of sequence")}, {"paddingToken", FilledInText::tr("Padding token")},
        {"promptTokens", FilledInText::tr("Prompts")}, {"positions", FilledInText::tr("Positions")}};
    const auto known = words.find(field);
    return known == words.end() ? toQt(field) : known->second;
}

} // namespace

std::vector<QStringList> filledInRows(const Plan& plan)
{
    std::set<std::string> models;
    for (const FilledIn& filled : plan.filledIn)
        if (!filled.model.empty())
            models.insert(filled.model);
    std::vector<QStringList> rows;
    for (const FilledIn& filled : plan.filledIn) {
        QString what = fieldInWords(filled.field);
        if (models.size() > 1 && !filled.model.empty())
            what += QStringLiteral(" · ") + toQt(filled.model).section('/', -1);
        rows.push_back({what, toQt(valueInWords(filled)), toQt(filled.why)});
    }
    return rows;
}

} // namespace throughline
