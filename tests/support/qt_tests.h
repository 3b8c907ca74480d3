// SPDX-License-Identifier: GPL-3.0-or-later
// One program for all Qt tests of a room, so that Qt is linked once: which class runs is the first argument. Knows no
// test.
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>

namespace throughline::test {

using Program = int (*)(int argc, char** argv);

/// By name in lower case: "controllertest", or a child's flag, "--engine".
inline std::map<QByteArray, Program>& programs()
{
    static std::map<QByteArray, Program> all;
    return all;
}

struct Registered {
    Registered(const char* name, Program program) { programs()[QByteArray(name).toLower()] = program; }
};

/// What main ends with: `PROGRAM ControllerTest [function…]`; underscores and case do not count.
inline int runChosen(int argc, char** argv)
{
    const QByteArray name = argc > 1 ? QByteArray(argv[1]).toLower().replace('_', "") : QByteArray();
    const auto found = programs().find(name);
    if (found != programs().end()) {
        argv[1] = argv[0];
        return found->second(argc - 1, argv + 1);
    }
    std::printf("Give one of these as the first argument:\n");
    for (const auto& [known, program] : programs())
        if (!known.startsWith('-'))
            std::printf("  %s\n", known.constData());
    return 2;
}

template <class T, class Application = QCoreApplication> int runClass(int argc, char** argv)
{
    const Application application(argc, argv);
    T test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace throughline::test

#define THROUGHLINE_QTEST(Class)                                                                                       \
    static const throughline::test::Registered registered##Class(#Class, throughline::test::runClass<Class>);
/// For tests that start their own program again: with `flag` as its first argument it is `function(argc, argv)`,
/// without the flag.
#define THROUGHLINE_CHILD(function, flag)                                                                              \
    static const throughline::test::Registered registered##function(flag, function);
