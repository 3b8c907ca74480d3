// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/run/run_head.h>
#include <ui/run/run_words.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QDateTime>
#include <QHBoxLayout>

namespace throughline {

namespace {
constexpr int headHeight = 88;
}

RunHead::RunHead(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(pageTitle({}, this))
    , m_subtitle(smallLabel({}, this))
    , m_state(new HintLine(this))
    , m_views(new SegmentedControl(tr("What is shown of the run"), this))
    , m_stopAfter(new Button(tr("Stop after this cell"), ButtonKind::Secondary, {}, this))
    , m_stopNow(new Button(tr("Stop now"), ButtonKind::Stop, "cancelled", this))
    , m_inLibrary(new Button(tr("Show in the library"), ButtonKind::Secondary, "library", this))
{
    setFixedHeight(headHeight);
    m_title->setObjectName("runTitle");
    m_title->setElided(true);
    m_subtitle->setObjectName("runSubtitle");
    m_subtitle->setElided(true);
    m_state->setObjectName("runState");
    m_views->setObjectName("runViews");
    m_stopAfter->setHint(QStringLiteral("Shift+F5"));
    m_stopAfter->setObjectName("stopAfterCell");
    m_stopNow->setObjectName("stopNow");
    m_inLibrary->setObjectName("showInLibrary");
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::gap);
    row->addWidget(m_title, 1);
    row->addSpacing(metric::gapLarge);
    row->addWidget(m_views);
    row->addSpacing(metric::gap);
    for (Button* button : {m_stopAfter, m_stopNow, m_inLibrary})
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::margin, 10, metric::margin, metric::gap);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_subtitle);
    column->addWidget(m_state); // the whole width: it says what to do
    column->addStretch(1);
    connectButtons();
}

void RunHead::connectButtons()
{
    EngineRun& engine = m_session.engine();
    connect(m_stopAfter, &QPushButton::clicked, &engine, &EngineRun::stopAfterCell);
    connect(m_stopNow, &QPushButton::clicked, &engine, &EngineRun::stopNow);
    connect(m_inLibrary, &QPushButton::clicked, this,
        [this] { m_session.showRun(toQt(m_session.engine().result().started.runId)); });
}

QString RunHead::subtitle() const
{
    const EngineRun& engine = m_session.engine();
    if (!engine.experiment())
        return {};
    QStringList parts{describe(*engine.experiment())};
    const QDateTime started = QDateTime::fromString(toQt(engine.result().started.startedUtc), Qt::ISODateWithMs);
    if (started.isValid())
        parts << tr("started %1").arg(started.toLocalTime().toString(QStringLiteral("HH:mm")));
    return parts.join(QStringLiteral(" · "));
}

void RunHead::display(const RunDigestPtr& digest)
{
    const EngineRun& engine = m_session.engine();
    m_title->setText(engine.experiment() ? toQt(engine.experiment()->name) : tr("A run of another process"));
    m_subtitle->setText(subtitle());
    const bool running = engine.running();
    m_stopAfter->setVisible(running);
    m_stopNow->setVisible(running);
    m_stopAfter->setEnabled(!engine.stopAsked());
    m_stopNow->setEnabled(!engine.stopNowAsked());
    m_inLibrary->setVisible(!running && !engine.result().started.runId.empty());
    const RunSentence state = stateInWords(engine, digest);
    m_state->say(state.text, state.tone);
}

} // namespace throughline
