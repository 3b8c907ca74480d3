// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/common_facts.h>
#include <ui/library/run_columns.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace throughline {

namespace {

constexpr int mostValues = 6;

struct CommonFactText {
    Q_DECLARE_TR_FUNCTIONS(throughline::CommonFactText)
};

QString validWords(const RunInfo& run)
{
    if (run.measured == 0)
        return CommonFactText::tr("nothing measured");
    return run.invalid == 0 ? CommonFactText::tr("valid") : CommonFactText::tr("not valid");
}

} // namespace

CommonFacts commonFactsOf(const std::vector<const RunInfo*>& runs)
{
    CommonFacts facts;
    const auto add = [&](const QString& label, const auto& valueOf) {
        QStringList values; // in the order of the runs
        QSet<QString> known;
        for (const RunInfo* run : runs)
            if (const QString value = valueOf(*run); !known.contains(value)) {
                known.insert(value);
                values << value;
            }
        if (values.size() == 1 && !values.front().isEmpty()) {
            facts.same.push_back({label, values.front()});
        } else if (values.size() > 1) {
            const auto count = values.size();
            for (QString& value : values)
                if (value.isEmpty())
                    value = CommonFactText::tr("none");
            QString text = values.mid(0, mostValues).join(QStringLiteral(", "));
            if (count > mostValues)
                text = CommonFactText::tr("%1 and %n more", "%1 and %n more", int(count) - mostValues).arg(text);
            facts.differs.push_back({label, text});
        }
    };
    add(CommonFactText::tr("Experiment"), [](const RunInfo& run) { return toQt(run.experiment); });
    add(CommonFactText::tr("Model"), [](const RunInfo& run) { return toQt(run.models); });
    add(CommonFactText::tr("Precision"), [](const RunInfo& run) { return toQt(run.precisions); });
    add(CommonFactText::tr("Modes"), [](const RunInfo& run) { return toQt(run.modes); });
    add(CommonFactText::tr("GPUs"), [](const RunInfo& run) { return QString::number(run.gpus); });
    add(CommonFactText::tr("Cells"), [](const RunInfo& run) { return textOf(run, RunColumn::Cells); });
    add(CommonFactText::tr("Host"), [](const RunInfo& run) { return toQt(run.host); });
    add(CommonFactText::tr("State"), [](const RunInfo& run) { return lookOf(run.state).word; });
    add(CommonFactText::tr("Validity"), validWords);
    add(CommonFactText::tr("Tags"), [](const RunInfo& run) { return toQt(run.tags); });
    return facts;
}

QString subtitleOf(const std::vector<const RunInfo*>& runs)
{
    int cells = 0;
    for (const RunInfo* run : runs)
        cells += run->cells;
    const auto [first, last] = std::minmax_element(
        runs.begin(), runs.end(), [](const RunInfo* a, const RunInfo* b) { return a->startedUtc < b->startedUtc; });
    if (runs.empty())
        return {};
    return CommonFactText::tr("%1 · %2 to %3")
        .arg(CommonFactText::tr("%n cell", "%n cells", cells), startedInWords(**first), startedInWords(**last));
}

} // namespace throughline
