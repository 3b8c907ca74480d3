// SPDX-License-Identifier: GPL-3.0-or-later
// What QSvgGenerator writes, without what it repeats: the same picture in a third of the bytes.
#pragma once

#include <QByteArray>

namespace throughline {

QByteArray compactSvg(const QByteArray& svg);

} // namespace throughline
