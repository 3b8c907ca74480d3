// SPDX-License-Identifier: GPL-3.0-or-later
// Registers Qt tests that need widgets or fonts. They speak English, whatever the machine does.
#pragma once

#include <tests/support/qt_tests.h>

#include <plots/language.h>

#include <QApplication>

namespace throughline::test {

template <class T> int runWidgetClass(int argc, char** argv)
{
    const QApplication application(argc, argv);
    useLanguage(QStringLiteral("en"));
    T test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace throughline::test

#define THROUGHLINE_WIDGET_QTEST(Class)                                                                                \
    static const throughline::test::Registered registered##Class(#Class, throughline::test::runWidgetClass<Class>);
