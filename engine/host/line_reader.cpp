// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting bytes into lines.
#include <host/line_reader.h>

namespace throughline {

bool LineReader::feed(std::string_view bytes, const std::function<bool(std::string_view)>& take)
{
    while (!bytes.empty()) {
        const auto newline = bytes.find('\n');
        const auto part = bytes.substr(0, newline);
        if (m_rest.size() + part.size() >= m_limitBytes) {
            m_rest.append(part.substr(0, m_limitBytes - std::min(m_limitBytes, m_rest.size())));
            return false;
        }
        if (newline == std::string_view::npos) {
            m_rest.append(part);
            return true;
        }
        bytes.remove_prefix(newline + 1);
        bool more = false;
        if (m_rest.empty()) {
            more = take(part);
        } else { // `take` may call clear() or feed nothing more: hand it a line that is no longer ours
            std::string line;
            line.swap(m_rest);
            line.append(part);
            more = take(line);
        }
        if (!more)
            return true;
    }
    return true;
}

} // namespace throughline
