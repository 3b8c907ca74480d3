// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of the engine: starts `throughline run FILE --attached --rests`, hands on its events,
// and stops it.
#pragma once

#include <core/event.h>
#include <core/experiment.h>

#include <QObject>
#include <QProcess>
#include <QString>

#include <memory>

namespace throughline {

class EngineClient : public QObject {
    Q_OBJECT
public:
    /// `program` empty: this executable.
    explicit EngineClient(QString program = {}, QObject* parent = nullptr);
    ~EngineClient() override; // cancels a running engine

    void start(const Experiment& experiment);
    bool running() const;

public slots:
    void stopAfterCell();
    void cancel();
    void goOn(); // after a rest

signals:
    /// In order, and never so many in a go that the thread they come in stands still.
    void event(const throughline::Event& event);
    void waiting(const QString& sentence); // another engine measures; for whom it waits
    /// Exactly once per start. `sentence` says why it failed; empty when it ran to its end.
    void finished(int exitCode, const QString& sentence);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// One answer of a child process (`throughline plan FILE --json`, `throughline models --json`): never blocks the
/// caller. One that gives none in a minute has failed.
class EngineQuery : public QObject {
    Q_OBJECT
public:
    explicit EngineQuery(QString program = {}, QObject* parent = nullptr);
    ~EngineQuery() override;
    /// A question that is under way is dropped for the new one.
    void planOf(const Experiment& experiment);
    void models();
    void devices();
    /// `throughline models show NAME --json`, which also answers when the model would be refused.
    void model(const QString& name);

signals:
    void plan(const throughline::Plan& plan);
    void answer(const QString& what, const QByteArray& json); // "models", "devices", "model"
    void failed(const QString& sentence);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
