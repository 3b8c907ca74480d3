// SPDX-License-Identifier: GPL-3.0-or-later
// How long an HTML report of many overlaid runs takes, from results to the file, and how large it is.
// report_speed [RUNS] [FILE]: milliseconds per part. The runs are made up; nothing in them was measured.
#include <tests/plots/support/sample_run.h>

#include <plots/report/report_files.h>
#include <plots/report/report_material.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

using namespace throughline;

namespace {

/// The reference workload's 33 cells, five repeats each, a little faster from run to run.
std::vector<RunResult> madeRuns(int count)
{
    std::vector<RunResult> runs;
    for (int i = 0; i < count; ++i) {
        test::SampleOptions options;
        options.runId = "run-" + std::to_string(i + 1);
        options.name = "variant " + std::to_string(i + 1);
        runs.push_back(test::cpuRun(5, options));
        for (CellResult& cell : runs.back().cells)
            for (Repeat& repeat : cell.repeats)
                repeat.wallNs = repeat.wallNs * (1000 - 3 * i) / 1000;
    }
    return runs;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 50;
    const QString path = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("report.html");
    const std::vector<RunResult> runs = madeRuns(count);
    std::vector<const RunResult*> list;
    for (const RunResult& run : runs)
        list.push_back(&run);

    QElapsedTimer timer;
    timer.start();
    const ReportMaterial material = materialOf(list);
    const auto computed = timer.restart();
    const Report report = reportOf(material, {"Fifty variants", "", allParts()});
    const ReportPictures pictures = picturesOf(report);
    const auto drawn = timer.restart();
    const auto files = writeReport(report, pictures, ReportFormat::Html, path);
    const auto written = timer.elapsed();
    if (!files) {
        std::fprintf(stderr, "%s\n", sentence(files.error()).c_str());
        return 1;
    }
    std::printf("%d runs, %zu pictures: computed %lld ms, drawn %lld ms, written %lld ms, together %lld ms; %.2f MB\n",
        count, pictures.size(), static_cast<long long>(computed), static_cast<long long>(drawn),
        static_cast<long long>(written), static_cast<long long>(computed + drawn + written),
        static_cast<double>(QFileInfo(path).size()) / 1e6);
    return 0;
}
