// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/compare_page.h>
#include <ui/experiment/experiment_page.h>
#include <ui/library/library_page.h>
#include <ui/library/run_panel.h>
#include <ui/main_window.h>
#include <ui/report/report_page.h>
#include <ui/run/run_page.h>
#include <ui/session/one_instance.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/to_qt.h>
#include <ui/window_memory.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSplitter>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr int soonMs = 1000; // after the last change
constexpr qint64 largestMemory = 64 << 20;

QString asText(const Experiment& experiment) { return toQt(toText(experiment)); }

QString base64(const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); }

QByteArray fromBase64(const QJsonValue& text) { return QByteArray::fromBase64(text.toString().toLatin1()); }

QStringList texts(const QJsonValue& array)
{
    QStringList list;
    for (const QJsonValue& one : array.toArray())
        list << one.toString();
    return list;
}

using NamedPane = std::pair<QString, ChartPane*>;

std::array<NamedPane, 3> chartPanes(MainWindow& window)
{
    return {NamedPane{QStringLiteral("run"), window.runPage().chart()},
        {QStringLiteral("library"), window.libraryPage().panel()->chart()},
        {QStringLiteral("compare"), window.comparePage().chart()}};
}

} // namespace

QString windowMemoryFile(const QString& library)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/windows/")
        + nameForLibrary(library) + QStringLiteral(".json");
}

WindowMemory::WindowMemory(MainWindow& window, QString file)
    : QObject(&window)
    , m_window(window)
    , m_file(std::move(file))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &WindowMemory::keep);
    connect(&window, &MainWindow::closing, this, &WindowMemory::keep);
    connect(&window, &MainWindow::pagesMade, this, &WindowMemory::restorePages);
    connect(&window.experimentPage().document(), &ExperimentDocument::changed, this, [this] { m_soon.start(); });
}

void WindowMemory::restore()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestMemory)
        return;
    const QJsonObject kept = QJsonDocument::fromJson(file.readAll()).object();
    m_window.restoreGeometry(fromBase64(kept.value(QStringLiteral("geometry"))));
    restoreExperiment(kept.value(QStringLiteral("experiment")).toObject());
    m_keptPages = kept.value(QStringLiteral("pages")).toObject();
    const int page = kept.value(QStringLiteral("page")).toInt();
    if (page > 0 && page <= int(Page::Report)) // the settings are not where one works
        m_window.session().show(Page(page));
}

void WindowMemory::keep() const
{
    const QJsonObject kept{{QStringLiteral("geometry"), base64(m_window.saveGeometry())},
        {QStringLiteral("page"), int(m_window.page())}, {QStringLiteral("experiment"), experiment()},
        {QStringLiteral("pages"), pages()}};
    const QByteArray text = QJsonDocument(kept).toJson();
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    // Where it can't be written the next start begins anew; there is nothing a person should do about that.
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size())
        file.commit();
}

void WindowMemory::follow(const QString& file)
{
    if (file == m_file)
        return;
    keep();
    m_file = file;
    m_soon.start();
}

QJsonObject WindowMemory::experiment() const
{
    const ExperimentDocument::State state = m_window.experimentPage().document().state();
    QJsonObject kept{{QStringLiteral("file"), state.file}, {QStringLiteral("builtIn"), state.builtIn},
        {QStringLiteral("block"), state.block}, {QStringLiteral("saved"), asText(*state.saved)}};
    if (!(state.experiment == *state.saved))
        kept.insert(QStringLiteral("edited"), asText(state.experiment));
    return kept;
}

void WindowMemory::restoreExperiment(const QJsonObject& kept)
{
    const auto read = [&](const QString& key) {
        return parseExperiment(kept.value(key).toString().toStdString(), key.toStdString());
    };
    const auto saved = read(QStringLiteral("saved"));
    if (!saved)
        return;
    ExperimentDocument& document = m_window.experimentPage().document();
    const auto edited = read(QStringLiteral("edited"));
    const QString file = kept.value(QStringLiteral("file")).toString();
    // A file may have been changed meanwhile: what is in it now counts, unless there are changes of one's own.
    if (file.isEmpty() || edited || !document.load(file))
        document.restore({edited ? *edited : *saved, std::make_shared<const Experiment>(*saved), file,
            kept.value(QStringLiteral("builtIn")).toString(), kept.value(QStringLiteral("block")).toInt()});
    document.forgetUndo(); // back to what the program begins with
}

QJsonObject WindowMemory::pages() const
{
    if (!m_window.hasPages() || !m_window.session().library().listed()) // closed before all was there
        return m_keptPages;
    QJsonObject charts;
    for (const auto& [name, pane] : chartPanes(m_window))
        if (const auto kind = pane->chosen())
            charts.insert(name, int(*kind));
    QJsonObject splitters;
    for (const QSplitter* splitter : m_window.findChildren<QSplitter*>())
        if (!splitter->objectName().isEmpty())
            splitters.insert(splitter->objectName(), base64(splitter->saveState()));
    return {{QStringLiteral("charts"), charts}, {QStringLiteral("splitters"), splitters},
        {QStringLiteral("runs"), QJsonArray::fromStringList(m_window.libraryPage().chosen())},
        {QStringLiteral("compared"), QJsonArray::fromStringList(m_window.comparePage().runIds())},
        {QStringLiteral("reported"), QJsonArray::fromStringList(m_window.reportPage().runs())}};
}

void WindowMemory::restorePages()
{
    const QJsonObject charts = m_keptPages.value(QStringLiteral("charts")).toObject();
    for (const auto& [name, pane] : chartPanes(m_window))
        for (const ChartKind kind : chartKinds())
            if (charts.value(name).toInt(-1) == int(kind))
                pane->choose(kind);
    const QJsonObject splitters = m_keptPages.value(QStringLiteral("splitters")).toObject();
    for (QSplitter* splitter : m_window.findChildren<QSplitter*>())
        splitter->restoreState(fromBase64(splitters.value(splitter->objectName())));
    restoreRuns(m_keptPages);
}

/// Once the library has been listed: only then is it known which of them are still there.
void WindowMemory::restoreRuns(const QJsonObject& kept)
{
    const auto still = [this, kept](const QString& key) {
        QStringList ids = texts(kept.value(key));
        ids.removeIf([this](const QString& id) { return !m_window.session().library().find(id); });
        return ids;
    };
    auto* once = new QObject(this);
    connect(&m_window.session().library(), &LibraryService::runsChanged, once, [this, once, still] {
        if (!m_window.session().library().listed())
            return;
        once->deleteLater();
        m_window.session().library().disconnect(once);
        if (const QStringList ids = still(QStringLiteral("runs")); !ids.isEmpty())
            m_window.libraryPage().choose(ids);
        if (const QStringList ids = still(QStringLiteral("compared")); !ids.isEmpty())
            m_window.comparePage().compare(ids);
        if (const QStringList ids = still(QStringLiteral("reported")); !ids.isEmpty())
            m_window.reportPage().setRuns(ids);
    });
}

} // namespace throughline
