# SPDX-License-Identifier: GPL-3.0-or-later
# What goes where on `cmake --install`.
include(GNUInstallDirs)
install(TARGETS throughline throughline-worker RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET throughline-worker-cuda)
  install(TARGETS throughline-worker-cuda throughline_cuda RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# The desktop's part: menu entry, kinds of files, icon. packaging/desktop/associate.sh does the same for one user.
set(THROUGHLINE_EXEC throughline)
set(THROUGHLINE_TRY_EXEC throughline)
configure_file(packaging/desktop/throughline.desktop.in ${CMAKE_BINARY_DIR}/generated/throughline.desktop @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/generated/throughline.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT desktop)
install(FILES packaging/desktop/throughline-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages COMPONENT desktop)
install(FILES resources/icons/throughline.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT desktop)
