import { type Afspraken, PARTNERSOORTEN, TERMIJN_IDS, V5_MOMENTEN } from './afspraken.js';
import { isDatum } from './datum.js';
import { OngeldigeAfspraken } from './fouten.js';
import { type Lezer, eenVan, geheelGetal, lijst, object, tekst, variant } from './json-lezer.js';
import { samenhangfouten } from './samenhang.js';

const MAX_ID = 64; // characters; ids end up in every event and in URLs
const MAX_TEKST = 400; // characters; names and descriptions, not documents
const MAX_LIJST = 1000; // entries; the whole country has 342 gemeenten
const MAX_WERKDAGEN = 250; // about a year
const MAX_WEKEN = 104;
const MAX_MAANDEN = 120; // ten years; beyond it a term is a typing error

const zin = tekst(
  `een tekst van 1 tot en met ${MAX_TEKST} tekens`,
  (t) => t.trim() !== '' && t.length <= MAX_TEKST,
);
const id = tekst(
  `een id van letters, cijfers en streepjes (hoogstens ${MAX_ID} tekens)`,
  (t) => t.length <= MAX_ID && /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(t),
);
const cbsCode = tekst("een CBS-code ('GM' met vier cijfers)", (t) => /^GM\d{4}$/.test(t));
const datum = tekst("een bestaande datum in de vorm '2022-01-20'", isDatum);
const kloktijd = tekst("een tijd in de vorm '08:30'", (t) => /^([01]\d|2[0-3]):[0-5]\d$/.test(t));

const gemeente = object({ code: cbsCode, naam: zin, teams: lijst(object({ id, naam: zin }), 1, MAX_LIJST) });
const subregio = object({ id, naam: zin, gemeenten: lijst(gemeente, 1, MAX_LIJST) });
const partner = object({ soort: eenVan(...PARTNERSOORTEN), id, naam: zin });

const waarschuwing = object({ werkdagen: geheelGetal(0, MAX_WERKDAGEN) });
const termijnafspraak = object(
  {
    omschrijving: zin,
    bron: zin,
    duur: variant({
      werkdagen: geheelGetal(1, MAX_WERKDAGEN),
      weken: geheelGetal(1, MAX_WEKEN),
      maanden: geheelGetal(1, MAX_MAANDEN),
      zelfdeDag: eenVan(true),
    }),
  },
  { hubStandaard: eenVan(true), waarschuwing },
);
const monitortermijn = object(
  { omschrijving: zin, bron: zin, maanden: lijst(geheelGetal(1, MAX_MAANDEN), 1, MAX_MAANDEN) },
  { waarschuwing },
);
const termijnen = object(
  Object.fromEntries(
    TERMIJN_IDS.map((termijn) => [termijn, termijn === 'T6' ? monitortermijn : termijnafspraak]),
  ),
) as unknown as Lezer<Afspraken['termijnen']>;

const afspraken: Lezer<Afspraken> = object({
  regio: id,
  versie: zin,
  geldigVanaf: datum,
  bron: zin,
  veiligThuis: object({ id, naam: zin }),
  subregios: lijst(subregio, 1, MAX_LIJST),
  partners: lijst(partner, 0, MAX_LIJST),
  termijnen,
  v5Moment: object({ regulier: eenVan(...V5_MOMENTEN), triagetafel: eenVan(...V5_MOMENTEN) }),
  kantoortijden: object({ van: kloktijd, tot: kloktijd }),
  extraVrijeDagen: lijst(datum, 0, MAX_LIJST),
});

/**
 * A set of afspraken read from JSON.
 * @throws OngeldigeAfspraken naming every field that is wrong, by its path, and what would be right
 */
export const valideerAfspraken = (json: unknown): Afspraken => {
  const redenen: string[] = [];
  const gelezen = afspraken(json, '', redenen);
  if (redenen.length > 0) throw new OngeldigeAfspraken(redenen);
  const fouten = samenhangfouten(gelezen);
  if (fouten.length > 0) throw new OngeldigeAfspraken(fouten);
  return gelezen;
};
