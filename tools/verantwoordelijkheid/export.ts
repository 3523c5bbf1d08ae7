import { type Afsprakenboek, OnbekendeRegio, instantMs } from '#afspraken';
import { verslag } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { verifyChain } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { Invoerfout } from '../json-bestand.js';
import { leesGebeurtenis } from './gebeurtenis.js';
import { type Json, leesObject, leesTekst, veld } from './lezer.js';

export interface Klokken {
  readonly geldigOp: string;
  readonly beschikbaarOp: string | undefined;
}

export interface Exportvraag extends Klokken {
  /** The hash of the last record at an earlier time, kept elsewhere. */
  readonly laatsteHash?: string | undefined;
}

export interface Uitkomst {
  readonly tekst: string;
  readonly ketenIntact: boolean;
  /** Whether the kept hash is one of the chain; so too when none was given. */
  readonly hashGevonden: boolean;
}

interface Regel {
  readonly record: Json;
  readonly gebeurtenis: CasusGebeurtenis;
  readonly casusId: string;
  readonly pad: string;
}

const leesRegel = (tekst: string, nummer: number): Regel => {
  const pad = `regel ${nummer}:`;
  const record = leesObject({ waarde: leesJsonRegel(tekst, pad), pad }, 'een gebeurtenis (een JSON-object)');
  // The chain covers the whole record, so what it needs must be there even where the answer does not need it.
  for (const naam of ['id', 'vorigeHash', 'hash'])
    leesTekst(veld(record, naam, pad), 'een tekst die niet leeg is');
  return {
    record,
    gebeurtenis: leesGebeurtenis({ waarde: record, pad }),
    casusId: leesTekst(veld(record, 'casusId', pad), 'het id van de casus'),
    pad,
  };
};

const leesJsonRegel = (tekst: string, pad: string): unknown => {
  try {
    return JSON.parse(tekst);
  } catch (cause) {
    throw new Invoerfout(
      `${pad} is geen geldige JSON (${(cause as SyntaxError).message}). Een export heeft per regel een gebeurtenis; een vragenlijst begint met '['.`,
      { cause },
    );
  }
};

const leesRegels = (tekst: string): readonly Regel[] =>
  tekst
    .split(/\r?\n/)
    .map((regel, i) => ({ regel, nummer: i + 1 }))
    .filter(({ regel }) => regel.trim() !== '')
    .map(({ regel, nummer }) => leesRegel(regel, nummer));

const eistEenCasus = (regels: readonly Regel[]): string => {
  const casusId = regels[0]?.casusId ?? '';
  const andere = regels.find((regel) => regel.casusId !== casusId);
  if (andere)
    throw new Invoerfout(
      `${andere.pad} casusId: is ${andere.casusId}, maar dit bestand begint met casus ${casusId}. Geef de export van een casus tegelijk.`,
    );
  return casusId;
};

/** What the export of one case says, for people. @throws Invoerfout */
export const leesExport = (
  tekst: string,
  { geldigOp, beschikbaarOp, laatsteHash }: Exportvraag,
  boek: Afsprakenboek,
): Uitkomst => {
  const regels = leesRegels(tekst);
  const casusId = eistEenCasus(regels);
  const records = regels.map(({ record }) => record as unknown as UnpositionedRecord);
  const keten = verifyChain(records);
  const hashes = records.map(({ hash }) => hash);
  const hashGevonden = laatsteHash === undefined || hashes.includes(laatsteHash);
  const vraag = {
    casusId,
    gebeurtenissen: regels.map(({ gebeurtenis }) => gebeurtenis),
    keten,
    hashes,
    bewaardeHash: laatsteHash,
    geldigOpMs: instantMs(geldigOp),
    ...(beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(beschikbaarOp) }),
  };
  try {
    return { tekst: verslag(vraag, boek), ketenIntact: keten.intact, hashGevonden };
  } catch (cause) {
    if (!(cause instanceof OnbekendeRegio)) throw cause;
    throw new Invoerfout(
      `regel 1: ${cause.message} Voeg met --afspraken een map toe met de afspraken van deze regio.`,
      { cause },
    );
  }
};
