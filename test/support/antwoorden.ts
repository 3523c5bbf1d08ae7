import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { lokaal, tijd } from '#dossier/testing';
import type { RecordedEvent } from '#event-sourcing';
import type { Casus, Klant } from './klant.js';

/** RFC 8785 by somebody else; a CommonJS module without types that fit. */
const canonicalize = createRequire(import.meta.url)('canonicalize') as (waarde: unknown) => string;

const KETENBEGIN = '0'.repeat(64);
const JSON_LINES = { accept: 'application/jsonl' };

/** Who was responsible: `id ground` per holder, or the state of the case between brackets when nobody was. */
export const houders = async (
  klant: Klant,
  casus: Casus,
  geldigOp: string,
  beschikbaarOp?: string,
): Promise<readonly string[]> => {
  const klokken = new URLSearchParams({
    geldigOp: tijd(geldigOp),
    ...(beschikbaarOp !== undefined && { beschikbaarOp: tijd(beschikbaarOp) }),
  });
  const { status, body, text } = await klant.vraagt(casus, `verantwoordelijkheid?${klokken.toString()}`);
  if (status !== 200) throw new Error(text);
  const gevonden = body.houders as readonly { partij: { id: string }; grond: string }[];
  if (gevonden.length === 0) return [`(${body.toestand})`];
  return gevonden.map(({ partij, grond }) => `${partij.id} ${grond}`);
};

interface Periode {
  readonly soort: string;
  readonly partij?: { readonly id: string };
  readonly grond: string;
  readonly vanaf: string;
  readonly tot?: string;
}

const moment = (utc: string): string => lokaal(Date.parse(utc));

/** Every period of a case up to now, one line each. */
export const tijdlijn = async (klant: Klant, casus: Casus): Promise<readonly string[]> => {
  const { status, body, text } = await klant.vraagt(casus, 'tijdlijn');
  if (status !== 200) throw new Error(text);
  return (body.periodes as readonly Periode[]).map(({ soort, partij, grond, vanaf, tot }) =>
    [soort, partij?.id, grond, moment(vanaf), '-', tot === undefined ? '' : moment(tot)]
      .filter((deel) => deel !== undefined)
      .join(' ')
      .trimEnd(),
  );
};

export interface Spoor {
  readonly tekst: string;
  readonly records: readonly RecordedEvent[];
  /** The hub's own verdict. */
  readonly oordeel: string;
}

/** The export of a case as JSON Lines. */
export const spoor = async (klant: Klant, casus: Casus): Promise<Spoor> => {
  const { status, text: melding, headers, body } = await klant.vraagt(casus, 'spoor', JSON_LINES);
  const tekst = Buffer.isBuffer(body) ? body.toString('utf8') : melding;
  if (status !== 200) throw new Error(tekst);
  const records = tekst
    .trimEnd()
    .split('\n')
    .map((regel) => JSON.parse(regel) as RecordedEvent);
  return { tekst, records, oordeel: headers['keten-oordeel'] ?? '' };
};

/** Recomputes the chain as a stranger would from `domein.md` §8, with none of the hub's own code. */
export const ketenKlopt = (records: readonly RecordedEvent[]): boolean =>
  records.every(({ hash, positie: _positie, ...rest }, i) => {
    const vorige = records[i - 1]?.hash ?? KETENBEGIN;
    const nagerekend = createHash('sha256').update(canonicalize(rest), 'utf8').digest('hex');
    return rest.volgnummer === i && rest.vorigeHash === vorige && hash === nagerekend;
  });

interface Inzageregel {
  readonly medewerker: string;
  readonly wat: string;
  readonly grond: string;
  readonly reden?: string;
}

/** Who read the case, newest first: `who what ground`. */
export const inzagen = async (klant: Klant, casus: Casus): Promise<readonly string[]> => {
  const { status, body, text } = await klant.vraagt(casus, 'inzagen?limiet=100');
  if (status !== 200) throw new Error(text);
  return (body.regels as readonly Inzageregel[]).map(({ medewerker, wat, grond, reden }) =>
    [medewerker, wat, grond, ...(reden === undefined ? [] : [reden])].join(' '),
  );
};
