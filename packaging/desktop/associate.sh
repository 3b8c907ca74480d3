#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes this user's desktop know Throughline, without root: an entry in the menu, the icon, and that *.experiment.json and *.run.jsonl
# open with it. associate.sh PROGRAM; --remove takes it all back. Into $XDG_DATA_HOME, else ~/.local/share.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/throughline.desktop
types=$data/mime/packages/throughline-mime.xml
icon=$data/icons/hicolor/scalable/apps/throughline.svg

refresh() { # what desktops read faster; without these programs they read the files themselves
  ! command -v update-mime-database >/dev/null || update-mime-database "$data/mime" >/dev/null 2>&1 || true
  ! command -v update-desktop-database >/dev/null || update-desktop-database -q "$data/applications" >/dev/null 2>&1 || true
}

case "${1:-}" in
  "") echo "usage: associate.sh PROGRAM | --remove" >&2; exit 2 ;;
  --remove)
    rm -f "$entry" "$types" "$icon"
    refresh
    exit 0
    ;;
esac
program=$(realpath "$1")
[ -x "$program" ] || { echo "associate.sh: $program is no program" >&2; exit 2; }
# As the specification of desktop entries quotes: four characters within the quotes, and each backslash once more.
quoted=\"$(printf %s "$program" | sed 's/[\\"`$]/\\&/g; s/%/%%/g')\"
mkdir -p "$(dirname "$entry")" "$(dirname "$types")" "$(dirname "$icon")"
exec=${quoted//\\/\\\\} try=${program//\\/\\\\} awk '
  /^Exec=/ { print "Exec=" ENVIRON["exec"] " %F"; next }
  /^TryExec=/ { print "TryExec=" ENVIRON["try"]; next }
  { print }' "$here/throughline.desktop.in" >"$entry"
install -m 644 "$here/throughline-mime.xml" "$types"
install -m 644 "$here/../../resources/icons/throughline.svg" "$icon"
refresh
