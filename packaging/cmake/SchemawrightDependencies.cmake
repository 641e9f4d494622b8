# Libraries of others. What Debian 12 lacks is built by packaging/install-dependencies under SCHEMAWRIGHT_DEPS.
set(SCHEMAWRIGHT_DEPS "$ENV{SCHEMAWRIGHT_DEPS}" CACHE PATH "Prefix of the locally built libraries")
list(APPEND CMAKE_PREFIX_PATH ${SCHEMAWRIGHT_DEPS} /opt/schemawright "$ENV{HOME}/.local/share/schemawright/deps")

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg DBus LinguistTools)
if(SCHEMAWRIGHT_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(PostgreSQL REQUIRED) # libpq
find_package(tl-expected REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED) # headers only

# KF6 first (Debian 13), then 5.116 built against Qt 6.
find_package(KF6SyntaxHighlighting QUIET)
if(TARGET KF6::SyntaxHighlighting)
    add_library(SyntaxHighlighting ALIAS KF6::SyntaxHighlighting)
else()
    find_package(KF5SyntaxHighlighting 5.103 REQUIRED)
    set_target_properties(KF5::SyntaxHighlighting PROPERTIES IMPORTED_GLOBAL TRUE)
    add_library(SyntaxHighlighting ALIAS KF5::SyntaxHighlighting)
endif()

find_path(PG_QUERY_INCLUDE_DIR pg_query_visit.h REQUIRED)
find_library(PG_QUERY_LIBRARY pg_query REQUIRED)
add_library(PgQuery INTERFACE)
target_include_directories(PgQuery SYSTEM INTERFACE ${PG_QUERY_INCLUDE_DIR})
target_link_libraries(PgQuery INTERFACE ${PG_QUERY_LIBRARY} Threads::Threads)
