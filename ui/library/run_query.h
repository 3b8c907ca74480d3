// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into the Library's filter, understood: `model:llama gpus:2 date:>2026-11-01 free text`. Terms must all
// hold; "-" before one turns it round, "," inside one means either.
#pragma once

#include <host/run_info.h>

#include <QString>
#include <QStringList>

#include <limits>
#include <vector>

namespace throughline {

/// A word that may stand before a colon.
struct QueryField {
    enum class Kind { Text, Number, Date };
    QString name;
    Kind kind = Kind::Text;
    QString help;         // one sentence
    bool ofCells = false; // runs have no such value
    std::string (*text)(const RunInfo& run, const CellInfo* cell) = nullptr;
    double (*number)(const RunInfo& run, const CellInfo* cell) = nullptr;
};
const std::vector<QueryField>& queryFields();
const QueryField* findQueryField(const QString& name);

class RunQuery {
public:
    /// Terms that are not understood are left out, and said in error().
    static RunQuery parse(const QString& text, bool ofCells = false);

    bool isEmpty() const { return m_terms.empty(); }
    /// The first thing that is wrong, a sentence; empty: all is understood.
    const QString& error() const { return m_error; }
    /// `haystack`: searchText() of the run (and cell), in lower case.
    bool accepts(const RunInfo& run, const QString& haystack, const CellInfo* cell = nullptr) const;
    bool hasFreeText() const;

private:
    struct Term {
        const QueryField* field = nullptr; // null: free text
        bool negated = false;
        QStringList words; // one of them, in lower case
        struct Range {
            double low = -std::numeric_limits<double>::infinity();
            double high = std::numeric_limits<double>::infinity();
            bool withLow = true;
            bool withHigh = true;
            std::string from; // of dates, UTC as RunInfo has it; empty: open
            std::string until;
        };
        std::vector<Range> ranges; // one of them
    };
    static bool holds(const Term& term, const RunInfo& run, const QString& haystack, const CellInfo* cell);
    void add(const struct QueryWord& word, bool ofCells);

    std::vector<Term> m_terms;
    QString m_error;
};

/// A piece of the text between blanks; quotes hold blanks together.
struct QueryWord {
    int start = 0; // place in the text
    int length = 0;
    bool negated = false;
    QString field; // before the colon, in lower case; null: free text
    QString value; // without quotes
};
std::vector<QueryWord> wordsOfQuery(const QString& text);

/// All that free text is looked for in, in lower case.
QString searchText(const RunInfo& run);
QString searchText(const CellInfo& cell);

} // namespace throughline
