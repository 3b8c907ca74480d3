#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12, Debian 13 or Ubuntu 24.04 to charts: installs what is needed, builds, runs first-look, on a machine with an
# NVIDIA GPU also there, and shows the window.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages packaging/debian-packages.txt
install_libtorch
install_cuda
configure release
build release

step "run first-look"
advice='the program says above what failed; cells that fail do not stop the others'
build/release/app/throughline run first-look --devices cpu --out first-look/
run_on_gpu

step "desktop"
advice='nothing else needs this step: packaging/desktop/associate.sh build/release/app/throughline does it again'
if packaging/desktop/associate.sh build/release/app/throughline; then
  echo "In the desktop's menu, and for *.experiment.json and *.run.jsonl; packaging/desktop/associate.sh --remove takes it back."
else # nothing is lost: all is built, and starts by hand
  echo "Not in the desktop's menu, for the reason above; $advice."
fi

step "done"
echo "Charts and tables: $top/first-look/"
find first-look -maxdepth 1 -name '*.png' -o -maxdepth 1 -name '*.csv' | sort | sed 's/^/  /'
[ ! -d first-look-gpu ] || echo "The same on the GPU: $top/first-look-gpu/"
echo "Again, or another experiment: build/release/app/throughline run sequential-vs-parallel --out results/"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "Opening the window: build/release/app/throughline"
  (trap '' HUP; exec build/release/app/throughline >/dev/null 2>&1 </dev/null) &
else
  echo "There is no display here: on one, build/release/app/throughline opens the window."
fi
