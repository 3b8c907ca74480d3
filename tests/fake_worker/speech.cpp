// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>

#include <unistd.h>

namespace throughline {

int64_t nowNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

void write(const std::string& bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t part = ::write(STDOUT_FILENO, bytes.data() + done, bytes.size() - done);
        if (part < 0 && errno != EINTR)
            ::_exit(1); // nobody reads any more
        done += std::size_t(std::max<ssize_t>(part, 0));
    }
}

std::string lineOf(EventBody body)
{
    Event event;
    event.tNs = nowNs();
    event.body = std::move(body);
    return toLine(event);
}

void say(EventBody body) { write(lineOf(std::move(body))); }

std::string variable(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody here sets variables
    return value ? value : "";
}

} // namespace throughline
