// SPDX-License-Identifier: GPL-3.0-or-later
// Which runs are listed and in what order: filtered, sorted, in groups. Works on places in a list; no model, no widget.
#pragma once

#include <ui/library/run_columns.h>
#include <ui/library/run_query.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace throughline {

enum class RunGrouping { None, Experiment, Model, Day, Host, Tags };

struct RunOrder {
    RunColumn column = RunColumn::Started;
    Qt::SortOrder order = Qt::DescendingOrder;
    bool operator==(const RunOrder&) const = default;
};

struct RunGroup {
    QString title; // empty: of runs without such a value
    std::vector<int> runs;
    bool operator==(const RunGroup&) const = default;
};

/// `haystacks` are built when free text asks for them. `delta` gives a run's place when sorted by it; runs without one
/// come last in either order.
class RunArranger {
public:
    using Delta = std::function<std::optional<double>(const RunInfo&)>;

    void setRuns(std::shared_ptr<const std::vector<RunInfo>> runs);
    const std::vector<RunInfo>& runs() const { return *m_runs; }
    /// Without grouping one group.
    std::vector<RunGroup> arranged(
        const RunQuery& query, const RunOrder& order, RunGrouping grouping, const Delta& delta) const;

private:
    std::vector<int> filtered(const RunQuery& query) const;
    void sort(std::vector<int>& places, const RunOrder& order, const Delta& delta) const;

    std::shared_ptr<const std::vector<RunInfo>> m_runs = std::make_shared<std::vector<RunInfo>>();
    mutable std::vector<QString> m_haystacks;
};

/// The values that runs are grouped by, for titles.
QString groupTitle(const RunInfo& run, RunGrouping grouping);

} // namespace throughline
