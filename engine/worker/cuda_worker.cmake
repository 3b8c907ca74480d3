# SPDX-License-Identifier: GPL-3.0-or-later
# The CUDA worker: a program that needs the CUDA runtime alone to start, and a module with what needs libtorch_cuda and
# NCCL. Both build on a machine without a GPU and without libtorch_cuda's own dependencies.
get_filename_component(cuda_root ${NVCC} REALPATH)
get_filename_component(cuda_root ${cuda_root}/../.. ABSOLUTE)
get_filename_component(nccl_folder ${NCCL_LIBRARY} DIRECTORY)
find_library(CUDART_LIBRARY NAMES cudart libcudart.so.13 HINTS ${cuda_root}/lib64 ${cuda_root}/lib ${site_packages}/nvidia/cu13/lib REQUIRED)
get_filename_component(cudart_folder ${CUDART_LIBRARY} DIRECTORY)

set(probe ${CMAKE_CURRENT_SOURCE_DIR}/kernels/cuda/device_probe.cu)
set(probe_object ${CMAKE_CURRENT_BINARY_DIR}/device_probe.o)
add_custom_command(
  OUTPUT ${probe_object}
  COMMAND ${NVCC} -std=c++20 -O2 -ccbin ${CMAKE_CXX_COMPILER} -Xcompiler -fPIC,-Wall,-Wextra
          -gencode arch=compute_80,code=[sm_80,compute_80] -gencode arch=compute_90,code=sm_90
          -I${CMAKE_BINARY_DIR}/rooms/throughline-worker-cuda -c ${probe} -o ${probe_object}
  DEPENDS ${probe} ${CMAKE_CURRENT_SOURCE_DIR}/kernels/cuda/device_probe.h
  COMMENT "nvcc device_probe.cu"
  VERBATIM)

add_executable(throughline-worker-cuda main_cuda.cpp ${probe_object})
throughline_sees(throughline-worker-cuda worker core)
target_link_libraries(throughline-worker-cuda PRIVATE throughline_core ${CUDART_LIBRARY} ${CMAKE_DL_LIBS})
set_target_properties(throughline-worker-cuda PROPERTIES BUILD_RPATH "$ORIGIN;${cudart_folder}" INSTALL_RPATH "$ORIGIN;${cudart_folder}")

add_library(throughline_cuda MODULE cuda/libraries.cpp)
throughline_sees(throughline_cuda worker core)
target_include_directories(throughline_cuda SYSTEM PRIVATE ${NCCL_INCLUDE} ${cuda_root}/include)
target_link_options(throughline_cuda PRIVATE -Wl,--no-as-needed -Wl,-rpath,${nccl_folder} -Wl,-rpath,${cudart_folder})
target_link_libraries(throughline_cuda PRIVATE libtorch_cpu ${THROUGHLINE_LIBTORCH}/lib/libtorch_cuda.so
  ${THROUGHLINE_LIBTORCH}/lib/libc10_cuda.so ${CUDART_LIBRARY} ${NCCL_LIBRARY})
add_dependencies(throughline-worker-cuda throughline_cuda)
