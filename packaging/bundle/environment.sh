# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced in an unpacked bundle, after `bundle` is set to its folder: where the libraries are that it does not carry. libtorch 2.11 is
# the folder that THROUGHLINE_LIBTORCH names (the one that holds lib/libtorch_cpu.so), else that of python3's torch.

if [ -n "${THROUGHLINE_LIBTORCH:-}" ]; then
  torch=${THROUGHLINE_LIBTORCH%/}
else # found, not imported, which would take seconds
  torch=$(python3 -c 'import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0])' 2>/dev/null || true)
fi
if [ -n "$torch" ] && [ ! -f "$torch/lib/libtorch_cpu.so" ]; then
  echo "throughline: THROUGHLINE_LIBTORCH is “$torch”, which holds no lib/libtorch_cpu.so; give the folder of libtorch 2.11" >&2
  exit 2
fi
torch_version=$(sed -n "s/^__version__ = '\([^']*\)'.*/\1/p" "$torch/version.py" 2>/dev/null || true)
case "${torch_version:-2.11.}" in
  2.11.*) ;;
  *)
    echo "throughline: “$torch” is torch $torch_version, and this build computes with 2.11; name another with THROUGHLINE_LIBTORCH" >&2
    exit 2
    ;;
esac

if [ -n "$torch" ]; then
  libraries=$torch/lib
  for folder in "$torch"/../nvidia/*/lib /usr/local/cuda/lib64; do # wheels beside torch, or an installed toolkit
    [ ! -d "$folder" ] || libraries=$libraries:$folder
  done
  export LD_LIBRARY_PATH="$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
# The fonts that are needed are in the program; this only keeps fontconfig from complaining where it was never set up.
[ -f /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$bundle/share/fonts.conf"
