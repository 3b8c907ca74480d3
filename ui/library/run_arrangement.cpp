// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/run_arrangement.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline {

void RunArranger::setRuns(std::shared_ptr<const std::vector<RunInfo>> runs)
{
    m_runs = std::move(runs);
    m_haystacks.clear();
}

std::vector<RunGroup> RunArranger::arranged(
    const RunQuery& query, const RunOrder& order, RunGrouping grouping, const Delta& delta) const
{
    std::vector<int> places = filtered(query);
    sort(places, order, delta);
    std::vector<RunGroup> groups;
    if (grouping == RunGrouping::None) {
        groups.push_back({{}, std::move(places)});
        return groups;
    }
    QHash<QString, std::size_t> known;
    for (const int place : places) {
        const QString title = groupTitle(runs()[std::size_t(place)], grouping);
        const auto at = known.constFind(title);
        if (at == known.constEnd()) {
            known.insert(title, groups.size());
            groups.push_back({title, {place}});
        } else {
            groups[*at].runs.push_back(place);
        }
    }
    return groups;
}

std::vector<int> RunArranger::filtered(const RunQuery& query) const
{
    std::vector<int> places;
    places.reserve(runs().size());
    if (query.hasFreeText() && m_haystacks.empty()) {
        m_haystacks.reserve(runs().size());
        for (const RunInfo& run : runs())
            m_haystacks.push_back(searchText(run));
    }
    static const QString none;
    for (std::size_t i = 0; i < runs().size(); ++i)
        if (query.isEmpty() || query.accepts(runs()[i], m_haystacks.empty() ? none : m_haystacks[i]))
            places.push_back(int(i));
    return places;
}

/// Rows without a value come last, whichever way the others are sorted.
static void sortByNumbers(std::vector<int>& places, const std::vector<double>& keys, bool ascending)
{
    std::stable_sort(places.begin(), places.end(), [&](int a, int b) {
        const double x = keys[std::size_t(a)];
        const double y = keys[std::size_t(b)];
        if (std::isnan(x) || std::isnan(y))
            return !std::isnan(x) && std::isnan(y);
        return ascending ? x < y : x > y;
    });
}

void RunArranger::sort(std::vector<int>& places, const RunOrder& order, const Delta& delta) const
{
    const bool ascending = order.order == Qt::AscendingOrder;
    if (order.column == RunColumn::Started) { // the library lists the newest first
        if (ascending)
            std::reverse(places.begin(), places.end());
        return;
    }
    if (isNumeric(order.column)) {
        std::vector<double> keys(runs().size(), std::nan(""));
        for (const int place : places) {
            const RunInfo& run = runs()[std::size_t(place)];
            if (order.column == RunColumn::Delta || order.column == RunColumn::Matched)
                keys[std::size_t(place)] = delta ? delta(run).value_or(std::nan("")) : std::nan("");
            else if (const double value = numberOf(run, order.column); value > 0)
                keys[std::size_t(place)] = value;
        }
        sortByNumbers(places, keys, ascending);
        return;
    }
    std::vector<QString> keys(runs().size());
    for (const int place : places)
        keys[std::size_t(place)] = textOf(runs()[std::size_t(place)], order.column).toLower();
    std::stable_sort(places.begin(), places.end(), [&](int a, int b) {
        const QString& x = keys[std::size_t(a)];
        const QString& y = keys[std::size_t(b)];
        if (x.isEmpty() || y.isEmpty())
            return !x.isEmpty() && y.isEmpty();
        return ascending ? x < y : x > y;
    });
}

QString groupTitle(const RunInfo& run, RunGrouping grouping)
{
    switch (grouping) {
    case RunGrouping::Experiment:
        return run.tool.empty() ? toQt(run.experiment) : QCoreApplication::translate("RunArranger", "Imported");
    case RunGrouping::Model:
        return toQt(run.models);
    case RunGrouping::Day:
        return QLocale().toString(
            QDateTime::fromString(toQt(run.startedUtc), Qt::ISODateWithMs).toLocalTime().date(), QLocale::LongFormat);
    case RunGrouping::Host:
        return toQt(run.host);
    case RunGrouping::Tags:
        return toQt(run.tags);
    case RunGrouping::None:
        break;
    }
    return {};
}

} // namespace throughline
