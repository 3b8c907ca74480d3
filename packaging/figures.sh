#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the figures of the README's table on this machine and prints the table; with --write puts it into README.md, between its
# markers. Misses stay in. Takes about ten minutes, during which nothing else should run. The runs stay in the library.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=build/release/app/throughline
bench=build/release/tests/benchmarks/harness_cost
if [ ! -x "$program" ]; then
  echo "figures: $program is missing; packaging/quickstart.sh builds it" >&2
  exit 2
fi
case "${1:-}" in
  "" | --write) ;;
  *)
    echo "figures: “$1” is unknown; give nothing, or --write to change README.md" >&2
    exit 2
    ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Takes the run's id out of what `throughline run` said on standard output, which is shown all the same.
shown_as_json() { # shown_as_json SAID JSON
  cat "$1" >&2
  "$program" show "$(sed -n 's/^Run \([^ ]*\) is in the library.*/\1/p' "$1")" --json > "$2"
}

echo "figures: distilgpt2 decode, batch 1 and 16" >&2
"$program" run --model distilgpt2 --mode sequential,data-parallel --ranks 1 --batch 16 --prompts 16 --new-tokens 64 \
  --protocol standard --name figures-decode > "$work/said"
shown_as_json "$work/said" "$work/decode.json"

echo "figures: first-look, from command to charts" >&2
begin=$(date +%s%N)
"$program" run first-look --out "$work/first-look" > "$work/said"
seconds=$(awk -v begin="$begin" -v end="$(date +%s%N)" 'BEGIN { printf "%.1f", (end - begin) / 1e9 }')
shown_as_json "$work/said" "$work/first-look.json"

echo "figures: exec to first paint, off screen, ten times after a first one" >&2
for _ in $(seq 11); do
  QT_QPA_PLATFORM=offscreen THROUGHLINE_TIMING=paint "$program"
done 2> "$work/paint"

echo "figures: what the harness costs against a bare loop" >&2
cmake --build --preset release --target harness_cost > "$work/build" || { cat "$work/build" >&2; exit 1; }
"$bench" | tee "$work/harness" >&2

echo "figures: the CPU kernels against libtorch's operations and the machine's own limits" >&2
cmake --build --preset release --target cpu_speed > "$work/build" || { cat "$work/build" >&2; exit 1; }
build/release/tests/benchmarks/cpu_speed | tee "$work/speed" >&2

echo "figures: loading of checkpoints of a gigabyte" >&2
cmake --build --preset release --target load_speed > "$work/build" || { cat "$work/build" >&2; exit 1; }
build/release/tests/benchmarks/load_speed | tee "$work/load" >&2

python3 packaging/figures_table.py "$work" "$seconds" > "$work/table"
cat "$work/table"
if [ "${1:-}" = --write ]; then
  python3 packaging/figures_table.py --write "$work/table" README.md
fi
