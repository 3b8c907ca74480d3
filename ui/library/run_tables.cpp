// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/field_table.h>
#include <core/field_words.h>
#include <core/words.h>
#include <ui/library/run_tables.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <map>

namespace throughline {

namespace {

constexpr int longestValue = 400;

struct RunTableText {
    Q_DECLARE_TR_FUNCTIONS(throughline::RunTableText)
};

QString textOf(const nlohmann::json& value) { return toQt(plainInWords(value)).left(longestValue); }

QString withUnit(const QString& value, std::string_view unit)
{
    return unit.empty() ? value : value + QLatin1Char(' ') + toQt(unit);
}

/// Rates of one device; `device` stands before each name.
void addCeilings(std::vector<QStringList>& rows, const QString& device, const CeilingsEvent& ceilings)
{
    const auto bytes = [&](const QString& name, double perSecond) {
        if (perSecond > 0)
            rows.push_back({device + name, toQt(bytesInWords(int64_t(perSecond))) + QStringLiteral("/s")});
    };
    const auto operations = [&](Precision precision, double perSecond) {
        if (perSecond > 0)
            rows.push_back({device + RunTableText::tr("%1 operations").arg(toQt(nameOf(precision))),
                toQt(numberInWords(perSecond / 1e9)) + RunTableText::tr(" G/s")});
    };
    bytes(RunTableText::tr("read bandwidth"), ceilings.readBytesPerSecond);
    bytes(RunTableText::tr("… of one thread"), ceilings.readBytesPerSecondOneThread);
    operations(Precision::Fp32, ceilings.fp32OperationsPerSecond);
    operations(Precision::Tf32, ceilings.tf32OperationsPerSecond);
    operations(Precision::Fp16, ceilings.fp16OperationsPerSecond);
    operations(Precision::Bf16, ceilings.bf16OperationsPerSecond);
    bytes(RunTableText::tr("host to device"), ceilings.hostToDeviceBytesPerSecond);
    bytes(RunTableText::tr("device to host"), ceilings.deviceToHostBytesPerSecond);
}

} // namespace

std::vector<QStringList> settingsOf(const RunResult& run)
{
    std::vector<QStringList> rows;
    for (const CellField& field : cellFields()) {
        QStringList values;
        for (const CellResult& cell : run.cells) {
            const QString value = textOf(field.read(cell.planned.cell));
            if (!values.contains(value))
                values << value;
        }
        if (values != QStringList{QString()})
            rows.push_back({toQt(titleInWords(field.name)), withUnit(values.join(QStringLiteral(", ")), field.unit)});
    }
    return rows;
}

std::vector<QStringList> environmentOf(const RunResult& run)
{
    std::vector<QStringList> rows;
    if (run.imported) {
        rows.push_back({RunTableText::tr("measured by"), toQt(run.imported->tool)});
        rows.push_back({RunTableText::tr("file"), toQt(run.imported->file)});
        for (const std::string& definition : run.imported->definitions)
            rows.push_back({RunTableText::tr("definition"), toQt(definition)});
    }
    for (const auto& [name, value] : environmentFields(run.started.environment))
        if (!value.empty())
            rows.push_back({toQt(titleInWords(name)), toQt(value)});
    addCeilings(rows, QString(), run.ceilings);
    for (const auto& [uuid, ceilings] : run.gpuCeilings)
        addCeilings(
            rows, run.gpuCeilings.size() > 1 ? toQt(uuid) + QLatin1Char(' ') : RunTableText::tr("GPU "), ceilings);
    return rows;
}

std::vector<ValidityLine> validityOf(const RunDigest& digest)
{
    std::map<std::string, int> reasons;
    int measured = 0;
    int compared = 0;
    int agreeing = 0;
    bool firstLook = false;
    for (std::size_t i = 0; i < digest.cells.size(); ++i) {
        if (digest.run->cells[i].repeats.empty())
            continue;
        const CellSummary& cell = digest.cells[i];
        ++measured;
        firstLook = firstLook || cell.firstLook;
        compared += cell.agreement.verdict != Agreement::Unknown;
        agreeing += cell.agreement.verdict == Agreement::Agree || cell.agreement.verdict == Agreement::NearTies;
        for (const std::string& reason : cell.invalid)
            ++reasons[reason];
    }
    std::vector<ValidityLine> lines;
    if (const auto& imported = digest.run->imported)
        lines.push_back({RunTableText::tr("Measured by %1, not comparable").arg(toQt(imported->tool)), Tone::Caution});
    if (measured == 0)
        return {{RunTableText::tr("Nothing was measured"), Tone::Secondary}};
    if (reasons.empty() && !digest.run->imported) // this program's rules are not another's
        lines.push_back({RunTableText::tr("Valid"), Tone::Good});
    for (const auto& [reason, cells] : reasons)
        lines.push_back(
            {RunTableText::tr("%1 in %2 of %3 cells").arg(toQt(invalidityInWords(reason))).arg(cells).arg(measured),
                Tone::Caution});
    if (compared > 0)
        lines.push_back({RunTableText::tr("Outputs agree in %1 of %2 cells").arg(agreeing).arg(compared),
            agreeing == compared ? Tone::Good : Tone::Bad});
    if (firstLook)
        lines.push_back({RunTableText::tr("A first look: too few repeats for intervals"), Tone::Secondary});
    return lines;
}

QString subtitleOf(const RunResult& run)
{
    QStringList models;
    for (const ModelFacts& model : run.models)
        models << (model.preset ? RunTableText::tr("%1, random weights").arg(toQt(model.name))
                                : toQt(model.name).section('/', -1));
    QStringList parts;
    if (!models.isEmpty())
        parts << models.join(QStringLiteral("; "));
    parts << RunTableText::tr("%n cell", "%n cells", int(run.cells.size()));
    if (run.lastNs > run.firstNs)
        parts << toQt(durationInWords(run.lastNs - run.firstNs));
    return parts.join(QStringLiteral(" · "));
}

} // namespace throughline
