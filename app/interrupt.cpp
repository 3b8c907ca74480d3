// SPDX-License-Identifier: GPL-3.0-or-later
// The self-pipe trick: a handler may write a byte, and little else.
#include <app/interrupt.h>

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace throughline {

namespace {

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP, SIGUSR1};
std::array<int, 2> wake{-1, -1}; // read, write

extern "C" void noteSignal(int number)
{
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = write(wake[1], &byte, 1);
}

void handle(int number)
{
    struct sigaction current { };
    sigaction(number, nullptr, &current);
    if (current.sa_handler == SIG_IGN) // nohup
        return;
    struct sigaction ours { };
    ours.sa_handler = noteSignal;
    ours.sa_flags = number == SIGUSR1 ? SA_RESTART : SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(number, &ours, nullptr);
}

} // namespace

Interrupt::Interrupt(QObject* parent)
    : QObject(parent)
{
    Q_ASSERT(wake[0] < 0);
    if (pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // signals then end the program as they always do
    connect(new QSocketNotifier(wake[0], QSocketNotifier::Read, this), &QSocketNotifier::activated, this,
        &Interrupt::arrived);
    for (const int number : handled)
        handle(number);
}

Interrupt::~Interrupt()
{
    if (wake[0] < 0)
        return;
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    close(wake[0]);
    close(wake[1]);
    wake = {-1, -1};
}

void Interrupt::arrived()
{
    std::array<char, 16> bytes{};
    bool ends = false;
    bool endsCell = false;
    for (ssize_t count = 0; (count = read(wake[0], bytes.data(), bytes.size())) > 0;)
        for (ssize_t i = 0; i < count; ++i)
            (bytes[static_cast<std::size_t>(i)] == SIGUSR1 ? endsCell : ends) = true;
    if (endsCell)
        emit stopAfterCell();
    if (ends)
        emit requested();
}

} // namespace throughline
