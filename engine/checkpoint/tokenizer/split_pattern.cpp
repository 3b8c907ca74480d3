// SPDX-License-Identifier: GPL-3.0-or-later
// PCRE2, compiled once. Its limits are off: the patterns are fixed and take time linear in the text.
#include <checkpoint/tokenizer/split_pattern.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <cassert>
#include <cstdint>
#include <new>
#include <string>
#include <utility>

namespace throughline {

namespace {

// As tokenizer.json files write them; GPT-2's is built into ByteLevel too. \s is there what Unicode calls White_Space.
constexpr std::array<std::pair<KnownPattern, std::string_view>, 4> expressions{{
    {KnownPattern::Gpt2, R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)"},
    {KnownPattern::Llama3,
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
    {KnownPattern::Qwen2,
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
    {KnownPattern::ThreeDigits, "[0-9][0-9][0-9]"},
}};

/// The expression for PCRE2, with \s and \S written out: PCRE2's own \s also takes U+180E.
std::string forPcre2(KnownPattern pattern)
{
    const std::string space =
        R"(\x{9}-\x{d}\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
    std::string written;
    bool inClass = false;
    const std::string_view text = expressions[static_cast<std::size_t>(pattern)].second;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view two = text.substr(i, 2);
        inClass = text[i] == '[' || (inClass && text[i] != ']');
        if (two == "\\s" || two == "\\S") { // no pattern has \S in a class
            written += inClass ? space : (two == "\\s" ? "[" : "[^") + space + "]";
            ++i;
        } else {
            written += text[i];
        }
    }
    return written;
}

struct FreeCode {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeMatch {
    void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
};
struct FreeContext {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

} // namespace

std::optional<KnownPattern> knownPattern(std::string_view expression)
{
    for (const auto& [pattern, text] : expressions)
        if (text == expression)
            return pattern;
    return {};
}

struct SplitPattern::Impl {
    std::unique_ptr<pcre2_code, FreeCode> code;
    std::unique_ptr<pcre2_match_context, FreeContext> context;
};

SplitPattern::SplitPattern(KnownPattern known)
    : m_impl(std::make_unique<Impl>())
{
    const std::string pattern = forPcre2(known);
    int error = 0;
    PCRE2_SIZE at = 0;
    m_impl->code.reset(pcre2_compile(
        reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), PCRE2_UTF | PCRE2_UCP, &error, &at, nullptr));
    m_impl->context.reset(pcre2_match_context_create(nullptr));
    if (!m_impl->code || !m_impl->context)
        throw std::bad_alloc();                                // a constant pattern: nothing else can fail
    pcre2_jit_compile(m_impl->code.get(), PCRE2_JIT_COMPLETE); // where that isn't possible it is interpreted
    pcre2_set_match_limit(m_impl->context.get(), UINT32_MAX);
    pcre2_set_depth_limit(m_impl->context.get(), UINT32_MAX);
    pcre2_set_heap_limit(m_impl->context.get(), UINT32_MAX);
}

SplitPattern::SplitPattern(SplitPattern&&) noexcept = default;
SplitPattern& SplitPattern::operator=(SplitPattern&&) noexcept = default;
SplitPattern::~SplitPattern() = default;

void SplitPattern::forEachMatch(std::string_view text, const std::function<void(std::size_t, std::size_t)>& match) const
{
    const std::unique_ptr<pcre2_match_data, FreeMatch> data(pcre2_match_data_create(1, nullptr));
    if (!data)
        throw std::bad_alloc();
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    std::size_t from = 0;
    while (from < text.size()) {
        const auto run = [&](uint32_t options) {
            return pcre2_match(m_impl->code.get(), subject, text.size(), from, options | PCRE2_NO_UTF_CHECK, data.get(),
                m_impl->context.get());
        };
        int found = run(0);
        if (found == PCRE2_ERROR_JIT_STACKLIMIT)
            found = run(PCRE2_NO_JIT);
        if (found == PCRE2_ERROR_NOMATCH)
            return;
        if (found < 0)
            throw std::bad_alloc(); // limits are off
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data.get());
        assert(ends[0] >= from && ends[1] > ends[0]);
        match(ends[0], ends[1]);
        from = ends[1];
    }
}

} // namespace throughline
