#!/usr/bin/env bash
# One invented case through all six processes of `npm run stack`: from a message of Veilig Thuis on Kafka, over the handover and its
# acceptance by a team, to the answer of the gemeente. Needs bash, curl and node. Exit code 0 only when each step held; what takes
# a moment is asked again until it is there, up to a limit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Where everything is: what you say, else what the stack wrote down, else its fixed ports.
ADRESSEN="${ADRESSEN:-.stack/adressen.env}"
if [ -f "$ADRESSEN" ]; then
  while IFS='=' read -r naam waarde; do
    [ -n "${!naam:-}" ] || printf -v "$naam" '%s' "$waarde"
  done <"$ADRESSEN"
fi
VEILIG_THUIS="${VEILIG_THUIS:-http://127.0.0.1:3010}"
LOKAAL_VELD="${LOKAAL_VELD:-http://127.0.0.1:3020}"
GEMEENTE="${GEMEENTE:-http://127.0.0.1:3030}"
RELAIS="${RELAIS:-http://127.0.0.1:3040}"
PROJECTIES="${PROJECTIES:-http://127.0.0.1:3050}"
TERMIJNWACHTER="${TERMIJNWACHTER:-http://127.0.0.1:3060}"
UITGEVER="${UITGEVER:-http://127.0.0.1:3001}"
KAFKA="${KAFKA:-127.0.0.1:9092}"
GEDULD_SECONDEN="${GEDULD_SECONDEN:-60}"

werkmap="$(mktemp -d)"
trap 'rm -rf "$werkmap"' EXIT

toon() { printf '\n\033[1m%s\033[0m\n' "$*"; }
mis() { echo "MIS: $*" >&2; exit 1; }
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
token() { curl -sf -u "$1:alleen-voor-ontwikkeling" -d grant_type=client_credentials "$UITGEVER/token" | veld .access_token; }
vraag() { curl -sf "$2" -H "Authorization: Bearer $1"; } # vraag <token> <adres>
stuur() { # stuur <token> <adres> <opdracht>
  curl -sf -X POST "$2" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $(node -pe 'crypto.randomUUID()')" -d "$3"
}
# wacht_tot <wat> <opdracht...>: asks until the command succeeds, and gives what it said last.
wacht_tot() {
  local wat="$1" eind=$((SECONDS + GEDULD_SECONDEN)) antwoord
  shift
  until antwoord="$("$@" 2>/dev/null)"; do
    [ "$SECONDS" -lt "$eind" ] || mis "na $GEDULD_SECONDEN seconden nog niet: $wat"
    sleep 0.3
  done
  printf '%s' "$antwoord"
}
# opdracht <lichaam> <opties...>: one command of Veilig Thuis as an encrypted message on Kafka; prints the answer from Kafka.
opdracht() {
  local lichaam="$1"
  shift
  printf '%s' "$lichaam" >"$werkmap/opdracht.json"
  npm run -s opdracht -- --brokers "$KAFKA" --veilig-thuis zuid-limburg --jwks "$VEILIG_THUIS/veilig-thuis/v1/berichtsleutels" \
    --wacht --wachttijd "$GEDULD_SECONDEN" "$@" "$werkmap/opdracht.json"
}

toon '0. Zes processen, elk gereed'
for dienst in "$VEILIG_THUIS" "$LOKAAL_VELD" "$GEMEENTE" "$RELAIS" "$PROJECTIES" "$TERMIJNWACHTER"; do
  wacht_tot "$dienst is gereed" curl -sf "$dienst/gezondheid/gereed" >/dev/null
  echo "$dienst gereed"
done
TEAM="$(token wijkteam-heerlen-noord)"
HEERLEN="$(token gemeente-heerlen)"

toon '1. Veilig Thuis stuurt een melding als versleuteld bericht op Kafka, en leest daar het antwoord'
MELDING_ID="$(node -pe 'crypto.randomUUID()')"
LICHAAM='{ "bron": "politie", "spoedeisend": false, "gemeenten": ["GM0917"], "gezinsvoogdBetrokken": false,
  "inhoud": { "inhoudMelding": "Verzonnen melding: buren hoorden ruzie." } }'
MELDING="$(opdracht "$LICHAAM" --id "$MELDING_ID" melding)" || mis 'de melding is niet aanvaard'
leesbaar <<<"$MELDING"
CASUS="$(veld .gegevens.casusId <<<"$MELDING")"

toon '2. Hetzelfde bericht nog eens: hetzelfde antwoord, en geen tweede casus'
NOGMAALS="$(opdracht "$LICHAAM" --id "$MELDING_ID" melding)" || mis 'de herhaling is niet aanvaard'
[ "$(veld .gegevens.casusId <<<"$NOGMAALS")" = "$CASUS" ] || mis 'de herhaling maakte een andere casus'
echo "casus $CASUS"

toon '3. Niemand is nog verantwoordelijk, en dat staat er'
toestand() { vraag "$HEERLEN" "$GEMEENTE/gemeente/v1/casussen/$CASUS/verantwoordelijkheid" | veld .toestand; }
[ "$(toestand)" = 'nog-niet-belegd' ] || mis "de toestand is $(toestand)"
toestand

