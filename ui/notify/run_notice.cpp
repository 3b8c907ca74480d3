// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/notify/run_notice.h>
#include <ui/session/engine_run.h>
#include <ui/widgets/to_qt.h>

#include <QWidget>

#include <algorithm>

namespace throughline {

namespace {

QString titleOfNotice(const EngineRun& engine)
{
    const QString name = engine.experiment() ? toQt(engine.experiment()->name) : QString();
    const RunState state = engine.result().state;
    if (!engine.failure().isEmpty() || state == RunState::Interrupted) // nobody stopped it
        return RunNotice::tr("%1 broke off").arg(name);
    if (state == RunState::Cancelled)
        return RunNotice::tr("%1 was stopped").arg(name);
    return RunNotice::tr("%1 is done").arg(name);
}

int cellsIn(const EngineRun& engine, CellState state)
{
    const auto& cells = engine.result().cells;
    return int(
        std::count_if(cells.begin(), cells.end(), [state](const CellResult& cell) { return cell.state == state; }));
}

QString textOfNotice(const EngineRun& engine)
{
    QStringList parts;
    if (!engine.failure().isEmpty())
        parts << engine.failure();
    const int cells = int(engine.result().cells.size());
    parts << RunNotice::tr("%1 of %n cell measured.", "%1 of %n cells measured.", cells)
                 .arg(cellsIn(engine, CellState::Done));
    if (const int failed = cellsIn(engine, CellState::Failed); failed > 0)
        parts << RunNotice::tr("%n failed.", "%n failed.", failed);
    if (!engine.queue().empty())
        parts << RunNotice::tr("%n more in the queue.", "%n more in the queue.", int(engine.queue().size()));
    return parts.join(QLatin1Char('\n'));
}

} // namespace

RunNotice::RunNotice(EngineRun& engine, QWidget& window, qint64 longFromMs)
    : QObject(&window)
    , m_engine(engine)
    , m_window(window)
    , m_longFromMs(longFromMs)
{
    connect(&engine, &EngineRun::started, this, [this] {
        m_since.start();
        m_own = m_engine.own();
    });
    connect(&engine, &EngineRun::ended, this, &RunNotice::tell);
    connect(&m_notifier, &DesktopNotifier::clicked, this, &RunNotice::clicked);
}

void RunNotice::tell()
{
    if (!m_own || m_engine.stopNowAsked()) // the person has just done that
        return;
    const bool isLong = m_since.isValid() && m_since.elapsed() >= m_longFromMs;
    if (isLong || !m_window.isActiveWindow())
        m_notifier.show(titleOfNotice(m_engine), textOfNotice(m_engine), tr("Show the run"));
}

} // namespace throughline
