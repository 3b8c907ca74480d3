// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/run_menu.h>
#include <ui/session/library_service.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t mostOffered = 30;

struct RunMenuText {
    Q_DECLARE_TR_FUNCTIONS(throughline::RunMenuText)
};

QString startedInWords(const RunInfo& run, const QString& format)
{
    const auto started = QDateTime::fromString(toQt(run.startedUtc), Qt::ISODateWithMs).toLocalTime();
    return QLocale().toString(started, format);
}

} // namespace

QString shownRunName(const LibraryService& library, const QString& runId, const QStringList& among)
{
    const RunInfo* info = library.find(runId);
    if (!info)
        return runId;
    const auto same = std::count_if(among.begin(), among.end(), [&](const QString& id) {
        const RunInfo* other = library.find(id);
        return other && other->name == info->name;
    });
    const QString name = toQt(info->name);
    return same < 2 ? name : name + QLatin1Char(' ') + startedInWords(*info, RunMenuText::tr("d MMM HH:mm:ss"));
}

void offerRunMenu(QWidget& button, const LibraryService& library, const QStringList& without,
    const std::function<void(const QString& runId)>& chosen)
{
    QMenu menu(&button);
    const auto& runs = library.runs();
    for (std::size_t i = 0; i < runs.size() && i < mostOffered; ++i) {
        const QString id = toQt(runs[i].runId);
        if (without.contains(id))
            continue;
        // A name may hold "&", which a menu would take for a mnemonic.
        const QString text = toQt(runs[i].name).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* action =
            menu.addAction(text + QLatin1Char('\t') + startedInWords(runs[i], RunMenuText::tr("d MMM HH:mm")));
        QObject::connect(action, &QAction::triggered, &menu, [id, &chosen] { chosen(id); });
    }
    if (menu.isEmpty())
        menu.addAction(RunMenuText::tr("No other run is saved yet"))->setEnabled(false);
    menu.exec(button.mapToGlobal(QPoint(0, button.height() + 2)));
}

} // namespace throughline
