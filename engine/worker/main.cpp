// SPDX-License-Identifier: GPL-3.0-or-later
// The CPU worker: computes what it is told on standard input and says what happened on standard output.
#include <worker/command_loop.h>
#include <worker/process.h>

#include <throughline_revision.h>

#include <torch/version.h>

#include <exception>
#include <optional>
#include <unistd.h>

namespace {

using namespace throughline;

HelloEvent hello()
{
    HelloEvent hello;
    hello.protocol = protocolVersion;
    hello.program = "throughline-worker";
    hello.buildType = THROUGHLINE_BUILD_TYPE;
    hello.revision = THROUGHLINE_REVISION;
    hello.libtorch = TORCH_VERSION;
    hello.device = processorName();
    hello.instructionSet = instructionSetName();
    hello.startedNs = processStartNs();
    return hello;
}

} // namespace

int main()
{
    dieWithParent();
    EventWriter writer(takeStandardOutput());
    StepCounter steps;
    int status = 0;
    // Outside, because the reading thread uses the reader until the process is gone.
    std::optional<CommandReader> reader;
    std::optional<WorkerSession> session;
    try {
        writer.write(hello());
        reader.emplace(STDIN_FILENO, writer, steps);
        session.emplace(writer, steps);
        runCommands(*reader, *session, writer, steps);
    } catch (const std::exception& error) {
        writer.write(FailedEvent{"error", error.what(), 0});
        status = 1;
    }
    _exit(status); // the reading thread may be inside a read, and what is left belongs to the system
}
