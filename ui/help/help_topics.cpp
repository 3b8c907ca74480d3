// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/actions.h>
#include <ui/help/help_topics.h>

#include <QFile>
#include <QKeySequence>
#include <QRegularExpression>

#include <map>

static void initHelpResource() { Q_INIT_RESOURCE(help); } // outside the namespace: the macro declares a function

namespace throughline {

namespace {

const QString shortcutsName = QStringLiteral("shortcuts");
const QString tablesPlace = QStringLiteral("[tables]"); // a line of shortcuts.md

QString helpFile(const QString& language, const QString& name)
{
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString firstHeading(const QString& markdown)
{
    static const QRegularExpression heading(QStringLiteral("^# (.+)$"), QRegularExpression::MultilineOption);
    return heading.match(markdown).captured(1).trimmed();
}

QString inTable(QString text) { return text.replace(QLatin1Char('|'), QStringLiteral("\\|")); }

} // namespace

const std::vector<QString>& helpNames()
{
    static const std::vector<QString> names{QStringLiteral("experiment"), QStringLiteral("run"),
        QStringLiteral("library"), QStringLiteral("compare"), QStringLiteral("report"), QStringLiteral("settings"),
        QStringLiteral("words"), shortcutsName};
    return names;
}

std::vector<HelpTopic> helpTopics(const QString& language)
{
    static const bool registered = (initHelpResource(), true);
    Q_UNUSED(registered)
    std::vector<HelpTopic> topics;
    for (const QString& name : helpNames()) {
        QString text = helpFile(language, name);
        if (text.isEmpty())
            text = helpFile(QStringLiteral("en"), name);
        if (name == shortcutsName)
            text.replace(tablesPlace, shortcutTables());
        topics.push_back({name, firstHeading(text), text});
    }
    return topics;
}

QString shortcutTables()
{
    std::map<ActionMenu, QString> rows;
    for (const ActionLine& line : Actions::list()) {
        const QString keys = QKeySequence(QString::fromLatin1(line.keys)).toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            rows[line.menu] +=
                QStringLiteral("| %1 | %2 |\n").arg(inTable(withoutMnemonic(Actions::tr(line.text))), inTable(keys));
    }
    QString text;
    for (const auto& [menu, lines] : rows)
        text += QStringLiteral("## %1\n\n| %2 | %3 |\n|---|---|\n%4\n")
                    .arg(withoutMnemonic(Actions::menuTitle(menu)), Actions::tr("What"), Actions::tr("Keys"), lines);
    return text;
}

} // namespace throughline
