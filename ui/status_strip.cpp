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

namespace throughline {

namespace {
constexpr int barSteps = 1000;
constexpr int paintEveryMs = 1000; // while nothing else may be painted, this one line still is
constexpr std::size_t mostDevices = 4;
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
    connect(&session.engine(), &EngineRun::started, this, &StatusStrip::showProgress);
    connect(&session.engine(), &EngineRun::applied, this, [this](const Event& event) {
        if (std::holds_alternative<CellEndedEvent>(event.body))
            showProgress();
        else
            showProgressAtMostEachSecond();
    });
    connect(&session.engine(), &EngineRun::ended, this, &StatusStrip::showProgress);
    showProgress();
    connect(m_notes, &QPushButton::clicked, this, [this] { m_session.show(Page::Run); });
}

void StatusStrip::listDevices()
{
    while (QLayoutItem* item = m_devices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto& devices = m_session.facts().devices();
    for (std::size_t i = 0; i < devices.size() && i < mostDevices + 1; ++i) {
        const DeviceFacts& device = devices[i];
        const QString memory = device.memoryBytes > 0
            ? QStringLiteral("%1 / %2").arg(
                toQt(bytesInWords(device.memoryBytes - device.availableBytes)), toQt(bytesInWords(device.memoryBytes)))
            : QString();
        const QString name =
            device.cores > 0 ? tr("CPU %1 cores").arg(device.cores) : device.name + QLatin1Char(' ') + device.model;
        auto* pair = new QWidget(this);
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metric::gapSmall);
        row->addWidget(smallLabel(name, pair));
        row->addWidget(new TextLabel(memory, 12, 500, Tone::Plain, pair));
        pair->setToolTip(device.model.toHtmlEscaped());
        m_devices->addWidget(pair);
    }
}

void StatusStrip::showProgressAtMostEachSecond()
{
    if (!m_sincePainted.isValid() || m_sincePainted.elapsed() >= paintEveryMs)
        showProgress();
}

void StatusStrip::showProgress()
{
    m_sincePainted.start();
    const EngineRun& engine = m_session.engine();
    const bool running = engine.running();
    m_bar->setVisible(running);
    m_left->setVisible(running);
    const RunProgress progress = progressOf(engine.result());
    m_notes->setVisible(progress.flagged > 0);
    m_notes->setText(counted(tr("1 note"), tr("%1 notes"), progress.flagged));
    m_cell->setTone(running ? Tone::Plain : Tone::Secondary);
    if (!running) {
        m_cell->setText(tr("Idle"));
        return;
    }
    m_bar->setValue(int(barSteps * progress.fraction));
    m_cell->setText(progress.cells == 0
            ? tr("starting")
            : tr("cell %1 of %2").arg(qMin(progress.ended + 1, progress.cells)).arg(progress.cells));
    const QString waiting = engine.queue().empty() ? QString() : tr(" · %1 queued").arg(engine.queue().size());
    m_left->setText(
        (progress.leftNs > 0 ? tr("%1 left").arg(toQt(durationInWords(progress.leftNs))) : QString()) + waiting);
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(*this).window);
    painter.fillRect(QRect(0, 0, width(), 1), themeOf(*this).line);
}

} // namespace throughline
