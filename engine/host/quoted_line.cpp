// SPDX-License-Identifier: GPL-3.0-or-later
// Cleaning bytes that came from outside.
#include <host/quoted_line.h>

#include <QString>

namespace throughline {

std::string quotedLine(std::string_view bytes, std::size_t limitBytes)
{
    // A character has at most 4 bytes, so that cutting here leaves enough to fill the limit.
    const auto head = bytes.substr(0, limitBytes + 4);
    QString text = QString::fromUtf8(head.data(), qsizetype(head.size()));
    for (QChar& character : text)
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar::ReplacementCharacter;
    while (text.toUtf8().size() > qsizetype(limitBytes))
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text.toStdString();
}

} // namespace throughline
