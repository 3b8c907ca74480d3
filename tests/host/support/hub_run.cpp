// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for the download's own end.
#include <tests/host/support/hub_run.h>

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

namespace throughline::tests {

HubRun::HubRun(LocalHub& hub)
    : m_hub(hub)
{
    options.endpoint.address = hub.address();
    options.name = {"maker/small", "main"};
    options.cache = cache();
    options.patience.attempts = 3;
    options.patience.backOffMs = 0;
}

HubDownloadEnd HubRun::get()
{
    return cancelledAt([](const HubProgress&) { return false; });
}

HubDownloadEnd HubRun::cancelledAt(const std::function<bool(const HubProgress&)>& fits)
{
    progress.clear();
    waits.clear();
    finishes = 0;
    HubDownloadEnd ended;
    QEventLoop loop;
    HubDownload download(options);
    QObject::connect(&download, &HubDownload::progress, &download, [&](const HubProgress& now) {
        progress.push_back(now);
        m_hub.cutNow();
        if (fits(now))
            download.cancel();
    });
    QObject::connect(
        &download, &HubDownload::waiting, &download, [&](const QString& sentence) { waits.append(sentence); });
    QObject::connect(&download, &HubDownload::finished, &download, [&](const HubDownloadEnd& end) {
        ended = end;
        ++finishes;
        loop.quit();
    });
    QTimer::singleShot(30'000, &loop, [] { qFatal("the download did not end"); });
    download.start();
    loop.exec();
    return ended;
}

QStringList HubRun::names(const char* folder) const
{
    const QDir dir(QString::fromStdString((model() / folder).string()));
    return dir.entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

QByteArray HubRun::content(const std::filesystem::path& path) const
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(can't be read)");
}

} // namespace throughline::tests
