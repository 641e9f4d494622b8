# shellcheck shell=bash disable=SC2154
# Part of install-dependencies: libraries that Debian lacks, or has in another form, built from its source packages.

stamps=$prefix/stamps
source_suite=trixie # Debian 13

highlighting_version=5.116.0
pg_query_version=17-6.1.0
pgvector_version=0.8.0

build_missing_libraries() {
    build_once "libpg_query-$pg_query_version-visit" build_pg_query
    if [[ $debian != 12 ]]; then
        return
    fi
    build_once "ksyntaxhighlighting-$highlighting_version" build_highlighting
    # A server shared by all users: what counts is what the server has, not what this prefix says.
    if ! server_has_pgvector; then
        need_root "to install pgvector into the PostgreSQL server"
        prepare_build
        build_pgvector
    fi
}

# Runs a build unless its stamp says that it was done. The stamp is written last: an interrupted build is done again.
build_once() {
    local stamp=$stamps/$1 build=$2
    if [[ -f $stamp ]]; then
        return
    fi
    prepare_build
    "$build"
    mkdir -p "$stamps"
    touch "$stamp"
}

# A scratch folder and a private apt configuration that reads sources; the machine's own configuration is never changed.
prepare_build() {
    if [[ -n ${source_apt[*]:-} ]]; then
        return
    fi
    make_scratch
    need_space "${TMPDIR:-/tmp}" 600 "the libraries to build"
    open_prefix
    need_space "$prefix" 100 "the libraries"
    local mirror apt=$scratch/apt
    mirror=$(debian_mirror)
    mkdir -p "$apt"/{lists,cache}/partial
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $source_suite main" >"$apt/sources.list"
    source_apt=(apt-get -q -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o APT::Update::Error-Mode=any)
    say "Reading the source package lists of Debian $source_suite"
    logged "this machine's Debian mirror has no source package lists of Debian $source_suite" \
        "${source_apt[@]}" update
}

# The mirror this machine installs its own release from, as apt itself understands its configuration.
debian_mirror() {
    local codename mirror
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    # shellcheck disable=SC2016 # the names in the format are apt's
    mirror=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v codename="$codename" '($1 == codename || $1 ~ /^(old)*stable$/) && $2 == "main" { print $3; exit }')
    [[ -n $mirror ]] || fail "apt is not set up with a mirror for Debian $codename"
    echo "$mirror"
}

# Downloads and unpacks upstream's tarball of a source package; apt checks it against Debian's signature.
# The packaging beside it (dsc, patches) is not needed, and not every mirror has it for a release other than its own.
fetch_source() {
    local package=$1 version=$2 folder=$scratch/$1
    say "Downloading the source of $package $version"
    mkdir -p "$folder/source"
    (cd "$folder" && logged "could not download the source of $package" \
        "${source_apt[@]}" source --download-only --tar-only "$package")
    local tarball=("$folder/${package}_$version.orig.tar."*z)
    [[ -f ${tarball[0]} ]] || fail "Debian $source_suite no longer has version $version of $package"
    tar -xf "${tarball[0]}" -C "$folder/source" --strip-components=1
}

build_highlighting() {
    fetch_source ksyntax-highlighting "$highlighting_version"
    say "Building KSyntaxHighlighting $highlighting_version (about a minute)"
    local source=$scratch/ksyntax-highlighting/source build=$scratch/ksyntax-highlighting/build
    # Debian 12's build modules are a little older than it asks for, and enough. Its tools, examples and translations are
    # not needed. A static library needs Network when our programs are linked, which its CMake package forgets to say.
    sed -i -e 's/find_package(ECM [0-9.]*/find_package(ECM 5.103.0/' \
        -e '/add_subdirectory(examples)/d' -e '/ecm_install_po_files_as_qm/d' "$source/CMakeLists.txt"
    sed -i '/add_subdirectory(cli)/d' "$source/src/CMakeLists.txt"
    sed -i '/find_dependency(Qt.*Gui/{p;s/Gui/Network/}' "$source/KF5SyntaxHighlightingConfig.cmake.in"
    logged "KSyntaxHighlighting could not be configured" \
        cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" \
        -DKDE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DQT_MAJOR_VERSION=6 \
        -DBUILD_TESTING=OFF -DQRC_SYNTAX=ON -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Quick=ON
    logged "KSyntaxHighlighting could not be built" cmake --build "$build"
    logged "KSyntaxHighlighting could not be installed" cmake --install "$build"
}

build_pg_query() {
    fetch_source libpg-query "$pg_query_version"
    say "Building libpg_query $pg_query_version (about a minute)"
    local source=$scratch/libpg-query/source
    # Its tarball has the generated protobuf code, newer than the description it is made from; keep make from redoing it.
    touch "$source"/protobuf/pg_query.pb-c.{c,h}
    # Our own entry, which Debian's package does not have.
    local additions=$root_folder/packaging/dependencies
    cat "$additions/pg_query_visit.c" >>"$source/src/pg_query_outfuncs_protobuf.c"
    logged "libpg_query could not be built" make -C "$source" -j "$(nproc)" build CFLAGS_OPT_LEVEL='-O2 -g0'
    # Upstream installs no protobuf headers; the places are those of Debian 13's package.
    install -D -m 644 "$source/libpg_query.a" "$prefix/lib/libpg_query.a"
    install -D -m 644 "$source/pg_query.h" "$prefix/include/pg_query.h"
    install -D -m 644 "$additions/pg_query_visit.h" "$prefix/include/pg_query_visit.h"
    install -D -m 644 "$source/protobuf/pg_query.pb-c.h" "$prefix/include/pg_query/pg_query.pb-c.h"
    install -D -m 644 "$source/protobuf/pg_query.proto" "$prefix/include/pg_query/pg_query.proto"
    install -D -m 644 "$source/vendor/protobuf-c/protobuf-c.h" "$prefix/include/protobuf-c/protobuf-c.h"
}

pg_config() { "/usr/lib/postgresql/$server/bin/pg_config" "$@"; }

server_has_pgvector() {
    [[ -f $(pg_config --sharedir)/extension/vector.control && -f $(pg_config --pkglibdir)/vector.so ]]
}

build_pgvector() {
    fetch_source pgvector "$pgvector_version"
    say "Building pgvector $pgvector_version for PostgreSQL $server"
    # Without OPTFLAGS it would be built for this very processor and crash on an older one.
    local make=(make -C "$scratch/pgvector/source" "PG_CONFIG=/usr/lib/postgresql/$server/bin/pg_config" OPTFLAGS= with_llvm=no)
    logged "pgvector could not be built" "${make[@]}" -j "$(nproc)"
    logged "pgvector could not be installed" as_root "${make[@]}" install
}
