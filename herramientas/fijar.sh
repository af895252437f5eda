#!/bin/sh
# Resolve requirements*.in to lock files: versions and hashes for every platform, no index lines.
# The resolver lives in a temporary environment; PYTHON names the interpreter that makes it.
set -eu
cd "$(dirname "$0")/.."
taller=$(mktemp -d)
trap 'rm -rf "$taller"' EXIT INT TERM
"${PYTHON:-python3}" -m venv "$taller/venv"
"$taller/venv/bin/python" -m pip --disable-pip-version-check install -qq uv
fijar() {
    "$taller/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links "$@"
}
# The second is resolved within the first (requirements-dev.in starts with `-c requirements.lock`).
fijar requirements.in --output-file requirements.lock
fijar requirements-dev.in --output-file requirements-dev.lock
echo "Listo: requirements.lock y requirements-dev.lock."
