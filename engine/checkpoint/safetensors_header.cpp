// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the header as SAX events, so that memory is bounded by the header itself: no document is built, and nothing
// that the format doesn't know is stored.
#include <checkpoint/safetensors_header.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace throughline {

namespace {

using nlohmann::json;
using Tensors = std::map<std::string, StoredTensor>;

class HeaderReader : public nlohmann::json_sax<json> {
public:
    bool null() override { return unexpected("null"); }
    bool boolean(bool) override { return unexpected("a boolean"); }
    bool binary(binary_t&) override { return unexpected("binary data"); }
    bool number_integer(number_integer_t value) override
    {
        return refuse("a negative number " + std::to_string(value)); // non-negative ones arrive as unsigned
    }
    bool number_float(number_float_t, const string_t& text) override
    {
        return refuse("the number " + text.substr(0, 40) + " is not a whole number below 2^63");
    }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place != Place::Shape && m_place != Place::Offsets)
            return unexpected("a number");
        if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
            return refuse("the number " + std::to_string(value) + " is not a whole number below 2^63");
        (m_place == Place::Shape ? m_tensor.shape : m_offsets).push_back(static_cast<int64_t>(value));
        return m_offsets.size() <= 2 || refuse("data_offsets has more than two numbers");
    }

    bool string(string_t& value) override
    {
        if (m_place == Place::Metadata)
            return true;
        if (m_place != Place::Tensor || m_key != "dtype")
            return unexpected("a string");
        const auto type = elementTypeOf(value);
        if (!type)
            return refuse("unsupported dtype \"" + value.substr(0, 40) + "\"");
        m_tensor.type = *type;
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_place == Place::Outside)
            m_place = Place::Top;
        else if (m_place == Place::Top)
            m_place = m_name == "__metadata__" ? Place::Metadata : Place::Tensor;
        else
            return unexpected("an object");
        m_tensor = {};
        m_offsets.clear();
        m_keys.clear();
        return true;
    }

    bool key(string_t& name) override
    {
        if (m_place == Place::Top) {
            m_name = std::move(name);
            const bool fresh =
                m_name == "__metadata__" ? !std::exchange(m_hasMetadata, true) : !m_tensors.contains(m_name);
            return fresh || refuse("duplicate name: it appears twice");
        }
        if (m_place == Place::Metadata)
            return true; // free text that nothing here uses
        m_key = std::move(name);
        if (m_key != "dtype" && m_key != "shape" && m_key != "data_offsets")
            return refuse("unknown key \"" + m_key.substr(0, 40) + "\"");
        if (std::find(m_keys.begin(), m_keys.end(), m_key) != m_keys.end())
            return refuse("the key " + m_key + " appears twice");
        m_keys.push_back(m_key);
        return true;
    }

    bool end_object() override
    {
        if (m_place == Place::Tensor && !finishTensor())
            return false;
        m_place = m_place == Place::Top ? Place::Outside : Place::Top;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place == Place::Tensor && m_key == "shape")
            m_place = Place::Shape;
        else if (m_place == Place::Tensor && m_key == "data_offsets")
            m_place = Place::Offsets;
        else
            return unexpected("a list");
        return true;
    }

    bool end_array() override
    {
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        m_problem = "the header is not UTF-8 JSON at byte " + std::to_string(position);
        return false;
    }

    Tensors& tensors() { return m_tensors; }
    const std::string& problem() const { return m_problem; }

private:
    enum class Place { Outside, Top, Metadata, Tensor, Shape, Offsets };

    bool refuse(const std::string& rule)
    {
        m_problem = m_name.empty() ? rule : "tensor \"" + m_name.substr(0, 200) + "\": " + rule;
        return false;
    }
    bool unexpected(const std::string& kind)
    {
        if (m_place == Place::Outside)
            return refuse("the header is " + kind + ", not an object");
        return refuse(kind + " where the format has none");
    }

    bool finishTensor()
    {
        if (m_keys.size() != 3)
            return refuse("dtype, shape or data_offsets is missing");
        if (m_offsets.size() != 2)
            return refuse("data_offsets must be two numbers");
        m_tensor.begin = m_offsets[0];
        m_tensor.end = m_offsets[1];
        if (m_tensor.end < m_tensor.begin)
            return refuse("data_offsets are reversed");
        int64_t bytes = bytesOf(m_tensor.type);
        for (const int64_t size : m_tensor.shape)
            if (__builtin_mul_overflow(bytes, size, &bytes))
                return refuse("the product of its shape overflows");
        if (bytes != m_tensor.end - m_tensor.begin)
            return refuse("data_offsets hold " + std::to_string(m_tensor.end - m_tensor.begin)
                + " bytes, but dtype and shape need " + std::to_string(bytes));
        m_tensors.emplace(m_name, std::move(m_tensor));
        return true;
    }

    Tensors m_tensors;
    Place m_place = Place::Outside;
    bool m_hasMetadata = false;
    std::string m_name; // of the tensor that is being read
    std::string m_key;
    std::vector<std::string> m_keys; // of this tensor, so far
    StoredTensor m_tensor;
    std::vector<int64_t> m_offsets;
    std::string m_problem;
};

/// Empty, or the rule that the tensors' places break.
std::string coverageProblem(const Tensors& tensors, int64_t dataBytes)
{
    std::vector<const Tensors::value_type*> byPlace;
    byPlace.reserve(tensors.size());
    for (const auto& each : tensors)
        byPlace.push_back(&each);
    std::sort(byPlace.begin(), byPlace.end(), [](const auto* a, const auto* b) {
        return std::pair(a->second.begin, a->second.end) < std::pair(b->second.begin, b->second.end);
    });
    int64_t covered = 0;
    for (const auto* each : byPlace) {
        const StoredTensor& tensor = each->second;
        const std::string name = "tensor \"" + each->first.substr(0, 200) + "\": ";
        if (tensor.end > dataBytes)
            return name + "data_offsets reach beyond the end of the file";
        if (tensor.begin < covered)
            return name + "data_offsets overlap another tensor's";
        if (tensor.begin > covered)
            return name + "a hole of " + std::to_string(tensor.begin - covered) + " bytes lies before it";
        covered = tensor.end;
    }
    return covered == dataBytes ? "" : std::to_string(dataBytes - covered) + " bytes at the end belong to no tensor";
}

} // namespace

Result<Tensors> parseSafetensorsHeader(std::string_view header, int64_t dataBytes, const std::string& where)
{
    const std::string remedy = "fetch the file again; if it stays so, it is not a valid safetensors file";
    if (header.empty() || header.front() != '{')
        return Error{"the header is not an object", where, remedy};
    // nlohmann's lexer takes a NUL byte for the end of the text.
    if (const auto nul = header.find('\0'); nul != std::string_view::npos)
        return Error{"the header is not UTF-8 JSON at byte " + std::to_string(nul), where, remedy};
    HeaderReader reader;
    if (!json::sax_parse(header.begin(), header.end(), &reader))
        return Error{reader.problem(), where, remedy};
    if (const std::string problem = coverageProblem(reader.tensors(), dataBytes); !problem.empty())
        return Error{problem, where, remedy};
    return std::move(reader.tensors());
}

} // namespace throughline
