#!/usr/bin/env bash
# Writes requirements.lock: every version with its hashes, for each Python from 3.11 on and each system, without the
# address of any index. Arguments go to uv, e.g. `--upgrade` or `--upgrade-package litestar`.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_CUSTOM_COMPILE_COMMAND="make lock" exec .venv/bin/uv pip compile --quiet --no-config --system-certs \
    --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
    --no-emit-index-url --no-emit-find-links --annotation-style line \
    "$@" requirements-dev.in --output-file requirements.lock
