# SPDX-License-Identifier: GPL-3.0-or-later
# The CUDA worker, from the sources of the CPU worker but for cpu/ and kernels/cpu/: a library, a module with all of it, and a program
# that needs the CUDA runtime alone to start. All build on a machine without a GPU. No libtorch: cuBLASLt and kernels of our own do what
# it would be needed for, and a worker that does not open libtorch_cuda starts seconds earlier.
get_filename_component(nccl_folder ${NCCL_LIBRARY} DIRECTORY)
get_filename_component(cudart_folder ${CUDART_LIBRARY} DIRECTORY)
get_filename_component(cublas_folder ${CUBLASLT_LIBRARY} DIRECTORY)
get_filename_component(cuda_root ${NVCC} REALPATH)
get_filename_component(cuda_root ${cuda_root}/../.. ABSOLUTE)
set(cuda_rpath "$ORIGIN;${nccl_folder};${cudart_folder};${cublas_folder}")

# Machine code for Hopper, and PTX that the driver compiles at the first start on others from Ampere on.
set(nvcc_flags -std=c++20 -O3 -DNDEBUG -ccbin ${CMAKE_CXX_COMPILER} -Xcompiler -fPIC,-Wall,-Wextra,-Wno-subobject-linkage -lineinfo
    --expt-relaxed-constexpr)
set(nvcc_devices -gencode arch=compute_80,code=compute_80 -gencode arch=compute_90,code=[sm_90,compute_90])
# What uses instructions that Hopper alone has; nothing launches it elsewhere.
set(hopper_kernels streamed_product)
# What older devices never launch.
set(newer_kernels step_kernel)
find_program(CCACHE ccache)
set(nvcc_launcher)
if(CCACHE)
  set(nvcc_launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE})
endif()

# An object of a .cu file, compiled with the links of a target.
function(throughline_nvcc object source target)
  get_filename_component(name ${source} NAME_WE)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/cuda_objects/${name}.o)
  set(devices ${nvcc_devices})
  if(name IN_LIST hopper_kernels)
    set(devices -gencode arch=compute_90a,code=sm_90a)
  elseif(name IN_LIST newer_kernels)
    set(devices -gencode arch=compute_90,code=[sm_90,compute_90])
  endif()
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${nvcc_launcher} ${NVCC} ${nvcc_flags} ${devices} -I${CMAKE_BINARY_DIR}/rooms/${target} -MD -MF ${out}.d -c ${source} -o ${out}
    DEPENDS ${source} DEPFILE ${out}.d COMMENT "nvcc ${name}.cu" VERBATIM)
  set(${object} ${out} PARENT_SCOPE)
endfunction()
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/cuda_objects)

file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
list(FILTER sources EXCLUDE REGEX "/main(_cuda)?\\.cpp$|/cpu/|/gloo_communicator\\.cpp$|/cuda/module\\.cpp$")
file(GLOB_RECURSE kernels CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cu)
set(kernel_objects)
foreach(kernel ${kernels})
  throughline_nvcc(object ${kernel} throughline_worker_cuda)
  list(APPEND kernel_objects ${object})
endforeach()

add_library(throughline_worker_cuda STATIC ${sources} ${kernel_objects})
throughline_sees(throughline_worker_cuda worker checkpoint core)
throughline_device(throughline_worker_cuda cuda)
throughline_together(throughline_worker_cuda)
target_include_directories(throughline_worker_cuda SYSTEM PUBLIC ${NCCL_INCLUDE} ${CUBLASLT_INCLUDE} ${cuda_root}/include)
target_link_libraries(throughline_worker_cuda PUBLIC throughline_checkpoint ${CUDART_LIBRARY} ${CUBLASLT_LIBRARY} ${NCCL_LIBRARY})
target_precompile_headers(throughline_worker_cuda PRIVATE <nlohmann/json.hpp> <algorithm> <vector>)

add_library(throughline_cuda MODULE cuda/module.cpp)
throughline_sees(throughline_cuda worker checkpoint core)
throughline_device(throughline_cuda cuda)
target_link_libraries(throughline_cuda PRIVATE throughline_worker_cuda)
set_target_properties(throughline_cuda PROPERTIES BUILD_RPATH "${cuda_rpath}" INSTALL_RPATH "${cuda_rpath}")

add_executable(throughline-worker-cuda main_cuda.cpp ${CMAKE_CURRENT_BINARY_DIR}/cuda_objects/device_probe.o)
throughline_sees(throughline-worker-cuda worker core)
target_link_libraries(throughline-worker-cuda PRIVATE throughline_core ${CUDART_LIBRARY} ${CMAKE_DL_LIBS})
set_target_properties(throughline-worker-cuda PROPERTIES BUILD_RPATH "${cuda_rpath}" INSTALL_RPATH "${cuda_rpath}")
add_dependencies(throughline-worker-cuda throughline_cuda)
