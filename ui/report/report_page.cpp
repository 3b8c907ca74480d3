// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does; how it is laid out is in report_page_layout.cpp.
#include <ui/library/run_menu.h>
#include <ui/report/contents_model.h>
#include <ui/report/contents_view.h>
#include <ui/report/preview_view.h>
#include <ui/report/prose_editor.h>
#include <ui/report/report_builder.h>
#include <ui/report/report_page.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace throughline {

namespace {

const QString authorKey = QStringLiteral("report/author");
constexpr int mostRunRows = 5; // then the list scrolls
constexpr int mostRunNote = 190;

/// Charts and findings name runs by their experiment; a report by what the library calls them.
std::shared_ptr<const RunResult> renamed(const ReportRun& run)
{
    const auto& result = run.digest->run;
    if (result->started.experiment.name == run.name.toStdString())
        return result;
    auto copy = std::make_shared<RunResult>(*result);
    copy->started.experiment.name = run.name.toStdString();
    return copy;
}

} // namespace

void ReportPage::connectParts()
{
    m_author->setText(QSettings().value(authorKey).toString());
    connect(m_empty->button(), &QPushButton::clicked, this, [this] { offerRuns(*m_empty->button()); });
    connect(m_add, &QPushButton::clicked, this, [this] { offerRuns(*m_add); });
    connect(m_runList, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == ReportRunsModel::Remove)
            removeRun(index.row());
    });
    m_runList->installEventFilter(this);
    connect(m_title, &QLineEdit::textChanged, this, &ReportPage::request);
    connect(m_author, &QLineEdit::textChanged, this, &ReportPage::request);
    connect(m_author, &QLineEdit::editingFinished, this, [this] { QSettings().setValue(authorKey, m_author->text()); });
    connect(m_contents, &ContentsModel::changed, this, &ReportPage::request);
    connect(m_contents, &QAbstractItemModel::rowsRemoved, this,
        [this] { showProse(m_contentsView->currentIndex().row()); });
    connect(m_contentsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now) { showProse(now.row()); });
    connect(m_prose, &ProseEditor::edited, this, [this](const QString& heading, const QString& text) {
        m_contents->setProse(m_contentsView->currentIndex().row(), heading, text);
    });
    connect(m_prose, &ProseEditor::removeWanted, this,
        [this] { m_contents->removeProse(m_contentsView->currentIndex().row()); });
    connect(m_format, &SegmentedControl::currentChanged, this, &ReportPage::sayFormat);
    connect(m_copy, &QPushButton::clicked, this, &ReportPage::copyCommand);
    connect(m_export, &QPushButton::clicked, this, &ReportPage::exportReport);
    connect(m_preview, &PreviewView::pageChanged, this, &ReportPage::sayPage);
    connect(m_builder, &ReportBuilder::materialChanged, this, [this] {
        m_contents->setMaterial(m_builder->material());
        m_title->setPlaceholderText(m_builder->material() ? toQt(m_builder->material()->title) : QString());
    });
    connect(m_builder, &ReportBuilder::busyChanged, this, &ReportPage::sayPage);
    connect(m_builder, &ReportBuilder::built, this, [this] {
        m_preview->setDocument(m_builder->document());
        sayPage();
        emit shown();
    });
}

void ReportPage::connectActions()
{
    connect(&m_session, &Session::reportWanted, this, &ReportPage::setRuns);
    connect(&m_session.settings(), &SettingsStore::changed, this, [this](const UserSettings& before) {
        if (before.margin != m_session.settings().values().margin)
            setRuns(runs());
    });
    connect(&m_session.library(), &LibraryService::runsChanged, this, &ReportPage::dropRuns);
    connect(m_session.actions().of(Act::Export), &QAction::triggered, this, [this] {
        if (isVisible())
            exportReport();
    });
    connect(m_session.actions().of(Act::CopyCommand), &QAction::triggered, this, [this] {
        if (isVisible())
            copyCommand();
    });
}

