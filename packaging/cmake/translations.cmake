# SPDX-License-Identifier: GPL-3.0-or-later
# resources/translations/*.ts → .qm → a resource ":/translations" of a target, with Qt's own texts in the same languages
# where the system has them (qt6-translations-l10n).
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
execute_process(COMMAND ${qmake} -query QT_INSTALL_BINS OUTPUT_VARIABLE qt_programs OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${qmake} -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_translations OUTPUT_STRIP_TRAILING_WHITESPACE)
# Not whatever stands in the PATH: there it may be Qt 5's.
find_program(THROUGHLINE_QT_LRELEASE lrelease HINTS ${qt_programs} NO_DEFAULT_PATH REQUIRED)
set(THROUGHLINE_QT_TRANSLATIONS ${qt_translations} CACHE PATH "Folder of Qt's own translations")

function(throughline_translations target)
  set(folder ${CMAKE_BINARY_DIR}/translations)
  set(compiled)
  set(listed)
  foreach(language en uk ko)
    set(source ${CMAKE_SOURCE_DIR}/resources/translations/throughline_${language}.ts)
    set(output ${folder}/throughline_${language}.qm)
    add_custom_command(OUTPUT ${output} COMMAND ${THROUGHLINE_QT_LRELEASE} -silent ${source} -qm ${output} DEPENDS ${source} VERBATIM)
    list(APPEND compiled ${output})
    string(APPEND listed "    <file>throughline_${language}.qm</file>\n")
    set(own ${THROUGHLINE_QT_TRANSLATIONS}/qtbase_${language}.qm)
    if(NOT language STREQUAL en AND EXISTS ${own})
      string(APPEND listed "    <file alias=\"qtbase_${language}.qm\">${own}</file>\n")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/translations.qrc
    CONTENT "<RCC>\n  <qresource prefix=\"/translations\">\n${listed}  </qresource>\n</RCC>\n")
  set(resource ${folder}/qrc_translations.cpp)
  add_custom_command(OUTPUT ${resource} COMMAND Qt6::rcc --no-compress --name translations --output ${resource} ${folder}/translations.qrc
    DEPENDS ${folder}/translations.qrc ${compiled} VERBATIM)
  set_source_files_properties(${resource} PROPERTIES SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${resource})
endfunction()
