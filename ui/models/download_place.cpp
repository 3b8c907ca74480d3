// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/download_place.h>
#include <ui/models/download_row.h>
#include <ui/models/model_download.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QStackedLayout>

namespace throughline {

namespace {
constexpr int downloadPlaceHeight = 72; // a name and two lines
enum DownloadPage { NothingToFetch, Offer, TheDownload };
} // namespace

DownloadPlace::DownloadPlace(ModelDownload& download, QWidget* parent)
    : QWidget(parent)
    , m_download(download)
    , m_stack(new QStackedLayout(this))
    , m_text(new TextLabel({}, 13, 400, Tone::Plain, this))
    , m_fetch(new Button({}, ButtonKind::Secondary, "export", this))
{
    setFixedHeight(downloadPlaceHeight);
    m_text->setElided(true);
    m_text->setObjectName("downloadOffer");
    m_fetch->setObjectName("downloadStart");
    auto* offer = new QWidget(this);
    auto* row = new QHBoxLayout(offer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    row->addWidget(m_text, 1);
    row->addWidget(m_fetch);
    m_stack->addWidget(new QWidget(this));
    m_stack->addWidget(offer);
    m_stack->addWidget(new DownloadRow(download, false, this));
    connect(m_fetch, &QPushButton::clicked, this, &DownloadPlace::fetch);
    connect(&download, &ModelDownload::changed, this, &DownloadPlace::display);
    display();
}

void DownloadPlace::offer(const QString& model, bool finish)
{
    m_offer = model;
    m_finish = finish;
    display();
}

QString DownloadPlace::offered() const { return m_stack->currentIndex() == Offer ? m_offer : QString(); }

void DownloadPlace::fetch()
{
    if (const QString model = offered(); !model.isEmpty())
        m_download.start(model);
}

void DownloadPlace::display()
{
    // One at a time; and what has ended is shown until something else is asked for.
    const bool about = m_download.phase() != ModelDownload::Phase::Idle;
    const bool shown = about && (m_download.running() || m_offer.isEmpty() || m_offer == m_download.model());
    m_stack->setCurrentIndex(shown ? TheDownload : m_offer.isEmpty() ? NothingToFetch : Offer);
    m_text->setText(
        m_finish ? tr("A part of %1 is here.").arg(m_offer) : tr("%1 is not on this machine.").arg(m_offer));
    m_fetch->setText(m_finish ? tr("Finish the download") : tr("Download"));
    m_fetch->setAccessibleName(tr("Download %1").arg(m_offer));
}

} // namespace throughline
