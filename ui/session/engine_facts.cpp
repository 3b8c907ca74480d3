// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the answers of `throughline models --json` and `throughline devices --json`; what is missing stays empty.
#include <ui/session/engine_facts.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace throughline {

namespace {

ListedModelFacts modelOf(const QJsonObject& json)
{
    ListedModelFacts facts;
    facts.name = json["name"].toString();
    facts.kind = json["kind"].toString();
    facts.unusable = json["unusable"].toString();
    facts.layers = json["layers"].toInt();
    facts.parameters = json["parameters"].toDouble();
    return facts;
}

DeviceFacts cpuOf(const QJsonObject& json)
{
    DeviceFacts facts;
    facts.id = QStringLiteral("cpu");
    facts.name = QStringLiteral("CPU");
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

} // namespace

EngineFacts::EngineFacts(QString program, QObject* parent)
    : QObject(parent)
    , m_modelsQuery(program)
    , m_devicesQuery(program)
{
    for (EngineQuery* query : {&m_modelsQuery, &m_devicesQuery}) {
        connect(query, &EngineQuery::answer, this, &EngineFacts::take);
        connect(query, &EngineQuery::failed, this, [this](const QString& sentence) {
            m_failure = sentence;
            emit devicesChanged();
        });
    }
}

void EngineFacts::ask()
{
    m_devicesQuery.devices();
    m_modelsQuery.models();
}

const ListedModelFacts* EngineFacts::model(const QString& name) const
{
    for (const ListedModelFacts& facts : m_models)
        if (facts.name == name)
            return &facts;
    return nullptr;
}

void EngineFacts::take(const QString& what, const QByteArray& json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    if (what == QLatin1String("models")) {
        m_models.clear();
        for (const QJsonValue& model : answer["models"].toArray())
            m_models.push_back(modelOf(model.toObject()));
        emit modelsChanged();
        return;
    }
    m_devices = {cpuOf(answer["cpu"].toObject())};
    const QJsonArray gpus = answer["gpus"].toArray();
    for (int i = 0; i < gpus.size(); ++i)
        m_devices.push_back(gpuOf(i, gpus[i].toObject()));
    m_noGpuReason = answer["noGpuReason"].toString();
    emit devicesChanged();
}

} // namespace throughline
