// SPDX-License-Identifier: GPL-3.0-or-later
// How long the Experiment page holds up the event loop while a plan of as many cells as an experiment may have is made,
// read and shown, again and again as if typed at. Usage: plan_stall ENGINE EXPERIMENTS_FOLDER [EDITS]
#include <tests/support/turn_watch.h>

#include <ui/experiment/experiment_page.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_pane.h>
#include <ui/session/session.h>
#include <ui/window.h>

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>
#include <numeric>

using namespace throughline;

namespace {

constexpr int batches = 64;
constexpr int counts = 15; // 15 sequential cells and 2 × 64 × 15

Experiment largestExperiment()
{
    Experiment experiment;
    experiment.name = "many";
    experiment.blocks.resize(1);
    Block& block = experiment.blocks[0];
    block.modes = {Mode::Sequential, Mode::DataParallel};
    block.ranks = {1, 2};
    block.batchSizes.resize(batches);
    std::iota(block.batchSizes.begin(), block.batchSizes.end(), 1);
    block.promptCounts.resize(counts);
    std::iota(block.promptCounts.begin(), block.promptCounts.end(), 2);
    block.settings.newTokens = 4;
    block.settings.devices = {"cpu"};
    return experiment;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("plan_stall ENGINE EXPERIMENTS_FOLDER [EDITS]\n", stderr);
        return 2;
    }
    QApplication application(argc, argv);
    prepareApplication(application);
    Session session(SessionOptions{QString::fromLocal8Bit(argv[1]), {}, QString::fromLocal8Bit(argv[2])});
    ExperimentPage page(session);
    page.resize(1136, 740);
    page.show();
    page.start();
    test::TurnWatch watch;
    const int edits = argc > 3 ? QByteArray(argv[3]).toInt() : 5;
    for (int edit = 0; edit <= edits; ++edit) {
        QEventLoop planned;
        QObject::connect(&page.planPane(), &PlanPane::planChanged, &planned, &QEventLoop::quit);
        watch.take(); // what came before is not of this edit
        if (edit == 0)
            page.document().open(largestExperiment(), {}, {});
        else
            page.document().edit("edit", [edit](Block& block) { block.settings.newTokens = 4 + edit; });
        planned.exec();
        QTimer::singleShot(200, &planned, &QEventLoop::quit); // and painted
        planned.exec();
        std::printf(
            "edit %d: %d cells, %s\n", edit, page.planPane().model().rowCount(), qPrintable(watch.take().inWords()));
    }
    return 0;
}
