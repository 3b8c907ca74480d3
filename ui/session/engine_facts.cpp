// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the answers of `throughline models --json` and `throughline devices --json`; what is missing stays empty.
#include <ui/session/engine_facts.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

DeviceFacts cpuOf(const QJsonObject& json)
{
    DeviceFacts facts;
    facts.id = QStringLiteral("cpu");
    facts.name = throughline::EngineFacts::tr("CPU");
    facts.model = json["name"].toString();
    const QJsonValue cores = json["cores"];
    facts.cores = cores.isArray() ? int(cores.toArray().size()) : cores.toInt();
    facts.memoryBytes = json["memoryBytes"].toInteger();
    facts.availableBytes = json["availableBytes"].toInteger();
    return facts;
}

DeviceFacts gpuOf(int index, const QJsonObject& json)
{
    DeviceFacts facts;
    facts.id = QStringLiteral("gpu:%1").arg(index);
    facts.name = QStringLiteral("GPU %1").arg(index);
    facts.model = json["name"].toString();
    facts.memoryBytes = json["memoryBytes"].toInteger();
    facts.availableBytes = json["availableBytes"].toInteger();
    return facts;
}

bool isSameDevice(const DeviceFacts& a, const DeviceFacts& b)
{
    return a.id == b.id && a.name == b.name && a.model == b.model && a.cores == b.cores
        && a.memoryBytes == b.memoryBytes;
}

} // namespace

EngineFacts::EngineFacts(QString program, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_modelsQuery(m_program)
    , m_devicesQuery(m_program)
{
    connect(&m_modelsQuery, &EngineQuery::answer, this, &EngineFacts::take);
    connect(&m_devicesQuery, &EngineQuery::answer, this, &EngineFacts::take);
    connect(&m_modelsQuery, &EngineQuery::failed, this, [this](const QString& sentence) {
        m_modelsFailure = sentence;
        emit modelsChanged();
    });
    connect(&m_devicesQuery, &EngineQuery::failed, this, [this](const QString& sentence) {
        m_failure = sentence;
        emit devicesChanged();
    });
}

void EngineFacts::ask()
{
    askDevices();
    askModels();
}

void EngineFacts::askDevices() { m_devicesQuery.devices(); }

void EngineFacts::askModels() { m_modelsQuery.models(); }

const ListedModelFacts* EngineFacts::model(const QString& name) const
{
    for (const ListedModelFacts& facts : m_models)
        if (facts.openAs == name)
            return &facts;
    return nullptr;
}

void EngineFacts::take(const QString& what, const QByteArray& json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    if (what == QLatin1String("models")) {
        m_models.clear();
        for (const QJsonValue& model : answer["models"].toArray())
            m_models.push_back(listedModel(model.toObject()));
        m_modelsKnown = true;
        m_modelsFailure.clear();
        emit modelsChanged();
        return;
    }
    const std::vector<DeviceFacts> before = std::exchange(m_devices, {cpuOf(answer["cpu"].toObject())});
    const QJsonArray gpus = answer["gpus"].toArray();
    for (int i = 0; i < gpus.size(); ++i)
        m_devices.push_back(gpuOf(i, gpus[i].toObject()));
    const QString reason = std::exchange(m_noGpuReason, answer["noGpuReason"].toString());
    m_failure.clear();
    // Who offers devices makes its controls anew: not for a figure.
    const bool same = reason == m_noGpuReason
        && std::equal(before.begin(), before.end(), m_devices.begin(), m_devices.end(), isSameDevice);
    if (same)
        emit memoryChanged();
    else
        emit devicesChanged();
}

} // namespace throughline
