// SPDX-License-Identifier: GPL-3.0-or-later
// Lines, split and matched; an unknown one is said on standard error and ignored.
#include <app/attached_input.h>

#include <app/harmless_text.h>

#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <iostream>

namespace throughline {

namespace {

constexpr std::size_t longestLine = 1024;

}

AttachedInput::AttachedInput(QObject* parent)
    : QObject(parent)
    , m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &AttachedInput::readable);
}

void AttachedInput::readable()
{
    std::array<char, longestLine> bytes{};
    const auto count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        m_notifier->setEnabled(false);
        emit cancel();
        return;
    }
    m_partial.append(bytes.data(), static_cast<std::size_t>(count));
    for (auto end = m_partial.find('\n'); end != std::string::npos; end = m_partial.find('\n')) {
        take(m_partial.substr(0, end));
        m_partial.erase(0, end + 1);
    }
    if (m_partial.size() > longestLine)
        m_partial.clear();
}

void AttachedInput::take(const std::string& line)
{
    if (line == "stop-after-cell")
        emit stopAfterCell();
    else if (line == "cancel")
        emit cancel();
    else if (line == "go-on")
        emit goOn();
    else
        std::cerr << "throughline: “" << harmless(line)
                  << "” is no word of the attached engine; it knows stop-after-cell, cancel and go-on\n";
}

} // namespace throughline
