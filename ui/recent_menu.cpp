// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/recent_menu.h>
#include <ui/session/recent_files.h>

#include <QDir>
#include <QFileInfo>

namespace throughline {

namespace {

/// "&1  first.experiment.json — ~/work": names may hold an ampersand.
QString recentLine(int place, const QString& file)
{
    QString folder = QFileInfo(file).absolutePath();
    if (folder == QDir::homePath() || folder.startsWith(QDir::homePath() + QLatin1Char('/')))
        folder.replace(0, QDir::homePath().size(), QStringLiteral("~"));
    const QString text = QStringLiteral("%1 — %2").arg(QFileInfo(file).fileName(), folder);
    return QStringLiteral("&%1  %2").arg(place).arg(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")));
}

} // namespace

RecentMenu::RecentMenu(RecentFiles& files, QWidget* parent)
    : QMenu(tr("Open &recent"), parent)
    , m_files(files)
{
    setObjectName("recentMenu");
    connect(&files, &RecentFiles::changed, this, &RecentMenu::fill);
    fill();
}

void RecentMenu::fill()
{
    clear();
    m_actions.clear();
    for (const QString& file : m_files.files()) {
        QAction* action = addAction(recentLine(int(m_actions.size()) + 1, file));
        action->setData(file);
        action->setStatusTip(tr("Recent file"));
        connect(action, &QAction::triggered, this, [this, file] { emit chosen(file); });
        m_actions << action;
    }
    menuAction()->setEnabled(!m_actions.isEmpty());
    if (m_actions.isEmpty())
        return;
    addSeparator();
    connect(addAction(tr("&Empty this list")), &QAction::triggered, &m_files, &RecentFiles::clear);
}

} // namespace throughline
