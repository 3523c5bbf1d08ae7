import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { beginVanDag, instantMs, isDatum, isoInstant, lokaleDatum } from '#afspraken';
import { Invoerfout } from '../json-bestand.js';

export const GEBRUIK = `Gebruik: npm run -s simulatie -- [opties]

Verzint een aannemelijke geschiedenis van casussen, stap voor stap door de regels van de hub, en schrijft haar weg in
de volgorde van vastlegging. Hetzelfde zaad en dezelfde opties geven dezelfde gegevens, byte voor byte. Alle kansen en
tijden staan in libs/simulatie/src/kengetallen.ts.

  --zaad <tekst>       beginpunt van het toeval (standaard willekeurig; staat in de uitvoer)
  --van <tijdstip>     begin van de periode: een datum of een tijdstip (standaard een jaar voor het einde)
  --tot <tijdstip>     einde van de periode, zelf niet meegeteld (standaard vandaag 00:00)
  --casussen <aantal>  casussen die in de periode beginnen (standaard zoveel als het inwonertal verwacht)
  --regio <regio,...>  regio's (standaard alle van de afspraken)
  --afspraken <map>    map met afspraken van andere regio's, naast die van de hub
  --naar <waarheen>    een bestand (JSON Lines, de vorm van een export), - voor standaarduitvoer, of database:
                       de PostgreSQL van DATABASE_URL, of anders die van de hub in HUB_DATA. Zonder --naar wordt
                       alleen geteld
  --toevoegen          ook als de database al gebeurtenissen heeft
  --als-leeg           laat een database die al gebeurtenissen heeft zoals zij is; dat is dan goed
  --per-stap           schrijf naar de database zoals de hub het doet, stap voor stap (langzamer)
  --verzegeld <bytes>  geef stappen met inhoud zoveel onleesbare bytes mee (standaard geen)
  --zonder-termijnen   laat TermijnVerstreken weg

Naar een database schrijft dit nooit met NODE_ENV=production.
Afloop: 0 goed, 1 de opdracht klopt niet of de bestemming weigert, 130 afgebroken.
`;

export interface Opdracht {
  readonly zaad: string;
  readonly van: string;
  readonly tot: string;
  readonly casussen?: number;
  readonly regios?: readonly string[];
  readonly afspraken: string | undefined;
  readonly naar: string | undefined;
  readonly toevoegen: boolean;
  /** A database that is not empty stays as it is, and that is no failure. */
  readonly alsLeeg: boolean;
  readonly perStap: boolean;
  readonly verzegeldBytes: number;
  readonly termijnbewaking: boolean;
}

const MET_WAARDE = ['zaad', 'van', 'tot', 'casussen', 'regio', 'afspraken', 'naar', 'verzegeld'] as const;
const ZONDER_WAARDE = ['toevoegen', 'als-leeg', 'per-stap', 'zonder-termijnen', 'hulp', 'help'] as const;

type Waarden = Readonly<Record<string, string | boolean | undefined>>;

const fout = (melding: string): Invoerfout => new Invoerfout(`${melding}\n\n${GEBRUIK}`);

const ontleed = (argumenten: readonly string[]): Waarden => {
  const { values, positionals, tokens } = parseArgs({
    args: [...argumenten],
    options: {
      ...Object.fromEntries(MET_WAARDE.map((naam) => [naam, { type: 'string' as const }])),
      ...Object.fromEntries(ZONDER_WAARDE.map((naam) => [naam, { type: 'boolean' as const }])),
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const metWaarde = MET_WAARDE.some((naam) => naam === token.name);
    const bekend = metWaarde || ZONDER_WAARDE.some((naam) => naam === token.name);
    if (!bekend || metWaarde !== (token.value !== undefined) || token.value === '')
      throw fout(`Optie '${token.rawName}' is onbekend, mist haar waarde of heeft er een te veel.`);
  }
  if (positionals.length > 0) throw fout(`'${positionals[0] ?? ''}' hoort bij geen optie.`);
  return values;
};

const tekst = (waarde: Waarden[string]): string | undefined =>
  typeof waarde === 'string' ? waarde : undefined;

const aantal = (waarden: Waarden, naam: string): number | undefined => {
  const waarde = tekst(waarden[naam]);
  if (waarde === undefined) return undefined;
  if (!/^\d{1,9}$/.test(waarde)) throw fout(`--${naam}: '${waarde}' is geen geheel getal vanaf 0.`);
  return Number(waarde);
};

/** A date is its first instant on local clocks. */
const tijdstip = (waarden: Waarden, naam: string): string | undefined => {
  const waarde = tekst(waarden[naam]);
  if (waarde === undefined) return undefined;
  if (isDatum(waarde)) return beginVanDag(waarde);
  try {
    return isoInstant(instantMs(waarde));
  } catch (cause) {
    throw new Invoerfout(
      `--${naam}: '${waarde}' is geen datum (2026-04-08) en geen tijdstip met zone (2026-04-08T10:15:00+02:00).`,
      { cause },
    );
  }
};

const ZAAD_BYTES = 6;
const JAAR = 1;

const jaarVoor = (tot: string): string => {
  const datum = lokaleDatum(tot);
  const vorig = `${String(Number(datum.slice(0, 4)) - JAAR).padStart(4, '0')}${datum.slice(4)}`;
  return beginVanDag(isDatum(vorig) ? vorig : `${vorig.slice(0, 8)}28`);
};

/** @throws Invoerfout */
export const leesOpdracht = (argumenten: readonly string[], nuMs: number): Opdracht | 'hulp' => {
  const waarden = ontleed(argumenten);
  if (waarden['hulp'] === true || waarden['help'] === true) return 'hulp';
  const tot = tijdstip(waarden, 'tot') ?? beginVanDag(lokaleDatum(nuMs));
  const casussen = aantal(waarden, 'casussen');
  const regios = tekst(waarden['regio'])?.split(',');
  return {
    zaad: tekst(waarden['zaad']) ?? randomBytes(ZAAD_BYTES).toString('hex'),
    van: tijdstip(waarden, 'van') ?? jaarVoor(tot),
    tot,
    ...(casussen !== undefined && { casussen }),
    ...(regios && { regios }),
    afspraken: tekst(waarden['afspraken']),
    naar: tekst(waarden['naar']),
    toevoegen: waarden['toevoegen'] === true,
    alsLeeg: waarden['als-leeg'] === true,
    perStap: waarden['per-stap'] === true,
    verzegeldBytes: aantal(waarden, 'verzegeld') ?? 0,
    termijnbewaking: waarden['zonder-termijnen'] !== true,
  };
};
