#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One tarball that runs where no Qt, no font and no CUDA toolkit is installed, given a torch 2.11: build/throughline-VERSION-linux-x86_64.tar.xz.
#   packaging/bundle.sh --with-tests      …-with-tests: with the test programs, their data and the benchmarks too
#   packaging/bundle.sh --for-check-gpu   …-check-gpu: what check-gpu.sh of this checkout needs and no more: no windows, and the worker's
#                                         tests, whose data are in tests/data here
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

with_tests=
for_check=
case "${1:-}" in
  '') ;;
  --with-tests) with_tests=1 ;;
  --for-check-gpu) with_tests=1 for_check=1 ;;
  *) fail "“$1” is unknown; give nothing, --with-tests or --for-check-gpu" ;;
esac

size_limit=40000000 # packed
[ -z "$with_tests" ] || [ -n "$for_check" ] || size_limit=60000000
# Each system has its own of these, and libtorch's folder brings the rest.
not_carried='^(ld-linux.*|lib(c|m|dl|pthread|rt|resolv|util|mvec|anl|nsl|stdc\+\+|gcc_s|torch.*|c10.*|nccl)\.so.*'
not_carried+='|lib(cuda|cudart|cublas|cublasLt|cufft|cufile|curand|cusolver|cusparse|cusparseLt|cudnn.*|cupti|nvJitLink|nvrtc.*|nvshmem.*)\.so.*)$'
plugins='platforms/libqoffscreen.so sqldrivers/libqsqlite.so imageformats/libqsvg.so iconengines/libqsvgicon.so tls/libqopensslbackend.so'
# X11 and Wayland, without OpenGL, which widgets never ask for.
[ -n "$for_check" ] || plugins+=' platforms/libqxcb.so platforms/libqwayland-generic.so wayland-shell-integration/libxdg-shell.so
  wayland-decoration-client/libbradient.so platforminputcontexts/libcomposeplatforminputcontextplugin.so
  platforminputcontexts/libibusplatforminputcontextplugin.so'

