import type { Afsprakenboek } from '#afspraken';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { alsGebeurtenis } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import type { ClientBase } from 'pg';
import { rijenVan } from './casusrijen.js';
import { Kopie } from './kopie.js';
import { kopieerregel } from './rij.js';
import type { Schema } from './tabellen.js';

/**
 * Events of whole cases that are held in memory at once, about 0.5 kB each. A larger log is read more than once, each
 * time for another part of the cases, so that the memory does not grow with it.
 */
const GEBEURTENISSEN_IN_GEHEUGEN = 1_000_000;

/** How often progress is told. */
const MELD_PER = 10_000;

export interface Voortgang {
  readonly fase: 'lezen' | 'rijen' | 'indexen' | 'inhalen' | 'vergelijken' | 'wisselen';
  readonly gedaan: number;
  readonly totaal: number;
}

export interface Vulling {
  readonly client: ClientBase;
  readonly schema: Schema;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  /** Up to and including this position. */
  readonly totPositie: number;
  readonly gebeurtenissenInGeheugen?: number;
  readonly meld: (voortgang: Voortgang) => void;
}

/** Fills empty tables from the log in the order of commit, and writes by COPY. */
export const vulUitLog = async (vulling: Vulling): Promise<void> => {
  const inGeheugen = vulling.gebeurtenissenInGeheugen ?? GEBEURTENISSEN_IN_GEHEUGEN;
  // A position is never less than the number of events up to it. In EventStoreDB it is far more: it counts bytes.
  const delen = vulling.totPositie <= inGeheugen ? 1 : Math.ceil((await aantalIn(vulling)) / inGeheugen);
  for (let deel = 0; deel < delen; deel += 1) {
    await schrijf(vulling, await casussenVan(vulling, { deel, delen }));
  }
};

const aantalIn = async ({ log, totPositie }: Vulling): Promise<number> => {
  let aantal = 0;
  for await (const { positie } of log.readAll(0)) {
    if (positie > totPositie) break;
    aantal += 1;
  }
  return Math.max(1, aantal);
};

interface Deel {
  readonly deel: number;
  readonly delen: number;
}

type Casussen = Map<string, CasusGebeurtenis[]>;

const casussenVan = async ({ log, totPositie, meld }: Vulling, { deel, delen }: Deel): Promise<Casussen> => {
  const casussen: Casussen = new Map();
  const totaal = totPositie * delen;
  for await (const record of log.readAll(0)) {
    if (record.positie > totPositie) break;
    if (record.positie % MELD_PER === 0)
      meld({ fase: 'lezen', gedaan: deel * totPositie + record.positie, totaal });
    if (deelVan(record.casusId, delen) !== deel) continue;
    const tot = casussen.get(record.casusId);
    if (tot) tot.push(gelezen(record));
    else casussen.set(record.casusId, [gelezen(record)]);
  }
  return casussen;
};

const HEX = 16;
const CIJFERS = 7;

/** The case ids are random UUIDs, so their first digits divide them evenly. */
const deelVan = (casusId: string, delen: number): number =>
  delen === 1 ? 0 : Number.parseInt(casusId.slice(0, CIJFERS), HEX) % delen;

/** Without what the facts do not need and weighs most. */
const gelezen = (record: RecordedEvent): CasusGebeurtenis => {
  const { type, versie, volgnummer, plaatsgevondenOp, vastgelegdOp, actor, data } = alsGebeurtenis(record);
  return { type, versie, volgnummer, plaatsgevondenOp, vastgelegdOp, actor, data } as CasusGebeurtenis;
};

/** Facts by COPY on the way; the cases afterwards, for one connection takes one COPY at a time. */
const schrijf = async ({ client, schema, boek, meld }: Vulling, casussen: Casussen): Promise<void> => {
  const feiten = new Kopie(client, `${schema}.feiten`);
  const regels: string[] = [];
  for (const [casusId, gebeurtenissen] of casussen) {
    const rijen = rijenVan({ casusId, gebeurtenissen }, boek);
    for (const rij of rijen.feiten) await feiten.schrijf(kopieerregel(rij));
    regels.push(kopieerregel([casusId, rijen.revisie]));
    if (regels.length % MELD_PER === 0) meld({ fase: 'rijen', gedaan: regels.length, totaal: casussen.size });
  }
  await feiten.sluit();
  const kopie = new Kopie(client, `${schema}.casussen`);
  for (const regel of regels) await kopie.schrijf(regel);
  await kopie.sluit();
};
