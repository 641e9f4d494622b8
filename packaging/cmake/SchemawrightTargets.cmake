# Helpers that keep every folder's CMakeLists.txt to a list of files.

# With SCHEMAWRIGHT_QUICK a library is compiled as a few large files behind one precompiled header. Folders whose files
# reuse the same local names (catalog's enums of columns, render's helpers) stay one file each.
function(schemawright_quick target)
    if(NOT SCHEMAWRIGHT_QUICK)
        return()
    endif()
    target_precompile_headers(${target} PRIVATE <QDateTime> <QHash> <QList> <QMap> <QSet> <QString> <QStringList>
        <algorithm> <functional> <memory> <optional> <variant> <vector> <tl/expected.hpp>)
    if(NOT target MATCHES "^model_(catalog|render|lint)$")
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    endif()
endfunction()

# schemawright_model_library(schema SOURCES a.cpp … DEPENDS base …): one static library per folder of model/.
# AUTOMOC stays off there: a QObject in the model is a link error.
function(schemawright_model_library folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
    set(target model_${folder})
    add_library(${target} STATIC ${ARG_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
    target_link_libraries(${target} PUBLIC Qt6::Core tl::expected)
    foreach(dependency IN LISTS ARG_DEPENDS)
        target_link_libraries(${target} PUBLIC model_${dependency})
    endforeach()
    target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES})
    schemawright_quick(${target})
endfunction()

# schemawright_views_library(textpane SOURCES a.cpp … DEPENDS model_diff views_highlight … [LIBRARIES Qt6::DBus …]): one static
# library views_<folder> per folder of views/. Headers are listed too where AUTOMOC does not find them beside their .cpp.
function(schemawright_views_library folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
    set(target views_${folder})
    add_library(${target} STATIC ${ARG_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
    target_link_libraries(${target} PUBLIC Qt6::Widgets ${ARG_DEPENDS} PRIVATE ${ARG_LIBRARIES})
endfunction()

# schemawright_test(tst_name SOURCES tst_name.cpp … LIBRARIES model_x … [LABELS pg] [GUI]): one Qt Test executable.
function(schemawright_test name)
    cmake_parse_arguments(ARG "GUI" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} Qt6::Test)
    target_compile_definitions(${name} PRIVATE
        SCHEMAWRIGHT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SCHEMAWRIGHT_BINARY_DIR="${PROJECT_BINARY_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8")
endfunction()
