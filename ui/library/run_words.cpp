// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/run_info.h>
#include <ui/library/run_words.h>
#include <ui/style/tokens.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {

namespace {

constexpr int pauseMs = 1000;
constexpr int notesHeight = 88;

ChipField::Parsed tagsFromText(const QString& text)
{
    ChipField::Parsed parsed;
    for (const QString& tag : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!tag.simplified().isEmpty())
            parsed.chips << tag.simplified();
    return parsed;
}

} // namespace

QStringList tagsOf(const RunInfo& run) { return tagsFromText(toQt(run.tags)).chips; }

RunWords::RunWords(QWidget* parent)
    : QWidget(parent)
    , m_tags(new ChipField(tagsFromText, this))
    , m_notesPlace(new QWidget(this))
    , m_notes(new QPlainTextEdit(m_notesPlace))
{
    m_tags->setObjectName("runTags");
    m_tags->input()->setObjectName("runTagsInput");
    m_tags->input()->setAccessibleName(tr("Tags"));
    m_tags->input()->setPlaceholderText(tr("Add a tag"));
    m_notes->setObjectName("runNotes");
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What should be remembered of this run"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(notesHeight);
    m_notes->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    auto* notes = new QVBoxLayout(m_notesPlace);
    notes->setContentsMargins(0, metric::gap, 0, 0);
    notes->setSpacing(metric::gapSmall);
    notes->addWidget(smallLabel(tr("Notes"), m_notesPlace));
    notes->addWidget(m_notes);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addWidget(smallLabel(tr("Tags"), this));
    column->addWidget(m_tags);
    column->addWidget(m_notesPlace);
    connect(m_tags, &ChipField::edited, this, &RunWords::sayTags);
    connect(m_notes, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &RunWords::sayNotes);
}

void RunWords::setRuns(const std::vector<const RunInfo*>& runs)
{
    QStringList ids;
    for (const RunInfo* run : runs)
        ids << toQt(run->runId);
    const bool others = ids != m_runIds;
    if (others)
        sayNotes();
    m_runIds = ids;
    QStringList common = runs.empty() ? QStringList() : tagsOf(*runs.front());
    for (const RunInfo* run : runs) {
        const QStringList own = tagsOf(*run);
        common.erase(std::remove_if(common.begin(), common.end(), [&](const auto& tag) { return !own.contains(tag); }),
            common.end());
    }
    m_tagsBefore = common;
    m_tags->setChips(common);
    m_notesPlace->setVisible(runs.size() == 1);
    const QString notes = runs.size() == 1 ? toQt(runs.front()->notes) : QString();
    if (others || (!m_notes->hasFocus() && notes != m_notesBefore)) {
        m_notesBefore = notes;
        m_notes->setPlainText(notes);
        m_pause.stop();
    }
}

void RunWords::focusTags() { m_tags->setFocus(Qt::ShortcutFocusReason); }

void RunWords::sayTags()
{
    const QStringList now = m_tags->chips();
    const auto without = [](QStringList tags, const QStringList& others) {
        for (const QString& tag : others)
            tags.removeAll(tag);
        return tags;
    };
    const QStringList added = without(now, m_tagsBefore);
    const QStringList removed = without(m_tagsBefore, now);
    m_tagsBefore = now;
    if (!m_runIds.isEmpty() && (!added.isEmpty() || !removed.isEmpty()))
        emit tagsChanged(m_runIds, added, removed);
}

void RunWords::sayNotes()
{
    m_pause.stop();
    const QString now = m_notes->toPlainText();
    if (m_runIds.size() != 1 || now == m_notesBefore)
        return;
    m_notesBefore = now;
    emit notesChanged(m_runIds.front(), now);
}

void RunWords::hideEvent(QHideEvent* event)
{
    sayNotes();
    QWidget::hideEvent(event);
}

bool RunWords::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        sayNotes();
    return QWidget::eventFilter(watched, event);
}

} // namespace throughline
