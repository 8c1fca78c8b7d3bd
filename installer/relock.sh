#!/bin/sh
# Renew the lock files from pyproject.toml; needs `uv`. The model's engine is pinned in installer/model.lock.
set -eu
cd "$(dirname "$0")/.."
lock() {
    uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
        --no-emit-index-url --no-annotate --no-header "$@"
}
lock pyproject.toml --extra model --no-emit-package llama-cpp-python -o requirements.lock
lock pyproject.toml --extra model --extra test --no-emit-package llama-cpp-python \
    -c requirements.lock -o requirements-test.lock
lock installer/model-build.in -o installer/model-build.lock
# Only its own line counts: the rest is in requirements.lock, whose versions it keeps.
lock installer/media.in -c requirements.lock --no-deps -o installer/media.lock
