// SPDX-License-Identifier: GPL-3.0-or-later
// A run's charts and tables into a folder, as `throughline export` names them.
#pragma once

#include <core/result.h>
#include <ui/session/run_digest.h>

#include <QString>

namespace throughline {

/// Every chart that applies as PNG and SVG, summary.csv and raw.csv. Returns how many files were written.
Result<int> exportAll(const RunDigest& digest, const QString& folder);

} // namespace throughline
