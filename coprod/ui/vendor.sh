#!/bin/sh
# Makes the vendored part of coprod/ui/static/ui: govuk-frontend and the typeface (`make vendor`).
# Needs npm, and fonttools with brotli for the font subset. theme.css, init.js and img/ are ours and stay.
#   sh coprod/ui/vendor.sh [OUTPUT_FOLDER]
# Two things in the compiled govuk-frontend may not be used outside GOV.UK and are taken out:
# the GDS Transport font rules and the Crown crest. Its package has no licence file: GOVUK-LICENCE.txt is kept by hand.
set -e
GOVUK=6.6.0
FONT=5.3.0
OUT=${1:-$(dirname "$0")/static/ui}
OUT=$(mkdir -p "$OUT/fonts" && cd "$OUT" && pwd)
cd "$(mktemp -d)"
npm pack --silent "govuk-frontend@$GOVUK" "@fontsource-variable/atkinson-hyperlegible-next@$FONT"
mkdir govuk font
tar xzf "govuk-frontend-$GOVUK.tgz" -C govuk --strip-components=1
tar xzf "fontsource-variable-atkinson-hyperlegible-next-$FONT.tgz" -C font --strip-components=1
python3 - govuk/dist/govuk/govuk-frontend.min.css "$OUT/govuk-frontend.min.css" <<'PY'
import re
import sys

css = open(sys.argv[1], encoding="utf8").read()
css = re.sub(r"/\*! Copyright \(c\) 2011 by Margaret.*?\*/", "", css, flags=re.S)
css = re.sub(r"@font-face\{[^}]*GDS Transport[^}]*\}", "", css)
css = re.sub(r"background-image:url\(/assets/images/govuk-crest\.svg\);", "", css)
css = re.sub(r"(-webkit-)?mask-image:url\(/assets/images/govuk-crest\.svg\);", "", css)
css = css.replace("GDS Transport,arial,sans-serif", "Atkinson Hyperlegible Next,arial,sans-serif")
css = css.replace("font-family:sans-serif", "font-family:Atkinson Hyperlegible Next,arial,sans-serif")
css = re.sub(r"/\*# sourceMappingURL.*?\*/", "", css)
assert "GDS Transport" not in css and "url(/assets" not in css
open(sys.argv[2], "w", encoding="utf8").write(css)
PY
sed 's#^//\# sourceMappingURL.*##' govuk/dist/govuk/govuk-frontend.min.js > "$OUT/govuk-frontend.min.js"
# Latin subset, weights 400 to 800; latin-ext stays whole and loads only when a name needs it.
fonttools varLib.instancer font/files/atkinson-hyperlegible-next-latin-wght-normal.woff2 wght=400:800 -o latin.ttf -q
pyftsubset latin.ttf \
  --unicodes="U+20-7E,U+A0-FF,U+131,U+152-153,U+2010-2014,U+2018-201E,U+2022,U+2026,U+2032-2033,U+20AC,U+2122,U+2190-2193,U+2212" \
  --layout-features='kern,liga,ccmp,locl,mark,mkmk,tnum,lnum,frac' --flavor=woff2 --output-file="$OUT/fonts/ahn-latin.woff2"
cp font/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2 "$OUT/fonts/ahn-latin-ext.woff2"
cp font/LICENSE "$OUT/fonts/OFL.txt"
