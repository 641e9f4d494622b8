# shellcheck shell=bash disable=SC2154
# Part of install-dependencies: schemas of formats that we write, by which tests check what is written.

# The npm package of a test library that brings the schema of SARIF 2.1.0 along.
sarif_schema_package=@microsoft/jest-sarif@1.0.0-beta.0

install_test_schemas() {
    local file=$prefix/schemas/sarif-2.1.0.json
    if [[ -s $file ]]; then
        return
    fi
    make_scratch
    open_prefix
    say "Installing the schema of SARIF for tests"
    if ! (cd "$scratch" && npm pack --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=60000 \
        "$sarif_schema_package" >"$scratch/npm-packed" 2>"$log"); then
        say "The npm registry cannot be reached$(npm_error_code); reports are not checked against the schema of SARIF"
        return
    fi
    mkdir -p "$prefix/schemas"
    tar -xOf "$scratch/$(tail -n 1 "$scratch/npm-packed")" package/lib/schemas/sarif-2.1.0-rtm.5.json >"$file.new"
    chmod a+r "$file.new"
    mv "$file.new" "$file"
}
