// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, spreading and drawing the labels at the lines' ends.
#include <plots/drawing/end_labels.h>

#include <plots/drawing/timeline_content.h>

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double spacing = 15;
constexpr double gapToAxes = 10;
constexpr double gapToName = 6;

/// The last finished point: points ascend, and there may be a million. Null when there is none.
const Point* lastOf(const Series& series)
{
    const auto last =
        std::find_if(series.points.rbegin(), series.points.rend(), [](const Point& point) { return point.finished; });
    return last == series.points.rend() ? nullptr : &*last;
}

/// Where the lines end.
double lastX(const Panel& panel)
{
    double last = -1e300;
    for (const Series& series : panel.series)
        if (const Point* point = series.level || series.style.reference ? nullptr : lastOf(series))
            last = std::max(last, point->x);
    return last;
}

/// The point whose value stands at the end, at `end`: a line's that reaches it, or a level's.
const Point* endOf(const Series& series, double end)
{
    if ((series.style.reference && !series.style.hollow) || !series.joined)
        return nullptr;
    const Point* const last = lastOf(series);
    const bool ends = last && !last->label.empty() && (series.level || last->x == end);
    return ends ? last : nullptr;
}

/// With one x all points stand in the middle, and their values beside them.
bool besidePoint(const Panel& panel, const Series& series) { return panel.xTicks.size() == 1 && !series.level; }

QString name(const Series& series) { return QString::fromStdString(series.name); }
QString value(const Point& point) { return QString::fromStdString(point.label); }
double advance(int weight, const QString& text) { return QFontMetricsF(themeFont(12, weight)).horizontalAdvance(text); }

} // namespace

std::vector<double> spreadLabels(const std::vector<double>& wanted, double space, double top, double bottom)
{
    struct Cluster {
        double first; // where its first label would like to be, on average
        std::size_t count;
    };
    const auto last = [&](const Cluster& cluster) {
        return cluster.first + space * static_cast<double>(cluster.count);
    };
    const auto inside = [&](Cluster cluster) {
        const double height = space * static_cast<double>(cluster.count - 1);
        cluster.first = std::max(top, std::min(cluster.first, bottom - height));
        return cluster;
    };
    std::vector<Cluster> clusters;
    for (const double want : wanted) {
        Cluster cluster = inside({want, 1});
        while (!clusters.empty() && last(clusters.back()) > cluster.first) {
            const Cluster before = clusters.back();
            clusters.pop_back();
            const auto shift = space * static_cast<double>(before.count);
            const auto countBefore = static_cast<double>(before.count);
            const auto countHere = static_cast<double>(cluster.count);
            const double first =
                (before.first * countBefore + (cluster.first - shift) * countHere) / (countBefore + countHere);
            cluster = inside({first, before.count + cluster.count});
        }
        clusters.push_back(cluster);
    }
    std::vector<double> positions;
    for (const Cluster& cluster : clusters)
        for (std::size_t i = 0; i < cluster.count; ++i)
            positions.push_back(cluster.first + space * static_cast<double>(i));
    return positions;
}

bool namesFitAtEnds(const ChartState& state, QSize size, const QCPRange& range)
{
    constexpr int surroundings = 150;  // title, axis and sentence, roughly
    constexpr double mostWidth = 0.32; // of the chart, for values and names
    if (state.data.panels.size() != 1 || state.data.bars || hasRows(state.data) || state.several()
        || size.width() < 480)
        return false;
    const Panel& panel = state.panel(0);
    std::vector<double> wanted;
    double widest = 0;
    const double height = size.height() - surroundings;
    const double last = lastX(panel);
    for (const Series& series : panel.series) {
        const Point* end = endOf(series, last);
        if (!end || besidePoint(panel, series))
            return false; // also ideal lines: they need a legend
        widest = std::max(widest, advance(500, value(*end)) + advance(400, name(series)));
        const double share = panel.logY ? std::log(range.upper / end->y) / std::log(range.upper / range.lower)
                                        : (range.upper - end->y) / range.size();
        wanted.push_back(share * height);
    }
    std::sort(wanted.begin(), wanted.end());
    const auto positions = spreadLabels(wanted, spacing, 0, height);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!(std::abs(positions[i] - wanted[i]) <= spacing))
            return false;
    return !wanted.empty() && widest < size.width() * mostWidth;
}

EndLabels::EndLabels(QCustomPlot* plot, const ChartState& state, std::size_t panelIndex, const PanelContent* content)
    : QCPAbstractItem(plot)
    , m_state(state)
    , m_panelIndex(panelIndex)
    , m_content(content)
{
    setClipToAxisRect(false);
}