/// Delete takes the run that has the keys out.
bool ReportPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool pressed = event->type() == QEvent::KeyPress && watched == m_runList;
    if (!pressed || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Delete)
        return QWidget::eventFilter(watched, event);
    removeRun(m_runList->currentIndex().row());
    return true;
}

QStringList ReportPage::runs() const
{
    QStringList ids;
    for (const ReportRun& run : m_chosen)
        ids << run.id;
    return ids;
}

void ReportPage::setRuns(const QStringList& runIds)
{
    std::vector<ReportRun> chosen;
    for (const QString& id : runIds) {
        const auto known =
            std::find_if(m_chosen.begin(), m_chosen.end(), [&](const ReportRun& run) { return run.id == id; });
        chosen.push_back(
            {id, shownRunName(m_session.library(), id, runIds), known == m_chosen.end() ? nullptr : known->digest});
    }
    m_chosen = std::move(chosen);
    fillRuns();
    load();
}

/// One after another: the store keeps only a few, this page keeps its own.
void ReportPage::load()
{
    for (const ReportRun& run : m_chosen) {
        if (run.digest)
            continue;
        m_session.runs().get(run.id, this, [this, id = run.id](const Result<RunDigestPtr>& digest) {
            if (digest) {
                take(id, *digest);
                return;
            }
            m_session.say(Tone::Bad, toQt(sentence(digest.error())));
            QStringList rest = runs();
            rest.removeAll(id);
            setRuns(rest);
        });
        return;
    }
    startBuilding();
}

void ReportPage::take(const QString& runId, const RunDigestPtr& digest)
{
    bool any = false;
    for (ReportRun& run : m_chosen)
        if (run.id == runId && !run.digest) {
            run.digest = digest;
            any = true;
        }
    if (!any)
        return;
    fillRuns();
    load();
}

void ReportPage::startBuilding()
{
    std::vector<std::shared_ptr<const RunResult>> results;
    for (const ReportRun& run : m_chosen)
        results.push_back(renamed(run));
    m_builder->setRuns(std::move(results), m_session.settings().values().margin);
    request();
}

void ReportPage::fillRuns()
{
    m_runs->setRuns(m_chosen);
    const QAbstractItemView& list = *m_runList;
    m_runList->setColumnWidths({0, qMin(list.sizeHintForColumn(1), mostRunNote), 32});
    m_runList->setFixedHeight(qBound(1, int(m_chosen.size()), mostRunRows) * metric::control);
    m_stack->setCurrentIndex(m_chosen.empty() ? 0 : 1);
    for (Button* button : {m_copy, m_export, m_browser})
        button->setEnabled(!m_chosen.empty());
    if (m_chosen.empty())
        m_preview->setDocument(nullptr);
}

void ReportPage::dropRuns()
{
    if (!m_session.library().listed())
        return;
    QStringList kept;
    for (const QString& id : runs())
        if (m_session.library().find(id))
            kept << id;
    const bool names = std::any_of(m_chosen.begin(), m_chosen.end(),
        [&](const ReportRun& run) { return run.name != shownRunName(m_session.library(), run.id, kept); });
    if (kept != runs() || names)
        setRuns(kept);
}

void ReportPage::offerRuns(QWidget& button)
{
    offerRunMenu(button, m_session.library(), runs(), [this](const QString& id) { setRuns(runs() + QStringList{id}); });
}

void ReportPage::removeRun(int row)
{
    QStringList rest = runs();
    if (row < 0 || row >= rest.size())
        return;
    rest.removeAt(row);
    setRuns(rest);
}

void ReportPage::request()
{
    m_builder->setRequest({m_title->text().toStdString(), m_author->text().toStdString(), m_contents->parts()});
}

