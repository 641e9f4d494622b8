# shellcheck shell=bash disable=SC2154
# Part of install-dependencies: what the other parts share.

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

need_root() {
    if ((EUID == 0)); then
        return
    fi
    command -v sudo >/dev/null || fail "needs root $1: run it as root or install sudo"
    sudo -n true 2>/dev/null || sudo -v || fail "needs root $1, and sudo does not allow it"
}

# need_space FOLDER MEGABYTES WHAT: fails unless that much is free where the folder is.
need_space() {
    local free
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    ((free >= $2)) || fail "$2 MB of free disk space are needed at $1 for $3, there are $free MB"
}

# Makes the prefix, and keeps a second run of this script waiting while this one writes there.
open_prefix() {
    mkdir -p "$prefix" 2>/dev/null || true
    [[ -d $prefix && -w $prefix ]] || fail "cannot write to $prefix; name another folder in SCHEMAWRIGHT_DEPS"
    exec 9>"$prefix/.lock"
    flock 9
}

scratch='' log=/dev/null

make_scratch() {
    if [[ -z $scratch ]]; then
        scratch=$(mktemp -d --tmpdir schemawright-build.XXXXXX)
        log=$scratch/log
    fi
}

# Fails when the output of apt says that nothing could be fetched.
fail_without_network() {
    if grep -qE 'Could not (resolve|connect)|Cannot initiate|Unable to connect|Temporary failure' "$@"; then
        fail "the Debian mirror of this machine cannot be reached; is there a network?"
    fi
}

# logged "what it means when it fails" COMMAND...: quiet when all goes well, shows the end of the output when not.
logged() {
    local meaning=$1
    shift
    make_scratch
    if ! "$@" >"$log" 2>&1 </dev/null; then
        fail_without_network "$log"
        tail -n 20 "$log" >&2
        fail "$meaning"
    fi
}

clean_up() {
    allow_clusters_again
    if [[ -n $scratch ]]; then rm -rf "$scratch"; fi
}
