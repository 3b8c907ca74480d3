# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by setup.sh: what a machine with an NVIDIA GPU needs besides, all from wheels. THROUGHLINE_CUDA=1 asks for it where no GPU
# is, THROUGHLINE_CUDA=0 refuses it where one is.

case "${THROUGHLINE_CUDA:-}" in
  '' | 0 | 1) ;;
  *) fail "THROUGHLINE_CUDA is “$THROUGHLINE_CUDA”: give 1 to install CUDA, 0 to leave it out, or nothing to go by the GPU" ;;
esac

has_gpu() {
  [ -n "$(ls /proc/driver/nvidia/gpus 2>/dev/null)" ] || [ -e /dev/nvidia0 ] || nvidia-smi -L >/dev/null 2>&1
}

cuda_refused() { [ "${THROUGHLINE_CUDA:-}" = 0 ]; }

cuda_wanted() { [ "${THROUGHLINE_CUDA:-}" = 1 ] || { ! cuda_refused && has_gpu; }; }

toolkit_compiler() { # prints nvcc 13 of an installed toolkit; where cuda.cmake looks
  local folder
  for folder in "${CUDA_HOME:-}" "${CUDA_PATH:-}" "$(dirname "$(dirname "$(command -v nvcc || true)")")" /usr/local/cuda /usr/local/cuda-13*; do
    if "$folder/bin/nvcc" --version 2>/dev/null | grep -q 'release 13\.'; then
      echo "$folder/bin/nvcc"
      return
    fi
  done
  return 1
}

# A libtorch of one's own, in Python's site-packages, has the libraries beside it.
libraries_beside_libtorch() {
  local beside=${THROUGHLINE_LIBTORCH:-/nowhere}/../nvidia
  [ -f "$beside/nccl/lib/libnccl.so.2" ] && [ -f "$beside/cu13/include/cublasLt.h" ]
}

install_cuda() {
  cuda_wanted || return 0
  local compiler
  step "CUDA 13 (into .deps/)"
  has_gpu || echo "asked for with THROUGHLINE_CUDA=1; no NVIDIA GPU is here"
  # Nothing is kept in pip's cache: it would take as much again. While they are unpacked there are both wheels and files.
  export PIP_NO_CACHE_DIR=1
  if libraries_beside_libtorch; then
    echo "libraries: beside $THROUGHLINE_LIBTORCH"
  else
    echo "libraries: 13 wheels, 2.0 GB once, 2.8 GB on disk, 4.8 GB while they are unpacked"
    needs_disk packaging/requirements-cuda.txt "CUDA's libraries" 5
    pip_install packaging/requirements-cuda.txt
  fi
  if compiler=$(toolkit_compiler); then
    echo "compiler: $compiler"
  else
    echo "compiler: no CUDA 13 toolkit is installed; 5 wheels, 0.1 GB once, 0.3 GB on disk"
    needs_disk packaging/requirements-nvcc.txt "CUDA's compiler" 1
    pip_install packaging/requirements-nvcc.txt
  fi
  unset PIP_NO_CACHE_DIR
}

# A cell on the GPU, or the one sentence that says why there is none.
run_on_gpu() {
  local worker=build/release/engine/worker/throughline-worker-cuda listed
  ! cuda_refused && [ -x "$worker" ] || return 0
  step "the GPU"
  listed=$("$worker" --list </dev/null)
  if ! grep -q '"type":"hello"' <<<"$listed"; then
    sed -n 's/.*"text":"\([^"]*\)".*/\1/p' <<<"$listed"
    return 0
  fi
  advice='the program says above what failed on the GPU; THROUGHLINE_CUDA=0 packaging/quickstart.sh leaves GPUs out'
  build/release/app/throughline run first-look --devices gpu --mode sequential,data-parallel --ranks 1 --prompts 10 --out first-look-gpu/
}
