// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a filter, and holding runs against it.
#include <ui/library/run_query.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace throughline {

namespace {

struct RunQueryText {
    Q_DECLARE_TR_FUNCTIONS(throughline::RunQueryText)
};

/// ">=5" is ">=" and "5"; a plain value has no sign.
std::pair<QString, QString> signAndRest(const QString& value)
{
    for (const QString& sign :
        {QStringLiteral(">="), QStringLiteral("<="), QStringLiteral(">"), QStringLiteral("<"), QStringLiteral("=")})
        if (value.startsWith(sign))
            return {sign, value.mid(sign.size())};
    return {{}, value};
}

struct Days {
    QDate first;
    QDate after; // the day behind the last
};

/// A year, a month or a day.
std::optional<Days> daysOf(const QString& text)
{
    const QDate today = QDate::currentDate();
    if (text == QLatin1String("today"))
        return Days{today, today.addDays(1)};
    if (text == QLatin1String("yesterday"))
        return Days{today.addDays(-1), today};
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(1).toInt();
    const int month = match.captured(2).toInt();
    const int day = match.captured(3).toInt();
    const QDate first(year, month > 0 ? month : 1, day > 0 ? day : 1);
    if (!first.isValid())
        return std::nullopt;
    return Days{first, day > 0 ? first.addDays(1) : month > 0 ? first.addMonths(1) : first.addYears(1)};
}

/// Midnight here, as runs write it down.
std::string utcOf(const QDate& day) { return day.startOfDay().toUTC().toString(Qt::ISODateWithMs).toStdString(); }

/// Letters to change, add or leave out, or to swap with their neighbour (optimal string alignment).
int distanceBetween(const QString& a, const QString& b)
{
    const auto columns = std::size_t(b.size()) + 1;
    std::vector<int> table((std::size_t(a.size()) + 1) * columns);
    const auto at = [&](qsizetype i, qsizetype j) -> int& { return table[std::size_t(i) * columns + std::size_t(j)]; };
    for (qsizetype i = 0; i <= a.size(); ++i)
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = int(i + j);
                continue;
            }
            const int changed = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
            at(i, j) = std::min({changed, at(i - 1, j) + 1, at(i, j - 1) + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    return at(a.size(), b.size());
}

QString unknownField(const QString& name)
{
    const QueryField* nearest = nullptr;
    int least = 3; // further off it would be a guess
    for (const QueryField& field : queryFields())
        if (const int distance = distanceBetween(name, field.name); distance < least) {
            least = distance;
            nearest = &field;
        }
    if (nearest)
        return RunQueryText::tr("There is no field “%1:”. Did you mean “%2:”?").arg(name, nearest->name);
    return RunQueryText::tr("There is no field “%1:”. Put quotes around a text that holds a colon.").arg(name);
}

} // namespace

std::vector<QueryWord> wordsOfQuery(const QString& text)
{
    static const QRegularExpression fieldName(QStringLiteral("^[A-Za-z]+$"));
    std::vector<QueryWord> words;
    int at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        QueryWord word;
        word.start = at;
        if (text[at] == QLatin1Char('-') && at + 1 < text.size() && !text[at + 1].isSpace()) {
            word.negated = true;
            ++at;
        }
        bool quoted = false;
        bool beforeColon = true;
        for (; at < text.size() && (quoted || !text[at].isSpace()); ++at) {
            if (text[at] == QLatin1Char('"')) {
                quoted = !quoted;
                beforeColon = false;
            } else if (beforeColon && text[at] == QLatin1Char(':') && fieldName.match(word.value).hasMatch()) {
                word.field = word.value.toLower();
                word.value = QLatin1String("");
                beforeColon = false;
            } else {
                word.value += text[at];
            }
        }
        word.length = at - word.start;
        words.push_back(word);
    }
    return words;
}

RunQuery RunQuery::parse(const QString& text, bool ofCells)
{
    RunQuery query;
    for (const QueryWord& word : wordsOfQuery(text))
        query.add(word, ofCells);
    return query;
}

static bool addNumber(const QString& value, double& low, double& high, bool& withLow, bool& withHigh)
{
    const auto [sign, rest] = signAndRest(value);
    bool understood = true;
    const int dots = int(rest.indexOf(QLatin1String("..")));
    if (sign.isEmpty() && dots >= 0) {
        bool lowUnderstood = true;
        if (dots > 0)
            low = rest.left(dots).toDouble(&lowUnderstood);
        if (dots + 2 < rest.size())
            high = rest.mid(dots + 2).toDouble(&understood);
        return lowUnderstood && understood && rest.size() > 2;
    }
    const double number = rest.toDouble(&understood);
    if (!sign.startsWith(QLatin1Char('<')))
        low = number;
    if (!sign.startsWith(QLatin1Char('>')))
        high = number;
    withLow = sign != QLatin1String(">");
    withHigh = sign != QLatin1String("<");
    return understood;
}

