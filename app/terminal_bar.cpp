// SPDX-License-Identifier: GPL-3.0-or-later
// Two characters and an ioctl.
#include <app/terminal_bar.h>

#include <sys/ioctl.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr int barColumns = 12;

}

std::string bar(double share)
{
    const int filled = std::clamp(static_cast<int>(std::lround(share * barColumns)), 0, barColumns);
    std::string text;
    for (int i = 0; i < barColumns; ++i)
        text += i < filled ? "▮" : "▯";
    return text;
}

int terminalColumns(std::FILE* stream)
{
    winsize size{};
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

} // namespace throughline
