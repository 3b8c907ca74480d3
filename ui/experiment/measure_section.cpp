// SPDX-License-Identifier: GPL-3.0-or-later
// See the header. Shows the protocol with its defaults filled in; stores only what differs from them.
#include <ui/experiment/measure_section.h>
#include <ui/widgets/segmented_control.h>

#include <QDoubleSpinBox>
#include <QSignalBlocker>

namespace throughline {

namespace {
constexpr int mostPasses = 10'000;
constexpr double percent = 100;

void setQuietly(QDoubleSpinBox* box, double value)
{
    const QSignalBlocker quiet(box);
    box->setValue(value);
}
} // namespace

MeasureSection::MeasureSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_protocolRow(addRow(tr("Protocol")))
    , m_protocol(new SegmentedControl(tr("Protocol"), this))
{
    m_protocol->setObjectName("protocol");
    m_protocol->setSegments({tr("Quick"), tr("Standard"), tr("Careful")});
    m_protocolRow->add(m_protocol);
    m_protocolRow->addStretch();
    connect(m_protocol, &SegmentedControl::currentChanged, this, [this](int index) {
        // Another protocol brings its own numbers.
        this->document().edit(
            "protocol",
            [&](Block& block) {
                block.settings.protocol = Protocol{};
                block.settings.protocol.name = ProtocolName(index);
            },
            EditStep::Own);
    });
    addRepeats();
    addInterval();
}

QSpinBox* MeasureSection::countBox(const QString& name, const QString& accessibleName, int Protocol::*place)
{
    QSpinBox* box = numberBox(name, accessibleName, 1, mostPasses);
    connect(box, &QSpinBox::valueChanged, this, [this, name, place](int value) {
        document().edit(name, [&](Block& block) { block.settings.protocol.*place = value; });
    });
    return box;
}

QDoubleSpinBox* MeasureSection::amountBox(
    const QString& name, const QString& accessibleName, double most, double scale, double Protocol::*place)
{
    auto* box = new QDoubleSpinBox(this);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setLocale(QLocale::c());
    box->setDecimals(1);
    box->setRange(0, most);
    box->setFixedWidth(60);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, name, place, scale](double value) {
        document().edit(name, [&](Block& block) { block.settings.protocol.*place = value / scale; });
    });
    return box;
}

void MeasureSection::addRepeats()
{
    FieldRow* row = addRow(tr("Repeats"));
    m_repeats = countBox("repeats", tr("Repeats at least"), &Protocol::repeats);
    m_maxRepeats = countBox("maxRepeats", tr("Repeats at most"), &Protocol::maxRepeats);
    m_warmups = countBox("warmups", tr("Warm-up passes at least"), &Protocol::warmups);
    row->add(m_repeats);
    row->addText(tr("to"));
    row->add(m_maxRepeats);
    row->addGap();
    row->addText(tr("Warm-up passes"));
    row->add(m_warmups);
    row->addStretch();
}

void MeasureSection::addInterval()
{
    FieldRow* row = addRow(tr("Until"));
    constexpr double mostSeconds = 86'400;
    m_halfWidth = amountBox(
        "halfWidth", tr("Asked half-width of the interval, per cent"), percent, percent, &Protocol::halfWidth);
    m_budget = amountBox("budget", tr("Time for a cell, seconds"), mostSeconds, 1, &Protocol::budgetSeconds);
    row->addText(tr("interval within ±"));
    row->add(m_halfWidth);
    row->addText(tr("%, or after"));
    row->add(m_budget);
    row->addText(tr("s a cell"));
    row->addStretch();
    row->hint()->say(tr("95 % interval of the median; 0 asks for none"));
}

void MeasureSection::display(const Block& block)
{
    const Protocol protocol = withDefaults(block.settings.protocol);
    m_protocol->setCurrent(int(protocol.name));
    throughline::setQuietly(m_warmups, protocol.warmups);
    throughline::setQuietly(m_repeats, protocol.repeats);
    throughline::setQuietly(m_maxRepeats, protocol.maxRepeats);
    setQuietly(m_halfWidth, protocol.halfWidth * percent);
    setQuietly(m_budget, protocol.budgetSeconds);
}

void MeasureSection::explain(const Plan&)
{
    say(m_protocolRow,
        {m_protocol->current() == int(ProtocolName::Quick)
                ? tr("A first look: a range instead of an interval, comparisons stay undecided")
                : tr("Warm-up until passes agree, then repeats until the interval is narrow enough"),
            Tone::Secondary});
}

QString MeasureSection::summary() const
{
    const QString name = m_protocol->segments().value(m_protocol->current()).toLower();
    const QString repeats = tr("%1 repeats or more").arg(m_repeats->value());
    if (m_halfWidth->value() <= 0)
        return tr("%1 · %2").arg(name, repeats);
    return tr("%1 · %2 · interval within %3 % · %4 s a cell")
        .arg(name, repeats, QLocale::c().toString(m_halfWidth->value()), QLocale::c().toString(m_budget->value()));
}

} // namespace throughline
