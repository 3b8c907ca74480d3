// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/engine_facts.h>
#include <ui/settings/device_ticks.h>
#include <ui/style/tokens.h>
#include <ui/widgets/to_qt.h>

#include <QCheckBox>
#include <QGridLayout>

#include <algorithm>

namespace throughline {

namespace {
constexpr int ticksALine = 6; // fits the smallest window
const std::string automaticDevices = "auto";

bool isAmong(const std::vector<std::string>& ids, const std::string& id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}
} // namespace

DeviceTicks::DeviceTicks(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metric::gapLarge);
    m_grid->setVerticalSpacing(0);
    makeTicks();
}

void DeviceTicks::offer(const std::vector<DeviceFacts>& devices)
{
    m_offered.clear();
    for (const DeviceFacts& device : devices)
        m_offered.emplace_back(device.id.toStdString(), device.name);
    makeTicks();
}

void DeviceTicks::setChosen(const std::vector<std::string>& devices)
{
    m_chosen = devices;
    makeTicks();
}

QStringList DeviceTicks::missing() const
{
    QStringList gone;
    for (const std::string& id : m_chosen) {
        const bool known = std::any_of(m_offered.begin(), m_offered.end(), [&](const auto& offered) {
            return offered.first == id || (id == "gpu" && offered.first.starts_with("gpu"));
        });
        if (id != automaticDevices && !known && !m_offered.empty())
            gone << toQt(id);
    }
    return gone;
}

void DeviceTicks::makeTicks()
{
    auto all = m_offered;
    all.insert(all.begin(), {automaticDevices, tr("Automatic")});
    for (const std::string& id : m_chosen)
        if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.first == id; }))
            all.emplace_back(id, id == "gpu" ? tr("All GPUs") : toQt(id));
    const bool same = std::equal(all.begin(), all.end(), m_ticks.begin(), m_ticks.end(),
        [](const auto& wanted, const auto& tick) { return wanted.first == tick.first; });
    if (!same) {
        for (auto& [id, tick] : m_ticks) {
            tick->setObjectName({});
            tick->hide();
            tick->deleteLater(); // it may be the one that was clicked
        }
        m_ticks.clear();
        for (const auto& [id, name] : all) {
            auto* tick = new QCheckBox(name, this);
            tick->setObjectName(QStringLiteral("settingDevice-") + toQt(id));
            tick->setMinimumHeight(metric::control);
            connect(tick, &QCheckBox::clicked, this, [this, id = id](bool on) { take(id, on); });
            const int place = int(m_ticks.size());
            m_grid->addWidget(tick, place / ticksALine, place % ticksALine);
            m_ticks.emplace_back(id, tick);
            tick->show();
        }
    }
    for (auto& [id, tick] : m_ticks)
        tick->setChecked(isAmong(m_chosen, id));
}

void DeviceTicks::take(const std::string& id, bool on)
{
    std::vector<std::string> chosen;
    if (id != automaticDevices)
        for (const auto& [other, tick] : m_ticks) // in the machine's order
            if (other != automaticDevices && (other == id ? on : isAmong(m_chosen, other)))
                chosen.push_back(other);
    m_chosen = chosen.empty() ? std::vector{automaticDevices} : chosen;
    makeTicks();
    emit edited();
}

} // namespace throughline
