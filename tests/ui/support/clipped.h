// SPDX-License-Identifier: GPL-3.0-or-later
// What does not fit on a page: texts that are cut, controls that reach out of their place, pages that scroll sideways.
// Works in any language: it reads geometry, no words.
#pragma once

#include <QStringList>

class QWidget;

namespace throughline {

/// Of all visible widgets of `window`, each as "name: \"text\" needs 96 of 80 px". Labels that are made to be cut
/// (names, which a person gives) are left out, but for those that say the program's own words only.
QStringList clippedTexts(QWidget& window);
/// Names of visible areas that can be scrolled sideways, tables left out.
QStringList sidewaysScrolling(QWidget& window);

} // namespace throughline
