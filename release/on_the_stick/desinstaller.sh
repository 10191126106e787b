#!/bin/sh
# From the stick, or from where the program was installed. / Depuis la clé, ou depuis le dossier du programme.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
for python in "${PYTHON:-python3}" "$here"/versions/*/bin/python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        cd "$here/programme" && exec "$python" -E -s -B -m release.remove "$@"
    fi
done
by_hand='rm -r ~/.local/lib/veillee ~/.local/bin/veillee ~/.local/share/man/man1/veillee.1'
case "${VEILLEE_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
en*) echo "Python 3.11 is not here any more. By hand: $by_hand (the series, in ~/.local/share/veillee, stay)." ;;
*) echo "Python 3.11 n’est plus là. À la main : $by_hand (les séries, dans ~/.local/share/veillee, restent)." ;;
esac >&2
exit 1
