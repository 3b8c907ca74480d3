#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts Throughline out of an unpacked bundle; arguments are the program's. THROUGHLINE_LIBTORCH names the folder of libtorch 2.11.
bundle=$(dirname "$(readlink -f "$0")")
. "$bundle/environment.sh"
[ -n "$torch" ] || echo "throughline: no libtorch 2.11 was found, without which nothing is computed: name its folder with THROUGHLINE_LIBTORCH, or pip install torch==2.11.0" >&2
exec "$bundle/bin/throughline" "$@"
