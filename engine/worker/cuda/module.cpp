// SPDX-License-Identifier: GPL-3.0-or-later
// The CUDA worker without its main: a module of its own, opened at run time, so that the program starts, and can say
// what is missing, where cuBLAS or NCCL is not installed.
#include <device/module.h>

#include <device/cuda_error.h>
#include <worker/command_loop.h>
#include <worker/process.h>

#include <exception>
#include <optional>
#include <unistd.h>

using namespace throughline;

extern "C" int throughlineCudaWorker(const char* helloLine)
{
    dieWithParent();
    EventWriter writer(takeStandardOutput());
    StepCounter steps;
    // Never destroyed: the reading thread uses the reader until the process is gone.
    static std::optional<CommandReader> reader;
    std::optional<WorkerSession> session;
    try {
        writer.write(eventFromLine(helloLine).value().body);
        reader.emplace(STDIN_FILENO, writer, steps);
        session.emplace(writer, steps);
        runCommands(*reader, *session, writer, steps);
        _exit(0);
    } catch (const DeviceError& error) {
        writer.write(FailedEvent{"device-error", error.what(), 0});
    } catch (const std::exception& error) {
        writer.write(FailedEvent{"error", error.what(), 0});
    }
    _exit(1); // what is left belongs to the system, and a device in error answers no call that would give it back
}
