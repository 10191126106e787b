#!/bin/sh
# Finds a Python that is recent enough, and gives it the rest. / Cherche un Python assez récent, qui fait le reste.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        cd "$here/programme" && exec "$python" -E -s -B -m release.install "$@"
    fi
done
case "${VEILLEE_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
en*) echo "Veillée needs Python 3.11 or later, which is not here (“python3 --version” says what is). Debian 12, Raspberry Pi OS 12 and Emmabuntüs 5 have it. Nothing was changed." ;;
*) echo "Veillée demande Python 3.11 ou plus récent, qui n’est pas là (« python3 --version » dit ce qu’il y a). Debian 12, Raspberry Pi OS 12 et Emmabuntüs 5 l’ont. Rien n’a été changé." ;;
esac >&2
exit 1
