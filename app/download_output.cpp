// SPDX-License-Identifier: GPL-3.0-or-later
// Words, bar and lines.
#include <app/download_output.h>

#include <app/complain.h>
#include <app/harmless_text.h>
#include <app/json_output.h>
#include <app/terminal_bar.h>

#include <checkpoint/model_source.h>
#include <core/words.h>

#include <cstdio>
#include <iostream>
#include <utility>

namespace throughline {

namespace {

constexpr qint64 drawEveryMs = 200;
constexpr qint64 lineEveryMs = 5000;

std::string openAs(const HubName& name)
{
    return name.revision == "main" ? openableName(name.repository) : name.repository + "@" + name.revision;
}

std::string words(const HubProgress& progress)
{
    const std::string bytes = bytesInWords(progress.bytesDone) + " of " + bytesInWords(progress.bytesTotal);
    if (progress.filesDone == progress.filesTotal)
        return bytes;
    return bytes + " · file " + std::to_string(progress.filesDone + 1) + " of " + std::to_string(progress.filesTotal)
        + " · " + harmless(progress.file);
}

double shareDone(const HubProgress& progress)
{
    return progress.bytesTotal > 0 ? static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal)
                                   : 1;
}

} // namespace

DownloadOutput::DownloadOutput(std::string model, bool json, bool terminal)
    : m_model(std::move(model))
    , m_json(json)
    , m_terminal(terminal)
{ }

DownloadOutput::~DownloadOutput() { clear(); }

void DownloadOutput::line(const nlohmann::json& fields) const
{
    nlohmann::json all = fields;
    all["model"] = m_model;
    std::cout << jsonLine(all) << std::flush;
}

void DownloadOutput::clear()
{
    if (std::exchange(m_barShown, false))
        std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

void DownloadOutput::text(const std::string& line)
{
    clear();
    std::fputs((line + '\n').c_str(), stderr);
}

void DownloadOutput::progress(const HubProgress& progress)
{
    const bool another = !m_sinceShown.isValid() || progress.file != m_file;
    const qint64 every = m_json || m_terminal ? drawEveryMs : lineEveryMs;
    if (!another && m_sinceShown.elapsed() < every)
        return;
    m_file = progress.file;
    m_sinceShown.start();
    if (m_json)
        return line({{"type", "progress"}, {"file", progress.file}, {"bytesDone", progress.bytesDone},
            {"bytesTotal", progress.bytesTotal}, {"filesDone", progress.filesDone},
            {"filesTotal", progress.filesTotal}});
    if (!m_terminal)
        return text(words(progress));
    const std::string whole = bar(shareDone(progress)) + " " + words(progress);
    std::fputs(("\r\x1b[K" + elided(whole, terminalColumns(stderr) - 1)).c_str(), stderr);
    std::fflush(stderr);
    m_barShown = true;
}

void DownloadOutput::waiting(const std::string& sentence)
{
    if (m_json)
        return line({{"type", "waiting"}, {"reason", sentence}});
    text(harmless(sentence));
}

int DownloadOutput::end(const HubDownloadEnd& end, const HubName& name)
{
    clear();
    if (end.error)
        return failed(*end.error, exitFailed);
    if (!end.cancelled)
        return done(end, name);
    if (m_json)
        line({{"type", "cancelled"}});
    else
        text("cancelled; the same command goes on with what has come");
    return exitCancelled;
}

int DownloadOutput::done(const HubDownloadEnd& end, const HubName& name)
{
    if (m_json) {
        line({{"type", "done"}, {"revision", name.revision}, {"commit", end.commit}, {"folder", end.snapshot.string()},
            {"openAs", openAs(name)}});
        return exitDone;
    }
    text("use it as --model " + openAs(name));
    std::cout << harmless(end.snapshot.string()) << '\n';
    return exitDone;
}

int DownloadOutput::failed(const Error& error, int exitCode)
{
    clear();
    if (m_json)
        line({{"type", "failed"}, {"error", sentence(error)}});
    return complain(static_cast<ExitCode>(exitCode), error);
}

} // namespace throughline
