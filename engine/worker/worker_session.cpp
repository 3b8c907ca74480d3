// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/worker_session.h>

#include <device/ceilings.h>
#include <device/session.h>
#include <worker/clock.h>
#include <worker/comm/communicator.h>
#include <worker/model/weight_loader.h>
#include <worker/process.h>
#include <worker/roles/pipeline_stage.h>
#include <worker/roles/replica.h>

#include <checkpoint/model_source.h>
#include <checkpoint/tokenizer/tokenizer.h>
#include <checkpoint/weights.h>

#include <stdexcept>

namespace throughline {

namespace {

template <class T> T valueOrThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(sentence(result.error()));
    return std::move(result).value();
}

bool isClassification(const LoadCommand& command)
{
    return command.task == Task::Forward && command.head == Head::Classification;
}

void checkLoad(const LoadCommand& command, int layers)
{
    if (command.mode == Mode::TensorParallel)
        throw std::runtime_error("This build has no tensor-parallel mode");
    if (command.firstLayer < 0 || command.firstLayer >= command.endLayer || command.endLayer > layers)
        throw std::runtime_error("Layers " + std::to_string(command.firstLayer) + " to "
            + std::to_string(command.endLayer) + " are not layers of a model with " + std::to_string(layers));
}

} // namespace

ModelPart partOf(const LoadCommand& command, int layers)
{
    ModelPart part{command.firstLayer, command.endLayer};
    part.embedding = command.firstLayer == 0;
    part.finalNorm = command.endLayer == layers;
    part.head = part.finalNorm && (command.task == Task::Generate || command.head == Head::LastLogits);
    part.score = part.finalNorm && isClassification(command);
    return part;
}

WorkerSession::WorkerSession(EventWriter& writer, StepCounter& steps)
    : m_writer(writer)
    , m_steps(steps)
    , m_cpus(usableCpus())
{ }

WorkerSession::~WorkerSession() = default;

void WorkerSession::load(const LoadCommand& command)
{
    m_prepared = false;
    m_role.reset();
    m_communicator.reset();
    m_decoder.reset();
    m_compute.reset();
    m_load = command;
    m_writer.setRank(command.rank);
    m_steps.begin(Phase::Load, 0);
    const WeightType type = weightTypeOf(command.precision);
    auto compute = makeCompute(command); // kept when the weights have found room
    const ModelSource source = valueOrThrow(openModel(command.model));
    checkLoad(command, source.shape.layers);
    const Weights weights = valueOrThrow(Weights::open(source, command.seed, command.labels));
    ModelShape shape = source.shape;
    if (isClassification(command)) // the checkpoint's own number of labels comes before the one asked for
        shape.labels = static_cast<int>(weights.shape({TensorRole::ScoreWeight, -1}).front());
    LoadedWeights loaded = loadWeights(weights, shape, partOf(command, source.shape.layers), type, *compute, m_steps);
    LoadedEvent event;
    event.readNs = loaded.times.readNs;
    event.transferNs = loaded.times.transferNs;
    event.prepareNs = loaded.times.prepareNs;
    event.weightBytes = loaded.weights.bytes();
    for (const TensorId id : loaded.tensors)
        for (std::string& name : weights.namesOf(id))
            event.tensorNames.push_back(std::move(name));
    event.fingerprint = weights.fingerprint(loaded.tensors);
    m_compute = std::move(compute);
    m_decoder = std::make_unique<Decoder>(shape, std::move(loaded.weights), *m_compute, m_steps);
    if (command.mode == Mode::Pipeline) {
        beginConnecting(command, m_cpus);
        m_communicator = std::make_unique<Communicator>(*m_compute, command.rendezvous, command.rank, command.ranks);
        endConnecting(command, m_cpus);
        if (std::string id = m_communicator->id(); !id.empty())
            m_writer.write(CommunicatorEvent{std::move(id)});
        m_role = std::make_unique<PipelineStage>(*m_decoder, *m_communicator, command, m_steps);
    } else {
        m_role = std::make_unique<Replica>(*m_decoder, command.head, m_steps);
    }
    event.startedNs = processStartNs();
    event.loadedNs = nowNs();
    m_steps.end();
    m_writer.write(std::move(event));
}

void WorkerSession::connect(const ConnectCommand& command)
{
    if (!m_communicator)
        throw std::runtime_error("Asked to connect before a part of a pipeline was loaded");
    m_steps.begin(Phase::Prepare, 0);
    m_communicator->connect(command.id);
    m_steps.end();
}

void WorkerSession::prepare(const PrepareCommand& command)
{
    if (!m_role)
        throw std::runtime_error("Asked to prepare before a model was loaded");
    m_steps.begin(Phase::Prepare, 0);
    const int64_t startNs = nowNs();
    m_prompts.complete = true;
    m_work = {command, m_prompts, nullptr, m_cpus};
    if (command.preparesInPass)
        m_work.tokenizer =
            std::make_shared<Tokenizer>(valueOrThrow(Tokenizer::open(valueOrThrow(openModel(m_load.model)))));
    m_tokensSent = false;
    m_prepared = false;
    m_role->prepare(m_work);
    m_prepared = true;
    m_steps.end();
    m_writer.write(
        ReadyEvent{command.cell, nowNs() - startNs, m_role->kvBytes(), m_role->kernelNames(), m_compute->kernelTable()},
        command.cell);
}

void WorkerSession::go(const GoCommand& command)
{
    if (!m_role || !m_prepared || m_work.command.cell != command.cell)
        throw std::runtime_error("Asked to run cell " + std::to_string(command.cell) + ", which was not prepared");
    resetPeaks();
    PassRecord record(command);
    m_watch.passBegins(command.pass);
    m_role->run(command, record);
    auto telemetry = m_watch.passEnds();
    m_steps.end();
    finishPass(command, record, std::move(telemetry));
}

void WorkerSession::finishPass(const GoCommand& command, PassRecord& record, std::optional<TelemetryEvent> telemetry)
{
    record.passed().peakBytes = peakBytes();
    record.passed().residentPeakBytes = devicePeakBytes();
    const bool whole = command.prompts <= 0 || command.prompts >= m_work.prompts.count();
    const bool withTokens = m_role->hasOutputs() && whole && m_work.generates() && !m_tokensSent;
    m_tokensSent = m_tokensSent || withTokens;
    if (m_role->hasOutputs() && whole && !m_work.command.captureLogits.empty())
        m_role->writeLogits(m_work.command.captureLogits + "/rank" + std::to_string(m_load.rank) + ".safetensors");
    if (telemetry)
        m_writer.write(std::move(*telemetry), command.cell);
    for (auto& body : record.events(withTokens))
        m_writer.write(std::move(body), command.cell);
}

void WorkerSession::measure()
{
    const std::vector<int> cpus = m_load.cpus.empty() ? m_cpus : m_load.cpus;
    m_steps.begin(Phase::Prepare, 0);
    const CeilingsEvent ceilings = measureCeilings(cpus, m_steps);
    m_steps.end();
    m_writer.write(ceilings);
}

std::string WorkerSession::describeNeed(int64_t& neededBytes) const
{
    if (!m_decoder)
        return m_load.model.empty() ? "measuring this device" : "the weights of " + m_load.model;
    const int rows = m_work.mostRows();
    const int positions = m_work.mostPositions();
    neededBytes = m_decoder->reservedBytes(rows, positions);
    return "batch " + std::to_string(rows) + " at " + std::to_string(positions) + " positions";
}

} // namespace throughline
