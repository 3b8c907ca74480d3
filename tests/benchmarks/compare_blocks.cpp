// SPDX-License-Identifier: GPL-3.0-or-later
// How long the Compare page keeps the event loop waiting while it takes in many runs, walks through all charts and
// writes them, and the Report page while it makes a report of them. compare_blocks [RUNS] [PICTURE]: the longest turns
// in milliseconds. The runs are made up; nothing in them was measured.
#include <tests/plots/support/sample_run.h>
#include <tests/support/turn_watch.h>

#include <host/run_library.h>
#include <plots/chart_view.h>
#include <plots/file_to_write.h>
#include <plots/report/report_files.h>
#include <plots/report/report_request.h>
#include <ui/compare/compare_page.h>
#include <ui/report/report_builder.h>
#include <ui/session/session.h>
#include <ui/widgets/chart_pane.h>
#include <ui/window.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace throughline;

namespace {

constexpr int settleMs = 300;
constexpr int checkedMs = 40;

void tell(const std::string& what, const test::Turns& turns)
{
    std::printf(
        "  %-26s longest turn %6.1f ms, %6.1f ms of work\n", what.c_str(), turns.longestMs, turns.longestWorkMs);
}

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// And until the turn that it came in is over.
template <class Sender, class Signal> void waitFor(Sender& sender, Signal signal)
{
    QEventLoop loop;
    QObject::connect(&sender, signal, &loop, [&loop] { QTimer::singleShot(settleMs, &loop, &QEventLoop::quit); });
    loop.exec();
}

std::vector<ComparedRun> madeRuns(int count)
{
    std::vector<ComparedRun> runs;
    for (int i = 0; i < count; ++i) {
        test::SampleOptions options;
        options.runId = "run-" + std::to_string(i + 1);
        options.name = "variant " + std::to_string(i + 1);
        auto run = std::make_shared<RunResult>(test::cpuRun(5, options));
        for (CellResult& cell : run->cells)
            for (Repeat& repeat : cell.repeats)
                repeat.wallNs = repeat.wallNs * (1000 - 3 * i) / 1000;
        runs.push_back({QString::fromStdString(options.runId), QString::fromStdString(options.name), run});
    }
    return runs;
}

/// `what` in a turn of its own.
template <class What> void inTheLoop(What what, int settle = settleMs)
{
    QTimer::singleShot(0, qApp, what);
    wait(settle);
}

/// Whether the watch sees what it should: work of a timer, of a posted event, of a call in the loop.
void checkWatch(test::TurnWatch& watch)
{
    const auto work = [] {
        QElapsedTimer busy;
        busy.start();
        while (busy.elapsed() < checkedMs) { }
    };
    watch.take();
    inTheLoop(work);
    tell("check: 40 ms by a timer", watch.take());
    QMetaObject::invokeMethod(qApp, work, Qt::QueuedConnection);
    wait(settleMs);
    tell("check: 40 ms posted", watch.take());
}

void showCharts(ComparePage& page, test::TurnWatch& watch)
{
    for (const ChartKind kind : chartKinds()) {
        inTheLoop([&] { page.chart()->choose(kind); }, kind == ChartKind::Free ? 3'000 : settleMs);
        if (page.chart()->view()->data().kind != kind)
            std::printf("  %s is not shown\n", std::string(idOf(kind)).c_str());
        tell(std::string(idOf(kind)), watch.take());
        inTheLoop([&] { page.chart()->view()->copyToClipboard(); });
        tell(std::string(idOf(kind)) + " copied", watch.take());
    }
}

/// A chart after the other, so that each has its own figure.
void writeCharts(ComparePage& page, Session& session, const QString& folder, test::TurnWatch& watch)
{
    for (const auto& chart : sharedCharts(page.comparison(), page.comparison()->charts))
        for (const FileToWrite& file : chartFiles({chart}, folder)) {
            session.files().write(&page, folder, {sourceOf({file})});
            waitFor(session.files(), &FileWriting::ended);
            tell(QFileInfo(file.path).fileName().toStdString(), watch.take());
            if (QFileInfo(file.path).size() == 0)
                std::printf("  it was not written\n");
        }
}

void makeReport(const std::vector<ComparedRun>& runs, Session& session, const QString& folder, test::TurnWatch& watch)
{
    ReportBuilder builder;
    std::vector<std::shared_ptr<const RunResult>> results;
    for (const ComparedRun& run : runs)
        results.push_back(run.run);
    builder.setRequest({{}, {}, allParts()});
    builder.setRuns(results);
    waitFor(builder, &ReportBuilder::built);
    tell("report made", watch.take());
    for (const auto& [format, name] : {std::pair{ReportFormat::Html, "report.html"}, {ReportFormat::Pdf, "report.pdf"},
             {ReportFormat::Markdown, "report.md"}, {ReportFormat::Latex, "report.tex"}}) {
        const auto files = reportFiles(std::make_shared<const Report>(builder.report()),
            std::make_shared<const ReportPictures>(builder.pictures()), format, QDir(folder).filePath(name));
        session.files().write(&builder, folder, {sourceOf(files)});
        waitFor(session.files(), &FileWriting::ended);
        tell(name, watch.take());
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir home;
    for (const char* variable : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.path().toUtf8());
    QApplication application(argc, argv);
    prepareApplication(application);
    const int count = argc > 1 ? std::max(2, std::atoi(argv[1])) : 50;
    const auto runs = madeRuns(count);
    Session session({{}, home.filePath(QStringLiteral("library.sqlite")), {}});
    ComparePage page(session);
    page.resize(1136, 740);
    page.show();
    wait(settleMs);
    test::TurnWatch watch;
    checkWatch(watch);
    QElapsedTimer taken;
    taken.start();
    page.compareLoaded(runs);
    waitFor(page, &ComparePage::compared);
    std::printf("%d runs, compared after %lld ms\n", count, static_cast<long long>(taken.elapsed() - settleMs));
    tell("taken in", watch.take());
    showCharts(page, watch);
    writeCharts(page, session, home.path(), watch);
    makeReport(runs, session, home.path(), watch);
    if (argc > 2)
        page.grab().save(QString::fromLocal8Bit(argv[2]));
    return 0;
}
