// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a run, by index in the plan: like a vector of them, but copies share each cell until one changes it. A
// run is copied whenever a window shows how far it is, and of thousands of cells only one goes on.
#pragma once

#include <core/cell_result.h>
#include <core/shared.h>

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

namespace throughline {

class CellResults {
    /// Of const cells, or of cells that are each made one's own when they are looked at.
    template <class Cells> class Place {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = CellResult;
        using difference_type = std::ptrdiff_t;
        using reference = decltype(std::declval<Cells&>()[0]);
        using pointer = std::remove_reference_t<reference>*;

        Place() = default;
        Place(Cells& cells, std::size_t index)
            : m_cells(&cells)
            , m_index(index)
        { }
        reference operator*() const { return (*m_cells)[m_index]; }
        pointer operator->() const { return &**this; }
        Place& operator++() { return (++m_index, *this); }
        Place operator++(int) { return {*m_cells, m_index++}; }
        difference_type operator-(const Place& other) const
        {
            return static_cast<difference_type>(m_index) - static_cast<difference_type>(other.m_index);
        }
        bool operator==(const Place& other) const = default;

    private:
        Cells* m_cells = nullptr;
        std::size_t m_index = 0;
    };

public:
    using value_type = CellResult;
    using iterator = Place<CellResults>;
    using const_iterator = Place<const CellResults>;

    CellResults() = default;
    CellResults(std::vector<CellResult> cells)
    {
        for (CellResult& cell : cells)
            push_back(std::move(cell));
    }

    const CellResult& operator[](std::size_t index) const { return m_cells[index].get(); }
    CellResult& operator[](std::size_t index) { return m_cells[index].own(); }
    const CellResult& front() const { return (*this)[0]; }
    CellResult& front() { return (*this)[0]; }
    const CellResult& back() const { return (*this)[size() - 1]; }
    CellResult& back() { return (*this)[size() - 1]; }
    const_iterator begin() const { return {*this, 0}; }
    iterator begin() { return {*this, 0}; }
    const_iterator end() const { return {*this, size()}; }
    iterator end() { return {*this, size()}; }
    std::size_t size() const { return m_cells.size(); }
    bool empty() const { return m_cells.empty(); }
    void clear() { m_cells.clear(); }
    void push_back(CellResult cell) { m_cells.emplace_back(std::move(cell)); }
    CellResult& emplace_back() { return m_cells.emplace_back().own(); }
    bool operator==(const CellResults& other) const
    {
        if (size() != other.size())
            return false;
        for (std::size_t i = 0; i < size(); ++i)
            if (!isSame(other, i) && !((*this)[i] == other[i]))
                return false;
        return true;
    }

    /// Whether it is the very same one there, which is known without looking at it.
    bool isSame(const CellResults& other, std::size_t index) const { return &(*this)[index] == &other[index]; }

private:
    std::vector<Shared<CellResult>> m_cells;
};

} // namespace throughline
