// SPDX-License-Identifier: GPL-3.0-or-later
// The events' members, named once for both directions. Only event.cpp includes this.
#pragma once

#include <core/event.h>
#include <core/experiment_json.h>
#include <core/plan_json.h>
#include <core/tagged.h>

namespace throughline {

template <> inline constexpr std::string_view typeName<HelloEvent> = "hello";
template <> inline constexpr std::string_view typeName<ProgressEvent> = "progress";
template <> inline constexpr std::string_view typeName<CommunicatorEvent> = "communicator";
template <> inline constexpr std::string_view typeName<LoadedEvent> = "loaded";
template <> inline constexpr std::string_view typeName<ReadyEvent> = "ready";
template <> inline constexpr std::string_view typeName<BatchEvent> = "batch";
template <> inline constexpr std::string_view typeName<SpansEvent> = "spans";
template <> inline constexpr std::string_view typeName<TokensEvent> = "tokens";
template <> inline constexpr std::string_view typeName<PassedEvent> = "passed";
template <> inline constexpr std::string_view typeName<TelemetryEvent> = "telemetry";
template <> inline constexpr std::string_view typeName<CeilingsEvent> = "ceilings";
template <> inline constexpr std::string_view typeName<FailedEvent> = "failed";
template <> inline constexpr std::string_view typeName<LogEvent> = "log";
template <> inline constexpr std::string_view typeName<RunStartedEvent> = "run-started";
template <> inline constexpr std::string_view typeName<PlanEvent> = "plan";
template <> inline constexpr std::string_view typeName<CellStartedEvent> = "cell-started";
template <> inline constexpr std::string_view typeName<BatchHalvedEvent> = "batch-halved";
template <> inline constexpr std::string_view typeName<RepeatSavedEvent> = "repeat-saved";
template <> inline constexpr std::string_view typeName<TextsEvent> = "texts";
template <> inline constexpr std::string_view typeName<CellEndedEvent> = "cell-ended";
template <> inline constexpr std::string_view typeName<RunEndedEvent> = "run-ended";
template <> inline constexpr std::string_view typeName<ImportedEvent> = "imported";
template <> inline constexpr std::string_view typeName<RejectedEvent> = "rejected";

template <>
inline constexpr auto fieldsOf<HelloEvent> =
    std::tuple{Field{"protocol", &HelloEvent::protocol}, Field{"program", &HelloEvent::program},
        Field{"buildType", &HelloEvent::buildType}, Field{"revision", &HelloEvent::revision},
        Field{"libtorch", &HelloEvent::libtorch}, Field{"cuda", &HelloEvent::cuda},
        Field{"driver", &HelloEvent::driver}, Field{"device", &HelloEvent::device}, Field{"uuid", &HelloEvent::uuid},
        Field{"instructionSet", &HelloEvent::instructionSet}, Field{"startedNs", &HelloEvent::startedNs},
        Field{"memoryBytes", &HelloEvent::memoryBytes}, Field{"freeMemoryBytes", &HelloEvent::freeMemoryBytes}};
template <>
inline constexpr auto fieldsOf<ProgressEvent> = std::tuple{Field{"phase", &ProgressEvent::phase},
    Field{"step", &ProgressEvent::step}, Field{"done", &ProgressEvent::done}, Field{"total", &ProgressEvent::total}};
template <> inline constexpr auto fieldsOf<CommunicatorEvent> = std::tuple{Field{"id", &CommunicatorEvent::id}};
template <>
inline constexpr auto fieldsOf<LoadedEvent> =
    std::tuple{Field{"startedNs", &LoadedEvent::startedNs}, Field{"loadedNs", &LoadedEvent::loadedNs},
        Field{"readNs", &LoadedEvent::readNs}, Field{"transferNs", &LoadedEvent::transferNs},
        Field{"prepareNs", &LoadedEvent::prepareNs}, Field{"weightBytes", &LoadedEvent::weightBytes},
        Field{"tensorNames", &LoadedEvent::tensorNames}, Field{"fingerprint", &LoadedEvent::fingerprint}};
template <>
inline constexpr auto fieldsOf<ReadyEvent> = std::tuple{Field{"cell", &ReadyEvent::cell},
    Field{"prepareNs", &ReadyEvent::prepareNs}, Field{"kvBytes", &ReadyEvent::kvBytes},
    Field{"kernels", &ReadyEvent::kernels}, Field{"kernelTable", &ReadyEvent::kernelTable}};
template <>
inline constexpr auto fieldsOf<BatchEvent> = std::tuple{Field{"pass", &BatchEvent::pass},
    Field{"prompts", &BatchEvent::prompts}, Field{"tokens", &BatchEvent::tokens},
    Field{"startNs", &BatchEvent::startNs}, Field{"stepNs", &BatchEvent::stepNs},
    Field{"computedPositions", &BatchEvent::computedPositions}, Field{"wastedPositions", &BatchEvent::wastedPositions}};
template <>
inline constexpr auto fieldsOf<StageSpan> = std::tuple{Field{"chunk", &StageSpan::chunk},
    Field{"step", &StageSpan::step}, Field{"startNs", &StageSpan::startNs}, Field{"endNs", &StageSpan::endNs}};
template <>
inline constexpr auto fieldsOf<SpansEvent> =
    std::tuple{Field{"pass", &SpansEvent::pass}, Field{"spans", &SpansEvent::spans}};
template <>
inline constexpr auto fieldsOf<TokensEvent> =
    std::tuple{Field{"prompts", &TokensEvent::prompts}, Field{"ids", &TokensEvent::ids}};
template <>
inline constexpr auto fieldsOf<PassedEvent> = std::tuple{Field{"pass", &PassedEvent::pass},
    Field{"warmup", &PassedEvent::warmup}, Field{"goNs", &PassedEvent::goNs}, Field{"endNs", &PassedEvent::endNs},
    Field{"computeNs", &PassedEvent::computeNs}, Field{"communicationNs", &PassedEvent::communicationNs},
    Field{"hostNs", &PassedEvent::hostNs}, Field{"peakBytes", &PassedEvent::peakBytes},
    Field{"residentPeakBytes", &PassedEvent::residentPeakBytes}, Field{"outputHash", &PassedEvent::outputHash},
    Field{"outputs", &PassedEvent::outputs}, Field{"nonFiniteStep", &PassedEvent::nonFiniteStep},
    Field{"spanCount", &PassedEvent::spanCount}};
template <>
inline constexpr auto fieldsOf<ForeignProcess> =
    std::tuple{Field{"processId", &ForeignProcess::processId}, Field{"usedBytes", &ForeignProcess::usedBytes}};
template <>
inline constexpr auto fieldsOf<UnavailableValue> =
    std::tuple{Field{"value", &UnavailableValue::value}, Field{"reason", &UnavailableValue::reason}};
template <>
inline constexpr auto fieldsOf<TelemetryEvent> = std::tuple{Field{"pass", &TelemetryEvent::pass},
    Field{"uuid", &TelemetryEvent::uuid}, Field{"intervalNs", &TelemetryEvent::intervalNs},
    Field{"sampledNs", &TelemetryEvent::sampledNs}, Field{"smClockMhz", &TelemetryEvent::smClockMhz},
    Field{"memoryClockMhz", &TelemetryEvent::memoryClockMhz}, Field{"powerWatts", &TelemetryEvent::powerWatts},
    Field{"totalEnergyMillijoules", &TelemetryEvent::totalEnergyMillijoules},
    Field{"temperatureCelsius", &TelemetryEvent::temperatureCelsius},
    Field{"clocksEventBits", &TelemetryEvent::clocksEventBits}, Field{"usedBytes", &TelemetryEvent::usedBytes},
    Field{"computePercent", &TelemetryEvent::computePercent}, Field{"memoryPercent", &TelemetryEvent::memoryPercent},
    Field{"energyMillijoules", &TelemetryEvent::energyMillijoules},
    Field{"energySpanNs", &TelemetryEvent::energySpanNs},
    Field{"maxTemperatureCelsius", &TelemetryEvent::maxTemperatureCelsius},
    Field{"throttleReasons", &TelemetryEvent::throttleReasons},
    Field{"foreignProcesses", &TelemetryEvent::foreignProcesses}, Field{"unavailable", &TelemetryEvent::unavailable}};
template <>
inline constexpr auto fieldsOf<CeilingsEvent> =
    std::tuple{Field{"readBytesPerSecond", &CeilingsEvent::readBytesPerSecond},
        Field{"readBytesPerSecondOneThread", &CeilingsEvent::readBytesPerSecondOneThread},
        Field{"fp32OperationsPerSecond", &CeilingsEvent::fp32OperationsPerSecond},
        Field{"bf16OperationsPerSecond", &CeilingsEvent::bf16OperationsPerSecond},
        Field{"fp16OperationsPerSecond", &CeilingsEvent::fp16OperationsPerSecond},
        Field{"tf32OperationsPerSecond", &CeilingsEvent::tf32OperationsPerSecond},
        Field{"hostToDeviceBytesPerSecond", &CeilingsEvent::hostToDeviceBytesPerSecond},
        Field{"deviceToHostBytesPerSecond", &CeilingsEvent::deviceToHostBytesPerSecond},
        Field{"method", &CeilingsEvent::method}};
template <>
inline constexpr auto fieldsOf<FailedEvent> = std::tuple{Field{"kind", &FailedEvent::kind},
    Field{"what", &FailedEvent::what}, Field{"neededBytes", &FailedEvent::neededBytes}};
template <>
inline constexpr auto fieldsOf<LogEvent> =
    std::tuple{Field{"level", &LogEvent::level}, Field{"text", &LogEvent::text}, Field{"count", &LogEvent::count}};
template <>
inline constexpr auto fieldsOf<Environment> =
    std::tuple{Field{"host", &Environment::host}, Field{"cpu", &Environment::cpu},
        Field{"cpuCores", &Environment::cpuCores}, Field{"affinity", &Environment::affinity},
        Field{"memoryBytes", &Environment::memoryBytes}, Field{"gpus", &Environment::gpus},
        Field{"noGpuReason", &Environment::noGpuReason}, Field{"operatingSystem", &Environment::operatingSystem},
        Field{"kernel", &Environment::kernel}, Field{"program", &Environment::program},
        Field{"revision", &Environment::revision}, Field{"buildType", &Environment::buildType},
        Field{"compiler", &Environment::compiler}, Field{"libtorch", &Environment::libtorch}};
template <>
inline constexpr auto fieldsOf<RunStartedEvent> =
    std::tuple{Field{"runId", &RunStartedEvent::runId}, Field{"startedUtc", &RunStartedEvent::startedUtc},
        Field{"experiment", &RunStartedEvent::experiment}, Field{"environment", &RunStartedEvent::environment}};
template <>
inline constexpr auto fieldsOf<ModelFacts> = std::tuple{Field{"name", &ModelFacts::name},
    Field{"family", &ModelFacts::family}, Field{"preset", &ModelFacts::preset},
    Field{"configHash", &ModelFacts::configHash}, Field{"layers", &ModelFacts::layers},
    Field{"hidden", &ModelFacts::hidden}, Field{"heads", &ModelFacts::heads}, Field{"kvHeads", &ModelFacts::kvHeads},
    Field{"headDim", &ModelFacts::headDim}, Field{"intermediate", &ModelFacts::intermediate},
    Field{"gatedMlp", &ModelFacts::gatedMlp}, Field{"vocab", &ModelFacts::vocab},
    Field{"maxPositions", &ModelFacts::maxPositions}, Field{"slidingWindow", &ModelFacts::slidingWindow},
    Field{"hasTokenizer", &ModelFacts::hasTokenizer}, Field{"embeddingParameters", &ModelFacts::embeddingParameters},
    Field{"layerParameters", &ModelFacts::layerParameters}, Field{"headParameters", &ModelFacts::headParameters},
    Field{"tiedHead", &ModelFacts::tiedHead}};
template <>
inline constexpr auto fieldsOf<PlanEvent> =
    std::tuple{Field{"plan", &PlanEvent::plan}, Field{"models", &PlanEvent::models}};
template <>
inline constexpr auto fieldsOf<CellStartedEvent> = std::tuple{Field{"promptTokens", &CellStartedEvent::promptTokens},
    Field{"promptsHash", &CellStartedEvent::promptsHash}, Field{"tokenizerHash", &CellStartedEvent::tokenizerHash},
    Field{"promptsOfRank", &CellStartedEvent::promptsOfRank}, Field{"tokenizeNs", &CellStartedEvent::tokenizeNs}};
template <>
inline constexpr auto fieldsOf<BatchHalvedEvent> =
    std::tuple{Field{"used", &BatchHalvedEvent::used}, Field{"reason", &BatchHalvedEvent::reason}};
template <>
inline constexpr auto fieldsOf<RepeatSavedEvent> =
    std::tuple{Field{"pass", &RepeatSavedEvent::pass}, Field{"warmup", &RepeatSavedEvent::warmup},
        Field{"wallNs", &RepeatSavedEvent::wallNs}, Field{"flags", &RepeatSavedEvent::flags}};
template <>
inline constexpr auto fieldsOf<TextsEvent> = std::tuple{Field{"prompts", &TextsEvent::prompts},
    Field{"promptTexts", &TextsEvent::promptTexts}, Field{"generated", &TextsEvent::generated}};
template <>
inline constexpr auto fieldsOf<CellEndedEvent> = std::tuple{Field{"state", &CellEndedEvent::state},
    Field{"reason", &CellEndedEvent::reason}, Field{"endedBy", &CellEndedEvent::endedBy},
    Field{"failedRank", &CellEndedEvent::failedRank}, Field{"outOfMemory", &CellEndedEvent::outOfMemory}};
template <> inline constexpr auto fieldsOf<RunEndedEvent> = std::tuple{Field{"state", &RunEndedEvent::state}};
template <>
inline constexpr auto fieldsOf<ImportedEvent> = std::tuple{Field{"tool", &ImportedEvent::tool},
    Field{"version", &ImportedEvent::version}, Field{"file", &ImportedEvent::file},
    Field{"notComparable", &ImportedEvent::notComparable}, Field{"definitions", &ImportedEvent::definitions}};
template <>
inline constexpr auto fieldsOf<RejectedEvent> =
    std::tuple{Field{"line", &RejectedEvent::line}, Field{"why", &RejectedEvent::why}};

} // namespace throughline
