// SPDX-License-Identifier: GPL-3.0-or-later
// How long the Compare page keeps the event loop waiting while it takes in many runs, changes the reference and walks
// through all charts. compare_blocks [RUNS] [PICTURE]: the longest turns in milliseconds. The runs are made up; nothing
// in them was measured.
#include <tests/plots/support/sample_run.h>
#include <tests/support/turn_watch.h>

#include <host/run_library.h>
#include <ui/compare/compare_page.h>
#include <ui/session/session.h>
#include <ui/widgets/chart_pane.h>
#include <ui/window.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace throughline;

namespace {

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

template <class Signal> void waitFor(ComparePage& page, Signal signal)
{
    QEventLoop loop;
    QObject::connect(&page, signal, &loop, &QEventLoop::quit);
    loop.exec();
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
    Session session({{}, home.filePath(QStringLiteral("library.sqlite")), {}});
    ComparePage page(session);
    page.resize(1136, 740);
    page.show();
    wait(300);
    test::TurnWatch watch;
    QElapsedTimer taken;
    taken.start();
    page.compareLoaded(runs);
    waitFor(page, &ComparePage::compared);
    wait(300);
    std::printf("%d runs: compared after %lld ms, longest turn %.1f ms\n", count,
        static_cast<long long>(taken.elapsed() - 300), watch.take().longestMs);
    for (const ChartKind kind : chartKinds()) {
        page.chart()->choose(kind);
        wait(kind == ChartKind::Free ? 3'000 : 300);
        std::printf("  %-20s longest turn %.1f ms\n", std::string(idOf(kind)).c_str(), watch.take().longestMs);
    }
    if (argc > 2)
        page.grab().save(QString::fromLocal8Bit(argv[2]));
    return 0;
}
