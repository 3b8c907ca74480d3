// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/recent_files.h>

#include <QFileInfo>
#include <QSettings>

namespace throughline {

namespace {
const QString recentFilesKey = QStringLiteral("recentFiles");
constexpr qsizetype mostRecentFiles = 9; // each has a digit in the menu
} // namespace

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent)
    , m_files(QSettings().value(recentFilesKey).toStringList().mid(0, mostRecentFiles))
{ }

void RecentFiles::add(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = m_files;
    files.removeAll(path);
    files.prepend(path);
    keep(files.mid(0, mostRecentFiles));
}

void RecentFiles::remove(const QString& file)
{
    QStringList files = m_files;
    files.removeAll(file);
    keep(files);
}

void RecentFiles::clear() { keep({}); }

void RecentFiles::keep(const QStringList& files)
{
    if (files == m_files)
        return;
    m_files = files;
    QSettings().setValue(recentFilesKey, m_files);
    emit changed();
}

} // namespace throughline
