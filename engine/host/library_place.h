// SPDX-License-Identifier: GPL-3.0-or-later
// Where the run library lies, and how it gets to another place. Knows no run.
#pragma once

#include <core/result.h>

#include <QString>

namespace throughline {

/// $THROUGHLINE_LIBRARY, else what the settings say, else usualLibraryPath().
QString libraryPath();
QString usualLibraryPath(); // in the user's data directory
/// Whether $THROUGHLINE_LIBRARY decides, whatever the settings say.
bool libraryIsNamedByEnvironment();
/// A whole copy, also while somebody writes into `from`, which stays as it is. Written under another name first: what
/// is at `to` afterwards is complete. Refuses when something is there already.
Result<void> copyLibrary(const QString& from, const QString& to);

} // namespace throughline
