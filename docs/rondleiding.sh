#!/usr/bin/env bash
# One invented case from melding to audit answer, through the APIs of a hub that runs with `npm run demo`.
# Needs bash, curl and node. Every step prints what was asked and what the hub answered.
set -euo pipefail

HUB="${HUB:-http://127.0.0.1:3000}"
UITGEVER="${UITGEVER:-http://127.0.0.1:3001}"

toon() { printf '\n\033[1m%s\033[0m\n' "$*"; }
veld() { node -pe 'JSON.parse(require("fs").readFileSync(0, "utf8"))'"$1"; }
leesbaar() { node -e 'console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")), null, 2))'; }
inhoudhash() { # SHA-256 over the RFC 8785 form of the content with its zout: keys sorted, no white space
  node -e '
    const { inhoud, zout } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const gesorteerd = (w) => Array.isArray(w) ? `[${w.map(gesorteerd)}]`
      : w === null || typeof w !== "object" ? JSON.stringify(w)
      : `{${Object.keys(w).sort().map((k) => `${JSON.stringify(k)}:${gesorteerd(w[k])}`)}}`;
    console.log(crypto.createHash("sha256").update(gesorteerd({ ...inhoud, zout })).digest("hex"));'
}
sleutel() { node -pe 'crypto.randomUUID()'; }
token() { curl -sf -u "$1:alleen-voor-ontwikkeling" -d grant_type=client_credentials "$UITGEVER/token" | veld .access_token; }

stuur() { # stuur <token> <pad> <opdracht>
  curl -s -X POST "$HUB$2" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $(sleutel)" -d "$3"
}
vraag() { curl -s "$HUB$2" -H "Authorization: Bearer $1"; } # vraag <token> <pad>

VT="$(token vt-zuid-limburg)"
TEAM="$(token wijkteam-heerlen-noord)"
GEMEENTE="$(token gemeente-heerlen)"

toon '1. Veilig Thuis legt een melding vast'
MELDING="$(stuur "$VT" /veilig-thuis/v1/meldingen '{
  "bron": "politie", "spoedeisend": false, "gemeenten": ["GM0917"], "gezinsvoogdBetrokken": false,
  "inhoud": { "inhoudMelding": "Verzonnen melding: buren hoorden ruzie." }
}')"
leesbaar <<<"$MELDING"
CASUS="$(veld .casusId <<<"$MELDING")"

toon '2. Wie is nu verantwoordelijk? Niemand nog, en dat staat er'
vraag "$GEMEENTE" "/gemeente/v1/casussen/$CASUS/verantwoordelijkheid" | veld .toestand

toon '3. Veilig Thuis neemt het triagebesluit: het lokale veld'
stuur "$VT" "/veilig-thuis/v1/casussen/$CASUS/triagebesluiten" \
  '{ "besluit": "lokaal-veld", "aanTriagetafel": false, "informerenAndersAfgesproken": false }' | leesbaar

toon '4. Een onvolledige overdracht wordt geweigerd, met alles wat ontbreekt'
ONTVANGER='[{ "soort": "lokaal-veld", "id": "GM0917-wijkteam-noord" }]'
stuur "$VT" "/veilig-thuis/v1/casussen/$CASUS/overdrachten" '{
  "pad": "direct", "wijze": "digitaal", "aanTriagetafel": false, "ontvangers": '"$ONTVANGER"',
  "inhoud": { "inhoudMelding": "Verzonnen melding: buren hoorden ruzie." }
}' | leesbaar

