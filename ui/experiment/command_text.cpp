// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/flag_table.h>
#include <ui/experiment/command_text.h>
#include <ui/widgets/to_qt.h>

#include <QRegularExpression>

namespace throughline {

namespace {

constexpr qsizetype longestFlags = 2'000; // characters: more is not read, and some terminals cut a pasted line

QString flagsText(const FlagTexts& flags)
{
    QString text;
    for (const auto& [name, value] : flags) {
        const QString word = toQt(value);
        // "--prompt-text -x" would be two flags.
        const QChar between = QLatin1Char(word.startsWith(QLatin1Char('-')) ? '=' : ' ');
        text += QLatin1Char(' ') + toQt(name) + between + shellQuoted(word);
    }
    return text;
}

/// Flags lie over every block of the named experiment.
std::optional<FlagTexts> flagsOver(const Experiment& base, const Experiment& wanted)
{
    if (base.blocks.empty() || base.blocks.size() != wanted.blocks.size() || base.description != wanted.description)
        return {};
    auto flags = flagsFor(base.blocks[0], wanted.blocks[0], false);
    for (std::size_t i = 1; flags && i < base.blocks.size(); ++i)
        if (withFlags(base.blocks[i], *flags) != wanted.blocks[i])
            return {};
    if (flags && base.name != wanted.name)
        flags->insert(flags->begin(), {"--name", wanted.name});
    return flags;
}

std::optional<FlagTexts> flagsAlone(const Experiment& wanted)
{
    if (wanted.blocks.size() != 1 || !wanted.description.empty())
        return {};
    auto flags = flagsFor(Block(), wanted.blocks[0], true);
    if (flags)
        flags->insert(flags->begin(), {"--name", wanted.name});
    return flags;
}

} // namespace

QString shellQuoted(const QString& text)
{
    static const QRegularExpression harmless(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    if (harmless.match(text).hasMatch())
        return text;
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString commandText(const Experiment& experiment, const Experiment& base, const QString& source)
{
    const QString run = QStringLiteral("throughline run");
    const bool named = !experiment.name.empty(); // flags can't take a name away
    if (!source.isEmpty() && named)
        if (const auto flags = flagsOver(base, experiment))
            if (const QString text = flagsText(*flags); text.size() <= longestFlags)
                return run + QLatin1Char(' ') + shellQuoted(source) + text + QLatin1Char('\n');
    if (named)
        if (const auto flags = flagsAlone(experiment))
            if (const QString text = flagsText(*flags); text.size() <= longestFlags)
                return run + text + QLatin1Char('\n');
    const QString text = QString::fromStdString(toText(experiment));
    QString mark = QStringLiteral("EXPERIMENT");
    while (text.contains(QLatin1Char('\n') + mark + QLatin1Char('\n')))
        mark += QLatin1Char('X');
    return QStringLiteral("throughline run - <<'%1'\n%2%1\n").arg(mark, text);
}

} // namespace throughline
