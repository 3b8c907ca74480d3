// SPDX-License-Identifier: GPL-3.0-or-later
// Runs on their way in and out: dropped and imported files, copied rows, drags, exports.
#include <host/run_import.h>
#include <plots/export.h>
#include <ui/library/cell_list_view.h>
#include <ui/library/drop_veil.h>
#include <ui/library/library_page.h>
#include <ui/library/run_columns.h>
#include <ui/library/run_files.h>
#include <ui/library/run_list_view.h>
#include <ui/library/run_panel.h>
#include <ui/library/run_transfer.h>
#include <ui/session/session.h>
#include <ui/widgets/to_qt.h>

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

#include <algorithm>

namespace throughline {

namespace {
enum ExportedTable { SummaryTable, RawTable, RunFile };
constexpr std::size_t mostSentences = 4;
} // namespace

void LibraryPage::importFiles(const QStringList& paths)
{
    m_session.library().ask(
        this, [paths](RunLibrary& library) { return throughline::importFiles(library, paths); },
        [this, paths](const ImportedFiles& files) {
            if (files.refused.empty())
                for (const QString& path : paths)
                    m_session.recent().add(path);
            tellImported(files);
        });
}

void LibraryPage::chooseFilesToImport()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Import runs"), {},
        tr("Runs, and results of other tools (*.run.jsonl *.json *.jsonl *.csv);;All files (*)"));
    if (!paths.isEmpty())
        importFiles(paths);
}

void LibraryPage::tellImported(const ImportedFiles& files)
{
    if (!files.runIds.empty())
        m_wanted = toQt(files.runIds.back());
    m_session.library().refresh();
    QStringList sentences;
    if (!files.runIds.empty())
        sentences << tr("%n run imported.", "%n runs imported.", int(files.runIds.size()));
    for (std::size_t i = 0; i < std::min(files.refused.size(), mostSentences); ++i)
        sentences << toQt(sentence(files.refused[i]));
    if (files.refused.size() > mostSentences)
        sentences << tr(
            "%n more file was refused.", "%n more files were refused.", int(files.refused.size() - mostSentences));
    m_session.say(files.refused.empty() ? Tone::Good
            : files.runIds.empty()      ? Tone::Bad
                                        : Tone::Caution,
        sentences.join(QLatin1Char('\n')));
    emit imported();
}

void LibraryPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->mimeData()->hasUrls() || event->source() == m_table) { // its own runs are here already
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    m_veil->cover();
}

void LibraryPage::dragLeaveEvent(QDragLeaveEvent*) { m_veil->hide(); }

void LibraryPage::dropEvent(QDropEvent* event)
{
    m_veil->hide();
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (!paths.isEmpty())
        importFiles(paths);
    event->acceptProposedAction();
}

void LibraryPage::copyChosen()
{
    if (m_bar->what() == FilterBar::Cells)
        m_cells->copy();
    else
        m_table->copy();
}

QMimeData* LibraryPage::carry(const std::vector<RunInfo>& runs)
{
    auto* carried = new RunMimeData(runs, [this](const RunInfo& run, const QString& path) {
        return m_session.library().askNow(
            [&](RunLibrary& library) { return library.exportRun(run.runId, path).ok(); }, false);
    });
    carried->setText(m_table->copied());
    carried->setData(QStringLiteral("text/csv"), runsCsv(runs, *m_deltas));
    return carried;
}

void LibraryPage::exportFolder()
{
    const QStringList ids = chosen();
    if (ids.isEmpty())
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for charts and tables"));
    if (folder.isEmpty())
        return;
    std::vector<FileSource> sources;
    for (const QString& id : ids) {
        const QString place = ids.size() == 1 ? folder : QDir(folder).filePath(id);
        sources.push_back([this, id, place](QObject* context, const FilesThen& then) {
            m_session.runs().get(id, context, [place, then](const Result<RunDigestPtr>& digest) {
                if (digest)
                    then(filesOf(*digest, place));
                else
                    then(digest.error());
            });
        });
    }
    m_session.files().write(this, folder, std::move(sources));
}

void LibraryPage::exportTo(const QString& title, const QString& name, const QString& filter, int what)
{
    const QString path = QFileDialog::getSaveFileName(this, title, name, filter);
    if (path.isEmpty() || !m_panel->digest())
        return;
    if (what == RunFile) {
        m_session.library().ask(
            this,
            [id = chosen().value(0).toStdString(), path](RunLibrary& library) { return library.exportRun(id, path); },
            [this, path](const Result<void>& written) {
                if (written)
                    m_session.say(Tone::Good, tr("Written: %1").arg(path));
                else
                    m_session.say(Tone::Bad, toQt(sentence(written.error())));
            });
        return;
    }
    const auto make = [digest = m_panel->digest(), what] {
        return what == SummaryTable ? summaryCsv(*digest->run) : rawCsv(*digest->run);
    };
    m_session.files().write(this, QFileInfo(path).path(), {sourceOf({textFile(path, make)})});
}

} // namespace throughline
