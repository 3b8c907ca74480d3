// SPDX-License-Identifier: GPL-3.0-or-later
// What may be typed next in the Library's filter: field names, and values that runs of the library have.
#pragma once

#include <host/run_info.h>

#include <QStringList>

#include <vector>

namespace throughline {

struct QueryCompletion {
    int start = 0; // of what is replaced
    int length = 0;
    struct Offer {
        QString text; // goes there
        QString help; // beside it
    };
    std::vector<Offer> offers;
};

/// For the word that ends at (or goes on behind) `cursor`. Nothing is offered for an empty word.
QueryCompletion completionOf(const QString& text, int cursor, const std::vector<RunInfo>& runs, bool ofCells);

} // namespace throughline
