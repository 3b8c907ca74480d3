// SPDX-License-Identifier: GPL-3.0-or-later
// Registers Qt tests that need widgets or fonts.
#pragma once

#include <tests/support/qt_tests.h>

#include <QApplication>

#define THROUGHLINE_WIDGET_QTEST(Class)                                                                                \
    static const throughline::test::Registered registered##Class(                                                      \
        #Class, throughline::test::runClass<Class, QApplication>);