toon '4. Het triagebesluit, ook over Kafka: het lokale veld'
opdracht '{ "besluit": "lokaal-veld", "aanTriagetafel": false, "informerenAndersAfgesproken": false }' \
  --casus "$CASUS" triagebesluit | leesbaar

toon '5. Een onvolledige overdracht wordt geweigerd, met alles wat ontbreekt'
ONTVANGER='[{ "soort": "lokaal-veld", "id": "GM0917-wijkteam-noord" }]'
if GEWEIGERD="$(opdracht '{ "pad": "direct", "wijze": "digitaal", "aanTriagetafel": false, "ontvangers": '"$ONTVANGER"',
  "inhoud": { "inhoudMelding": "Verzonnen melding: buren hoorden ruzie." } }' --casus "$CASUS" overdracht)"; then
  mis 'een onvolledige overdracht is aanvaard'
fi
leesbaar <<<"$GEWEIGERD"
[ "$(veld .antwoord <<<"$GEWEIGERD")" = 'geweigerd' ] || mis 'de weigering kwam niet van de hub'

toon '6. De volledige overdracht wordt opgeslagen en dan pas bevestigd'
VERSTUURD="$(opdracht '{ "pad": "direct", "wijze": "digitaal", "aanTriagetafel": false, "ontvangers": '"$ONTVANGER"',
  "inhoud": {
    "inhoudMelding": "Verzonnen melding: buren hoorden ruzie.",
    "directbetrokkenen": [{ "naam": "Fictieve Ouder", "rol": "volwassene", "gezag": true,
      "contactgegevens": { "telefoon": "000-0000001" } }],
    "melder": { "naam": "Fictieve Melder", "contactgegevens": { "telefoon": "000-0000002" } },
    "onderbouwingTriagebesluit": "Verzonnen onderbouwing: lokale hulp is passend.",
    "veiligheidsbeoordeling": "Verzonnen beoordeling: geen acuut gevaar."
  } }' --casus "$CASUS" overdracht)" || mis 'de overdracht is niet aanvaard'
leesbaar <<<"$VERSTUURD"
OVERDRACHT="$(veld .gegevens.overdrachtId <<<"$VERSTUURD")"

toon '7. Het team vindt haar in zijn postvak: logboek, relais, Kafka, projecties, lokaal veld'
in_postvak() {
  vraag "$TEAM" "$LOKAAL_VELD/lokaal-veld/v1/postvak" |
    veld ".items.filter((r) => r.casusId === '$CASUS').map((r) => [r.status, r.pad, r.verstuurdOp].join(\"  \")).join()" | grep .
}
wacht_tot 'de overdracht staat in het postvak van het team' in_postvak
echo

toon '8. Het team haalt de inhoud op, rekent de hash zelf na, bevestigt de ontvangst en aanvaardt'
OPGEHAALD="$(vraag "$TEAM" "$LOKAAL_VELD/lokaal-veld/v1/casussen/$CASUS/overdrachten/$OVERDRACHT")"
HASH="$(inhoudhash <<<"$OPGEHAALD")"
[ "$HASH" = "$(veld .inhoudHash <<<"$OPGEHAALD")" ] || mis 'de inhoud is niet volledig opgeslagen'
OVERDRACHTEN="$LOKAAL_VELD/lokaal-veld/v1/casussen/$CASUS/overdrachten/$OVERDRACHT"
stuur "$TEAM" "$OVERDRACHTEN/ontvangstbevestigingen" '{ "wijze": "digitaal", "inhoudHash": "'"$HASH"'" }' | leesbaar
stuur "$TEAM" "$OVERDRACHTEN/aanvaardingen" '{ "wijze": "digitaal" }' | leesbaar

toon '9. De gemeente vraagt wie verantwoordelijk is, en op welke grond'
ANTWOORD="$(vraag "$HEERLEN" "$GEMEENTE/gemeente/v1/casussen/$CASUS/verantwoordelijkheid")"
leesbaar <<<"$ANTWOORD"
grep -q 'GM0917-wijkteam-noord' <<<"$ANTWOORD" || mis 'het team wordt niet genoemd'

toon '10. De termijnen van de casus, gepland door de termijnwachter'
termijnen() {
  vraag "$HEERLEN" "$GEMEENTE/gemeente/v1/termijnen?ookAfgedaan=true" |
    veld ".items.filter((t) => t.casusId === '$CASUS').map((t) => [t.termijn, t.status].join(\"  \")).join(\"\\n\")" | grep .
}
wacht_tot 'de gemeente ziet de termijnen van de casus' termijnen
echo

toon '11. De gemeente exporteert het spoor; iedereen kan het zonder de hub narekenen'
vraag "$HEERLEN" "$GEMEENTE/gemeente/v1/casussen/$CASUS/spoor" >"$werkmap/spoor.jsonl"
npm run -s verantwoordelijkheid -- "$werkmap/spoor.jsonl"

toon '12. Een andere gemeente krijgt niets te zien'
STATUS="$(curl -s -o /dev/null -w '%{http_code}' "$GEMEENTE/gemeente/v1/casussen/$CASUS" -H "Authorization: Bearer $(token gemeente-stein)")"
[ "$STATUS" = 404 ] || mis "de gemeente Stein kreeg status $STATUS"
echo "status $STATUS"

toon 'Elke stap klopt.'
