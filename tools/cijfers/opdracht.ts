import { parseArgs } from 'node:util';
import { instantMs } from '#afspraken';
import { OpstartFout } from '#platform';

export const GEBRUIK = `Gebruik: npm run -s cijfers -- herbouw [--ook-bij-verschil]
         npm run -s cijfers -- vergelijk [--bekend-op <tijdstip,...>]

  herbouw      maakt alle cijfers opnieuw uit het logboek, naast die er zijn, vergelijkt ze en wisselt. Alles blijft
               intussen werken.
  vergelijk    rekent elk cijfer, op elk niveau en per elke periode, op een eigen manier na uit de gebeurtenissen, en
               noemt elk verschil met wat de hub toont. Verandert niets. Wat intussen wordt vastgelegd, telt niet mee.

  --ook-bij-verschil   wissel ook als de nieuwe rijen van de oude verschillen, of niet van het hele logboek zijn
  --bekend-op          vergelijk zoals het toen bekend was (standaard nu, en drie tijdstippen verdeeld over het logboek)

  DATABASE_URL         als de rol van de dienst projecties: de diensten lezen wat die rol maakt. Zonder die variabele de
                       eigen database van de hub in HUB_DATA (standaard .hub; stop de hub eerst)
  EVENTSTOREDB_URL     als het logboek daar staat, met EVENTSTOREDB_GEBRUIKER, EVENTSTOREDB_WACHTWOORD en EVENTSTOREDB_CA
  AFSPRAKEN_MAP        map met eigen afspraken

Afloop: 0 goed, 1 de opdracht klopt niet of iets werkt niet, 3 er is een verschil.
`;

export type Opdracht =
  | { readonly soort: 'herbouw'; readonly ookBijVerschil: boolean }
  | { readonly soort: 'vergelijk'; readonly bekendOp: readonly number[] };

const fout = (melding: string): OpstartFout => new OpstartFout(melding, GEBRUIK);

/** Node says in English what is wrong with an option, and names it. */
const optiefout = (cause: unknown): string => {
  const { code, message } = cause as NodeJS.ErrnoException;
  const optie = /--?[a-z][a-z-]*/i.exec(message)?.[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `De optie '${optie}' bestaat niet.`;
  return `De waarde van ${optie} ontbreekt, of ${optie} heeft er geen.`;
};

const gelezen = (argumenten: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argumenten],
      options: {
        'ook-bij-verschil': { type: 'boolean', default: false },
        'bekend-op': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    throw fout(optiefout(cause));
  }
};

/** @throws OpstartFout */
export const leesOpdracht = (argumenten: readonly string[]): Opdracht | 'hulp' => {
  const { values, positionals } = gelezen(argumenten);
  if (values.help) return 'hulp';
  const { 'ook-bij-verschil': ookBijVerschil, 'bekend-op': bekendOp } = values;
  const [soort] = positionals.length === 1 ? positionals : [];
  if (soort === 'herbouw' && bekendOp === undefined) return { soort, ookBijVerschil };
  if (soort === 'vergelijk' && !ookBijVerschil)
    return { soort, bekendOp: (bekendOp?.split(',') ?? []).map(tijdstip) };
  throw fout('De opdracht ontbreekt of is onbekend, of een optie hoort er niet bij.');
};

const tijdstip = (tekst: string): number => {
  try {
    return instantMs(tekst);
  } catch {
    throw fout(`--bekend-op: '${tekst}' is geen tijdstip met zone, zoals 2026-03-05T12:00:00+01:00.`);
  }
};
