#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the figures of the README's table on this machine and prints the table; with --write puts it into README.md, between its
# markers. Misses stay in. Takes about five minutes; nothing else should run meanwhile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=build/release/app/throughline
bench=build/release/engine/worker/harness_cost
if [ ! -x "$program" ]; then
  echo "figures: $program is missing; run packaging/quickstart.sh, which builds it" >&2
  exit 2
fi
case "${1:-}" in
  "" | --write) ;;
  *) echo "figures: “$1” is unknown; give nothing, or --write to change README.md" >&2; exit 2 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "figures: distilgpt2 decode, batch 1 and 16" >&2
"$program" run --model distilgpt2 --mode sequential,data-parallel --ranks 1 --batch 16 --prompts 16 --new-tokens 64 \
  --protocol standard --name figures-decode >&2
"$program" show last --json > "$work/decode.json"

echo "figures: first-look, from command to charts" >&2
begin=$(date +%s.%N)
"$program" run first-look --out "$work/first-look" >&2
end=$(date +%s.%N)
"$program" show last --json > "$work/first-look.json"

echo "figures: exec to first paint, off screen, 10 times after a first one" >&2
: > "$work/paint"
for _ in $(seq 11); do
  QT_QPA_PLATFORM=offscreen THROUGHLINE_TIMING=paint "$program" 2>> "$work/paint"
done

if [ -x "$bench" ]; then
  echo "figures: what the harness costs against a bare loop" >&2
  "$bench" > "$work/harness"
fi

python3 packaging/figures_table.py "$work" "$begin" "$end" > "$work/table"
cat "$work/table"
if [ "${1:-}" = --write ]; then
  python3 packaging/figures_table.py --write "$work/table" README.md
fi
