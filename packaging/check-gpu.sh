#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# On a machine with an NVIDIA GPU: the GPU tests, the figures and the gpu-* experiments, out of an unpacked bundle and a torch 2.11.
#   check-gpu.sh BUNDLE_FOLDER TORCH_FOLDER [OUT.json] [--tests] [--figures] [--experiments[=NAME,…]] [--sanitize[=TOOL,…]] …     (--help says the rest)
# TORCH_FOLDER is …/site-packages/torch, with its wheels' nvidia/ beside it. Exit status: 0 all held, 1 something did not, 2 wrong use.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
  exec python3 "$here/gpu/check_gpu.py" --help
fi
if [ $# -lt 2 ] || [ ! -x "$1/bin/throughline" ]; then
  echo "check-gpu: give the folder of an unpacked bundle (it holds bin/throughline) and that of torch 2.11: check-gpu.sh BUNDLE_FOLDER TORCH_FOLDER [OUT.json]" >&2
  exit 2
fi
bundle=$(cd "$1" && pwd)
export THROUGHLINE_LIBTORCH=$2
# A bundle made with --for-check-gpu has no test data: they are in the checkout that this script is in.
if [ -d "$bundle/tests" ] && [ ! -e "$bundle/tests/data" ] && [ -d "$here/../tests/data" ]; then
  ln -sfn "$(cd "$here/../tests/data" && pwd)" "$bundle/tests/data"
fi
source "$bundle/environment.sh"
exec python3 "$here/gpu/check_gpu.py" "$bundle" "${@:3}"
