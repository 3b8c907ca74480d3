// SPDX-License-Identifier: GPL-3.0-or-later
// What the devices of a run did over time, gathered from its passes: one list of samples per device and metric. Asks no
// device and draws nothing.
#pragma once

#include <core/run_result.h>

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace throughline {

enum class DeviceMetric { Rate, Memory, Utilisation, Power, Clock };
inline constexpr std::array deviceMetrics{
    DeviceMetric::Rate, DeviceMetric::Memory, DeviceMetric::Utilisation, DeviceMetric::Power, DeviceMetric::Clock};

/// Holds until the next one.
struct DeviceSample {
    int64_t tNs = 0;
    double value = 0;
};

struct DeviceRow {
    std::string key; // UUID; empty: the CPU
    QString name;    // "CPU", "GPU 0"
    std::map<DeviceMetric, std::vector<DeviceSample>> samples;
    std::map<DeviceMetric, QString> unavailable; // why there is none
};

/// Where a cell began.
struct CellMark {
    int64_t tNs = 0;
    int cell = 0;
};

class DeviceSamples {
public:
    void clear();
    /// `run` has the event already.
    void take(const Event& event, const RunResult& run);

    const std::vector<DeviceRow>& rows() const { return m_rows; } // an idle device keeps its row
    const std::vector<CellMark>& marks() const { return m_marks; }
    int64_t firstNs() const { return m_firstNs; }
    int64_t lastNs() const { return m_lastNs; } // of all samples, and of events
    /// Those that some device can be asked for.
    std::vector<DeviceMetric> readable() const;
    /// "Power: Not Supported", one line for each that nobody can read.
    QStringList unreadable() const;
    /// Passes generate nothing: finished prompts are counted instead of tokens.
    bool countsPrompts() const { return m_countsPrompts; }

    static QString wordOf(DeviceMetric metric, bool prompts);
    /// "97 %", "12.1 GB".
    static QString inWords(DeviceMetric metric, double value);

private:
    void makeRows(const RunResult& run);
    void addPass(const CellResult& cell, const Repeat& repeat);
    void addRates(DeviceRow& row, const std::vector<const RankPass*>& ranks);
    void addMemory(DeviceRow& row, const std::vector<const RankPass*>& ranks);
    void addTelemetry(DeviceRow& row, const TelemetryEvent& telemetry);
    void add(DeviceRow& row, DeviceMetric metric, int64_t tNs, double value);

    std::vector<DeviceRow> m_rows;
    std::vector<CellMark> m_marks;
    int64_t m_firstNs = 0;
    int64_t m_lastNs = 0;
    bool m_countsPrompts = false;
};

} // namespace throughline
