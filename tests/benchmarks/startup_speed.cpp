// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the window's first paint: the real program, off screen, without a desktop's theme, over a library of
// 10,000 runs. Warm: the first starts are not counted.
//   startup_speed [STARTS [RUNS [PROGRAM]]]
#include <tests/host/support/sample_run.h>

#include <host/run_library.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ; // NOLINT(readability-redundant-declaration): unistd.h has it for GNU only

using namespace throughline;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int warmUps = 5;

/// Runs of one cell each, a minute apart.
bool fill(const QString& path, int runs)
{
    auto library = RunLibrary::open(path);
    if (!library)
        return false;
    for (int i = 0; i < runs; ++i) {
        char id[32];
        std::snprintf(id, sizeof id, "202611%02d-%02d%02d%02d-0000", 1 + i / 1440 % 28, i / 60 % 24, i % 60, i / 40320);
        auto events = tests::sampleRun(id, "run " + std::to_string(i));
        const auto first = events.front();
        events.erase(events.begin());
        if (!(*library)->create(first) || !(*library)->append(id, events))
            return false;
    }
    return (*library)->list().ok(); // as a window before left it: with its summaries
}

/// Milliseconds until the program says that it has painted; negative when it does not.
double millisecondsToPaint(const std::string& program)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::string name = program;
    char* const arguments[] = {name.data(), nullptr};
    pid_t child = 0;
    const auto begin = Clock::now();
    const bool started = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ) == 0;
    close(ends[1]);
    posix_spawn_file_actions_destroy(&actions);
    std::string said;
    char piece[512];
    double milliseconds = -1;
    while (started) {
        const ssize_t count = read(ends[0], piece, sizeof piece);
        if (count <= 0)
            break;
        said.append(piece, std::size_t(count));
        if (milliseconds < 0 && said.find("first paint") != std::string::npos)
            milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    }
    close(ends[0]);
    int status = 0;
    if (started)
        waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? milliseconds : -1;
}

double quantile(const std::vector<double>& sorted, double share)
{
    return sorted[std::min(sorted.size() - 1, std::size_t(share * double(sorted.size())))];
}

} // namespace

int main(int argc, char** argv)
{
    const int starts = argc > 1 ? std::atoi(argv[1]) : 41;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 10'000;
    const QTemporaryDir home;
    for (const char* variable : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.path().toUtf8());
    qputenv("THROUGHLINE_LIBRARY", home.filePath("library.sqlite").toUtf8());
    qputenv("THROUGHLINE_TIMING", "paint");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("QT_QPA_PLATFORMTHEME");
    qunsetenv("XDG_CURRENT_DESKTOP");
    const QCoreApplication application(argc, argv);
    const QString beside = QCoreApplication::applicationDirPath() + "/../../app/throughline";
    const std::string program = argc > 3 ? argv[3] : beside.toStdString();
    if (starts < 1 || !fill(home.filePath("library.sqlite"), runs)) {
        std::fprintf(stderr, "the library could not be made\n");
        return 1;
    }
    std::vector<double> all;
    for (int i = -warmUps; i < starts; ++i) {
        const double milliseconds = millisecondsToPaint(program);
        if (milliseconds < 0) {
            std::fprintf(stderr, "%s did not say when it painted\n", program.c_str());
            return 1;
        }
        if (i >= 0)
            all.push_back(milliseconds);
    }
    std::sort(all.begin(), all.end());
    std::printf("exec to first paint, %d runs in the library, %d starts: median %.1f ms, p95 %.1f ms, least %.1f ms\n",
        runs, starts, quantile(all, 0.5), quantile(all, 0.95), all.front());
    return 0;
}
