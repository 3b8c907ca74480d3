# SPDX-License-Identifier: GPL-3.0-or-later
# What goes where on `cmake --install`.
include(GNUInstallDirs)
install(TARGETS throughline throughline-worker RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET throughline-worker-cuda)
  install(TARGETS throughline-worker-cuda throughline_cuda RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
