// SPDX-License-Identifier: GPL-3.0-or-later
// What `throughline models get` says while it fetches: a bar on a terminal, plain lines elsewhere, or JSON lines
// (models_get_command.h).
#pragma once

#include <core/result.h>
#include <host/hub_download.h>

#include <QElapsedTimer>

#include <nlohmann/json.hpp>

#include <string>

namespace throughline {

class DownloadOutput {
public:
    /// `model`: as the user named it. `json`: lines on standard output instead of words on standard error.
    DownloadOutput(std::string model, bool json, bool terminal);
    ~DownloadOutput();

    bool isJson() const { return m_json; }
    void progress(const HubProgress& progress);
    void waiting(const std::string& sentence);
    /// The last line. Returns the exit code.
    int end(const HubDownloadEnd& end, const HubName& name);
    int failed(const Error& error, int exitCode);

private:
    void line(const nlohmann::json& fields) const;
    void text(const std::string& line);
    void clear();
    int done(const HubDownloadEnd& end, const HubName& name);

    std::string m_model;
    bool m_json;
    bool m_terminal;
    bool m_barShown = false;
    std::string m_file; // shown last
    QElapsedTimer m_sinceShown;
};

} // namespace throughline
