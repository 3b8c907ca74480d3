// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices: automatic, or some of this machine's. A device that was chosen and is gone stays to be seen.
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QGridLayout;

namespace throughline {

struct DeviceFacts;

class DeviceTicks : public QWidget {
    Q_OBJECT
public:
    explicit DeviceTicks(QWidget* parent = nullptr);

    void offer(const std::vector<DeviceFacts>& devices);
    void setChosen(const std::vector<std::string>& devices); // says nothing; never empty
    const std::vector<std::string>& chosen() const { return m_chosen; }
    /// Chosen, and not in this machine; empty as long as its devices are not known.
    QStringList missing() const;

signals:
    void edited(); // by the person

private:
    void makeTicks();
    void take(const std::string& id, bool on);

    QGridLayout* m_grid = nullptr;
    std::vector<std::pair<std::string, QString>> m_offered; // id, name
    std::vector<std::string> m_chosen{"auto"};
    std::vector<std::pair<std::string, QCheckBox*>> m_ticks;
};

} // namespace throughline
