// SPDX-License-Identifier: GPL-3.0-or-later
// The real engine with the fake worker, for tests of the window: what the worker does wrong, and small experiments.
#pragma once

#include "ui_test.h"

#include <core/experiment.h>

#include <QProcess>

namespace throughline {

/// Children find the fake worker; `fault` as in tests/fake_worker/main.cpp: "at=pass;pass=2;kind=hang".
inline void useFakeWorker(const QByteArray& fault = {})
{
    qputenv("THROUGHLINE_WORKER", THROUGHLINE_BINARY_DIR "/tests/throughline-fake-worker");
    qputenv("THROUGHLINE_FAKE", fault);
}

/// A sequential cell and two of data-parallel ranks, three prompts each: four passes that are over in an instant.
inline Experiment fakeExperiment(const std::string& name = "made up")
{
    Experiment experiment;
    experiment.name = name;
    Block& block = experiment.blocks.emplace_back();
    block.models = {"tiny"};
    block.modes = {Mode::Sequential, Mode::DataParallel};
    block.ranks = {1, 2};
    block.promptCounts = {3};
    block.settings.newTokens = 4;
    block.settings.devices = {"cpu"};
    block.settings.protocol.name = ProtocolName::Quick;
    return experiment;
}

} // namespace throughline
