// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with chosen runs: compare, pin, rename, tag, delete with a way back.
#include <ui/library/library_page.h>
#include <ui/library/reference_deltas.h>
#include <ui/library/run_columns.h>
#include <ui/library/run_list_model.h>
#include <ui/library/run_list_view.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

void LibraryPage::compareChosen()
{
    QStringList ids = chosen();
    if (ids.isEmpty())
        return;
    const QString& reference = m_deltas->reference();
    if (m_session.library().find(reference)) { // it is what others are held against, here and there
        const bool among = ids.removeAll(reference) > 0;
        if (among || ids.size() == 1)
            ids.prepend(reference);
    }
    m_session.compare(ids);
}

void LibraryPage::pinChosen()
{
    const QStringList ids = chosen();
    if (ids.size() == 1)
        m_deltas->pin(ids.front() == m_deltas->reference() ? QString() : ids.front());
}

void LibraryPage::renameChosen()
{
    const QString runId = chosen().value(0);
    if (!m_table->choose(runId))
        return;
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(m_runs->indexOf(runId));
}

void LibraryPage::rename(const QString& runId, const QString& name)
{
    m_session.library().ask(
        this,
        [id = runId.toStdString(), text = name.toStdString()](RunLibrary& library) { return library.rename(id, text); },
        [this](const Result<void>& renamed) {
            if (!renamed)
                m_session.say(Tone::Bad, toQt(sentence(renamed.error())));
            m_session.library().refresh();
        });
}

void LibraryPage::changeTags(const QStringList& runIds, const QStringList& added, const QStringList& removed)
{
    m_session.library().ask(
        this,
        [ids = fromQt(runIds), more = fromQt(added), less = fromQt(removed)](
            RunLibrary& library) { return library.changeTags(ids, more, less); },
        [this](const Result<void>& changed) {
            if (!changed)
                m_session.say(Tone::Bad, toQt(sentence(changed.error())));
            m_session.library().refresh();
        });
}

void LibraryPage::changeNotes(const QString& runId, const QString& notes)
{
    m_session.library().ask(
        this,
        [id = runId.toStdString(), text = notes.toStdString()](
            RunLibrary& library) { return library.annotate(id, text); },
        [this](const Result<void>& changed) {
            if (!changed)
                m_session.say(Tone::Bad, toQt(sentence(changed.error())));
            m_session.library().refresh();
        });
}

void LibraryPage::removeChosen()
{
    const QStringList ids = chosen();
    if (ids.isEmpty())
        return;
    // What stands behind the last of them is chosen then, or else what stands before.
    const QStringList shown = m_runs->shownIds();
    QString next;
    const auto last = shown.indexOf(ids.back());
    for (auto i = last + 1; i < shown.size() && next.isEmpty(); ++i)
        if (!ids.contains(shown[i]))
            next = shown[i];
    for (auto i = last - 1; i >= 0 && next.isEmpty(); --i)
        if (!ids.contains(shown[i]))
            next = shown[i];
    const RunInfo* first = m_session.library().find(ids.front());
    const QString said = ids.size() == 1 && first
        ? tr("Deleted %1. It is kept for 7 days.").arg(toQt(first->name))
        : tr("Deleted %n run. It is kept for 7 days.", "Deleted %n runs. They are kept for 7 days.", int(ids.size()));
    m_session.library().ask(
        this, [all = fromQt(ids)](RunLibrary& library) { return library.discard(all); },
        [this, said, next](const Result<void>& discarded) {
            if (!discarded) {
                m_session.say(Tone::Bad, toQt(sentence(discarded.error())));
                return;
            }
            m_wanted = next;
            m_session.library().refresh();
            m_session.say(Tone::Plain, said, {{"undoDelete", tr("Undo"), [this] { bringBack(); }}});
        });
}

void LibraryPage::bringBack()
{
    m_session.library().ask(
        this, [](RunLibrary& library) { return library.bringBack(); },
        [this](const Result<std::vector<std::string>>& back) {
            if (!back)
                m_session.say(Tone::Bad, toQt(sentence(back.error())));
            else if (back->empty())
                m_session.say(Tone::Plain, tr("No deleted run is left to bring back."));
            else
                m_wanted = toQt(back->front());
            m_session.library().refresh();
        });
}

void LibraryPage::editAgain()
{
    if (m_panel->digest())
        m_session.edit(m_panel->digest()->run->started.experiment);
}

} // namespace throughline