static bool addDays(const QString& value, std::string& from, std::string& until)
{
    const auto [sign, rest] = signAndRest(value);
    const int dots = int(rest.indexOf(QLatin1String("..")));
    if (sign.isEmpty() && dots >= 0) {
        const auto first = daysOf(rest.left(dots));
        const auto last = daysOf(rest.mid(dots + 2));
        if ((dots > 0 && !first) || (dots + 2 < rest.size() && !last) || (!first && !last))
            return false;
        from = first ? utcOf(first->first) : std::string();
        until = last ? utcOf(last->after) : std::string();
        return true;
    }
    const auto days = daysOf(rest);
    if (!days)
        return false;
    if (sign == QLatin1String(">"))
        from = utcOf(days->after);
    else if (sign != QLatin1String("<") && sign != QLatin1String("<="))
        from = utcOf(days->first);
    if (sign == QLatin1String("<"))
        until = utcOf(days->first);
    else if (sign != QLatin1String(">") && sign != QLatin1String(">="))
        until = utcOf(days->after);
    return true;
}

void RunQuery::add(const QueryWord& word, bool ofCells)
{
    const auto wrong = [this](const QString& sentence) {
        if (m_error.isEmpty())
            m_error = sentence;
    };
    Term term;
    term.negated = word.negated;
    if (word.field.isNull()) {
        if (!word.value.isEmpty()) {
            term.words = {word.value.toLower()};
            m_terms.push_back(term);
        }
        return;
    }
    term.field = findQueryField(word.field);
    if (!term.field) {
        wrong(unknownField(word.field));
        return;
    }
    if (term.field->ofCells && !ofCells) {
        wrong(RunQueryText::tr("Only cells have “%1:”. Choose Cells above.").arg(word.field));
        return;
    }
    for (const QString& value : word.value.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (signAndRest(value).second.isEmpty())
            continue; // still being typed
        Term::Range range;
        if (term.field->kind == QueryField::Kind::Text) {
            term.words << value.toLower();
            continue;
        }
        const bool isDate = term.field->kind == QueryField::Kind::Date;
        const bool understood = isDate ? addDays(value, range.from, range.until)
                                       : addNumber(value, range.low, range.high, range.withLow, range.withHigh);
        if (understood)
            term.ranges.push_back(range);
        else if (isDate)
            wrong(RunQueryText::tr("“%1” is no date: write 2026-11-01, >2026-11 or today.").arg(value));
        else
            wrong(RunQueryText::tr("“%1:” needs a number such as 2, >1 or 2..4, not “%2”.").arg(word.field, value));
    }
    if (!term.words.isEmpty() || !term.ranges.empty())
        m_terms.push_back(term);
}

bool RunQuery::holds(const Term& term, const RunInfo& run, const QString& haystack, const CellInfo* cell)
{
    if (!term.field)
        return haystack.contains(term.words.front());
    if (term.field->kind == QueryField::Kind::Text) {
        const QString text = toQt(term.field->text(run, cell)).toLower();
        return std::any_of(
            term.words.begin(), term.words.end(), [&](const QString& word) { return text.contains(word); });
    }
    const bool isDate = term.field->kind == QueryField::Kind::Date;
    const double value = isDate ? 0 : term.field->number(run, cell);
    return std::any_of(term.ranges.begin(), term.ranges.end(), [&](const Term::Range& range) {
        if (isDate)
            return (range.from.empty() || run.startedUtc >= range.from)
                && (range.until.empty() || run.startedUtc < range.until);
        return (range.withLow ? value >= range.low : value > range.low)
            && (range.withHigh ? value <= range.high : value < range.high);
    });
}

bool RunQuery::accepts(const RunInfo& run, const QString& haystack, const CellInfo* cell) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
        [&](const Term& term) { return holds(term, run, haystack, cell) != term.negated; });
}

bool RunQuery::hasFreeText() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const Term& term) { return !term.field; });
}

QString searchText(const RunInfo& run)
{
    return toQt(run.name + '\n' + run.experiment + '\n' + run.models + '\n' + run.modes + '\n' + run.tags + '\n'
        + run.notes + '\n' + run.runId)
        .toLower();
}

QString searchText(const CellInfo& cell)
{
    return toQt(cell.model).toLower() + QLatin1Char('\n') + toQt(nameOf(cell.mode)) + QLatin1Char('\n')
        + toQt(nameOf(cell.precision));
}

} // namespace throughline
