// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/experiment/mode_section.h>
#include <ui/session/engine_facts.h>
#include <ui/widgets/to_qt.h>

#include <QGridLayout>

#include <algorithm>

namespace throughline {

namespace {
constexpr int mostRanks = 256;
constexpr int devicesInLine = 5;

template <class T> bool holds(const std::vector<T>& values, const T& value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}
} // namespace

QString modeLabel(Mode mode)
{
    switch (mode) {
    case Mode::Sequential:
        return ModeSection::tr("sequential");
    case Mode::DataParallel:
        return ModeSection::tr("data-parallel");
    case Mode::Pipeline:
        return ModeSection::tr("pipeline");
    case Mode::TensorParallel:
        break;
    }
    return ModeSection::tr("tensor-parallel");
}

ModeSection::ModeSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_modeRow(addRow(tr("Modes")))
    , m_deviceRow(addRow(tr("Devices")))
    , m_rankRow(addRow(tr("Ranks")))
    , m_ranks(numberField(1, mostRanks, this))
{
    std::vector<QCheckBox*> ticked;
    for (const Mode mode : {Mode::Sequential, Mode::DataParallel, Mode::Pipeline, Mode::TensorParallel}) {
        auto* tick = new QCheckBox(modeLabel(mode), this);
        tick->setAccessibleName(toQt(inWords(mode)));
        tick->setObjectName(QStringLiteral("mode-") + toQt(nameOf(mode)));
        connect(tick, &QCheckBox::clicked, this, &ModeSection::writeModes);
        m_modes.emplace_back(mode, tick);
        ticked.push_back(tick);
    }
    addTicks(m_modeRow, ticked);

    auto* ticks = new QWidget(this);
    m_deviceTicks = new QGridLayout(ticks);
    m_deviceTicks->setContentsMargins(0, 0, 0, 0);
    m_deviceTicks->setHorizontalSpacing(metric::gapLarge);
    m_deviceTicks->setVerticalSpacing(metric::gap);
    m_deviceRow->add(ticks);
    m_deviceRow->addStretch();
    connect(&facts, &EngineFacts::devicesChanged, this, &ModeSection::offerDevices);
    offerDevices();

    m_ranks->setFixedWidth(200);
    m_rankRow->add(m_ranks);
    m_rankRow->addText(tr("for data-parallel"));
    m_rankRow->addStretch();
    bind(m_ranks, m_rankRow, &Block::ranks, "ranks");
    offerNumbers(*m_ranks, {{1}, {2}, {1, 2}, {1, 2, 4}, {1, 2, 4, 8}});
}

void ModeSection::offerDevices()
{
    for (auto& [id, tick] : m_devices) {
        tick->hide();
        tick->deleteLater();
    }
    m_devices.clear();
    for (const DeviceFacts& device : facts().devices()) {
        auto* tick = new QCheckBox(device.name, this);
        tick->setObjectName(QStringLiteral("device-") + device.id);
        connect(tick, &QCheckBox::clicked, this, &ModeSection::writeDevices);
        const int place = int(m_devices.size());
        m_deviceTicks->addWidget(tick, place / devicesInLine, place % devicesInLine);
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
    QString onlyCpu = facts().noGpuReason();
    onlyCpu = onlyCpu.left(1).toUpper() + onlyCpu.mid(1); // it may be all that is said
    say(m_deviceRow,
        firstOf({explainSkips(plan, block, {SkipKind::DeviceMissing}), explainFilledIn(plan, "devices"),
            {onlyCpu, Tone::Secondary}}));
    m_ranks->setBadChips(neverRun(plan, block, {Mode::DataParallel}, {SkipKind::RanksExceedPrompts}, &Cell::ranks));
    say(m_rankRow,
        firstOf({explainSkips(plan, block, {SkipKind::RanksExceedPrompts}),
            explainNotes(plan, block, {NoteKind::RanksExceedCores}),
            explainNotes(plan, block, {NoteKind::RanksShareDevice})}));
}

void ModeSection::writeModes()
{
    document().edit(
        "modes",
        [this](Block& block) {
            block.modes.clear();
            for (const auto& [mode, tick] : m_modes)
                if (tick->isChecked())
                    block.modes.push_back(mode);
            if (block.modes.empty())
                block.modes.push_back(Mode::Sequential); // it would be added anyway, as the baseline
        },
        EditStep::Own);
    display(document().currentBlock());
}

void ModeSection::writeDevices()
{
    document().edit(
        "devices",
        [this](Block& block) {
            block.settings.devices.clear();
            for (const auto& [id, tick] : m_devices)
                if (tick->isChecked())
                    block.settings.devices.push_back(id.toStdString());
            if (block.settings.devices.empty())
                block.settings.devices = {"auto"};
        },
        EditStep::Own);
}

} // namespace throughline