void ReportPage::showProse(int row)
{
    const auto& parts = m_contents->parts();
    const bool prose = row >= 0 && row < int(parts.size()) && parts[std::size_t(row)].kind == PartKind::Prose;
    m_prose->setVisible(prose);
    m_proseLine->setVisible(prose);
    if (row >= 0) { // once the editor has taken its place
        const QRect place = m_contentsView->visualRect(m_contents->index(row));
        const QPoint middle = m_contentsView->mapTo(m_area->widget(), place.center());
        QMetaObject::invokeMethod(
            this, [this, middle] { m_area->ensureVisible(middle.x(), middle.y(), 0, metric::control); },
            Qt::QueuedConnection);
    }
    if (prose)
        m_prose->setProse(toQt(parts[std::size_t(row)].heading), toQt(parts[std::size_t(row)].text));
}

ReportFormat ReportPage::format() const { return ReportFormat(m_format->current()); }

void ReportPage::sayFormat()
{
    const QStringList hints{tr("One self-contained file, charts as SVG, always light"),
        tr("A4 pages, as the preview shows them"), tr("A text, with its charts (SVG) and data (CSV) beside it"),
        tr("Text and tables, with its charts (PDF) and data (CSV) beside it")};
    m_hint->say(hints.value(m_format->current()));
}

void ReportPage::sayPage()
{
    const int pages = m_preview->pageCount();
    if (m_builder->busy())
        m_place->setText(tr("Preview · being made…"));
    else if (pages == 0)
        m_place->setText(tr("Preview"));
    else
        m_place->setText(tr("Preview · page %1 of %2").arg(m_preview->currentPage() + 1).arg(pages));
}

QString ReportPage::command() const
{
    return reportCommand(
        runs(), {m_title->text().toStdString(), m_author->text().toStdString(), m_contents->parts()}, format());
}

void ReportPage::copyCommand()
{
    QGuiApplication::clipboard()->setText(command());
    m_hint->say(tr("The command is in the clipboard"), Tone::Good);
}

bool ReportPage::ready() const { return m_builder->document() && !m_builder->busy(); }

void ReportPage::exportReport()
{
    if (m_chosen.empty())
        return;
    const QStringList filters{tr("HTML (*.html)"), tr("PDF (*.pdf)"), tr("Markdown (*.md)"), tr("LaTeX (*.tex)")};
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the report"), reportFileName(format()), filters.value(m_format->current()));
    if (!path.isEmpty())
        exportTo(path);
}

void ReportPage::exportTo(const QString& path)
{
    if (!ready()) { // what was typed last is in it
        connect(
            m_builder, &ReportBuilder::built, this, [this, path] { exportTo(path); }, Qt::SingleShotConnection);
        return;
    }
    write(path, format(), [this, format = format()](const QStringList& files) { tellWritten(files, format); });
}

void ReportPage::write(const QString& path, ReportFormat format, const FileWriting::Then& then)
{
    auto files = reportFiles(std::make_shared<const Report>(m_builder->report()),
        std::make_shared<const ReportPictures>(m_builder->pictures()), format, path);
    m_session.files().write(this, QFileInfo(path).path(), {sourceOf(std::move(files))}, then);
}

void ReportPage::tellWritten(const QStringList& files, ReportFormat format)
{
    const QString& first = files.front();
    std::vector<InlineMessage::Choice> choices;
    if (format == ReportFormat::Html)
        choices.push_back({"openReport", tr("Open in browser"),
            [first] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(first).absoluteFilePath())); }});
    const int beside = int(files.size()) - 1;
    m_session.say(Tone::Good,
        beside == 0 ? tr("Written: %1").arg(first)
                    : tr("Written: %1 and %2 beside it").arg(first, tr("%n file", "%n files", beside)),
        choices);
}

void ReportPage::openInBrowser()
{
    if (!ready()) {
        connect(m_builder, &ReportBuilder::built, this, &ReportPage::openInBrowser, Qt::SingleShotConnection);
        return;
    }
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/report"));
    const QString path = folder.absoluteFilePath(QStringLiteral("report.html"));
    write(path, ReportFormat::Html, [this](const QStringList& files) {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(files.front())))
            m_session.say(Tone::Bad, tr("No browser could be opened; the page is here: %1").arg(files.front()));
    });
}

} // namespace throughline
