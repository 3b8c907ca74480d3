// SPDX-License-Identifier: GPL-3.0-or-later
// What every test of the window starts with: a private home, off screen, the program's style, and no Qt warnings.
#pragma once

#include <tests/support/qt_tests.h>

#include <ui/window.h>

#include <QApplication>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace throughline {

inline QString experimentsFolder() { return QStringLiteral(THROUGHLINE_TEST_DATA "/../../resources/experiments"); }
inline QString engineProgram() { return QStringLiteral(THROUGHLINE_BINARY_DIR "/app/throughline"); }

/// Any Qt warning fails the test; those let through are the off-screen platform's own, about every window and menu.
inline void refuseWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support (prop|raise|grab))")));
}

/// The child of that name; there must be one.
template <class T> T* childNamed(const QObject& parent, const QString& name)
{
    auto* found = parent.findChild<T*>(name);
    if (!found)
        qFatal("no widget is called %s", qPrintable(name));
    return found;
}

/// Grabs go here when the variable names a folder: for looking at, never for comparing.
inline void keepPicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("THROUGHLINE_PICTURES");
    if (folder.isEmpty())
        return;
    QCoreApplication::sendPostedEvents(); // layouts
    QCoreApplication::processEvents();    // and queued replots
    widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

template <class T> int runUiTest(int argc, char** argv)
{
    QTemporaryDir home;
    QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const char* variable : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.path().toUtf8());
    qputenv("THROUGHLINE_LIBRARY", (home.path() + QStringLiteral("/library.sqlite")).toUtf8());
    qputenv("LC_ALL", "C.UTF-8"); // the window speaks English, whatever the machine does
    qunsetenv("LANGUAGE");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    prepareApplication(application);
    T test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace throughline

#define THROUGHLINE_UI_QTEST(Class)                                                                                    \
    static const throughline::test::Registered registered##Class(#Class, throughline::runUiTest<Class>);
