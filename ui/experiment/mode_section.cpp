// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/experiment/mode_section.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/to_qt.h>

#include <QHBoxLayout>

#include <algorithm>

namespace throughline {

namespace {
constexpr int mostRanks = 256;

template <class T> bool holds(const std::vector<T>& values, const T& value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}
} // namespace

ModeSection::ModeSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_modeRow(addRow(tr("Modes")))
    , m_deviceRow(addRow(tr("Devices")))
    , m_rankRow(addRow(tr("Ranks")))
    , m_ranks(numberField(1, mostRanks, this))
{
    for (const Mode mode : {Mode::Sequential, Mode::DataParallel, Mode::Pipeline, Mode::TensorParallel}) {
        auto* tick = new QCheckBox(toQt(nameOf(mode)), this);
        tick->setObjectName(QStringLiteral("mode-") + toQt(nameOf(mode)));
        connect(tick, &QCheckBox::clicked, this, &ModeSection::writeModes);
        m_modeRow->add(tick);
        m_modeRow->addGap();
        m_modes.emplace_back(mode, tick);
    }
    m_modeRow->addStretch();

    auto* ticks = new QWidget(this);
    m_deviceTicks = new QHBoxLayout(ticks);
    m_deviceTicks->setContentsMargins(0, 0, 0, 0);
    m_deviceTicks->setSpacing(metric::gapLarge);
    m_deviceRow->add(ticks);
    m_deviceRow->addStretch();
    connect(&facts, &EngineFacts::devicesChanged, this, &ModeSection::offerDevices);
    offerDevices();

    m_ranks->setFixedWidth(200);
    m_rankRow->add(m_ranks);
    m_rankRow->addText(tr("for data-parallel"));
    m_rankRow->addStretch();
    bind(m_ranks, m_rankRow, &Block::ranks, "ranks");
}

void ModeSection::offerDevices()
{
    for (auto& [id, tick] : m_devices)
        tick->deleteLater();
    m_devices.clear();
    for (const DeviceFacts& device : facts().devices()) {
        auto* tick = new QCheckBox(device.name, this);
        tick->setObjectName(QStringLiteral("device-") + device.id);
        connect(tick, &QCheckBox::clicked, this, &ModeSection::writeDevices);
        m_deviceTicks->addWidget(tick);
        m_devices.emplace_back(device.id, tick);
    }
    display(document().currentBlock());
}

void ModeSection::display(const Block& block)
{
    for (auto& [mode, tick] : m_modes)
        tick->setChecked(holds(block.modes, mode));
    for (auto& [id, tick] : m_devices)
        tick->setChecked(holds(block.settings.devices, id.toStdString())
            || (id.startsWith(QLatin1String("gpu")) && holds(block.settings.devices, std::string("gpu"))));
    setNumbers(*m_ranks, block.ranks);
}

void ModeSection::explain(const Plan& plan)
{
    const int block = blockIndex();
    say(m_modeRow, firstOf({explainSkips(plan, block, {SkipKind::ModeNotBuilt}), explainFilledIn(plan, "modes")}));
    const QString onlyCpu = facts().noGpuReason();
    say(m_deviceRow,
        firstOf({explainSkips(plan, block, {SkipKind::DeviceMissing}), explainFilledIn(plan, "devices"),
            {onlyCpu, Tone::Secondary}}));
    say(m_rankRow,
        firstOf({explainSkips(plan, block, {SkipKind::RanksExceedPrompts}),
            explainNotes(plan, block, {NoteKind::RanksShareDevice})}));
}

void ModeSection::writeModes()
{
    document().edit("modes", [this](Block& block) {
        block.modes.clear();
        for (const auto& [mode, tick] : m_modes)
            if (tick->isChecked())
                block.modes.push_back(mode);
        if (block.modes.empty())
            block.modes.push_back(Mode::Sequential); // it would be added anyway, as the baseline
    });
    display(document().currentBlock());
}

void ModeSection::writeDevices()
{
    document().edit("devices", [this](Block& block) {
        block.settings.devices.clear();
        for (const auto& [id, tick] : m_devices)
            if (tick->isChecked())
                block.settings.devices.push_back(id.toStdString());
        if (block.settings.devices.empty())
            block.settings.devices = {"auto"};
    });
}

} // namespace throughline
