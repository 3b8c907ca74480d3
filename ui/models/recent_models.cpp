// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/recent_models.h>

#include <QSettings>

namespace throughline {

namespace {
constexpr int mostRecent = 8;
const QString recentKey = QStringLiteral("recentModels");
} // namespace

QStringList recentModels()
{
    // The file is the person's own: it may hold anything.
    QStringList names = QSettings().value(recentKey).toStringList();
    names.removeAll(QString());
    names.removeDuplicates();
    return names.mid(0, mostRecent);
}

void rememberModel(const QString& name)
{
    QStringList names = recentModels();
    names.removeAll(name);
    names.prepend(name);
    QSettings().setValue(recentKey, names.mid(0, mostRecent));
}

} // namespace throughline
