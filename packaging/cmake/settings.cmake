# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings and options that hold for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(THROUGHLINE_TESTS "Build the tests" ON)
option(THROUGHLINE_UNITY "Compile several sources as one: a third of the time from nothing, more after a small change" ON)
option(THROUGHLINE_WERROR "Treat warnings as errors" OFF)
set(THROUGHLINE_SANITIZE "" CACHE STRING "Sanitizers: address,undefined or thread")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# What is hot is in the kernels, which have flags of their own; the rest gains nothing from -O3 but time to compile.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "" FORCE)

find_program(CCACHE ccache)
if(CCACHE)
  # Without the sloppiness ccache takes no file that uses a precompiled header; no file here uses __TIME__.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE})
  add_compile_options(-fpch-preprocess)
endif()

add_library(throughline_flags INTERFACE)
target_compile_options(throughline_flags INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual)
if(THROUGHLINE_UNITY) # sources compiled as one see each other's names, and each is the main file of its unnamed namespace
  target_compile_options(throughline_flags INTERFACE -Wshadow=local -Wno-subobject-linkage)
else()
  target_compile_options(throughline_flags INTERFACE -Wshadow)
endif()
if(THROUGHLINE_WERROR)
  target_compile_options(throughline_flags INTERFACE -Werror)
endif()
if(THROUGHLINE_SANITIZE)
  add_compile_options(-fsanitize=${THROUGHLINE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${THROUGHLINE_SANITIZE})
endif()
# RPATH, not RUNPATH: the latter is not inherited by the libraries that our libraries need.
add_link_options(-Wl,--disable-new-dtags)

find_package(Git QUIET)
set(THROUGHLINE_REVISION "unknown")
if(GIT_FOUND AND EXISTS ${CMAKE_SOURCE_DIR}/.git)
  execute_process(COMMAND ${GIT_EXECUTABLE} -c safe.directory=* -C ${CMAKE_SOURCE_DIR} rev-parse --short=12 HEAD
                  OUTPUT_VARIABLE THROUGHLINE_REVISION OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
# Only the files that show the revision depend on it: a commit does not rebuild the program.
configure_file(${CMAKE_SOURCE_DIR}/packaging/cmake/revision.h.in ${CMAKE_BINARY_DIR}/generated/throughline_revision.h @ONLY)
