// SPDX-License-Identifier: GPL-3.0-or-later
// A vector whose copies share each entry until one changes it. A run is copied whenever a window shows how far it is,
// and of thousands of cells only one goes on.
#pragma once

#include <core/shared.h>

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

namespace throughline {

template <class T> class SharedList {
    /// Of a const list, or of entries that are each made one's own when they are looked at.
    template <class List> class Place {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using reference = decltype(std::declval<List&>()[0]);
        using pointer = std::remove_reference_t<reference>*;

        Place() = default;
        Place(List& list, std::size_t index)
            : m_list(&list)
            , m_index(index)
        { }
        reference operator*() const { return (*m_list)[m_index]; }
        pointer operator->() const { return &**this; }
        Place& operator++() { return (++m_index, *this); }
        Place operator++(int) { return {*m_list, m_index++}; }
        difference_type operator-(const Place& other) const
        {
            return static_cast<difference_type>(m_index) - static_cast<difference_type>(other.m_index);
        }
        bool operator==(const Place& other) const = default;

    private:
        List* m_list = nullptr;
        std::size_t m_index = 0;
    };

public:
    using value_type = T;
    using iterator = Place<SharedList>;
    using const_iterator = Place<const SharedList>;

    SharedList() = default;
    SharedList(std::vector<T> values)
    {
        for (T& value : values)
            push_back(std::move(value));
    }

    const T& operator[](std::size_t index) const { return m_entries[index].get(); }
    T& operator[](std::size_t index) { return m_entries[index].own(); }
    const T& front() const { return (*this)[0]; }
    T& front() { return (*this)[0]; }
    const T& back() const { return (*this)[size() - 1]; }
    T& back() { return (*this)[size() - 1]; }
    const_iterator begin() const { return {*this, 0}; }
    iterator begin() { return {*this, 0}; }
    const_iterator end() const { return {*this, size()}; }
    iterator end() { return {*this, size()}; }
    std::size_t size() const { return m_entries.size(); }
    bool empty() const { return m_entries.empty(); }
    void clear() { m_entries.clear(); }
    void push_back(T value) { m_entries.emplace_back(std::move(value)); }
    T& emplace_back() { return m_entries.emplace_back().own(); }
    bool operator==(const SharedList& other) const
    {
        if (size() != other.size())
            return false;
        for (std::size_t i = 0; i < size(); ++i)
            if (!isSame(other, i) && !((*this)[i] == other[i]))
                return false;
        return true;
    }

    /// Whether it is the very same one there, which is known without looking at it.
    bool isSame(const SharedList& other, std::size_t index) const { return &(*this)[index] == &other[index]; }

private:
    std::vector<Shared<T>> m_entries;
};

} // namespace throughline
