// SPDX-License-Identifier: GPL-3.0-or-later
// The main of every room's Qt tests.
#include <tests/support/qt_tests.h>

int main(int argc, char** argv) { return throughline::test::runChosen(argc, argv); }
