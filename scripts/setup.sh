#!/bin/sh
# Makes a machine ready for vanban: system programs by apt, Python packages by the lock file, the project on top.
#
#   scripts/setup.sh          installs what is missing; says "ready" and does nothing when nothing is
#   scripts/setup.sh --check  installs nothing; names what is missing and ends with 1 when anything is
#   scripts/setup.sh --models installs what is missing, and the faces of type that making the models needs
#   scripts/setup.sh --browser installs what is missing, and Chromium, which some tests look at pages with
#
# Works from any folder, moved or with spaces in its name. Exit status: 0 ready, 1 not ready, 2 wrong usage.
set -eu

CDPATH='' cd -- "$(dirname -- "$0")/.."
VENV=.venv
STAMP=$VENV/vanban-setup
# A file of each Debian package of fonts: of print, and of the hands and stamps of the samples.
FONTS='fonts-croscore:Tinos-Regular.ttf
fonts-bwht:BecauseWeConnect-Regular.otf
fonts-dancingscript:DancingScript-Bold.otf
fonts-dkg-handwriting:dkg.ttf
fonts-havana:Havana-Regular.otf
fonts-kristi:Kristi.ttf'
# A file of each package of faces that pages are drawn in when the models are made, where diacritics/training looks.
FACES_OF_MODELS='fonts-liberation2:/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf
fonts-texgyre:/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyretermes-regular.otf'
FOR_MODELS=
WITH_BROWSER=

say() { printf '%s\n' "setup: $*"; }

fail() {
    printf '%s\n' "setup: $1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

# --- What the machine has -----------------------------------------------------------------------------------------

has() { command -v "$1" >/dev/null 2>&1; }

has_language() { has tesseract && tesseract --list-langs 2>&1 | grep -qx "$1"; }

# Whether a font file of this name is installed anywhere.
has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts"; do
        if [ -d "$folder" ] && [ -n "$(find "$folder" -name "$1" -print -quit)" ]; then return 0; fi
    done
    return 1
}

# One package name a line, for each thing that is looked for and not found.
missing_packages() {
    has tesseract || echo tesseract-ocr
    for language in vie eng osd; do
        has_language "$language" || echo "tesseract-ocr-$language"
    done
    # The second opinion on doubtful words: without it more is flagged.
    has_language Vietnamese || has_language script/Vietnamese || echo tesseract-ocr-script-viet
    { has pdftoppm && has pdftotext; } || echo poppler-utils
    for font in $FONTS; do
        has_font "${font#*:}" || echo "${font%%:*}"
    done
    if [ -n "$FOR_MODELS" ]; then
        for face in $FACES_OF_MODELS; do
            [ -f "${face#*:}" ] || echo "${face%%:*}"
        done
    fi
    if [ -n "$WITH_BROWSER" ]; then
        has chromium || has chromium-browser || has google-chrome || echo chromium
    fi
    venv_runs || find_python >/dev/null || echo python3-venv
}

# The first Python on PATH that is new enough and can make a virtual environment; a name may exist and yet not run.
find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

# --- What the environment was made from ---------------------------------------------------------------------------

