import { parseArgs } from 'node:util';
import type { Omvang } from './meting.js';

/** A figure is the median of at least this many rounds. */
export const MINSTE_RONDES = 5;
const SNELLE_RONDES = 2;

const MILJOEN = 1_000_000;
const GEWONE_LOGBOEKEN = [MILJOEN] as const;
const SNELLE_LOGBOEKEN = [20_000] as const;
const KLEINSTE_LOGBOEK = 10_000;

export interface Opties {
  /** None is all. */
  readonly namen: readonly string[];
  readonly rondes: number;
  readonly omvang: Omvang;
  readonly logboeken: readonly number[];
  readonly naar?: string;
}

export type Vraag =
  | { readonly soort: 'hulp' }
  | { readonly soort: 'meten'; readonly opties: Opties }
  /** Writes what an earlier run measured into the documentation. */
  | { readonly soort: 'verslag'; readonly bestand: string };

/** What the user of the command must put right. */
export class OngeldigeOpties extends Error {
  override readonly name = 'OngeldigeOpties';
}

/** @throws OngeldigeOpties */
export const leesOpties = (args: readonly string[], bekend: readonly string[]): Vraag => {
  const { values, positionals } = gelezen(args);
  if (values.help) return { soort: 'hulp' };
  if (values.verslag !== undefined) return { soort: 'verslag', bestand: values.verslag };
  const omvang: Omvang = values.snel ? 'klein' : 'gewoon';
  const opties: Opties = {
    namen: namenUit(positionals, bekend),
    rondes: rondesUit(values.rondes, values.snel ? SNELLE_RONDES : MINSTE_RONDES),
    omvang,
    logboeken:
      values.omvang === undefined
        ? values.snel
          ? SNELLE_LOGBOEKEN
          : GEWONE_LOGBOEKEN
        : logboekenUit(values.omvang),
    ...(values.naar !== undefined && { naar: values.naar }),
  };
  return { soort: 'meten', opties };
};

const gelezen = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rondes: { type: 'string' },
        snel: { type: 'boolean', default: false },
        omvang: { type: 'string' },
        naar: { type: 'string' },
        verslag: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new OngeldigeOpties(`${(cause as Error).message}\nZie npm run bench -- --help.`, { cause });
  }
};

const namenUit = (positionals: readonly string[], bekend: readonly string[]): readonly string[] => {
  const namen = positionals.map((naam) => naam.toUpperCase());
  const onbekend = namen.filter((naam) => !bekend.includes(naam));
  if (onbekend.length === 0) return namen;
  throw new OngeldigeOpties(`Onbekende meting: ${onbekend.join(', ')}. Kies uit ${bekend.join(', ')}.`);
};

const rondesUit = (tekst: string | undefined, anders: number): number => {
  if (tekst === undefined) return anders;
  const rondes = Number(tekst);
  if (Number.isInteger(rondes) && rondes > 0) return rondes;
  throw new OngeldigeOpties(
    `--rondes ${tekst} is geen aantal. Geef een geheel getal vanaf 1, zoals --rondes ${MINSTE_RONDES}.`,
  );
};

const GROOTTE = /^(\d+)([kM]?)$/;
const FACTOR: Readonly<Record<string, number>> = { '': 1, k: 1_000, M: MILJOEN };

const logboekenUit = (tekst: string): readonly number[] => {
  const groottes = tekst.split(',').map((deel) => {
    const [, cijfers = '', letter = ''] = GROOTTE.exec(deel.trim()) ?? [];
    const grootte = Number(cijfers) * (FACTOR[letter] ?? 0);
    if (grootte >= KLEINSTE_LOGBOEK && Number.isSafeInteger(grootte)) return grootte;
    throw new OngeldigeOpties(
      `--omvang ${tekst}: '${deel}' is geen aantal gebeurtenissen vanaf ${KLEINSTE_LOGBOEK}. ` +
        'Geef er een of meer, zoals --omvang 1M of --omvang 1M,10M.',
    );
  });
  return [...new Set(groottes)].sort((a, b) => a - b);
};
