// SPDX-License-Identifier: GPL-3.0-or-later
// Where the worker's executable is.
#pragma once

#include <QString>

namespace throughline {

/// `asked` when it is given, else $THROUGHLINE_WORKER, else beside this executable, in the build tree, or on the PATH.
/// A path that does not exist when there is none: starting it says so.
QString workerProgram(const QString& asked);

} // namespace throughline
