// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/model_checks.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace throughline {

ModelChecks::ModelChecks(const QString& program, QObject* parent)
    : QObject(parent)
    , m_query(program)
{
    connect(&m_query, &EngineQuery::answer, this, [this](const QString&, const QByteArray& json) { take(json); });
    connect(&m_query, &EngineQuery::failed, this, &ModelChecks::fail);
}

void ModelChecks::clear()
{
    m_answers.clear();
    m_waiting = m_busy ? m_waiting.mid(0, 1) : QList<ListedModelFacts>(); // its answer is on the way
}

bool ModelChecks::pending(const QString& openAs) const
{
    return std::any_of(
        m_waiting.begin(), m_waiting.end(), [&](const ListedModelFacts& waiting) { return waiting.openAs == openAs; });
}

const ListedModelFacts* ModelChecks::answer(const QString& openAs) const
{
    const auto found = m_answers.constFind(openAs);
    return found == m_answers.constEnd() ? nullptr : &*found;
}

bool ModelChecks::isKnown(const QString& openAs) const { return pending(openAs) || m_answers.contains(openAs); }

void ModelChecks::ask(const ListedModelFacts& listed)
{
    if (isKnown(listed.openAs))
        return;
    m_waiting << listed;
    next();
}

void ModelChecks::askFirst(const ListedModelFacts& listed)
{
    if (m_answers.contains(listed.openAs) || (m_busy && m_waiting.front().openAs == listed.openAs))
        return;
    m_waiting.removeIf([&](const ListedModelFacts& waiting) { return waiting.openAs == listed.openAs; });
    m_waiting.insert(m_busy ? 1 : 0, listed);
    next();
}

void ModelChecks::next()
{
    if (m_busy || m_waiting.isEmpty())
        return;
    m_busy = true;
    m_query.model(m_waiting.front().openAs);
}

void ModelChecks::take(const QByteArray& json)
{
    const QJsonDocument answer = QJsonDocument::fromJson(json);
    if (answer.isObject())
        end(shownModel(answer.object(), m_waiting.front()));
    else
        fail(tr("The engine's answer about it can't be read."));
}

void ModelChecks::fail(const QString& sentence)
{
    ListedModelFacts facts = m_waiting.front();
    facts.unusable = sentence;
    end(facts);
}

void ModelChecks::end(const ListedModelFacts& facts)
{
    m_waiting.removeFirst();
    m_answers.insert(facts.openAs, facts);
    m_busy = false;
    emit checked(facts.openAs);
    next();
}

} // namespace throughline
