// SPDX-License-Identifier: GPL-3.0-or-later
// What an experiment would need of this machine for a model's weights, before anything starts. Keys, values and
// activations come on top: those are the plan's matter.
#pragma once

#include <core/experiment.h>
#include <ui/session/engine_facts.h>
#include <ui/style/tokens.h>

#include <QCoreApplication>

#include <vector>

namespace throughline {

/// In which precisions and on which of this machine's devices the block that is edited would run a model.
struct ModelUse {
    std::vector<PrecisionChoice> precisions{PrecisionChoice{}};
    std::vector<DeviceFacts> devices; // empty as long as they are not known
};
ModelUse modelUse(const Block& block, const std::vector<DeviceFacts>& devices);

struct WeightsNeed {
    Precision precision = Precision::Fp32; // never Auto
    qint64 bytes = 0;
    bool operator==(const WeightsNeed&) const = default;
};
/// One per precision that comes out of the choices, each once, in their order.
std::vector<WeightsNeed> weightsNeeds(const ListedModelFacts& model, const ModelUse& use);

class ModelFit {
    Q_DECLARE_TR_FUNCTIONS(throughline::ModelFit)
public:
    struct Verdict {
        QString sentence; // empty: it fits, or nothing is known
        Tone tone = Tone::Plain;
    };
    static Verdict of(const ListedModelFacts& model, const ModelUse& use);
};

} // namespace throughline
