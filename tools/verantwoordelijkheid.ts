import { afsprakenboek } from './afspraken-map.js';
import { Invoerfout, leesTekstBestand } from './json-bestand.js';
import { leesExport } from './verantwoordelijkheid/export.js';
import { GEBRUIK, leesOpdracht } from './verantwoordelijkheid/opdracht.js';
import type { Opdracht } from './verantwoordelijkheid/opdracht.js';
import { leesVragenlijst } from './verantwoordelijkheid/vragenlijst.js';

/** Exit code when the answer stands but proves nothing. */
const GEEN_BEWIJS = 2;

interface Afloop {
  readonly uitvoer: string;
  readonly code: number;
}

const voerUit = (opdracht: Opdracht): Afloop => {
  const tekst = leesTekstBestand(opdracht.bestand);
  if (tekst.trim() === '')
    throw new Invoerfout(
      `${opdracht.bestand}: is leeg. Geef een vragenlijst of de export van een casus.\n\n${GEBRUIK}`,
    );
  const boek = afsprakenboek(opdracht.afspraken);
  // A list of questions is one JSON array; an export is a JSON object per line.
  return tekst.trimStart().startsWith('[')
    ? vragenlijst(tekst, opdracht, boek)
    : casusverslag(tekst, opdracht, boek);
};

type Boek = ReturnType<typeof afsprakenboek>;

const vragenlijst = (
  tekst: string,
  { geldigOp, beschikbaarOp, laatsteHash }: Opdracht,
  boek: Boek,
): Afloop => {
  if (laatsteHash !== undefined)
    throw new Invoerfout('Een vragenlijst heeft geen hashketen: laat --laatste-hash weg.');
  if (geldigOp !== undefined || beschikbaarOp !== undefined)
    throw new Invoerfout(
      'In een vragenlijst heeft elke vraag haar eigen geldigOp en beschikbaarOp: laat --geldig-op en --beschikbaar-op weg.',
    );
  // One space, as the documents that it reads are written.
  return { uitvoer: `${JSON.stringify(leesVragenlijst(tekst, boek), null, 1)}\n`, code: 0 };
};

const casusverslag = (
  tekst: string,
  { geldigOp, beschikbaarOp, laatsteHash }: Opdracht,
  boek: Boek,
): Afloop => {
  const vraag = { geldigOp: geldigOp ?? new Date().toISOString(), beschikbaarOp, laatsteHash };
  const { tekst: uitvoer, ketenIntact, hashGevonden } = leesExport(tekst, vraag, boek);
  return { uitvoer, code: ketenIntact && hashGevonden ? 0 : GEEN_BEWIJS };
};

try {
  const opdracht = leesOpdracht(process.argv.slice(2));
  const { uitvoer, code } = opdracht === 'hulp' ? { uitvoer: GEBRUIK, code: 0 } : voerUit(opdracht);
  process.stdout.write(uitvoer);
  process.exitCode = code;
} catch (fout) {
  if (!(fout instanceof Invoerfout)) throw fout;
  process.stderr.write(`${fout.message.trimEnd()}\n`);
  process.exitCode = 1;
}
