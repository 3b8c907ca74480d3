// SPDX-License-Identifier: GPL-3.0-or-later
// Resolve, then load.
#include <app/open_run.h>

#include <app/harmless_text.h>

#include <iostream>

namespace throughline {

Result<std::unique_ptr<RunLibrary>> openLibrary()
{
    auto library = RunLibrary::open();
    if (library && !(*library)->notice().isEmpty())
        std::cerr << "throughline: " << harmless((*library)->notice().toStdString()) << ".\n";
    return library;
}

Result<std::vector<RunResult>> openRuns(RunLibrary& library, const std::vector<std::string>& references)
{
    std::vector<RunResult> runs;
    for (const auto& reference : references) {
        const auto id = library.resolve(reference);
        if (!id)
            return id.error();
        auto run = library.load(*id);
        if (!run)
            return run.error();
        runs.push_back(*std::move(run));
    }
    return runs;
}

Result<RunResult> openRun(const std::string& reference)
{
    const auto library = openLibrary();
    if (!library)
        return library.error();
    auto runs = openRuns(**library, {reference});
    if (!runs)
        return runs.error();
    return std::move(runs->front());
}

std::string title(const RunResult& run)
{
    const auto& name = run.started.experiment.name;
    return run.started.runId + (name.empty() ? "" : " · " + name);
}

} // namespace throughline
