// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window over made-up runs, models and devices: the same on every machine and at every time.
#pragma once

#include "fake_engine.h"
#include "fake_run.h"

#include <ui/main_window.h>

#include <QTemporaryDir>

#include <memory>

namespace throughline {

class MadeWindow {
public:
    MadeWindow();
    ~MadeWindow();

    /// A new one, shown at this size; waits until models, devices, plan and runs are listed.
    void open(const QSize& size);
    MainWindow& window() { return *m_window; }
    /// The page with its data; waits until it is whole.
    void show(Page page);
    /// What it looks like, without the pointer over anything.
    QImage picture();
    /// Light and dark, for looking, where THROUGHLINE_PICTURES names a folder.
    void keepPictures(const QString& name);

    static QStringList runIds(); // of the library, the oldest first

private:
    void showRun();
    bool everyDoneCellHasAValue() const;
    void showLibrary();
    void showCompare();
    void showReport();

    FakeEngine m_engine;
    FakeRun m_run;
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace throughline