# The folder is part of it: the commands in a virtual environment carry their absolute path and break when it moves.
fingerprint() {
    pwd -P
    sha256sum requirements.lock pyproject.toml scripts/setup.sh
    for source in diacritics/native/*.[ch]; do
        if [ -f "$source" ]; then sha256sum "$source"; fi
    done
}

venv_runs() {
    [ -x $VENV/bin/python ] &&
        $VENV/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

made_elsewhere() { [ -f $STAMP ] && [ "$(head -n 1 $STAMP)" != "$(pwd -P)" ]; }

is_current() { venv_runs && [ -f $STAMP ] && [ "$(cat $STAMP)" = "$(fingerprint)" ]; }

# --- Installing ---------------------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
    packages=$(printf '%s ' "$@")
    has apt-get || fail "missing: $packages" \
        "This machine has no apt-get. Install what these Debian packages hold with its own package manager," \
        "then run 'make setup' again."
    [ "$(id -u)" -eq 0 ] || has sudo || fail "missing: $packages" \
        "Installing them needs root, and there is no sudo. Ask an administrator to run:" \
        "apt-get update && apt-get install --no-install-recommends $packages"
    say "installing $packages"
    as_root apt-get -q -o DPkg::Lock::Timeout=300 update || fail "apt-get update failed: see above." \
        "Check the network and the package sources of this machine, then run 'make setup' again."
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" ||
        fail "apt-get could not install: $packages" "See its messages above, then run 'make setup' again."
}

# Where the distribution's own Python is too old, a newer one may lie beside it: 3.11 on Ubuntu 22.04.
install_newer_python() {
    for version in 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" >/dev/null 2>&1; then
            install_packages "python$version-venv"
            return 0
        fi
    done
}

ensure_system() {
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    # Package names hold no spaces: they are meant to become one argument each.
    # shellcheck disable=SC2086
    install_packages $missing
    venv_runs || find_python >/dev/null || install_newer_python
    missing=$(missing_packages)
    case $missing in
        '') ;;
        *python3-venv*) fail "Python 3.11 or newer with its venv module is needed; found: $(python3 --version 2>&1)" \
            "This distribution's Python is too old and it has no newer one. Install one by other means, put it on" \
            "PATH as python3.11 (or 3.12, 3.13), then run 'make setup' again." ;;
        *) fail "installed, but still not found: $(echo "$missing" | tr '\n' ' ')" \
            "Check that the programs are on PATH, that TESSDATA_PREFIX is unset or right, and where fonts were put." ;;
    esac
}

# The restorer's innermost loops are compiled where that is possible; it works without them, at half the speed.
ensure_compiler() {
    has cc || (install_packages gcc libc6-dev) || say "going on without a C compiler: restoring text will be slower"
}

make_venv() {
    python=$(find_python)
    say "making $VENV with $("$python" --version 2>&1)"
    "$python" -m venv --clear $VENV || fail "$python could not make a virtual environment in $VENV: see above."
}

pip_install() {
    $VENV/bin/python -m pip --disable-pip-version-check install --quiet --no-input "$@"
}

# The lock file is complete, so nothing is resolved again: that is faster, and older pips stumble over its markers.
install_python_packages() {
    say "installing the locked Python packages"
    pip_install --no-deps --require-hashes -r requirements.lock ||
        fail "the locked Python packages could not be installed: see above." \
            "They come from the package index pip is set up for: check the network (and pip config, PIP_* variables)." \
            "Without a network: PIP_NO_INDEX=1 PIP_FIND_LINKS=<folder with the wheels> make setup"
    pip_install --no-deps --no-build-isolation -e . || fail "vanban itself could not be installed: see above."
}

# --- The run ------------------------------------------------------------------------------------------------------

check() {
    missing=$(missing_packages)
    [ -z "$missing" ] || fail "missing: $(echo "$missing" | tr '\n' ' ')" "'make setup' installs it where it can."
    is_current || fail "$VENV is not made, or made from another lock file or in another folder." \
        "'make setup' makes it."
}

main() {
    case "${1-}" in
        '' | --models | --browser)
            case "${1-}" in --models) FOR_MODELS=1 ;; --browser) WITH_BROWSER=1 ;; esac
            ensure_system
            if ! is_current; then
                if made_elsewhere || ! venv_runs; then make_venv; fi
                ensure_compiler
                rm -f $STAMP
                install_python_packages
                fingerprint >$STAMP
            fi
            ;;
        --check) check ;;
        *)
            printf 'usage: scripts/setup.sh [--check | --models | --browser]\n' >&2
            exit 2
            ;;
    esac
    say "ready"
}

main "$@"
