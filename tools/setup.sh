#!/usr/bin/env bash
# Makes what a command needs: the system's libraries, and .venv as requirements.lock says. Quick when it is there.
# Usage: tools/setup.sh run|virtual|test
# HUYING_PYTHON names the Python to make .venv with; otherwise the first fitting one in PATH is taken.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=$1

# Settings that would send packages elsewhere or leave some out; where packages come from stays the user's choice.
unset PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE PYTHONOPTIMIZE VIRTUAL_ENV
unset PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_CONSTRAINT PIP_REQUIREMENT PIP_DRY_RUN PIP_NO_DEPS PIP_REPORT \
    PIP_NO_BINARY PIP_IGNORE_INSTALLED PIP_PYTHON PIP_REQUIRE_VIRTUALENV PIP_NO_COMPILE PIP_PRE

say() { printf '%s\n' "huying: $*" >&2; }

# --- system packages ---------------------------------------------------------------------------------------------

on_debian() { command -v apt-get >/dev/null && command -v dpkg >/dev/null; }

# The Debian package's own cluster would start a server that nobody asked for.
forbid_main_cluster() {
    local file=/etc/postgresql-common/createcluster.conf
    mkdir -p "${file%/*}"
    grep -qsE '^[[:space:]]*create_main_cluster' "$file" || echo 'create_main_cluster = false' >>"$file"
}

# Installs packages as root on Debian, saying so; fails where that is not possible.
install_packages() {
    on_debian && [ "$(id -u)" = 0 ] || return 1
    say "installing Debian packages: $*"
    case " $* " in *" postgresql "*) forbid_main_cluster ;; esac
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 update -qq >&2 || say "apt-get update failed; trying with the lists at hand"
    apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold install -y -qq --no-install-recommends \
        "$@" >&2
}

# Brings in what is missing: $1 must be there to go on, without $2 some tests are skipped (lists of names).
bring_packages() {
    local needed=$1 wanted=$2
    [ -n "$needed$wanted" ] || return 0
    # shellcheck disable=SC2086  # lists of names
    install_packages $needed $wanted && return 0
    # shellcheck disable=SC2086
    if [ -n "$needed" ] && [ -n "$wanted" ] && install_packages $needed; then needed=""; fi
    if on_debian; then
        say "missing on this system; as root, run:"
        say "  apt-get update && apt-get install -y --no-install-recommends${needed:+ $needed}${wanted:+ $wanted}"
    else
        say "missing on this system, by Debian's names:${needed:+ $needed}${wanted:+ $wanted}"
    fi
    [ -z "$needed" ] || exit 1
    say "going on without; what needs it will be skipped, by name"
}

# --- Python ------------------------------------------------------------------------------------------------------

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_environments() { fits "$1" && "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# The first Python in PATH of which something holds; nothing when there is none.
first_python() {
    local candidate
    for candidate in ${HUYING_PYTHON:+"$HUYING_PYTHON"} python3 python3.11 python3.12 python3.13 /usr/bin/python3; do
        if "$1" "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

# --- the environment ---------------------------------------------------------------------------------------------

empty_environment() {
    say "making .venv with $("$python" --version) ($(command -v "$python"))"
    "$python" -m venv --clear .venv
}

install_lock() {
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --root-user-action=ignore \
        --no-warn-script-location --no-deps --compile --require-hashes -r requirements.lock
}

make_environment() {
    local wanted
    # An environment somewhere else belongs to someone else: it is used as it is.
    [ ! -L .venv ] || return 0
    wanted="$(sha256sum <requirements.lock) $(sed -n '/^\[project.scripts\]/,/^$/p' pyproject.toml | sha256sum) $(pwd -P)"
    if [ "$(cat .venv/made-for 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then return 0; fi

    mkdir -p .venv
    exec 9>.venv/making
    if command -v flock >/dev/null; then flock 9; fi # another make may be at it
    if [ "$(cat .venv/made-for 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then return 0; fi

    if ! fits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        empty_environment
    fi
    say "installing what requirements.lock names (once for each lock)"
    install_lock
    # What an older lock left behind may no longer fit.
    if ! .venv/bin/python -m pip check --disable-pip-version-check >&2; then
        empty_environment
        install_lock
    fi
    .venv/bin/python -m tools.link_tree
    .venv/bin/python -m compileall -q domain backend console resources
    printf '%s\n' "$wanted" >.venv/made-for
    exec 9>&-
}

python=$(first_python makes_environments)
fitting=${python:-$(first_python fits)}
if [ -z "$fitting" ]; then
    say "Python 3.11 or newer is needed (HUYING_PYTHON=/path/to/python3 names one outside of PATH)"
    exit 1
fi
needed=$("$fitting" tools/system_packages.py needed "$purpose")
# Debian ships Python without what makes environments.
if [ -z "$python" ] && ! fits .venv/bin/python; then needed="python3-venv${needed:+ $needed}"; fi
bring_packages "$needed" "$("$fitting" tools/system_packages.py wanted "$purpose")"
python=${python:-$(first_python makes_environments)}
if [ -z "$python" ] && ! fits .venv/bin/python; then
    say "$fitting cannot make environments (it lacks the module ensurepip), nor can another Python here"
    exit 1
fi
make_environment
