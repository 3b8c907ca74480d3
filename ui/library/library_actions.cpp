// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with chosen runs: compare, export, rename, delete with a way back, import.
#include <plots/export.h>
#include <ui/library/library_page.h>
#include <ui/library/run_files.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/to_qt.h>

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>

namespace throughline {

namespace {

enum ExportedTable { SummaryTable, RawTable, RunFile };

/// Where deleted runs wait for "Undo".
QString deletedFile(const QString& runId)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/deleted"));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(runId + QStringLiteral(".run.jsonl"));
}

Result<void> restore(RunLibrary& library, const QString& file, const RunInfo& info)
{
    const auto id = library.importRun(file);
    if (!id)
        return id.error();
    if (const auto named = library.rename(*id, info.name); !named)
        return named;
    if (const auto noted = library.annotate(*id, info.tags, info.notes); !noted)
        return noted;
    QFile::remove(file);
    return {};
}

} // namespace

QWidget* LibraryPage::makeTools()
{
    auto* tools = new QWidget(this);
    m_compare = new Button(tr("Compare"), ButtonKind::Primary, "compare", tools);
    m_compare->setObjectName("libraryCompare");
    m_export = new Button(tr("Export…"), ButtonKind::Secondary, "export", tools);
    m_export->setObjectName("libraryExport");
    auto* edit = new Button(tr("Edit again"), ButtonKind::Secondary, "experiment", tools);
    edit->setObjectName("libraryEdit");
    auto* report = new Button(tr("Report"), ButtonKind::Secondary, "report", tools);
    report->setObjectName("libraryReport");
    auto* removeButton = Button::iconOnly("delete", tr("Delete the chosen runs"), tools);
    removeButton->setObjectName("libraryDelete");
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    for (Button* button : {m_compare, m_export, report, edit, removeButton})
        row->addWidget(button);
    row->addStretch(1);
    connect(m_compare, &QPushButton::clicked, this, [this] { m_session.compare(chosen()); });
    connect(m_export, &QPushButton::clicked, this, &LibraryPage::offerExport);
    connect(report, &QPushButton::clicked, this, [this] { m_session.report(chosen()); });
    connect(edit, &QPushButton::clicked, this, &LibraryPage::editAgain);
    connect(removeButton, &QPushButton::clicked, this, &LibraryPage::remove);
    connect(m_session.actions().of(Act::Export), &QAction::triggered, this, [this] {
        if (isVisible())
            exportFolder();
    });
    connect(m_session.actions().of(Act::ImportRuns), &QAction::triggered, this, [this] {
        importFiles(
            QFileDialog::getOpenFileNames(this, tr("Import runs"), {}, tr("Runs (*.run.jsonl);;All files (*)")));
    });
    return tools;
}

void LibraryPage::offerExport()
{
    QMenu menu(this);
    connect(menu.addAction(tr("All charts and tables into a folder…")), &QAction::triggered, this,
        &LibraryPage::exportFolder);
    menu.addSeparator();
    const auto offer = [&](const QString& text, const QString& name, const QString& filter, int what) {
        connect(menu.addAction(text), &QAction::triggered, this, [=, this] { exportTo(text, name, filter, what); });
    };
    offer(tr("Summary as CSV…"), "summary.csv", tr("CSV (*.csv)"), SummaryTable);
    offer(tr("Raw samples as CSV…"), "raw.csv", tr("CSV (*.csv)"), RawTable);
    offer(tr("The run itself…"), chosen().value(0) + QStringLiteral(".run.jsonl"), tr("Runs (*.run.jsonl)"), RunFile);
    menu.exec(m_export->mapToGlobal(QPoint(0, m_export->height() + 2)));
}

void LibraryPage::exportFolder()
{
    if (!m_panel->digest())
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for charts and tables"));
    if (folder.isEmpty())
        return;
    const auto files = exportAll(*m_panel->digest(), folder);
    if (files)
        m_session.say(Tone::Good, tr("%1 written to %2").arg(counted(tr("1 file"), tr("%1 files"), *files), folder));
    else
        m_session.say(Tone::Bad, toQt(sentence(files.error())));
}

void LibraryPage::exportTo(const QString& title, const QString& name, const QString& filter, int what)
{
    const QString path = QFileDialog::getSaveFileName(this, title, name, filter);
    if (path.isEmpty() || !m_panel->digest())
        return;
    const auto tell = [this, path](const Result<void>& written) {
        if (written)
            m_session.say(Tone::Good, tr("Written: %1").arg(path));
        else
            m_session.say(Tone::Bad, toQt(sentence(written.error())));
    };
    const RunResult& run = *m_panel->digest()->run;
    if (what == RunFile)
        m_session.library().ask(
            this,
            [id = chosen().value(0).toStdString(), path](RunLibrary& library) { return library.exportRun(id, path); },
            tell);
    else
        tell(writeFile(path, what == SummaryTable ? summaryCsv(run) : rawCsv(run)));
}

void LibraryPage::remove()
{
    for (const QString& id : chosen()) {
        const RunInfo* known = m_session.library().find(id);
        if (!known)
            continue;
        const RunInfo info = *known;
        const QString file = deletedFile(id);
        m_session.library().ask(
            this,
            [info, file](RunLibrary& library) -> Result<void> {
                if (const auto kept = library.exportRun(info.runId, file); !kept)
                    return kept;
                return library.remove(info.runId);
            },
            [this, info, file](const Result<void>& removed) {
                m_session.library().refresh();
                if (!removed) {
                    m_session.say(Tone::Bad, toQt(sentence(removed.error())));
                    return;
                }
                const auto undo = [this, info, file] {
                    m_session.library().ask(
                        this, [info, file](RunLibrary& library) { return restore(library, file, info); },
                        [this, info](const Result<void>& restored) {
                            if (!restored)
                                m_session.say(Tone::Bad, toQt(sentence(restored.error())));
                            m_wanted = toQt(info.runId);
                            m_session.library().refresh();
                        });
                };
                m_session.say(Tone::Plain, tr("Deleted %1.").arg(toQt(info.name)), {{"undoDelete", tr("Undo"), undo}});
            });
    }
}

void LibraryPage::rename(const QString& runId, const QString& name)
{
    m_session.library().ask(
        this,
        [id = runId.toStdString(), text = name.toStdString()](RunLibrary& library) { return library.rename(id, text); },
        [this](const Result<void>& renamed) {
            if (!renamed)
                m_session.say(Tone::Bad, toQt(sentence(renamed.error())));
            m_session.library().refresh();
        });
}

void LibraryPage::editAgain()
{
    if (m_panel->digest())
        m_session.edit(m_panel->digest()->run->started.experiment);
}

void LibraryPage::importFiles(const QStringList& files)
{
    for (const QString& file : files)
        m_session.library().ask(
            this, [file](RunLibrary& library) { return library.importRun(file); },
            [this](const Result<std::string>& id) {
                if (!id)
                    m_session.say(Tone::Bad, toQt(sentence(id.error())));
                else
                    choose(toQt(*id));
                m_session.library().refresh();
            });
}

void LibraryPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void LibraryPage::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    importFiles(files);
    event->acceptProposedAction();
}

} // namespace throughline
