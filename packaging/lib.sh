# shellcheck shell=bash
# Shared by the scripts of this folder; sourced, never run.

root_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '==> %s\n' "$*"; }

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Where libraries that Debian does not have are installed.
# Root shares them between all users; anyone else keeps them at home.
dependencies_prefix() {
    if [[ -n ${SCHEMAWRIGHT_DEPS:-} ]]; then
        echo "$SCHEMAWRIGHT_DEPS"
    elif ((EUID == 0)); then
        echo /opt/schemawright
    else
        echo "${HOME:?is not set}/.local/share/schemawright/deps"
    fi
}

# Our CMakeLists.txt reads SCHEMAWRIGHT_DEPS; child processes (tests) find the test servers by it.
export SCHEMAWRIGHT_DEPS
SCHEMAWRIGHT_DEPS=$(dependencies_prefix)

# CMake re-runs itself when a CMakeLists.txt changes, but not when the presets do.
configure_release() {
    local cache=$root_folder/build/release/CMakeCache.txt
    if [[ -f $root_folder/build/release/build.ninja && ! $root_folder/CMakePresets.json -nt $cache ]]; then
        return
    fi
    say "Configuring build/release"
    (cd "$root_folder" && cmake --preset release)
    touch "$cache"
}