double EndLabels::valueWidth() const
{
    double widest = 0;
    if (hasRows(m_state.data))
        return widest;
    const double last = lastX(panel());
    for (const Series& series : panel().series)
        if (const Point* end = endOf(series, last);
            end && !besidePoint(panel(), series) && (!m_state.data.bars || series.level))
            widest = std::max(widest, advance(500, value(*end)));
    return widest;
}

int EndLabels::width() const
{
    double widest = 0;
    const auto notes = m_state.rowNotes(m_panelIndex);
    for (const std::string& note : notes)
        widest = std::max(widest, advance(400, QString::fromStdString(note)));
    widest = std::max(widest, valueWidth());
    double names = 0;
    if (m_state.namesAtEnds)
        for (const Series& series : panel().series)
            names = std::max(names, advance(400, name(series)) + gapToName);
    const double slack = notes.empty() ? 0 : 4; // printed type is a little wider than it is said to be
    return widest == 0 ? 8 : static_cast<int>(std::ceil(gapToAxes + widest + names + slack));
}

std::vector<EndLabels::Label> EndLabels::labels() const
{
    std::vector<Label> found;
    if (hasRows(m_state.data))
        return found;
    const double last = lastX(panel());
    for (const Series& series : panel().series) {
        const Point* end = endOf(series, last);
        if (!end || (m_state.data.bars && !series.level))
            continue;
        const QPointF at = m_content->pixelOf(*end);
        if (!area().adjusted(-1, -1, 1, 1).contains(QPointF(series.level ? area().center().x() : at.x(), at.y())))
            continue;
        const bool off = !m_state.shown(series);
        if (off && !m_state.namesAtEnds)
            continue;
        const double left = besidePoint(panel(), series) ? at.x() + 18 : area().right() + gapToAxes;
        found.push_back({value(*end), m_state.namesAtEnds ? name(series) : QString(), m_state.keysOf(series)[0], left,
            at.y(), off});
    }
    std::stable_sort(found.begin(), found.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
    return found;
}

std::vector<EndLabels::Label> EndLabels::placed() const
{
    std::vector<Label> found = labels();
    if (!m_state.namesAtEnds) {
        // A bare value far from its point says nothing: what does not fit at its place is left out.
        std::vector<Label> fitting;
        for (const Label& label : found)
            if (fitting.empty() || label.y - fitting.back().y >= spacing - 3)
                fitting.push_back(label);
        return fitting;
    }
    std::vector<double> wanted;
    for (const Label& label : found)
        wanted.push_back(label.y);
    const auto positions = spreadLabels(wanted, spacing, area().top(), area().bottom());
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i].y = positions[i];
    return found;
}

QString EndLabels::keyAt(QPointF position) const
{
    if (!m_state.namesAtEnds || position.x() < area().right() + gapToAxes / 2)
        return {};
    for (const Label& label : placed())
        if (std::abs(label.y - position.y()) < spacing / 2)
            return label.key;
    return {};
}

void EndLabels::draw(QCPPainter* painter)
{
    drawRowNotes(painter);
    const double nameLeft = area().right() + gapToAxes + valueWidth() + gapToName;
    for (const Label& label : placed()) {
        painter->setFont(themeFont(12, 500));
        painter->setPen(QPen(label.off ? m_state.theme.disabled : m_state.theme.text));
        painter->drawText(QRectF(label.left, label.y - 8, 200, 16), Qt::AlignLeft | Qt::AlignVCenter, label.value);
        painter->setFont(themeFont(12));
        painter->setPen(QPen(label.off ? m_state.theme.disabled : m_state.theme.text2));
        painter->drawText(QRectF(nameLeft, label.y - 8, 400, 16), Qt::AlignLeft | Qt::AlignVCenter, label.name);
    }
}

void EndLabels::drawRowNotes(QCPPainter* painter) const
{
    painter->setFont(themeFont(12));
    const auto notes = m_state.rowNotes(m_panelIndex);
    for (std::size_t row = 0; row < notes.size(); ++row) {
        const double y = m_content->coordsToPixels(0, placeOfRow(panel(), static_cast<int>(row))).y();
        if (y < area().top() || y > area().bottom())
            continue;
        painter->setPen(QPen(m_state.theme.text2));
        painter->drawText(QRectF(area().right() + gapToAxes, y - 8, 300, 16), Qt::AlignLeft | Qt::AlignVCenter,
            QString::fromStdString(notes[row]));
    }
}

} // namespace throughline