version=$(sed -n 's/^project(throughline VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
name=throughline-$version-linux-x86_64
if [ -n "$for_check" ]; then name+=-check-gpu; elif [ -n "$with_tests" ]; then name+=-with-tests; fi
output=build/release
bundle=$top/build/bundle/$name

build_programs() {
  local targets=() tests=OFF
  [ -z "$with_tests" ] || tests=ON
  configure release -DTHROUGHLINE_TESTS=$tests -DTHROUGHLINE_TESTS_MOVE=$tests
  if [ -n "$for_check" ]; then
    targets=($(cmake --build "$output" --target help | sed -nE 's/^(throughline|throughline-worker|throughline-worker-cuda|worker[a-z_]*_tests): .*/\1/p'))
  elif [ -n "$with_tests" ]; then
    targets=(all harness_cost cpu_speed load_speed)
  fi
  build release "${targets[@]}"
}

copy_programs() { # into bin/, our own libraries into lib/
  mkdir -p "$bundle"/{bin,lib,plugins,share}
  cp "$output/app/throughline" "$output"/engine/worker/throughline-worker "$bundle/bin/"
  if [ -x "$output/engine/worker/throughline-worker-cuda" ]; then
    cp "$output/engine/worker/throughline-worker-cuda" "$bundle/bin/"
    find "$output/engine/worker" -maxdepth 1 -name '*.so' -exec cp -t "$bundle/lib" {} +
  fi
  cp packaging/bundle/qt.conf "$bundle/bin/"
}

copy_tests() { # which look for what they start and read from the bundle's folder (THROUGHLINE_TESTS_MOVE)
  local wanted='*'
  [ -z "$for_check" ] || wanted='worker*_tests'
  mkdir -p "$bundle/tests" "$bundle/engine"
  find "$output/tests" -maxdepth 2 -type f -executable -name "$wanted" -exec cp -t "$bundle/tests" {} +
  cp packaging/bundle/qt.conf "$bundle/tests/"
  ln -s bin "$bundle/app"
  ln -s ../bin "$bundle/engine/worker"
  [ -z "$for_check" ] || return 0
  cp -r tests/data "$bundle/tests/data"
  cp -r --parents resources/experiments "$bundle"
}

copy_plugins() {
  local folder plugin
  folder=$(ldd "$output/app/throughline" | sed -n 's/.*=> \(.*\)\/libQt6Core\.so.*/\1/p')/qt6/plugins
  for plugin in $plugins; do
    [ -f "$folder/$plugin" ] || { echo "not here, left out: $plugin"; continue; }
    install -D -m 644 "$folder/$plugin" "$bundle/plugins/$plugin"
  done
}

copy_libraries() { # all that programs and plugins need, but for what is not carried; prints where each came from
  local name path
  find "$bundle" -type f \( -perm -u+x -o -name '*.so' \) -exec ldd {} + 2>/dev/null \
    | sed -n 's/^\t\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' | sort -u -k1,1 | grep -vE "$bundle/" | while read -r name path; do
    [[ $name =~ $not_carried ]] && continue
    install -m 644 "$path" "$bundle/lib/$name"
    realpath "$path"
  done
}

shrink() { # symbols out; libraries found beside the programs. RPATH, not RUNPATH, which is not inherited by Qt's own libraries
  local file
  for file in $(find "$bundle/bin" "$bundle/tests" "$bundle/lib" -maxdepth 1 -type f 2>/dev/null); do
    readelf -h "$file" >/dev/null 2>&1 || continue
    strip --strip-unneeded "$file"
    case "$file" in
      "$bundle"/lib/libthroughline*) patchelf --force-rpath --set-rpath '$ORIGIN' "$file" ;;
      "$bundle"/lib/*) ;;
      *) patchelf --force-rpath --set-rpath '$ORIGIN/../lib' "$file" ;;
    esac
  done
}

copy_licences() { # copy_licences LIBRARIES_FILE: ours, the typeface's, and those of each library's package
  local library package
  mkdir -p "$bundle/share/licences"
  cp LICENSE "$bundle/share/licences/throughline"
  cp resources/fonts/OFL.txt "$bundle/share/licences/throughline-sans"
  {
    echo "Libraries in lib/ and plugins/ are unchanged but for removed symbols, from $(. /etc/os-release && echo "$PRETTY_NAME"), packages and versions:"
    while read -r library; do
      dpkg-query -S "$library" 2>/dev/null || dpkg-query -S "${library#/usr}" 2>/dev/null || true
    done <"$1" | sed 's/: .*//; s/,.*//' | sort -u | while read -r package; do
      cp -L "/usr/share/doc/${package%%:*}/copyright" "$bundle/share/licences/${package%%:*}" 2>/dev/null || true
      dpkg-query -W -f='${Package} ${Version}, source ${source:Package} ${source:Version}\n' "$package"
    done
  } >"$bundle/share/licences/README"
}

pack() {
  local packed
  tar -C build/bundle --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" -cf - "$name" | xz -T0 -7 >"build/$name.tar.xz"
  packed=$(stat -c %s "build/$name.tar.xz")
  echo "build/$name.tar.xz: $(awk -v b="$packed" 'BEGIN { printf "%.1f MB", b / 1e6 }') packed, $(du -sm "$bundle" | cut -f1) MB unpacked"
  [ "$packed" -le "$size_limit" ] || fail "the tarball may have $size_limit bytes and has $packed"
}

install_packages packaging/debian-packages.txt packaging/debian-packages-bundle.txt
install_libtorch
install_cuda
build_programs

step "bundle"
rm -rf build/bundle
copy_programs
[ -z "$with_tests" ] || copy_tests
copy_plugins
copy_libraries >build/bundle/libraries.txt
shrink
copy_licences build/bundle/libraries.txt
cp packaging/bundle/{environment.sh,throughline.sh} packaging/check-gpu.sh "$bundle/"
install -D -m 644 -t "$bundle/gpu" packaging/gpu/*.py
cp packaging/bundle/fonts.conf "$bundle/share/"
[ -n "$for_check" ] || cp -r --parents packaging/desktop resources/icons/throughline.svg "$bundle" # as associate.sh finds them
sed "s/@GLIBC@/$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)/" packaging/bundle/README.txt >"$bundle/README.txt"
pack
