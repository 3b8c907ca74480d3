// SPDX-License-Identifier: GPL-3.0-or-later
// Text of the engine (UTF-8 std::string) as text of the window, and back.
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

inline QString toQt(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

inline QStringList toQt(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << toQt(text);
    return list;
}

inline std::vector<std::string> fromQt(const QStringList& texts)
{
    std::vector<std::string> list;
    for (const QString& text : texts)
        list.push_back(text.toStdString());
    return list;
}

} // namespace throughline
