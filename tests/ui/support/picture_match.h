// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two pictures of a window show the same: edges of glyphs may differ, places and colours may not.
#pragma once

#include <QImage>
#include <QString>

namespace throughline {

struct PictureMatch {
    bool same = false;
    QString why;       // where they differ most; empty when they are the same
    QImage difference; // the picture, pale, with what differs in red
};
PictureMatch matchPictures(const QImage& expected, const QImage& actual);

} // namespace throughline
