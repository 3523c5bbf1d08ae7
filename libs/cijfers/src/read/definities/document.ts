import { korrelVan } from './korrel.js';
import { CIJFERGROEPEN } from './index.js';
import type { Berekening, Cijferdefinitie } from './definitie.js';

/** What each way of computing says, here and in the API. */
export const BEREKENINGUITLEG: Readonly<Record<Berekening, string>> = {
  aantal: 'hoe vaak het in de periode gebeurde',
  mediaan:
    'van de duren in de periode de kleinste die ten minste de helft niet overschrijdt (geen gemiddelde van twee)',
  p90: 'van de duren in de periode de kleinste die ten minste negen tiende niet overschrijdt',
  aandeel: 'van wat in de periode werd gehaald of verstreek, het deel dat werd gehaald',
  stand: 'hoeveel er liepen op het einde van de periode, of nu als de periode nog loopt',
  oudste: 'hoe lang de oudste daarvan toen al liep, ook als dat elders begon',
  som: 'hoeveel tijd alle samen in de periode beslaan',
};

const INLEIDING = `# Cijfers

Wat elk cijfer zegt. Deze tekst en die van de API komen uit dezelfde definities (\`libs/cijfers/src/read/definities\`); \`npm run generate\`
schrijft dit bestand.

- **Geldigheid.** Een cijfer gaat over wanneer iets gebeurde, in Europe/Amsterdam. Wordt een stap later vastgelegd of een bevestiging betwist,
  dan verandert het cijfer van toen. Met \`bekendOp\` vraagt u het zoals het op een tijdstip bekend was.
- **Perioden.** Dag, week (ISO 8601, vanaf maandag), maand, kwartaal en jaar.
- **Gebieden.** De gemeente van de casus zoals die op dat moment was. Een casus in twee gemeenten telt in beide, en één keer in hun sub-regio of
  regio. Per team tellen alleen cijfers over wat een ontvanger deed.
- **Verhuizing.** Wat gebeurt telt waar de casus dan is. Wat loopt telt tot de verhuizing in de oude gemeente en daarna in de nieuwe; het is daar zo
  oud als het in het geheel is. Bepalend is wanneer de gemeenten wijzigden, niet wanneer dat is vastgelegd.
- **Afgeschermd.** Een gemeente ziet haar eigen cijfers heel. Van haar sub-regio en haar regio ziet zij alleen wat is opgebouwd uit cellen van ten
  minste het minimum (standaard 5). De kleinste cel is één gemeente (of de twee gemeenten samen van een casus in twee), alle kenmerken, en de
  periode die hieronder als _kleinste cel_ staat. Zo'n cel blijft zoals zij een maand na haar einde bekend was. Wat buiten die cellen valt telt nergens
  in mee: een totaal is dus _ten minste_ dat aantal. Een mediaan vraagt twee keer het minimum, een 90e percentiel tien keer; duren zijn op hele
  uren afgerond. Een aandeel gaat alleen over cellen waarin beide uitkomsten vaak genoeg voorkomen, en is op vijf procent afgerond; het zegt niets
  over de rest. Een aantal dat deel is van een ander aantal (een termijn die door een ontvangst is gehaald) is er alleen van eigen casussen: anders
  was het verschil van die twee een aantal dat niet getoond wordt.
- **Nog niet.** Een afgeschermde cel is pas te zien een maand en een dag na haar einde: een maand-cel van januari vanaf 2 maart, een jaar-cel vanaf
  2 februari van het jaar erna. Tot dan telt er niets van mee. Een jaar dat nog loopt of net voorbij is lijkt daardoor kleiner dan het vorige.
  \`vastTot\` in het antwoord zegt tot welke dag iets meetelt, en een bestand zegt bij elke periode die nog niet heel is vanaf wanneer zij het is.
  Afgeschermde cijfers zijn er alleen over hele perioden; \`van\` en \`tot\` worden daarvoor verruimd. Dit volgt uit de kalender en niet uit wat er
  gebeurde.
- **Leeg.** Een cel die er niet is, is nul, is afgeschermd, of telt nog niet mee.
`;

const BEREKENING = `## Berekeningen

${Object.entries(BEREKENINGUITLEG)
  .map(([naam, uitleg]) => `- **${naam}**: ${uitleg}.`)
  .join('\n')}
`;

const AANSLUITING = `## Aansluiting en bevindingen

\`GET …/v1/aansluiting\` vergelijkt per dag van verzending en per ontvanger wat verstuurd is met wat bevestigd is: aantallen, en een hash over de
gesorteerde regels \`<overdrachtId> <inhoudHash>\`. Een verschil is een alarm. Een bevestiging zonder hash (mondeling) bewijst niet
wat is aangekomen: zij staat apart, en sluit niet aan. Wat geen bevestiging vraagt (triagetafel, V5) en wat zonder
ontvangst is geweigerd of ingetrokken (V9), telt niet mee.

\`GET …/v1/bevindingen\` noemt per casus de tijdvakken waarin niemand het zicht op veiligheid had (V0) en waarin meer dan één partij het had (V7, V13),
met wie dat waren. Elke gemeente waar de casus in het tijdvak was, ziet het heel; \`dagen\` telt zolang het duurt tot \`bekendOp\`, of tot nu.
`;

const cijferTekst = ({
  id,
  naam,
  uitleg,
  regels,
  eenheid,
  berekening,
  feit,
  splitsing,
  niveaus,
}: Cijferdefinitie): string => {
  const korrel = korrelVan({ feit, berekening });
  const kleinste =
    korrel === 'nooit'
      ? 'alleen van eigen casussen'
      : `${korrel} (te zien een maand en een dag na het einde)`;
  const naar = splitsing.length === 0 ? '' : ` Naar: ${splitsing.join(', ')}.`;
  return `### ${naam}

\`${id}\`: ${uitleg}

Berekening: ${berekening}, in ${eenheid === 'aantal' ? 'aantallen' : eenheid}.${naar} Per: ${niveaus.join(', ')}. Kleinste cel: ${kleinste}. Regels: ${regels.join(', ')}.
`;
};

/** docs/cijfers.md, made from the definitions. */
export const cijfersDocument = (): string =>
  [
    INLEIDING,
    BEREKENING,
    ...CIJFERGROEPEN.map(({ titel, cijfers }) => `## ${titel}\n\n${cijfers.map(cijferTekst).join('\n')}`),
    AANSLUITING,
  ].join('\n');
