// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the document from SAX events, so that nesting and keys are checked before anything is stored.
#include <checkpoint/strict_json.h>

#include <checkpoint/readable_file.h>

#include <utility>
#include <vector>

namespace throughline {

namespace {

using nlohmann::json;

constexpr int64_t maxJsonFileBytes = 64 << 20;

class DocumentBuilder : public nlohmann::json_sax<json> {
public:
    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; } // JSON text has none
    bool start_object(std::size_t) override { return open(json::object()); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        if (m_open.back()->contains(name)) {
            m_problem = "the key \"" + name + "\" appears twice in one object";
            return false;
        }
        m_key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception&) override
    {
        m_problem = "is not JSON: unexpected \"" + token.substr(0, 40) + "\" at byte " + std::to_string(position);
        return false;
    }

    json& document() { return m_document; }
    const std::string& problem() const { return m_problem; }

private:
    json* place(json&& value)
    {
        if (m_open.empty())
            return &(m_document = std::move(value));
        json& parent = *m_open.back();
        if (parent.is_array())
            return &parent.emplace_back(std::move(value));
        return &(parent[m_key] = std::move(value));
    }
    bool add(json value) { return place(std::move(value)) != nullptr; }
    bool open(json container)
    {
        if (m_open.size() >= maxJsonDepth) {
            m_problem = "is nested more than " + std::to_string(maxJsonDepth) + " deep";
            return false;
        }
        // Pointers into parents stay valid: a parent gets no further element before its child is closed.
        m_open.push_back(place(std::move(container)));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    json m_document;
    std::vector<json*> m_open;
    std::string m_key;
    std::string m_problem;
};

} // namespace

Result<json> parseStrictJson(std::string_view text, const std::string& where)
{
    // nlohmann's lexer takes a NUL byte for the end of the text.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return Error{"is not JSON: a NUL byte at byte " + std::to_string(nul), where, ""};
    DocumentBuilder builder;
    if (!json::sax_parse(text.begin(), text.end(), &builder))
        return Error{builder.problem(), where, "correct the file, or fetch it again"};
    return std::move(builder.document());
}

Result<json> readStrictJson(const std::filesystem::path& path)
{
    const auto text = readTextFile(path, maxJsonFileBytes);
    if (!text)
        return text.error();
    return parseStrictJson(*text, path.string());
}

} // namespace throughline
