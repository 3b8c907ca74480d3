// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types into a list of whole numbers: "1, 4, 8-16". Not a widget.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace throughline {

struct NumberList {
    std::vector<int> values; // in the order typed, each once
    QString error;           // a sentence; empty when all of the text is understood
};

class NumberListText {
    Q_DECLARE_TR_FUNCTIONS(throughline::NumberListText)
public:
    /// Whole numbers from `least` to `most`, separated by commas, spaces or semicolons; "8-16" and "8–16" are ranges of
    /// all numbers between, at most `longest` of them.
    static NumberList parse(const QString& text, int least, int most, int longest = 64);
    static QString format(const std::vector<int>& values); // "1, 4, 8"
};

} // namespace throughline
