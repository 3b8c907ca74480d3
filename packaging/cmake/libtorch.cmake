# SPDX-License-Identifier: GPL-3.0-or-later
# libtorch as an imported target of our own: find_package(Torch) asks for a CUDA toolkit even for the CPU libraries.
set(THROUGHLINE_LIBTORCH "" CACHE PATH "Folder of libtorch: the one that holds include/ and lib/ (default: the wheel in .deps)")
if(NOT THROUGHLINE_LIBTORCH)
  file(GLOB wheels ${CMAKE_SOURCE_DIR}/.deps/venv/lib/python3.*/site-packages/torch)
  list(LENGTH wheels found)
  if(found EQUAL 0)
    message(FATAL_ERROR "libtorch is missing: run packaging/quickstart.sh or packaging/check.sh, which install it into .deps/, "
                        "or give its folder with -DTHROUGHLINE_LIBTORCH=…/torch")
  endif()
  list(GET wheels -1 THROUGHLINE_LIBTORCH)
endif()
get_filename_component(site_packages ${THROUGHLINE_LIBTORCH} DIRECTORY)

add_library(libtorch_cpu INTERFACE)
target_include_directories(libtorch_cpu SYSTEM INTERFACE ${THROUGHLINE_LIBTORCH}/include ${THROUGHLINE_LIBTORCH}/include/torch/csrc/api/include)
target_compile_definitions(libtorch_cpu INTERFACE USE_C10D_GLOO)
target_link_libraries(libtorch_cpu INTERFACE ${THROUGHLINE_LIBTORCH}/lib/libtorch_cpu.so ${THROUGHLINE_LIBTORCH}/lib/libc10.so)
# libtorch_cpu needs the CUDA runtime and CUPTI, which are wheels beside it.
target_link_options(libtorch_cpu INTERFACE
  -Wl,-rpath,${THROUGHLINE_LIBTORCH}/lib -Wl,-rpath,${site_packages}/nvidia/cu13/lib
  -Wl,-rpath-link,${site_packages}/nvidia/cu13/lib -Wl,--allow-shlib-undefined)
