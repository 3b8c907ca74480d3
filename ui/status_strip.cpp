// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/session/run_progress.h>
#include <ui/session/session.h>
#include <ui/status_strip.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>

#include <algorithm>

namespace throughline {

namespace {
constexpr int barSteps = 1000;
constexpr int paintEveryMs = 1000; // while nothing else may be painted, this one line still is
constexpr std::size_t mostGpus = 4;

/// "16.8 / 139 GB": the unit once where both have the same.
QString memoryWords(const DeviceFacts& device)
{
    if (device.memoryBytes <= 0)
        return {};
    QString used = toQt(bytesInWords(device.memoryBytes - device.availableBytes));
    const QString all = toQt(bytesInWords(device.memoryBytes));
    const QString unit = all.section(QLatin1Char(' '), 1);
    if (used.endsWith(QLatin1Char(' ') + unit))
        used.chop(unit.size() + 1);
    return throughline::StatusStrip::tr("%1 / %2").arg(used, all);
}
} // namespace

StatusStrip::StatusStrip(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_devices(new QHBoxLayout)
    , m_bar(new QProgressBar(this))
    , m_cell(new TextLabel(tr("Idle"), 12, 400, Tone::Secondary, this))
    , m_left(smallLabel({}, this))
    , m_notes(new Button({}, ButtonKind::Flat, "caution", this))
{
    setFixedHeight(metric::statusBar);
    m_cell->setObjectName("statusCell");
    m_left->setObjectName("statusLeft");
    m_notes->setObjectName("statusNotes");
    m_bar->setObjectName("statusBar");
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(128, 12);
    m_bar->hide();
    m_notes->setFont(themeFont(12, 500));
    m_notes->hide();
    m_devices->setSpacing(metric::gapLarge);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::gapLarge, 0, metric::gapLarge, 0);
    row->setSpacing(metric::gapLarge);
    row->addLayout(m_devices);
    row->addStretch(1);
    row->addWidget(m_bar);
    row->addWidget(m_cell);
    row->addWidget(m_left);
    row->addWidget(m_notes);
    connect(&session.facts(), &EngineFacts::devicesChanged, this, &StatusStrip::listDevices);
    connect(&session.facts(), &EngineFacts::memoryChanged, this, &StatusStrip::listDevices);
    connect(&session.engine(), &EngineRun::started, this, [this] {
        m_bar->setValue(0);
        m_everySecond.start(paintEveryMs);
        showProgress();
        listDevices(); // the progress takes of their room
    });
    connect(&session.engine(), &EngineRun::applied, this, [this](const Event& event) {
        if (std::holds_alternative<CellEndedEvent>(event.body))
            showProgress();
    });
    connect(&session.engine(), &EngineRun::ended, this, [this] {
        m_everySecond.stop();
        showProgress();
        listDevices();
    });
    connect(&session.engine().queue(), &RunQueue::changed, this, &StatusStrip::showProgress);
    connect(&m_everySecond, &QTimer::timeout, this, &StatusStrip::showProgress);
    showProgress();
    connect(m_notes, &QPushButton::clicked, this, [this] { m_session.show(Page::Run); });
}

void StatusStrip::listDevices()
{
    addDevices(false);
    foldIfCramped();
}

void StatusStrip::foldIfCramped()
{
    if (!m_folded && layout()->sizeHint().width() > width())
        addDevices(true);
}

void StatusStrip::addDevices(bool folded)
{
    m_folded = folded;
    while (QLayoutItem* item = m_devices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::vector<DeviceFacts> gpus;
    for (const DeviceFacts& device : m_session.facts().devices())
        if (device.cores > 0)
            addDevice(tr("CPU %n core", "CPU %n cores", device.cores), device);
        else
            gpus.push_back(device);
    if (gpus.size() <= mostGpus && !folded) {
        for (const DeviceFacts& gpu : gpus)
            addDevice(gpu.name + QLatin1Char(' ') + QString(gpu.model).remove(QStringLiteral("NVIDIA ")), gpu);
        return;
    }
    if (gpus.empty())
        return;
    // Of many the fullest one speaks.
    const auto fullest = std::min_element(gpus.begin(), gpus.end(),
        [](const DeviceFacts& a, const DeviceFacts& b) { return a.availableBytes < b.availableBytes; });
    const QString last = gpus.back().name.section(QLatin1Char(' '), -1);
    addDevice(gpus.size() == 1 ? gpus.front().name : tr("%1–%2").arg(gpus.front().name, last), *fullest);
}

void StatusStrip::addDevice(const QString& name, const DeviceFacts& device)
{
    auto* pair = new QWidget(this);
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gapSmall);
    row->addWidget(smallLabel(name, pair));
    row->addWidget(new TextLabel(memoryWords(device), 12, 500, Tone::Plain, pair));
    pair->setToolTip(device.model.toHtmlEscaped());
    m_devices->addWidget(pair);
    pair->show(); // at once: what is hidden is not counted when the strip's width is asked for
}

void StatusStrip::showProgress()
{
    const EngineRun& engine = m_session.engine();
    const bool running = engine.running();
    m_bar->setVisible(running);
    const RunProgress progress = engine.progress();
    m_notes->setVisible(progress.flagged > 0);
    m_notes->setText(tr("%n note", "%n notes", progress.flagged));
    m_cell->setTone(running ? Tone::Plain : Tone::Secondary);
    QStringList left;
    if (running) {
        m_bar->setValue(qMax(m_bar->value(), int(barSteps * progress.fraction))); // a bar never runs back
        m_cell->setText(progress.cells == 0
                ? tr("starting")
                : tr("cell %1 of %2").arg(qMin(progress.ended + 1, progress.cells)).arg(progress.cells));
        left << leftInWords(progress);
    } else {
        m_cell->setText(tr("Idle"));
    }
    if (!engine.queue().empty())
        left << tr("%n queued", "%n queued", engine.queue().size());
    left.removeAll(QString());
    m_left->setText(left.join(QStringLiteral(" · ")));
    m_left->setVisible(!left.isEmpty());
    foldIfCramped(); // "cell 17 of 32" needs more than "starting"
}

void StatusStrip::resizeEvent(QResizeEvent*) { listDevices(); }

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(*this).window);
    painter.fillRect(QRect(0, 0, width(), 1), themeOf(*this).line);
}

} // namespace throughline
