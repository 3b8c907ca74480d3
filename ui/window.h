// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the window: what `app` calls when no command was given. Nothing else of ui/ is for other rooms.
#pragma once

#include <QString>
#include <QStringList>

class QApplication;

namespace throughline {

class MainWindow;
class OneInstance;
class WindowMemory;

struct WindowOptions {
    QStringList files;     // *.experiment.json is opened in the editor, *.run.jsonl goes into the library and is shown
    QString engineProgram; // what runs and plans; empty: this executable
    QString libraryPath;   // empty: $THROUGHLINE_LIBRARY, else the user's data directory
};

/// Fonts, style and palette, and the names that settings are stored under. Safe to call twice.
void prepareApplication(QApplication& application);

/// When the settings name another library, what belongs to the library that is shown follows: the name that other
/// starts find this window by, and the memory of how it stood.
void followLibrary(MainWindow& window, OneInstance& instance, WindowMemory& memory);

/// Shows the window and runs the event loop; returns the exit status. With THROUGHLINE_TIMING set, writes
/// "first paint: 123.4 ms after exec" to standard error; with THROUGHLINE_TIMING=paint it leaves with 0 right after.
int runWindow(QApplication& application, const WindowOptions& options = {});

} // namespace throughline
