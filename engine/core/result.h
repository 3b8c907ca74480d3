// SPDX-License-Identifier: GPL-3.0-or-later
// A value, or an Error that says what failed, where, and what to do. Not for impossible states: those are assertions.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace throughline {

struct Error {
    std::string what;  // what failed, with the offending value: "batchSizes must be at least 1, not 0"
    std::string where; // file, line, field: "my.experiment.json, blocks[0].batchSizes[1]"; empty when there is no place
    std::string remedy; // what to do: "give a whole number from 1 on"; empty when nothing can be done

    bool operator==(const Error&) const = default;
};

/// "where: what; remedy." as one line of plain text.
std::string sentence(const Error& error);

template <class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    { }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const& { return (assert(ok()), std::get<0>(m_state)); }
    T& value() & { return (assert(ok()), std::get<0>(m_state)); }
    T&& value() && { return (assert(ok()), std::get<0>(std::move(m_state))); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const Error& error() const { return (assert(!ok()), std::get<1>(m_state)); }

private:
    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    { }

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return (assert(!ok()), *m_error); }

private:
    std::optional<Error> m_error;
};

} // namespace throughline
