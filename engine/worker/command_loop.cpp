// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/command_loop.h>

#include <stdexcept>

namespace throughline {

namespace {

/// False for stop.
bool obey(const Command& command, WorkerSession& session)
{
    if (const auto* load = std::get_if<LoadCommand>(&command))
        session.load(*load);
    else if (const auto* connect = std::get_if<ConnectCommand>(&command))
        session.connect(*connect);
    else if (const auto* prompts = std::get_if<PromptsCommand>(&command))
        session.addPrompts(*prompts);
    else if (const auto* prepare = std::get_if<PrepareCommand>(&command))
        session.prepare(*prepare);
    else if (const auto* go = std::get_if<GoCommand>(&command))
        session.go(*go);
    else if (std::holds_alternative<MeasureCommand>(command))
        session.measure();
    else
        return false;
    return true;
}

FailedEvent outOfMemory(const WorkerSession& session, int64_t refusedBytes)
{
    FailedEvent failed{"out-of-memory", "", refusedBytes};
    const std::string what = session.describeNeed(failed.neededBytes);
    failed.what = "Out of memory for " + what;
    if (failed.neededBytes > 0)
        failed.what += ", which needs " + std::to_string(failed.neededBytes) + " bytes";
    return failed;
}

} // namespace

void runCommands(CommandReader& reader, WorkerSession& session, EventWriter& writer, StepCounter& steps)
{
    while (true) {
        const Result<Command> command = reader.next();
        if (!command)
            throw std::runtime_error(sentence(command.error()));
        try {
            if (!obey(*command, session))
                return;
        } catch (const MemoryRefused& error) {
            steps.end();
            writer.write(outOfMemory(session, error.neededBytes()));
        } catch (const std::bad_alloc&) {
            steps.end();
            writer.write(outOfMemory(session, 0));
        }
    }
}

} // namespace throughline
