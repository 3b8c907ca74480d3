// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders into the library, of this program and of others: each file by itself, so that one that is refused
// keeps no other out.
#pragma once

#include <host/run_library.h>

#include <QStringList>

namespace throughline {

struct ImportedFiles {
    std::vector<std::string> runIds; // in the order of the files; those that were there already too
    std::vector<Error> refused;      // one per file (or folder without any)
};
/// A file is *.run.jsonl, or a result of a tool that importers.h knows. Folders are searched, with those in them; what
/// is no result there is passed over.
ImportedFiles importFiles(RunLibrary& library, const QStringList& paths);

} // namespace throughline