toon '5. De volledige overdracht wordt opgeslagen en dan pas bevestigd'
VERSTUURD="$(stuur "$VT" "/veilig-thuis/v1/casussen/$CASUS/overdrachten" '{
  "pad": "direct", "wijze": "digitaal", "aanTriagetafel": false, "ontvangers": '"$ONTVANGER"',
  "inhoud": {
    "inhoudMelding": "Verzonnen melding: buren hoorden ruzie.",
    "directbetrokkenen": [{ "naam": "Fictieve Ouder", "rol": "volwassene", "gezag": true,
      "contactgegevens": { "telefoon": "000-0000001" } }],
    "melder": { "naam": "Fictieve Melder", "contactgegevens": { "telefoon": "000-0000002" } },
    "onderbouwingTriagebesluit": "Verzonnen onderbouwing: lokale hulp is passend.",
    "veiligheidsbeoordeling": "Verzonnen beoordeling: geen acuut gevaar."
  }
}')"
leesbaar <<<"$VERSTUURD"
OVERDRACHT="$(veld .overdrachtId <<<"$VERSTUURD")"

toon '6. Het team vindt de overdracht in zijn postvak en haalt de inhoud op'
vraag "$TEAM" "/lokaal-veld/v1/postvak" | veld ".items.filter((r) => r.casusId === '$CASUS').map((r) => [r.status, r.pad, r.verstuurdOp].join(\"  \")).join()"
OPGEHAALD="$(vraag "$TEAM" "/lokaal-veld/v1/casussen/$CASUS/overdrachten/$OVERDRACHT")"
echo "inhoudHash volgens de hub:          $(veld .inhoudHash <<<"$OPGEHAALD")"
HASH="$(inhoudhash <<<"$OPGEHAALD")"
echo "berekend over wat is opgeslagen:    $HASH"
[ "$HASH" = "$(veld .inhoudHash <<<"$OPGEHAALD")" ] || { echo 'De inhoud is niet volledig opgeslagen.' >&2; exit 1; }

toon '7. Het team bevestigt de ontvangst (met de hash die het berekende over wat het heeft opgeslagen) en aanvaardt'
stuur "$TEAM" "/lokaal-veld/v1/casussen/$CASUS/overdrachten/$OVERDRACHT/ontvangstbevestigingen" \
  '{ "wijze": "digitaal", "inhoudHash": "'"$HASH"'" }' | leesbaar
stuur "$TEAM" "/lokaal-veld/v1/casussen/$CASUS/overdrachten/$OVERDRACHT/aanvaardingen" '{ "wijze": "digitaal" }' | leesbaar

toon '8. De gemeente vraagt wie verantwoordelijk is, en op welke grond'
vraag "$GEMEENTE" "/gemeente/v1/casussen/$CASUS/verantwoordelijkheid" | leesbaar

toon '9. De gemeente exporteert het spoor; iedereen kan het zonder de hub narekenen'
SPOOR="$(mktemp)"
vraag "$GEMEENTE" "/gemeente/v1/casussen/$CASUS/spoor" >"$SPOOR"
npm run -s verantwoordelijkheid -- "$SPOOR"
rm -f "$SPOOR"

toon '10. Een andere gemeente krijgt niets te zien, en elke inzage is vastgelegd'
vraag "$(token gemeente-stein)" "/gemeente/v1/casussen/$CASUS" | leesbaar
vraag "$GEMEENTE" "/gemeente/v1/casussen/$CASUS/inzagen" | veld '.regels.map((r) => [r.tijdstip, r.medewerker, r.wat, r.grond].join("  ")).join("\n")'

toon '11. De gemeente zoekt waar haar team de casusregie heeft, en haalt de tijdlijnen op voor een rekenblad'
VAN="van=$(date +%Y-01-01)"
vraag "$GEMEENTE" "/gemeente/v1/casussen?partij=GM0917-wijkteam-noord&rol=casusregie&$VAN" | veld '.items.map((c) => [c.casusId, c.fase].join("  ")).join("\n")'
curl -s "$HUB/gemeente/v1/tijdlijnen?partij=GM0917-wijkteam-noord&$VAN" -H "Authorization: Bearer $GEMEENTE" -H 'Accept: text/csv' | cut -d ';' -f 1-8
