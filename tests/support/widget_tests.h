// SPDX-License-Identifier: GPL-3.0-or-later
// Registers Qt tests that need widgets or fonts.
#pragma once

#include <tests/support/qt_tests.h>

#include <QApplication>

namespace throughline::test {

template <class T> int runWidgetClass(int argc, char** argv)
{
    const QApplication application(argc, argv);
    T test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace throughline::test

#define THROUGHLINE_WIDGET_QTEST(Class)                                                                                \
    static const throughline::test::Registered registered##Class(#Class, throughline::test::runWidgetClass<Class>);
