// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs the run that it watches: tokens/s of runs with the window attached, its Run page shown, over
// those of the same run without a window, in turns. First-look's shape on all cores, or on one rank with THREADS, which
// may leave a core to the window. Off screen, with nothing else running:
//     QT_QPA_PLATFORM=offscreen build/release/tests/benchmarks/attached_ratio build/release/app/throughline [ROUNDS
//     [THREADS]]
#include <core/fold.h>
#include <core/metrics.h>
#include <core/statistics.h>
#include <ui/main_window.h>
#include <ui/window.h>

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace throughline;

namespace {

constexpr int usualRounds = 10;

/// On so many threads; 0: on all cores, also by two ranks.
Experiment shape(int threads)
{
    Experiment experiment;
    experiment.name = "attached-ratio";
    Block& block = experiment.blocks.emplace_back();
    block.models = {"tiny"};
    block.modes = {Mode::Sequential, Mode::DataParallel};
    block.ranks = threads > 0 ? std::vector{1} : std::vector{1, 2};
    block.settings.threads = threads;
    block.batchSizes = {4, 16};
    block.promptCounts = {40};
    block.settings.newTokens = 128;
    block.settings.devices = {"cpu"};
    block.settings.protocol.name = ProtocolName::Quick;
    block.settings.protocol.repeats = 10;
    return experiment;
}

/// [cell] median tokens/s; empty when the run did not end well.
std::vector<double> ratesOf(const RunResult& run)
{
    std::vector<double> rates;
    for (const CellResult& cell : run.cells) {
        const auto summary = summarise(run, cell);
        if (cell.state != CellState::Done || !summary.outputTokensPerSecond)
            return {};
        rates.push_back(summary.outputTokensPerSecond->median);
    }
    return rates;
}

std::vector<double> withWindow(MainWindow& window, const Experiment& experiment)
{
    EngineRun& engine = window.session().engine();
    QEventLoop loop;
    QObject::connect(&engine, &EngineRun::ended, &loop, &QEventLoop::quit);
    window.session().show(Page::Run);
    engine.run(experiment);
    loop.exec();
    return ratesOf(engine.result());
}

std::vector<double> withoutWindow(const QString& program, const QString& experiment)
{
    QProcess engine;
    engine.start(program, {"run", experiment, "--json"});
    engine.waitForFinished(-1);
    Fold fold;
    for (const QByteArray& line : engine.readAllStandardOutput().split('\n'))
        if (const auto event = eventFromLine(line.toStdString(), maxStoredLineBytes))
            fold.apply(*event);
    return ratesOf(fold.result());
}

/// Geometric mean over the cells.
double ratio(const std::vector<double>& attached, const std::vector<double>& alone)
{
    double sum = 0;
    for (std::size_t i = 0; i < alone.size(); ++i)
        sum += std::log(attached[i] / alone[i]);
    return std::exp(sum / static_cast<double>(alone.size()));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::printf("Give the program: attached_ratio build/release/app/throughline [ROUNDS [THREADS]]\n");
        return 2;
    }
    QTemporaryDir folder;
    qputenv("THROUGHLINE_LIBRARY", folder.filePath("library.sqlite").toUtf8());
    QApplication application(argc, argv);
    prepareApplication(application);
    const QString program = QString::fromLocal8Bit(argv[1]);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : usualRounds;
    const Experiment experiment = shape(argc > 3 ? std::atoi(argv[3]) : 0);
    const QString path = folder.filePath("shape.experiment.json");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(toText(experiment))) < 0)
        return 1;
    file.close();
    MainWindow window({program, {}, {}}, nullptr);
    window.show();
    withoutWindow(program, path); // the machine warms up
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        auto attached =
            round % 2 == 0 ? withWindow(window, experiment) : std::vector<double>(); // either goes first, in turns
        const auto alone = withoutWindow(program, path);
        if (round % 2 != 0)
            attached = withWindow(window, experiment);
        if (alone.empty() || attached.size() != alone.size()) {
            std::fprintf(stderr, "attached_ratio: a run did not end well\n");
            return 1;
        }
        ratios.push_back(ratio(attached, alone));
        std::fprintf(stderr, "round %d of %d: %.4f\n", round + 1, rounds, ratios.back());
    }
    const auto interval = medianInterval(ratios);
    std::printf("window attached / headless: %.4f", median(ratios));
    if (interval)
        std::printf(" (95 %% interval %.4f to %.4f)", interval->low, interval->high);
    std::printf(", median of %d rounds\n", rounds);
    return 0;
}
