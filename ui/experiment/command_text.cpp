// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/command_text.h>

#include <QRegularExpression>

namespace throughline {

QString shellQuoted(const QString& text)
{
    static const QRegularExpression harmless(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    if (harmless.match(text).hasMatch())
        return text;
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString commandText(const Experiment& experiment, const QString& unchangedSource)
{
    if (!unchangedSource.isEmpty())
        return QStringLiteral("throughline run ") + shellQuoted(unchangedSource) + QLatin1Char('\n');
    const QString text = QString::fromStdString(toText(experiment));
    QString mark = QStringLiteral("EXPERIMENT");
    while (text.contains(QLatin1Char('\n') + mark + QLatin1Char('\n')))
        mark += QLatin1Char('X');
    return QStringLiteral("throughline run - <<'%1'\n%2%1\n").arg(mark, text);
}

} // namespace throughline
