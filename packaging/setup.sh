# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by quickstart.sh, check.sh and bundle.sh: system packages, libtorch, CUDA (cuda.sh), and words for what is going on. Does
# nothing twice.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"

current_step=start
step() {
  current_step=$1
  printf '\n[%s] %s\n' "$(date +%H:%M:%S)" "$1"
}

advice='read the lines above; the script can be run again and goes on where it stopped'
fail() {
  printf '\nStopped in step "%s": %s\n' "$current_step" "$1" >&2
  exit 1
}
trap 'status=$?; [ $status = 0 ] || [ -n "${failed_said:-}" ] || printf "\nStopped in step \"%s\" (exit status %s): %s.\n" "$current_step" "$status" "$advice" >&2' EXIT

wanted_packages() { grep -hv '^#' "$@"; }

missing_packages() {
  local package
  for package in $(wanted_packages "$@"); do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
  done
}

install_packages() { # install_packages LIST…
  step "system packages"
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    failed_said=1
    {
      echo "This script installs packages on Debian 12, Debian 13 and Ubuntu 24.04 only. Here, install what these are called on your system:"
      wanted_packages "$@" | sed 's/^/  /'
      echo "then configure with: cmake --preset release -DTHROUGHLINE_LIBTORCH=FOLDER_OF_LIBTORCH_2.11"
    } >&2
    exit 1
  fi
  local missing
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then
    echo "all there"
    return
  fi
  echo "installing:" $missing
  local root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "installing packages needs root, and there is no sudo: run as root  apt-get install $(echo $missing)"
    root=sudo
  fi
  advice='the package manager failed: check the network and that no other package manager runs, then run this script again'
  $root apt-get update -qq
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >.deps/packages.log 2>&1 \
    || { tail -20 .deps/packages.log >&2; fail "apt-get install failed (whole log: .deps/packages.log)"; }
  advice='read the lines above; the script can be run again and goes on where it stopped'
}

stamp_of() { # stamp_of REQUIREMENTS: the file that says that they are installed
  echo ".deps/$(basename "$1").$(sha256sum "$1" | cut -c1-16).done"
}

needs_disk() { # needs_disk REQUIREMENTS WHAT GIGABYTES, unless they are installed
  local free
  free=$(df --output=avail -m . | tail -1)
  [ -f "$(stamp_of "$1")" ] || [ "$free" -ge $(($3 * 1000)) ] || fail "$2 needs $3 GB of disk, $free MB are free here"
}

pip_install() { # pip_install REQUIREMENTS: exact versions and hashes, no dependencies; a stamp says that it is done
  local requirements=$1 stamp
  stamp=$(stamp_of "$requirements")
  [ -f "$stamp" ] && { echo "$(basename "$requirements" .txt): there"; return; }
  [ -x .deps/venv/bin/pip ] || python3 -m venv .deps/venv || fail "python3 -m venv failed: is python3-venv installed?"
  mkdir -p .deps/unpacking # not /tmp, which may be a small one in memory
  TMPDIR=$top/.deps/unpacking .deps/venv/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$requirements" \
    || fail "pip could not install $requirements: check the network; Python 3.11, 3.12 and 3.13 on x86-64 have wheels (here: $(python3 --version))"
  touch "$stamp"
}

install_libtorch() {
  step "libtorch (three wheels, 545 MB once, into .deps/)"
  if [ -n "${THROUGHLINE_LIBTORCH:-}" ]; then
    echo "using $THROUGHLINE_LIBTORCH"
    return
  fi
  needs_disk packaging/requirements-libtorch.txt libtorch 4
  pip_install packaging/requirements-libtorch.txt
}

configure() { # configure PRESET [cmake's options…]
  step "configure ($1)"
  if ! cmake --preset "$1" -DTHROUGHLINE_CUDA="$(cuda_refused && echo OFF || echo ON)" \
    ${THROUGHLINE_LIBTORCH:+-DTHROUGHLINE_LIBTORCH="$THROUGHLINE_LIBTORCH"} "${@:2}" >.deps/configure.log 2>&1; then
    tail -20 .deps/configure.log >&2
    fail "cmake could not configure (whole log: .deps/configure.log)"
  fi
  grep -- '-- CUDA worker' .deps/configure.log || true
}

build() { # build PRESET [targets…]
  step "build ($1)"
  cmake --build --preset "$1" ${2:+--target "${@:2}"} || fail "the build failed: the first error above says where"
}

mkdir -p .deps
source packaging/cuda.sh
