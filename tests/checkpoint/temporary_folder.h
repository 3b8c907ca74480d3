// SPDX-License-Identifier: GPL-3.0-or-later
// A folder that lives as long as its test, and the files that a test puts there.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace throughline::test {

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "throughline-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary folder: " + name);
        m_path = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Writes a file below the folder, its parents included.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const
    {
        const auto path = m_path / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

private:
    std::filesystem::path m_path;
};

/// Sets (or, for null, unsets) a variable of the environment for as long as it lives.
class ScopedVariable {
public:
    ScopedVariable(const char* name, const char* value)
        : m_name(name)
    {
        // NOLINTNEXTLINE(concurrency-mt-unsafe): these tests run one by one
        if (const char* before = std::getenv(name)) {
            m_before = before;
            m_had = true;
        }
        set(value);
    }
    ~ScopedVariable() { set(m_had ? m_before.c_str() : nullptr); }
    ScopedVariable(const ScopedVariable&) = delete;
    ScopedVariable& operator=(const ScopedVariable&) = delete;

private:
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    void set(const char* value) { value ? setenv(m_name, value, 1) : unsetenv(m_name); }
    const char* m_name;
    std::string m_before;
    bool m_had = false;
};

/// All of a file.
inline std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace throughline::test
