#!/usr/bin/env bash
# Says so, and fails, where there is no display for a window.
set -euo pipefail

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    cat >&2 <<'SAY'
There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
  make run-virtual   starts the console on a display in memory (Xvfb)
  make shots         makes pictures of every screen
SAY
    exit 1
fi
