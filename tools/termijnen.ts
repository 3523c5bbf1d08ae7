import { parseArgs } from 'node:util';
import { type Afsprakenboek, OnbekendeRegio } from '#afspraken';
import { AfsprakenNietGeladen, laadAfspraken, standaardAfsprakenMap } from '#platform';
import { Invoerfout, leesJsonBestand, padVanGebruiker } from './json-bestand.js';
import { berekendDocument } from './termijnen/berekening.js';
import { leesDocument } from './termijnen/document.js';

const STANDAARDREGIO = 'zuid-limburg';

const GEBRUIK = `Gebruik: npm run -s termijnen -- <bestand> [--regio <regio>] [--afspraken <map>]

Leest een JSON-document met 'termijnen' (per regel 'termijn', 'van' en voor T6 'maanden') en schrijft hetzelfde
document met de berekende 'laatsteDag', 'overschredenVanaf' en 'feestdagen'.

  --regio      regio waarvan de afspraken gelden (standaard ${STANDAARDREGIO})
  --afspraken  map met per versie van een regio een JSON-bestand (standaard de map van de hub)
`;

interface Opdracht {
  readonly bestand: string;
  readonly regio: string;
  readonly map: string | undefined;
}

const onbekendeOptie = (argument: string): Invoerfout =>
  new Invoerfout(`Optie '${argument}' is onbekend of mist haar waarde.\n\n${GEBRUIK}`);

const leesOpdracht = (argumenten: readonly string[]): Opdracht | 'hulp' => {
  const { values, positionals, tokens } = parseArgs({
    args: [...argumenten],
    options: {
      regio: { type: 'string' },
      afspraken: { type: 'string' },
      hulp: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const bekend = ['regio', 'afspraken'];
  if (values['hulp'] === true || values['help'] === true) return 'hulp';
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!bekend.includes(token.name) || !token.value) throw onbekendeOptie(token.rawName);
  }
  const [bestand, ...meer] = positionals;
  if (bestand === undefined || meer.length > 0) {
    throw new Invoerfout(`Geef precies één bestand op, niet ${positionals.length}.\n\n${GEBRUIK}`);
  }
  const tekst = (waarde: unknown): string | undefined => (typeof waarde === 'string' ? waarde : undefined);
  return { bestand, regio: tekst(values['regio']) ?? STANDAARDREGIO, map: tekst(values['afspraken']) };
};

const boekUit = (map: string | undefined): Afsprakenboek =>
  laadAfspraken(map === undefined ? standaardAfsprakenMap() : padVanGebruiker(map));

const uitvoer = (argumenten: readonly string[]): string => {
  const opdracht = leesOpdracht(argumenten);
  if (opdracht === 'hulp') return GEBRUIK;
  const document = leesDocument(leesJsonBestand(opdracht.bestand));
  // One space, as the documents that it reads are written.
  return `${JSON.stringify(berekendDocument(document, boekUit(opdracht.map), opdracht.regio), null, 1)}\n`;
};

const isFoutVanGebruiker = (fout: unknown): fout is Error =>
  fout instanceof Invoerfout || fout instanceof OnbekendeRegio || fout instanceof AfsprakenNietGeladen;

// Who reads only the first lines (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (fout: NodeJS.ErrnoException) => {
  if (fout.code !== 'EPIPE') throw fout;
});

try {
  process.stdout.write(uitvoer(process.argv.slice(2)));
} catch (fout) {
  if (!isFoutVanGebruiker(fout)) throw fout;
  process.stderr.write(`${fout.message.trimEnd()}\n`);
  process.exitCode = 1;
}
