// SPDX-License-Identifier: GPL-3.0-or-later
// A run's charts and tables into a folder, as `throughline export` names them.
#pragma once

#include <plots/file_to_write.h>
#include <ui/session/run_digest.h>

#include <QString>

#include <vector>

namespace throughline {

/// Every chart that applies as PNG and SVG, summary.csv and raw.csv; the folder is made.
std::vector<FileToWrite> filesOf(const RunDigestPtr& digest, const QString& folder);

} // namespace throughline
