// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a series. Copies share them until one is changed: a chart of fifty runs has some hundred thousand, and
// goes through several hands before it is drawn.
#pragma once

#include <core/shared.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace throughline {

struct Point {
    double x = 0;
    double y = 0;
    std::optional<double> low; // of the interval, or of the range below 5 repeats
    std::optional<double> high;
    std::vector<double> samples; // one per repeat
    bool finished = true;        // hollow and not joined when false
    int cell = -1;
    std::string label;  // bars: the value in words
    std::string mark;   // in few words beside the point: "16"
    bool apart = false; // no line from the point before: between them nothing was read
    std::string note;   // "batch 16": what else tells it from the points beside it
    bool operator==(const Point&) const = default;
};

class Points {
public:
    using value_type = Point;
    using const_iterator = std::vector<Point>::const_iterator;
    using const_reverse_iterator = std::vector<Point>::const_reverse_iterator;

    Points() = default;
    Points(std::vector<Point> points)
        : m_points(std::move(points))
    { }
    Points(std::initializer_list<Point> points)
        : Points(std::vector<Point>(points))
    { }

    Points(const Points&) = default; // moving is copying: what was moved from can still be looked at
    Points& operator=(const Points&) = default;

    const std::vector<Point>& all() const { return m_points.get(); }
    /// To be changed: no copy shares them from here on.
    std::vector<Point>& edit() { return m_points.own(); }
    void push_back(Point point) { edit().push_back(std::move(point)); }

    const_iterator begin() const { return all().begin(); }
    const_iterator end() const { return all().end(); }
    const_reverse_iterator rbegin() const { return all().rbegin(); }
    const_reverse_iterator rend() const { return all().rend(); }
    std::size_t size() const { return all().size(); }
    bool empty() const { return all().empty(); }
    const Point* data() const { return all().data(); }
    const Point& front() const { return all().front(); }
    const Point& back() const { return all().back(); }
    const Point& operator[](std::size_t index) const { return all()[index]; }
    const Point& at(std::size_t index) const { return all().at(index); }
    bool operator==(const Points& other) const { return &all() == &other.all() || all() == other.all(); }

private:
    Shared<std::vector<Point>> m_points;
};

} // namespace throughline
