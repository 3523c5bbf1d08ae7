import { parseArgs } from 'node:util';
import { OpstartFout } from '#platform';
import { leesKenmerk } from './kenmerk.js';
import type { Kenmerk } from './kenmerk.js';

export const GEBRUIK = `Gebruik: npm run -s logboek -- controleer [--kenmerk <kenmerk>]

Gaat het hele logboek na: elke positie, en van elke casus de keten van hashes. Leest alleen; mag terwijl de diensten draaien.
Zie docs/beheer/logboek.md.

  --kenmerk <kenmerk>   het kenmerk van een eerdere controle: ook nagaan of het logboek tot daar ongewijzigd is

Omgeving: DATABASE_URL, of zonder die variabele de eigen database van de hub in HUB_DATA (standaard .hub; stop de hub eerst).
Met EVENTSTOREDB_URL, _GEBRUIKER, _WACHTWOORD en _CA het logboek in EventStoreDB.

Afsluitcode 0: alles klopt. 1: er klopt iets niet. 2: niet nagegaan, want de opdracht, de omgeving of de verbinding klopt niet.
`;

export interface Opdracht {
  readonly bewaard?: Kenmerk;
}

/** @throws OpstartFout */
export const leesOpdracht = (args: readonly string[]): Opdracht | 'hulp' => {
  const { values, positionals } = gelezen(args);
  if (values.help) return 'hulp';
  const [opdracht, ...rest] = positionals;
  if (opdracht !== 'controleer' || rest.length > 0)
    throw new OpstartFout('De opdracht ontbreekt of is onbekend.', GEBRUIK);
  if (values.kenmerk === undefined) return {};
  const bewaard = leesKenmerk(values.kenmerk);
  if (bewaard) return { bewaard };
  throw new OpstartFout(
    '--kenmerk is geen kenmerk.',
    'Geef de regel die een eerdere controle toonde: een positie, een dubbele punt en 64 hexadecimale tekens.',
  );
};

const gelezen = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { kenmerk: { type: 'string' }, help: { type: 'boolean', default: false } },
    });
  } catch (cause) {
    throw new OpstartFout((cause as Error).message, GEBRUIK, { cause });
  }
};
