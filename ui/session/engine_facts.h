// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says of this machine and its models, asked once in child processes. The window looks at no device and
// opens no model itself.
#pragma once

#include <host/engine_client.h>

#include <QObject>

#include <optional>
#include <vector>

namespace throughline {

struct ListedModelFacts {
    QString name;
    QString kind;     // "preset", or where it was found
    QString unusable; // why; empty = usable
    int layers = 0;
    double parameters = 0;
};
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

    void ask(); // models and devices; after the first paint
    const std::vector<ListedModelFacts>& models() const { return m_models; }
    const ListedModelFacts* model(const QString& name) const;
    const std::vector<DeviceFacts>& devices() const { return m_devices; }
    const QString& noGpuReason() const { return m_noGpuReason; }
    const QString& failure() const { return m_failure; }

signals:
    void modelsChanged();
    void devicesChanged();

private:
    void take(const QString& what, const QByteArray& json);

    EngineQuery m_modelsQuery;
    EngineQuery m_devicesQuery;
    std::vector<ListedModelFacts> m_models;
    std::vector<DeviceFacts> m_devices;
    QString m_noGpuReason;
    QString m_failure;
};

} // namespace throughline
