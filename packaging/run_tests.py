#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs all tests through CTest, prints every skipped test, and fails on a skip that tests/allowed_skips.txt does not list.

    run_tests.py BUILD_FOLDER

Also fails when a test run prints a warning of Qt or libtorch, or when no test ran. Ends with "N passed, N failed, N skipped".
"""
import fnmatch
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

WARNING = re.compile(r"^(QWARN|QCRITICAL|QFATAL|\[W\d{3} |.*\bQt(Core|Gui|Widgets|Sql)\b.*warning)|QObject::|QPainter::|qt\.[a-z.]+:", re.M)
# What the offscreen platform says of every window whose size has limits and of every menu that pops up; it means nothing for the program.
HARMLESS = re.compile(r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)")
SKIP = re.compile(r"^(?:SKIP\s+: (?P<qt>\S+)|\[  SKIPPED \] (?P<gtest>[\w/]+\.[\w/]+) \()", re.M)
QT_TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", re.M)
GTEST_PASSED = re.compile(r"^\[  PASSED  \] (\d+) tests?", re.M)
GTEST_FAILED = re.compile(r"^\[  FAILED  \] (\d+) tests?, listed below", re.M)


def allowed_skips():
    """Lines "test name: reason"; the name may hold *."""
    lines = Path("tests/allowed_skips.txt").read_text(encoding="utf-8").splitlines()
    return {line.split(": ", 1)[0] for line in lines if line.strip() and not line.startswith("#")}


def main(build):
    with tempfile.TemporaryDirectory() as scratch:
        junit = Path(scratch) / "tests.xml"
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": scratch}
        command = ["ctest", "--test-dir", build, "-j2", "--output-on-failure", "--output-junit", str(junit), "--timeout", "300", "--no-tests=error",
                   "--test-output-size-passed", "10000000", "--test-output-size-failed", "10000000"]
        status = subprocess.run(command, env=env, stdin=subprocess.DEVNULL).returncode
        cases = list(xml.parse(junit).getroot().iter("testcase")) if junit.exists() else []

    passed = failed = 0
    skipped, warnings = [], []
    for case in cases:
        output = case.findtext("system-out") or ""
        totals = [tuple(map(int, found)) for found in QT_TOTALS.findall(output)]
        passed += sum(t[0] for t in totals) + sum(map(int, GTEST_PASSED.findall(output)))
        failed += sum(t[1] for t in totals) + sum(map(int, GTEST_FAILED.findall(output)))
        if case.get("status") == "fail" and not totals and not GTEST_FAILED.search(output):
            failed += 1
        skipped += sorted({m["qt"] or m["gtest"] for m in SKIP.finditer(output)})
        warnings += [f"{case.get('name')}: {line}" for line in output.splitlines() if WARNING.search(line) and not HARMLESS.search(line)]

    unlisted = [name for name in skipped if not any(fnmatch.fnmatchcase(name, allowed) for allowed in allowed_skips())]
    for name in skipped:
        print(f"skipped: {name}{' (NOT LISTED in tests/allowed_skips.txt)' if name in unlisted else ''}")
    for line in warnings:
        print(f"warning printed by a test: {line}")
    print(f"\n{passed} passed, {failed} failed, {len(skipped)} skipped")
    return 1 if status or failed or unlisted or warnings or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
