#!/bin/sh
# The translation catalogues: `compile` them, `update` them from the code, or
# `check` that they are in step with it.
set -eu
cd "$(dirname "$0")/.."
pybabel=.venv/bin/pybabel
extract() {
    "$pybabel" --quiet extract --mapping-file translations/babel.cfg \
        --keyword pgettext:1c,2 --keyword npgettext:1c,2,3 --add-comments i18n: \
        --no-wrap --sort-by-file --no-location --omit-header \
        --output-file "$1" directory
}
case $1 in
    compile)
        for po in translations/*/LC_MESSAGES/messages.po; do
            [ -e "$po" ] || continue
            "$pybabel" --quiet compile --input-file "$po" --output-file "${po%.po}.mo" 2>/dev/null
        done
        ;;
    update)
        extract translations/messages.pot
        for po in translations/*/LC_MESSAGES/messages.po; do
            [ -e "$po" ] || continue
            language=$(basename "$(dirname "$(dirname "$po")")")
            "$pybabel" --quiet update --input-file translations/messages.pot \
                --output-file "$po" --locale "$language" --no-wrap --omit-header \
                --no-fuzzy-matching
        done
        sh "$0" compile
        ;;
    check)
        found=$(mktemp)
        trap 'rm -f "$found"' EXIT
        extract "$found"
        if ! cmp -s "$found" translations/messages.pot; then
            echo "The catalogues are out of step with the code: run 'make messages'." >&2
            diff translations/messages.pot "$found" | head -20 >&2
            exit 1
        fi
        ;;
esac
