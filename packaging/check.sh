#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that must hold before a change lands: set-up, build with warnings as errors, formatting, clang-tidy, all tests.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
started=$SECONDS

install_packages packaging/debian-packages.txt packaging/debian-packages-checks.txt
install_libtorch
install_cuda
step "clang-format (pinned)"
pip_install packaging/requirements-checks.txt

step "formatting"
advice='run .deps/venv/bin/clang-format -i on the files named above'
git ls-files '*.h' '*.cpp' '*.cu' | xargs .deps/venv/bin/clang-format --dry-run -Werror

step "translations"
advice='translate what is named above in resources/translations: see "Words in three languages" in CONTRIBUTING.md'
packaging/translations.py

step "includes"
advice='include as <room/file.h>; what a room may see stands in packaging/cmake/rooms.cmake and the CMakeLists.txt beside its sources'
if git grep -nE '#include "[^"]*\.\./' -- '*.h' '*.cpp' '*.cu'; then
  fail "the includes above reach out of their room with ../"
fi
advice='read the lines above; the script can be run again and goes on where it stopped'

configure dev
build dev

step "clang-tidy"
advice='mend what clang-tidy says above; its checks stand in .clang-tidy'
packaging/tidy.py build/dev

step "tests"
advice='run one test program by itself: build/dev/tests/NAME'
packaging/run_tests.py build/dev

printf '\nAll checks passed in %d min %d s.\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60))
