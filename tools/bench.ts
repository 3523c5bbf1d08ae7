import { METINGEN } from './bench/metingen.js';
import { afgesloten, omgevingNu } from './bench/omgeving.js';
import { MINSTE_RONDES, OngeldigeOpties, leesOpties } from './bench/opties.js';
import type { Opties } from './bench/opties.js';
import { ruimAllesOp } from './bench/opruimen.js';
import { meet } from './bench/rondes.js';
import type { Meetverslag } from './bench/rondes.js';
import { DOCUMENT, bewaar, schrijfInDocument, verslagtekst } from './bench/verslag.js';

const NAMEN = METINGEN.map(({ id }) => id);
const AFGEBROKEN = 130;

const HULP = `Gebruik: npm run bench [-- <naam> ...] [-- opties]

Meet hoe snel de hub is, als verhouding tot een plafond of een ander in dezelfde run. Zie docs/prestatie.md.
  <naam>      alleen deze metingen: ${NAMEN.join(', ')}
  --snel      weinig werk en twee rondes: om te zien dat alles loopt, niet om iets te weten
  --rondes    hoe vaak beide kanten om de beurt worden gemeten (een cijfer is de mediaan van minstens ${MINSTE_RONDES})
  --omvang    gebeurtenissen in de grote logboeken van P5 en P13, zoals 1M of 1M,10M (gewoon 1M). Schijf nodig:
              ongeveer 2 GB per miljoen; 100M vraagt dus 200 GB en enkele uren, en wordt geweigerd zonder die ruimte
  --naar      waar de JSON komt (anders in .bench/)
  --verslag   meet niets: zet de tabel van deze JSON in docs/prestatie.md`;

const voortgang = (tekst: string): void => void process.stderr.write(tekst);

const meetAlles = async (opties: Opties): Promise<readonly Meetverslag[]> => {
  const { namen, rondes, omvang, logboeken } = opties;
  const gekozen = METINGEN.filter(({ id }) => namen.length === 0 || namen.includes(id));
  const verslagen: Meetverslag[] = [];
  for (const meting of gekozen) {
    voortgang(`${meting.id.padEnd(4)}${'titel' in meting ? meting.titel : meting.naam} ... `);
    const verslag = await meet(meting, { rondes, omvang, instellingen: { logboeken } });
    voortgang(
      `${verslag.uitslagen.map(({ oordeel }) => oordeel).join(', ')} (${Math.round(verslag.seconden)} s)\n`,
    );
    verslagen.push(verslag);
  }
  return verslagen;
};

/** @returns whether nothing failed; falling short of a goal is no failure. */
const voerUit = async (opties: Opties): Promise<boolean> => {
  const omgeving = await omgevingNu(opties);
  const metingen = await meetAlles(opties);
  const verslag = { vorm: 'overdracht-hub bench 1', omgeving: afgesloten(omgeving), metingen } as const;
  const bestand = bewaar(verslag, opties.naar);
  const mislukt = metingen
    .flatMap(({ uitslagen }) => uitslagen)
    .flatMap((uitslag) => (uitslag.oordeel === 'mislukt' ? [uitslag] : []));
  for (const { id, reden } of mislukt) voortgang(`\n${id} mislukte: ${reden}\n`);
  process.stdout.write(`${verslagtekst(verslag)}\n${bestand}\n`);
  return mislukt.length === 0;
};

const hoofd = async (): Promise<boolean> => {
  const vraag = leesOpties(process.argv.slice(2), NAMEN);
  switch (vraag.soort) {
    case 'hulp':
      process.stdout.write(`${HULP}\n`);
      return true;
    case 'verslag':
      schrijfInDocument(vraag.bestand);
      process.stdout.write(`${DOCUMENT}\n`);
      return true;
    case 'meten':
      return voerUit(vraag.opties);
  }
};

let eindigt = false;

/** The first reason to end is the one that is told. */
const eindig = async (code: number): Promise<void> => {
  if (eindigt) return;
  eindigt = true;
  await ruimAllesOp();
  // What a measurement left open may not keep the command from ending.
  process.stdout.write('', () => process.exit(code));
};

for (const signaal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signaal, () => {
    voortgang('\nAfgebroken; de metingen worden opgeruimd.\n');
    void eindig(AFGEBROKEN);
  });

hoofd().then(
  (goed) => eindig(goed ? 0 : 1),
  (fout: unknown) => {
    const tekst = fout instanceof OngeldigeOpties ? fout.message : ((fout as Error).stack ?? String(fout));
    voortgang(`${tekst}\n`);
    return eindig(1);
  },
);
