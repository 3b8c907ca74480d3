// SPDX-License-Identifier: GPL-3.0-or-later
// PCRE2, compiled once. Its limits are off: the pattern is fixed and takes time linear in the text.
#include <checkpoint/tokenizer/split_pattern.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cassert>
#include <cstdint>
#include <new>
#include <string>

namespace throughline {

namespace {

// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+ with \s written out as Unicode's
// White_Space, which is what tokenizers mean by it: PCRE2's own \s also takes U+180E.
std::string gpt2Pattern()
{
    const std::string space =
        R"(\x{9}-\x{d}\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
    return R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^)" + space + R"(\p{L}\p{N}]+|[)" + space + R"(]+(?![^)"
        + space + R"(])|[)" + space + "]+";
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

struct SplitPattern::Impl {
    std::unique_ptr<pcre2_code, FreeCode> code;
    std::unique_ptr<pcre2_match_context, FreeContext> context;
};

SplitPattern::SplitPattern()
    : m_impl(std::make_unique<Impl>())
{
    const std::string pattern = gpt2Pattern();
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

void SplitPattern::forEachWord(std::string_view text, const std::function<void(std::string_view)>& word) const
{
    const std::unique_ptr<pcre2_match_data, FreeMatch> match(pcre2_match_data_create(1, nullptr));
    if (!match)
        throw std::bad_alloc();
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    std::size_t from = 0;
    while (from < text.size()) {
        const auto run = [&](uint32_t options) {
            return pcre2_match(m_impl->code.get(), subject, text.size(), from, options | PCRE2_NO_UTF_CHECK,
                match.get(), m_impl->context.get());
        };
        int found = run(0);
        if (found == PCRE2_ERROR_JIT_STACKLIMIT)
            found = run(PCRE2_NO_JIT);
        if (found < 0)
            throw std::bad_alloc(); // every character matches one alternative, and limits are off
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(match.get());
        assert(ends[0] == from && ends[1] > from);
        word(text.substr(from, ends[1] - from));
        from = ends[1];
    }
}

} // namespace throughline
