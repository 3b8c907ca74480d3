// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/download_row.h>
#include <ui/models/download_words.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int downloadBarSteps = 1000;

Tone downloadTone(const ModelDownload& download)
{
    switch (download.phase()) {
    case ModelDownload::Phase::Running: // waiting for a hub that does not answer, and goes on by itself
        return download.sentence().isEmpty() || download.cancelAsked() ? Tone::Secondary : Tone::Caution;
    case ModelDownload::Phase::Failed:
        return Tone::Bad;
    case ModelDownload::Phase::Done:
        return Tone::Good;
    default:
        return Tone::Secondary;
    }
}

} // namespace

DownloadRow::DownloadRow(ModelDownload& download, bool mayAdd, QWidget* parent)
    : QWidget(parent)
    , m_download(download)
    , m_mayAdd(mayAdd)
    , m_name(new TextLabel({}, 13, 500, Tone::Plain, this))
    , m_status(smallLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new Button(tr("Cancel"), ButtonKind::Secondary, {}, this))
    , m_retry(new Button(tr("Retry"), ButtonKind::Secondary, {}, this))
    , m_add(new Button(tr("Add"), ButtonKind::Secondary, "plus", this))
    , m_close(Button::iconOnly("close", tr("Close this message"), this))
{
    m_name->setElided(true);
    m_status->setObjectName("downloadStatus");
    m_status->setWordWrap(true);
    m_bar->setObjectName("downloadBar");
    m_bar->setRange(0, downloadBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(12);
    m_cancel->setObjectName("downloadCancel");
    m_retry->setObjectName("downloadRetry");
    m_add->setObjectName("downloadAdd");
    m_close->setObjectName("downloadClose");
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(m_name);
    text->addWidget(m_bar);
    text->addWidget(m_status);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(metric::gap);
    row->addLayout(text, 1);
    for (Button* button : {m_cancel, m_retry, m_add, m_close})
        row->addWidget(button, 0, Qt::AlignTop);
    connect(&download, &ModelDownload::changed, this, &DownloadRow::display);
    connect(m_cancel, &QPushButton::clicked, &download, &ModelDownload::cancel);
    connect(m_retry, &QPushButton::clicked, &download, &ModelDownload::retry);
    connect(m_close, &QPushButton::clicked, &download, &ModelDownload::dismiss);
    connect(m_add, &QPushButton::clicked, this, [this] { emit addWanted(m_download.openAs()); });
    display();
}

void DownloadRow::display()
{
    using Phase = ModelDownload::Phase;
    const Phase phase = m_download.phase();
    const DownloadProgress& progress = m_download.progress();
    const QString status = DownloadWords::status(m_download);
    m_name->setText(tr("Download of %1").arg(m_download.model()));
    m_status->setText(status);
    m_status->setTone(downloadTone(m_download));
    m_status->setToolTip(phase == Phase::Failed ? status.toHtmlEscaped() : QString());
    m_bar->setVisible(phase == Phase::Running);
    m_bar->setAccessibleName(tr("Download of %1").arg(m_download.model()));
    m_bar->setAccessibleDescription(status);
    m_bar->setValue(
        progress.bytesTotal > 0 ? int(double(progress.bytesDone) / double(progress.bytesTotal) * downloadBarSteps) : 0);
    m_cancel->setVisible(phase == Phase::Running);
    m_cancel->setEnabled(!m_download.cancelAsked());
    m_retry->setVisible(phase == Phase::Failed || phase == Phase::Cancelled);
    m_retry->setText(phase == Phase::Cancelled ? tr("Go on") : tr("Retry"));
    m_add->setVisible(phase == Phase::Done && m_mayAdd);
    m_close->setVisible(phase != Phase::Running);
}

} // namespace throughline
