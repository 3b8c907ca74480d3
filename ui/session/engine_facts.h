// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says of this machine and its models, asked in child processes. The window looks at no device and
// opens no model itself.
#pragma once

#include <host/engine_client.h>
#include <ui/session/listed_model_facts.h>

#include <QObject>

#include <optional>
#include <vector>

namespace throughline {

struct DeviceFacts {
    QString id;    // "cpu", "gpu:0"
    QString name;  // "CPU", "GPU 0"
    QString model; // "NVIDIA H200"
    int cores = 0;
    qint64 memoryBytes = 0;
    qint64 availableBytes = 0;
};

class EngineFacts : public QObject {
    Q_OBJECT
public:
    explicit EngineFacts(QString program, QObject* parent = nullptr);

    void ask();        // models and devices; after the first paint
    void askModels();  // again: the hub cache may hold others by now
    void askDevices(); // again: their memory may be used otherwise by now
    const QString& program() const { return m_program; }
    const std::vector<ListedModelFacts>& models() const { return m_models; }
    bool modelsKnown() const { return m_modelsKnown; } // an answer has come
    const QString& modelsFailure() const { return m_modelsFailure; }
    /// The one that an experiment means by this name; null when it is none of the listed ones.
    const ListedModelFacts* model(const QString& name) const;
    const std::vector<DeviceFacts>& devices() const { return m_devices; }
    const QString& noGpuReason() const { return m_noGpuReason; }
    const QString& failure() const { return m_failure; } // why the devices are not known

signals:
    void modelsChanged();  // or they could not be listed: modelsFailure() says why
    void devicesChanged(); // others, or not known: failure() says why
    void memoryChanged();  // of the same devices

private:
    void take(const QString& what, const QByteArray& json);

    QString m_program;
    EngineQuery m_modelsQuery;
    EngineQuery m_devicesQuery;
    std::vector<ListedModelFacts> m_models;
    std::vector<DeviceFacts> m_devices;
    QString m_noGpuReason;
    QString m_failure;
    QString m_modelsFailure;
    bool m_modelsKnown = false;
};

} // namespace throughline
