# SPDX-License-Identifier: GPL-3.0-or-later
# CUDA 13's compiler and libraries and NCCL, where they are: an installed toolkit is taken before the wheels in .deps, which need
# none. The CUDA worker is built only with all of them. Gives NVCC, CUDART_LIBRARY, CUBLASLT_INCLUDE, CUBLASLT_LIBRARY,
# NCCL_INCLUDE and NCCL_LIBRARY. Libraries are also looked for by their versioned names: wheels have no development links.
option(THROUGHLINE_CUDA "Build the CUDA worker where nvcc 13, cuBLASLt and NCCL are found" ON)
set(THROUGHLINE_HAS_CUDA OFF)

function(throughline_is_nvcc_13 accepted path)
  execute_process(COMMAND ${path} --version OUTPUT_VARIABLE said ERROR_QUIET)
  if(NOT said MATCHES "release 13\\.")
    set(${accepted} FALSE PARENT_SCOPE)
  endif()
endfunction()

if(THROUGHLINE_CUDA)
  # The wheels beside libtorch, and those that the set-up installs when libtorch is elsewhere.
  file(GLOB wheel_folders ${site_packages}/nvidia ${CMAKE_SOURCE_DIR}/.deps/venv/lib/python3.*/site-packages/nvidia)
  file(GLOB toolkits /usr/local/cuda-13*)
  list(SORT toolkits COMPARE NATURAL ORDER DESCENDING)
  set(cuda_wheels ${wheel_folders})
  list(TRANSFORM cuda_wheels APPEND /cu13)
  set(nccl_wheels ${wheel_folders})
  list(TRANSFORM nccl_wheels APPEND /nccl)

  # HINTS, then the PATH, then PATHS.
  find_program(NVCC nvcc HINTS ENV CUDA_HOME ENV CUDA_PATH PATHS /usr/local/cuda ${toolkits} ${cuda_wheels} PATH_SUFFIXES bin
               VALIDATOR throughline_is_nvcc_13)
  if(NVCC)
    execute_process(COMMAND ${NVCC} --version OUTPUT_VARIABLE nvcc_says)
    string(REGEX MATCH "release 13\\.[0-9]+" nvcc_release "${nvcc_says}")
    # The compiler's own toolkit first, so that headers and libraries are of one release.
    get_filename_component(cuda_home ${NVCC} REALPATH)
    get_filename_component(cuda_home ${cuda_home}/../.. ABSOLUTE)
  endif()
  set(cuda_homes ${cuda_home} /usr/local/cuda ${toolkits} ${cuda_wheels})
  find_library(CUDART_LIBRARY NAMES cudart libcudart.so.13 HINTS ${cuda_homes} PATH_SUFFIXES lib64 lib)
  find_path(CUBLASLT_INCLUDE cublasLt.h HINTS ${cuda_homes} PATH_SUFFIXES include)
  find_library(CUBLASLT_LIBRARY NAMES cublasLt libcublasLt.so.13 HINTS ${cuda_homes} PATH_SUFFIXES lib64 lib)
  # nccl.h is not part of the toolkit; libtorch's own NCCL is taken before another.
  find_path(NCCL_INCLUDE nccl.h HINTS ${nccl_wheels} ${cuda_homes} PATH_SUFFIXES include)
  find_library(NCCL_LIBRARY NAMES nccl libnccl.so.2 HINTS ${nccl_wheels} ${cuda_homes} PATH_SUFFIXES lib64 lib)

  set(cuda_missing)
  foreach(need "NVCC;nvcc 13" "CUDART_LIBRARY;libcudart.so.13" "CUBLASLT_INCLUDE;cublasLt.h" "CUBLASLT_LIBRARY;libcublasLt.so.13"
               "NCCL_INCLUDE;nccl.h" "NCCL_LIBRARY;libnccl.so.2")
    list(GET need 0 variable)
    if(NOT ${variable})
      list(GET need 1 name)
      list(APPEND cuda_missing ${name})
    endif()
  endforeach()
  if(cuda_missing)
    list(JOIN cuda_missing ", " cuda_missing)
    message(STATUS "CUDA worker: no (not found: ${cuda_missing}; THROUGHLINE_CUDA=1 packaging/quickstart.sh installs all of them)")
  else()
    set(THROUGHLINE_HAS_CUDA ON)
    message(STATUS "CUDA worker: yes (${NVCC}, ${nvcc_release}; ${NCCL_LIBRARY})")
  endif()
endif()
