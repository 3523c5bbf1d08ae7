import { topicAntwoorden, topicInkomend } from '../topics.js';
import { ANTWOORDSOORTEN, UITLEG_VAN_ANTWOORD, antwoordschemaVan, antwoordtypeVan } from './antwoord.js';
import { JWE_ALG, JWE_CURVE, JWE_ENC, JWE_MEDIATYPE, JWE_TYP } from './jwe.js';
import { MAX_OPDRACHT_BYTES } from './opdrachtbericht.js';
import { OPDRACHTEN, OPDRACHTNAMEN, bronVanOpdrachten, opdrachttypeVan } from './opdrachten.js';
import { opdrachtschemaVan } from './schemas.js';

const INKOMEND = topicInkomend('<vt-id>');
const ANTWOORDEN_TOPIC = topicAntwoorden('<vt-id>');

const TEKST = `## Opdrachten van Veilig Thuis

Systemen van Veilig Thuis kunnen hun opdrachten ook als bericht geven, met dezelfde toetsing en hetzelfde gevolg als over HTTP. Elk
Veilig Thuis heeft twee eigen topics:

- \`${INKOMEND}\`: hier staan de opdrachten. Alleen de systemen van dit Veilig Thuis mogen er schrijven, alleen de hub mag er lezen.
- \`${ANTWOORDEN_TOPIC}\`: hier antwoordt de hub. Alleen de hub mag er schrijven, alleen dit Veilig Thuis mag er lezen.

De toegangsregels van Kafka (ACL's) bewaken dat; \`<vt-id>\` is het id van de partij in de samenwerkingsafspraken. Wie op een topic mag
schrijven, is voor de hub dat Veilig Thuis. Geef die rechten daarom alleen aan systemen die zelf vaststellen welke medewerker iets doet.

### Het bericht

CloudEvents NL GOV 1.1 in _binary mode_:

- \`id\`: kies er per opdracht een, liefst een UUID, en herhaal het alleen om precies dezelfde opdracht nog eens te sturen. Het id staat
  leesbaar in antwoorden: zet er niets over een persoon in.
- \`source\`: precies \`${bronVanOpdrachten({ oin: '<OIN>', regio: '<regio>' })}\`. De OIN is het nummer
  waarmee de hub zelf publiceert, voor elke regio hetzelfde (BERICHTEN_OIN): vraag het de beheerder van de hub.
- \`type\`: een van de opdrachten hieronder.
- \`subject\`: de casusId, in kleine letters. Het is ook de sleutel op Kafka, zodat de volgorde per casus vaststaat. Een opdracht die een
  casus opent heeft geen \`subject\`; haar sleutel is haar \`id\`. De casusId volgt uit dat id en staat in het antwoord: stuur de volgende
  opdracht van die casus als u het antwoord hebt.
- \`time\` en \`traceparent\` mogen; \`traceparent\` komt terug in het antwoord en in het logboek.
- \`datacontenttype\` (de header \`content-type\`): \`${JWE_MEDIATYPE}\`.
- De waarde: JWE compact (RFC 7516), hoogstens ${MAX_OPDRACHT_BYTES} bytes. Meer dan 64 KiB hoeft een tussenstation niet door te geven; stuur
  zo'n bericht rechtstreeks aan Kafka.

### De versleuteling

\`alg\` \`${JWE_ALG}\`, \`enc\` \`${JWE_ENC}\`, kromme ${JWE_CURVE}, \`typ\` \`${JWE_TYP}\`, en \`kid\` van de sleutel; geen andere leden in de kop, want die is voor
iedereen leesbaar. De openbare sleutels van de hub staan als JWK Set op \`/veilig-thuis/v1/berichtsleutels\`; gebruik de eerste. Bij een
wisseling staan oude en nieuwe er een tijd samen: haal de set ten minste elke dag op.

Versleuteld wordt een JSON-object:

- \`bron\` (gelijk aan \`source\`), \`id\`, \`type\` en, als er een \`subject\` is, \`casusId\`: dezelfde als buiten de versleuteling. Zo kan niemand
  een inhoud onder andere kenmerken hangen, of die van een ander als de zijne sturen.
- \`medewerker\`: het ondoorzichtige id van de medewerker die de opdracht geeft; nooit een naam. Hetzelfde als \`sub\` in een token.
- \`overdrachtId\`: alleen bij opdrachten over een overdracht; over HTTP staat het in het pad.
- \`verwachteRevisie\` (mag ontbreken): de revisie waarop u besliste; over HTTP \`If-Match\`.
- \`lichaam\`: de inhoud zoals HTTP die neemt, \`{}\` als er niets te zeggen is.

Een bericht in leesbare vorm wordt geweigerd en nergens gekopieerd. Het blijft wel op uw eigen topic staan tot de bewaartermijn om is:
meld zoiets als datalek.

### Het antwoord

Op elke opdracht met een leesbaar \`id\` komt een antwoord, minstens één keer, met dezelfde sleutel als de opdracht en met het id van de
opdracht in \`opdrachtid\`. Een antwoord dat vaker komt heeft hetzelfde \`id\`.

${ANTWOORDSOORTEN.map(
  (soort) =>
    `- \`${antwoordtypeVan(soort)}\` ([schema](../libs/contracts/schemas/${antwoordschemaVan(soort)})): ${UITLEG_VAN_ANTWOORD[soort]}`,
).join('\n')}

Eén opdracht krijgt nooit twee verschillende antwoorden. Dezelfde opdracht nog eens geeft hetzelfde antwoord nog eens, ook als dat een
weigering was en het nu wel zou kunnen: stuur een herstelde opdracht onder een nieuw id. (Over HTTP wordt na een weigering wel opnieuw
beslist.) Een andere inhoud onder een gebruikt id wordt geweigerd (\`sleutel-hergebruikt\`), en het eerste antwoord blijft staan. De hub
onthoudt een id 90 dagen; herhaal daarna niet meer.

Is het logboek of de sleutelkluis even weg, dan is dat geen weigering: de opdracht wacht, en alles wat er in haar partitie achter staat
wacht mee. Een weigering staat ook op het topic voor onverwerkbare berichten, voor de beheerder.

### De opdrachten
`;

/** The part of docs/berichten.md about commands and their answers. */
export const opdrachtenDocument = (): string =>
  [
    TEKST,
    ...OPDRACHTNAMEN.map(
      (naam) =>
        `- \`${opdrachttypeVan(naam)}\`: ${OPDRACHTEN[naam].uitleg} Als \`POST ${OPDRACHTEN[naam].pad}\`; [schema](../libs/contracts/schemas/${opdrachtschemaVan(naam)}).`,
    ),
    '',
  ].join('\n');
