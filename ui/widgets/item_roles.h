// SPDX-License-Identifier: GPL-3.0-or-later
// What models of this window say besides text; RowDelegate draws it.
#pragma once

#include <Qt>

namespace throughline {

enum ItemRole {
    IconRole = Qt::UserRole + 1, // QString: icon before the text
    IconToneRole,                // int(Tone)
    ToneRole,                    // int(Tone) of the text
    WeightRole,                  // int: 400, 500, 600
    AsideRole,                   // QString: secondary text after the text
    SwatchRole,                  // QColor: a square before the text
    SpanRightRole,               // bool: this cell goes on over the cell to its right
    SpanLeftRole,                // bool: this cell's text may take the (empty) cell to its left
    SortRole,                    // QVariant to sort by
    KeyRole,                     // what the row is: a cell's index, a run's id
};

} // namespace throughline
