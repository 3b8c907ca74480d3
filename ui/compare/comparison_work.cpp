// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/comparison_work.h>
#include <ui/session/background.h>
#include <ui/session/library_service.h>

#include <algorithm>

namespace throughline {

ComparisonWork::ComparisonWork(LibraryService& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{ }

void ComparisonWork::wish(const ComparisonWish& wish)
{
    if (wish != m_wish) {
        m_wish = wish;
        ++m_question;
        m_reading = false; // an answer to another wish is not waited for
        m_served = false;
        if (m_stop)
            *m_stop = true;
        std::erase_if(m_known, [&](const Known& one) { return !wish.ids.contains(one.id); });
    } else if (std::any_of(m_known.begin(), m_known.end(), [this](const Known& one) { return wentOn(one); })) {
        m_served = false;
    }
    advance();
}

void ComparisonWork::know(const std::vector<ComparedRun>& runs)
{
    m_known.clear();
    for (const ComparedRun& run : runs)
        m_known.push_back({run.id, {}, run.run});
}

const ComparisonWork::Known* ComparisonWork::known(const QString& id) const
{
    const auto found = std::find_if(m_known.begin(), m_known.end(), [&](const Known& one) { return one.id == id; });
    return found == m_known.end() ? nullptr : &*found;
}

/// What the library says of a run, but for what a person writes to it.
RunInfo ComparisonWork::progressOf(const QString& id) const
{
    const RunInfo* const info = m_library.find(id);
    RunInfo progress = info ? *info : RunInfo();
    progress.name.clear();
    progress.tags.clear();
    progress.notes.clear();
    return progress;
}

bool ComparisonWork::wentOn(const Known& one) const
{
    return one.run->state == RunState::Running && progressOf(one.id) != one.info;
}

void ComparisonWork::advance()
{
    if (m_served || m_reading || m_wish.ids.size() < 2)
        return;
    for (const QString& id : m_wish.ids)
        if (const Known* one = known(id); !one || wentOn(*one)) {
            read(id);
            return;
        }
    if (!m_stop) // else its end comes here again
        compute();
}

void ComparisonWork::read(const QString& id)
{
    m_reading = true;
    m_library.ask(
        this, [key = id.toStdString()](RunLibrary& library) { return library.load(key); },
        [this, id, info = progressOf(id), question = m_question](Result<RunResult> run) {
            if (question != m_question)
                return;
            m_reading = false;
            if (!run) {
                emit unreadable(id, run.error());
                return;
            }
            std::erase_if(m_known, [&](const Known& one) { return one.id == id; });
            m_known.push_back({id, info, std::make_shared<const RunResult>(std::move(*run))});
            advance();
        });
}

void ComparisonWork::compute()
{
    std::vector<ComparedRun> runs;
    for (qsizetype i = 0; i < m_wish.ids.size(); ++i)
        runs.push_back({m_wish.ids[i], m_wish.names.value(i), known(m_wish.ids[i])->run});
    m_served = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    ++m_begun;
    inBackground(
        this,
        [runs, place = int(m_wish.ids.indexOf(m_wish.reference)), margin = m_wish.margin, before = m_latest,
            stop = m_stop] { return comparisonOf(runs, place, margin, before, *stop); },
        [this, question = m_question](const ComparisonPtr& comparison) {
            m_stop.reset();
            if (comparison && question == m_question) {
                m_latest = comparison;
                emit compared(comparison);
            }
            advance();
        });
}

} // namespace throughline
