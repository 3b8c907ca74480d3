// SPDX-License-Identifier: GPL-3.0-or-later
// A display that can be named but not reached counts as none: Qt would abort.
#include <app/display.h>

#include <host/engine_lock.h>

#include <QString>
#include <QtGlobal>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

namespace throughline {

namespace {

std::string variable(const char* name) { return qEnvironmentVariable(name).toStdString(); }

/// `abstract`: Linux' names without a file, which X servers offer too.
bool answers(const std::string& path, bool abstract)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() + 2 > sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path + (abstract ? 1 : 0), path.data(), path.size());
    const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return false;
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
    const bool connected = connect(descriptor, reinterpret_cast<const sockaddr*>(&address), length) == 0;
    close(descriptor);
    return connected;
}

bool waylandAnswers(const std::string& display)
{
    const bool absolute = display.starts_with('/');
    return answers(absolute ? display : variable("XDG_RUNTIME_DIR") + "/" + display, false);
}

/// ":1" and ":1.0" are local; "host:10" is taken at its word.
bool x11Answers(const std::string& display)
{
    if (!display.starts_with(':'))
        return true;
    const auto number =
        display.substr(1, display.find('.') == std::string::npos ? std::string::npos : display.find('.') - 1);
    const std::string path = "/tmp/.X11-unix/X" + number;
    return answers(path, false) || answers(path, true);
}

} // namespace

std::string whyNoDisplay()
{
    if (!variable("QT_QPA_PLATFORM").empty())
        return {};
    const auto wayland = variable("WAYLAND_DISPLAY");
    const auto x11 = variable("DISPLAY");
    if ((!wayland.empty() && waylandAnswers(wayland)) || (!x11.empty() && x11Answers(x11)))
        return {};
    const std::string remedy =
        "use a command instead, such as `throughline run first-look --out results`; see `throughline --help`";
    if (wayland.empty() && x11.empty())
        return "there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set); " + remedy;
    return "the display " + (x11.empty() ? wayland : x11) + " does not answer; " + remedy;
}

void nameRuntimeDirectory()
{
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", runtimeDirectory().toLocal8Bit());
}

void drawOffScreen()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    nameRuntimeDirectory();
}

} // namespace throughline
