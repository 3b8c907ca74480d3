// SPDX-License-Identifier: GPL-3.0-or-later
// One combination of an experiment's axes: what is measured as one thing. Flat, so that the field table can name all of
// it.
#pragma once

#include <core/experiment.h>

namespace throughline {

struct Cell {
    std::string model;
    Precision precision = Precision::Fp32; // resolved for the device: never Auto after planning
    Mode mode = Mode::Sequential;
    int ranks = 1;     // data-parallel copies, pipeline stages or tensor-parallel shards
    int batchSize = 1; // rows per rank (data-parallel), rows in all (pipeline); 1 for sequential
    int chunks = 1;    // micro-batches that a batch is cut into (pipeline)
    int promptCount = 0;
    Settings settings;
    bool operator==(const Cell&) const = default;
};

/// Cells with equal keys share one load: same model, precision, mode, ranks, split, threads, devices, seed, task and
/// head.
std::string loadGroupKey(const Cell& cell);
/// Whether two cells of (different) runs are the same combination: all fields marked Axis in the field table are equal.
bool sameAxes(const Cell& a, const Cell& b);
/// Whether `sequential` is the baseline of `cell`: same model, precision, kind of device, prompt count, task, lengths,
/// prompts.
bool isBaselineOf(const Cell& sequential, const Cell& cell);
/// Whether a cell with these settings computes on GPUs.
bool isOnGpu(const Settings& settings);
/// "data-parallel · 2 ranks · batch 4 · 100 prompts · fp32": for lines and logs, language-free words of the vocabulary.
std::string label(const Cell& cell);

} // namespace throughline
