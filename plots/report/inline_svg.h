// SPDX-License-Identifier: GPL-3.0-or-later
// A chart's SVG for the inside of an HTML page.
#pragma once

#include <QByteArray>

namespace throughline {

/// Of a compact SVG: no namespace (so no address at all), named for screen readers, and looks that many shapes share
/// said once, as classes. `label` is escaped already.
QByteArray inlineSvg(const QByteArray& svg, const QByteArray& label);

} // namespace throughline
