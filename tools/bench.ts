import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { METINGEN } from './bench/metingen.js';
import type { Meting, Omvang } from './bench/meting.js';
import { meet } from './bench/rondes.js';
import type { Uitslag } from './bench/rondes.js';
import { tabel } from './bench/tabel.js';
import { fsyncStand, werkplaats } from './bench/werkplaats.js';

const RONDES = 5;

const HULP = `Gebruik: npm run bench [-- <naam> ...] [-- --rondes <aantal>] [--klein] [--naar <bestand>]

Meet hoe snel de hub is, als verhouding tot een plafond of een ander in dezelfde run.
  <naam>     alleen deze metingen: ${METINGEN.map(({ id }) => id).join(', ')}
  --rondes   hoe vaak beide kanten om de beurt worden gemeten (minstens ${RONDES} voor een cijfer; nu ${RONDES})
  --klein    weinig werk: om te zien dat de meting loopt, niet om iets te weten
  --naar     waar de JSON komt (anders in .bench/)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rondes: { type: 'string', default: String(RONDES) },
    klein: { type: 'boolean', default: false },
    naar: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const gekozen = (): readonly Meting[] => {
  const namen = positionals.map((naam) => naam.toUpperCase());
  const onbekend = namen.filter((naam) => !METINGEN.some(({ id }) => id === naam));
  if (onbekend.length > 0)
    throw new Error(
      `Onbekende meting: ${onbekend.join(', ')}. Kies uit ${METINGEN.map(({ id }) => id).join(', ')}.`,
    );
  return namen.length === 0 ? METINGEN : METINGEN.filter(({ id }) => namen.includes(id));
};

const aantalRondes = (): number => {
  const rondes = Number(values.rondes);
  if (Number.isInteger(rondes) && rondes > 0) return rondes;
  throw new Error(
    `--rondes ${values.rondes} is geen aantal. Geef een geheel getal vanaf 1, zoals --rondes 5.`,
  );
};

const omgeving = async (omvang: Omvang, rondes: number) => {
  const plaats = await werkplaats();
  const database = await fsyncStand(plaats.pool);
  await plaats.stop();
  const [kern] = cpus();
  return {
    node: process.version,
    kernen: cpus().length,
    processor: kern?.model ?? '',
    database,
    omvang,
    rondes,
  };
};

const bewaar = (uitslag: object): string => {
  const bestand = values.naar ?? join('.bench', `${new Date().toISOString().replaceAll(':', '')}.json`);
  if (values.naar === undefined) mkdirSync('.bench', { recursive: true });
  writeFileSync(bestand, `${JSON.stringify(uitslag, undefined, 2)}\n`);
  return bestand;
};

const hoofd = async (): Promise<void> => {
  if (values.help) return void process.stdout.write(`${HULP}\n`);
  const [metingen, rondes] = [gekozen(), aantalRondes()];
  const omvang: Omvang = values.klein ? 'klein' : 'gewoon';
  const waar = await omgeving(omvang, rondes);
  process.stdout.write(`Node ${waar.node}, ${waar.kernen} kernen; ${waar.database}\n`);
  const uitslagen: Uitslag[] = [];
  for (const meting of metingen) {
    process.stderr.write(`${meting.id} ${meting.naam} ...\n`);
    uitslagen.push(await meet(meting, rondes, omvang));
  }
  const bestand = bewaar({ omgeving: waar, uitslagen });
  process.stdout.write(`${tabel(uitslagen)}\n${bestand}\n`);
};

hoofd().catch((fout: unknown) => {
  process.stderr.write(`${fout instanceof Error ? fout.message : String(fout)}\n`);
  process.exitCode = 1;
});
