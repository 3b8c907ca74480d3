# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a folder of sources that may include only the rooms named behind SEES. Includes are written <room/file.h> and are
# found through one generated directory per target that links just those rooms: a forbidden include does not compile.

set(room_folder_core engine/core)
set(room_folder_checkpoint engine/checkpoint)
set(room_folder_host engine/host)
set(room_folder_worker engine/worker)
set(room_folder_plots plots)
set(room_folder_ui ui)
set(room_folder_app app)
set(room_folder_tests tests)

function(throughline_sees target)
  set(links ${CMAKE_BINARY_DIR}/rooms/${target})
  file(MAKE_DIRECTORY ${links})
  foreach(room ${ARGN})
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${room_folder_${room}} ${links}/${room} SYMBOLIC)
  endforeach()
  # Private on purpose: what a room sees is not handed on to those who link it.
  target_include_directories(${target} PRIVATE ${links} ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(${target} PRIVATE throughline_flags)
endfunction()

# Sources that are compiled for each device include what differs as <device/file.h>: engine/worker/cpu or engine/worker/cuda.
function(throughline_device target device)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/engine/worker/${device} ${CMAKE_BINARY_DIR}/rooms/${target}/device SYMBOLIC)
endfunction()

# throughline_room(core SEES core [EXCLUDE regex]): a static library throughline_core of all .cpp below the room's folder.
# Several sources are compiled as one (THROUGHLINE_UNITY): templates of JSON and Qt, most of the time, are then instantiated once.
function(throughline_room room)
  cmake_parse_arguments(arg "" "EXCLUDE" "SEES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${room_folder_${room}}/*.cpp)
  if(arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX ${arg_EXCLUDE})
  endif()
  if(NOT sources) # while the tree is being laid out
    file(WRITE ${CMAKE_BINARY_DIR}/generated/empty_${room}.cpp "")
    set(sources ${CMAKE_BINARY_DIR}/generated/empty_${room}.cpp)
  endif()
  add_library(throughline_${room} STATIC ${sources})
  throughline_sees(throughline_${room} ${arg_SEES})
  throughline_together(throughline_${room})
endfunction()

# Sixteen neighbours in the sorted list are compiled as one. Groups of our own: those that CMake makes differ between its versions, and
# what compiles here must compile there.
function(throughline_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${THROUGHLINE_UNITY} UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  set(place 0)
  foreach(source ${sources})
    math(EXPR group "${place} / 16")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
    math(EXPR place "${place} + 1")
  endforeach()
endfunction()
