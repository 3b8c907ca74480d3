// SPDX-License-Identifier: GPL-3.0-or-later
// A DOM builder that refuses what RFC 8259 leaves open, and places as text.
#include <core/json_text.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace throughline {

using nlohmann::json;

namespace {

/// Builds the document from the parser's events. Returning false stops the parser.
class StrictBuilder : public nlohmann::json_sax<json> {
public:
    StrictBuilder(std::string_view text, std::string_view where)
        : m_text(text)
        , m_where(where)
    { }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override
    {
        json& object = *m_open.back();
        if (object.contains(value)) {
            m_error = Error{"the key \"" + value + "\" stands twice", placeOf(value), "keep one of them"};
            return false;
        }
        m_next = &object[value];
        m_keys.back() = value;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const json::exception& exception) override
    {
        const bool nothing =
            m_text.find_first_not_of(" \t\r\n") == std::string_view::npos; // versions of the library differ here
        m_error = Error{nothing ? "there is nothing in it" : reasonOf(exception),
            std::string(m_where) + lineAndColumn(position), {}};
        return false;
    }

    json& document() { return m_document; }
    const std::optional<Error>& error() const { return m_error; }

private:
    json* put(json value)
    {
        if (m_open.empty())
            return &(m_document = std::move(value));
        if (m_open.back()->is_array())
            return &m_open.back()->emplace_back(std::move(value));
        *m_next = std::move(value);
        return m_next;
    }
    bool add(json value)
    {
        put(std::move(value));
        return true;
    }
    bool open(json container)
    {
        if (m_open.size() >= maxJsonDepth) {
            m_error = Error{"is nested deeper than " + std::to_string(maxJsonDepth) + " levels", placeOf({}), {}};
            return false;
        }
        json* const placed = put(std::move(container));
        m_open.push_back(placed);
        m_keys.emplace_back();
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        m_keys.pop_back();
        return true;
    }

    /// Only for messages, so it may be slow.
    std::string placeOf(const std::string& key) const
    {
        std::vector<Place> chain{Place(m_where)};
        chain.reserve(m_open.size() + 1); // the links point at each other
        for (std::size_t i = 0; i + 1 < m_open.size(); ++i) {
            if (m_open[i]->is_array())
                chain.emplace_back(chain.back(), m_open[i]->size() - 1);
            else
                chain.emplace_back(chain.back(), m_keys[i]);
        }
        return key.empty() ? chain.back().text() : Place(chain.back(), key).text();
    }
    std::string lineAndColumn(std::size_t position) const
    {
        // The parser counts bytes read, so the offending one is the last of these.
        const auto before = m_text.substr(0, std::min(position ? position - 1 : 0, m_text.size()));
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const auto start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        return ", line " + std::to_string(line) + ", column " + std::to_string(before.size() - start + 1);
    }
    /// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …" without what is said already.
    static std::string reasonOf(const json::exception& exception)
    {
        const std::string what = exception.what();
        const auto column = what.find(": ");
        if (exception.id == 406)
            return "a number is too large";
        return column == std::string::npos ? what : what.substr(column + 2);
    }

    std::string_view m_text;
    std::string_view m_where;
    json m_document;
    std::vector<json*> m_open;       // stays valid: a container grows only while it is the innermost open one
    std::vector<std::string> m_keys; // latest key per open container
    json* m_next = nullptr;          // where the value of the latest key goes
    std::optional<Error> m_error;
};

} // namespace

Result<json> parseJson(std::string_view text, std::string_view where)
{
    StrictBuilder builder(text, where);
    const bool parsed = json::sax_parse(text.begin(), text.end(), &builder);
    if (builder.error())
        return *builder.error();
    if (!parsed)
        return Error{"is not JSON", std::string(where), {}};
    return std::move(builder.document());
}

std::string compactText(const nlohmann::ordered_json& value)
{
    return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int more = lead < 0x80      ? 0
            : lead >= 0xC2 && lead < 0xE0 ? 1
            : lead >= 0xE0 && lead < 0xF0 ? 2
            : lead >= 0xF0 && lead < 0xF5 ? 3
                                          : -1;
        if (more < 0 || i + static_cast<std::size_t>(more) >= text.size())
            return false;
        uint32_t point = more == 0 ? lead : lead & (0x3FU >> more);
        for (int k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
            if ((next & 0xC0U) != 0x80U)
                return false;
            point = point << 6U | (next & 0x3FU);
        }
        const bool overlong = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
        if (overlong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
            return false;
        i += static_cast<std::size_t>(more) + 1;
    }
    return true;
}

std::string Place::pointer() const
{
    if (!m_parent)
        return {};
    std::string token;
    if (m_index >= 0)
        token = std::to_string(m_index);
    for (const char c : m_key)
        token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return m_parent->pointer() + "/" + token;
}

std::string Place::text() const
{
    const Place* root = this;
    while (root->m_parent)
        root = root->m_parent;
    const std::string file(root->m_root);
    const std::string rest = pointer();
    if (file.empty() || rest.empty())
        return file + rest;
    const bool hasPointer = file.front() == '/' || file.find(", /") != std::string::npos;
    return file + (hasPointer ? "" : ", ") + rest;
}

std::string Place::name() const
{
    if (!m_key.empty())
        return std::string(m_key);
    if (m_parent)
        return m_parent->name();
    const auto slash = m_root.rfind('/'); // of a pointer: the field that the caller was asked to write
    return slash == std::string_view::npos || m_root.find(", /") == std::string_view::npos
        ? "the value"
        : std::string(m_root.substr(slash + 1));
}

std::string quotedValue(const json& value)
{
    std::string text = value.is_object() ? "an object"
        : value.is_array()               ? "a list"
                                         : value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() <= 40)
        return text;
    std::size_t cut = 37;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut; // not inside a character
    return text.substr(0, cut) + "…";
}

} // namespace throughline
