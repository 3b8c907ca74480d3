// SPDX-License-Identifier: GPL-3.0-or-later
// Looks closely at single models (`throughline models show NAME --json`): headers of the weights and the tokenizer are
// opened, by a child and one model after the other.
#pragma once

#include <host/engine_client.h>
#include <ui/session/listed_model_facts.h>

#include <QHash>
#include <QStringList>

namespace throughline {

class ModelChecks : public QObject {
    Q_OBJECT
public:
    explicit ModelChecks(const QString& program, QObject* parent = nullptr);

    /// Forgets all answers, and what was asked: the files may be others by now.
    void clear();
    /// checked() follows, unless it is answered already or is being asked. `listed`: what is known of it.
    void ask(const ListedModelFacts& listed);
    /// The same, before all that wait.
    void askFirst(const ListedModelFacts& listed);
    bool pending(const QString& openAs) const;
    /// Null as long as there is no answer. What can't be opened is unusable, with the reason.
    const ListedModelFacts* answer(const QString& openAs) const;

signals:
    void checked(const QString& openAs);

private:
    bool isKnown(const QString& openAs) const;
    void next();
    void take(const QByteArray& json);
    void fail(const QString& sentence);
    void end(const ListedModelFacts& facts);

    EngineQuery m_query;
    QList<ListedModelFacts> m_waiting; // the first one is being asked while m_busy
    QHash<QString, ListedModelFacts> m_answers;
    bool m_busy = false;
};

} // namespace throughline
