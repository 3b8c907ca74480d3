// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include "made_window.h"
#include "picture_run.h"
#include "ui_test.h"

#include <plots/chart_view.h>
#include <ui/compare/compare_page.h>
#include <ui/experiment/experiment_page.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_pane.h>
#include <ui/library/library_page.h>
#include <ui/library/reference_deltas.h>
#include <ui/library/run_panel.h>
#include <ui/report/report_builder.h>
#include <ui/report/report_page.h>
#include <ui/run/cell_tree_model.h>
#include <ui/run/run_page.h>
#include <ui/style/tokens.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>

#include <QSettings>
#include <QSignalSpy>

namespace throughline {

namespace {

/// Summaries of some 30 cells with bootstrap intervals, without optimisation, on a machine that may be busy.
constexpr int digestPatienceMs = 60'000;

std::vector<made::PictureRun> libraryRuns()
{
    return {{"20261118-101200-aaaa", "18 Nov, plain graph", "2026-11-18T10:12:00.000Z", 1},
        {"20261121-165800-bbbb", "21 Nov, 500 W", "2026-11-21T16:58:00.000Z", 1.013, "b77d214"},
        {"20261121-174000-cccc", "21 Nov, fused kernels", "2026-11-21T17:40:00.000Z", 0.82, "b77d214"},
        {"20261122-090500-dddd", "22 Nov, broken off", "2026-11-22T09:05:00.000Z", 1.004, "b77d214",
            RunState::Cancelled}};
}

void fillLibrary(const QString& path)
{
    auto library = RunLibrary::open(path);
    if (!library)
        qFatal("%s", sentence(library.error()).c_str());
    for (const made::PictureRun& run : libraryRuns()) {
        auto events = made::pictureStream(run);
        const Event first = events.front();
        events.erase(events.begin());
        if (!(*library)->create(first) || !(*library)->append(run.id, events) || !(*library)->rename(run.id, run.name))
            qFatal("a run can't be put into the library");
    }
}

} // namespace

MadeWindow::MadeWindow()
{
    qputenv("TZ", "UTC"); // times of day are shown as the place has them
    tzset();
    QSettings().clear();
    QApplication::setCursorFlashTime(0);
    m_engine.list({FakeEngine::preset("tiny", 1e6), FakeEngine::preset("distilgpt2", 82e6),
        FakeEngine::preset("Llama-3-8B", 8.03e9, 32)});
    m_engine.gpus(4);
    m_engine.plan(QByteArray::fromStdString(toJson(made::picturePlan()).dump()));
    fillLibrary(m_folder.filePath("library.sqlite"));
}

MadeWindow::~MadeWindow() = default;

QStringList MadeWindow::runIds()
{
    QStringList ids;
    for (const auto& run : libraryRuns())
        ids << QString::fromStdString(run.id);
    return ids;
}

void MadeWindow::open(const QSize& size)
{
    m_window.reset(); // with the run that it began
    m_window = std::make_unique<MainWindow>(
        SessionOptions{FakeEngine::program(), m_folder.filePath("library.sqlite"), experimentsFolder()}, nullptr);
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY(m_window->session().facts().modelsKnown());
    QTRY_VERIFY(!m_window->session().facts().devices().empty());
    QTRY_VERIFY(m_window->session().library().listed());
    m_window->experimentPage().document().open(made::pictureExperiment(), {}, {});
    const PlanPane& plan = m_window->experimentPage().planPane();
    QTRY_VERIFY(plan.upToDate());
}

void MadeWindow::show(Page page)
{
    m_window->session().show(page);
    if (page == Page::Run)
        showRun();
    if (page == Page::Library)
        showLibrary();
    if (page == Page::Compare)
        showCompare();
    if (page == Page::Report)
        showReport();
}

void MadeWindow::showRun()
{
    EngineRun& engine = m_window->session().engine();
    if (engine.running())
        return;
    const auto stream = made::picturesFirstHalf(
        {"20261122-122300-eeee", "Llama-3-8B on every GPU", "2026-11-22T12:23:00.000Z", 1, "b77d214"});
    m_run.stay(stream);
    engine.run(made::pictureExperiment());
    QTRY_COMPARE(engine.result().lastNs, stream.back().tNs);
    QTRY_VERIFY_WITH_TIMEOUT(everyDoneCellHasAValue(), digestPatienceMs); // the digest is of the whole stream
    QTRY_VERIFY(m_window->runPage().chart()->view()->drawnPoints() > 0);
}

bool MadeWindow::everyDoneCellHasAValue() const
{
    const QAbstractItemModel& cells = *childNamed<RowView>(m_window->runPage(), "cellTree")->model();
    for (int row = 0; row < cells.rowCount(); ++row) {
        const QModelIndex group = cells.index(row, 0);
        for (int child = 0; child < cells.rowCount(group); ++child) {
            const QModelIndex cell = cells.index(child, 0, group);
            const bool done = cell.data(IconRole).toString() == QLatin1String("done");
            if (done && cell.siblingAtColumn(CellTreeModel::Value).data().toString().isEmpty())
                return false;
        }
    }
    return true;
}

void MadeWindow::showLibrary()
{
    RunPanel* panel = m_window->libraryPage().panel();
    ReferenceDeltas* deltas = m_window->libraryPage().deltas();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session().library().pending(), 0, digestPatienceMs);
    deltas->pin(runIds()[0]);
    m_window->session().showRun(runIds()[2]);
    for (const QString& other : runIds().mid(1))
        QTRY_VERIFY_WITH_TIMEOUT(deltas->of(other), digestPatienceMs);
    const std::string id = runIds()[2].toStdString();
    QTRY_VERIFY_WITH_TIMEOUT(panel->digest() && panel->digest()->run->started.runId == id, digestPatienceMs);
    QTRY_VERIFY(panel->chart()->view()->drawnPoints() > 0);
}

void MadeWindow::showCompare()
{
    QSignalSpy compared(&m_window->comparePage(), &ComparePage::compared);
    m_window->session().compare(runIds().mid(0, 3));
    QVERIFY(compared.wait(digestPatienceMs));
    QTRY_VERIFY(m_window->comparePage().chart()->view()->drawnPoints() > 0);
}

void MadeWindow::showReport()
{
    QSignalSpy shown(&m_window->reportPage(), &ReportPage::shown);
    m_window->session().report({runIds()[0]});
    QVERIFY(shown.wait(digestPatienceMs));
}

QImage MadeWindow::picture()
{
    QCoreApplication::sendPostedEvents(); // layouts
    QCoreApplication::processEvents();    // and queued replots
    return m_window->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

void MadeWindow::keepPictures(const QString& name)
{
    if (qEnvironmentVariableIsEmpty("THROUGHLINE_PICTURES"))
        return;
    keepPicture(*m_window, name);
    qApp->setPalette(paletteOf(darkTheme()));
    keepPicture(*m_window, name + QStringLiteral("-dark"));
    qApp->setPalette(paletteOf(lightTheme()));
    QCoreApplication::processEvents();
}

} // namespace throughline
