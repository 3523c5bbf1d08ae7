import { GENESIS_HASH, canonicalJson, serialisedAppend, sha256Hex } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';

/** What differs between two copies of one record: its ids and its place in a chain of hashes. */
const PLAATSEN = { id: '{{id}}', casusId: '{{casus}}', vorigeHash: '{{vorige}}', hash: '{{hash}}' } as const;
const PLAATS = /\{\{(id|casus|vorige|hash)\}\}/;

type Invulling = Readonly<Record<'id' | 'casus' | 'vorige' | 'hash', string>>;

/** A text with places to fill in: literal, name, literal, name, …, literal. */
type Sjabloontekst = readonly string[];

const ingevuld = (delen: Sjabloontekst, waarden: Invulling): string => {
  let tekst = delen[0] ?? '';
  for (let n = 1; n < delen.length; n += 2)
    tekst += waarden[delen[n] as keyof Invulling] + (delen[n + 1] ?? '');
  return tekst;
};

/** For COPY, which reads a backslash as the begin of something. */
const voorKopie = (tekst: string): string => tekst.replaceAll('\\', '\\\\');

/** One record, made ready to be repeated as the same step of other cases, with its chain intact. */
interface Recordsjabloon {
  readonly record: UnpositionedRecord;
  readonly teHashen: Sjabloontekst;
  readonly opgeslagen: Sjabloontekst;
}

/** One row of the log but for its position. */
export interface Logrij {
  readonly casusId: string;
  readonly volgnummer: number;
  readonly id: string;
  readonly type: string;
  /** The record as the log stores it, escaped for COPY. */
  readonly tekst: string;
  /** The record of which this is a copy, with other ids. */
  readonly record: UnpositionedRecord;
}

const ID_CIJFERS = 8;
const HEX = 16;
/** Odd, so that all copies differ in their first digits; large, so that their ids are spread like random ones. */
const SPREIDING = 0x9e3779b1;

/** Injective for each copy, and the rest of the id is its own: no two copies of any ids are the same. */
export const kopieId = (id: string, kopie: number): string => {
  const eerste = Number.parseInt(id.slice(0, ID_CIJFERS), HEX);
  const anders = (eerste ^ Math.imul(kopie, SPREIDING)) >>> 0;
  return anders.toString(HEX).padStart(ID_CIJFERS, '0') + id.slice(ID_CIJFERS);
};

/**
 * Repeats the records of many cases, in the order in which they were recorded, as other cases: as plausible, as large and
 * as scattered over the log as the first, and each chain holds. Much faster than to simulate them all.
 */
export class Sjabloon {
  readonly #records: readonly Recordsjabloon[];

  constructor(records: readonly UnpositionedRecord[]) {
    this.#records = records.map(sjabloonVan);
  }

  /** The first so many rows: lot after lot, or all lots side by side. */
  *kopieen(aantal: number, vervlochten = false): Generator<Logrij> {
    const laatste = new Map<string, string>();
    const loten = Math.ceil(aantal / this.#records.length);
    let gegeven = 0;
    for (const [sjabloon, lot] of vervlochten ? this.#perRecord(loten) : this.#perLot(loten)) {
      if (gegeven === aantal) return;
      yield rijVan(sjabloon, lot, laatste);
      gegeven += 1;
    }
  }

  *#perLot(loten: number): Generator<readonly [Recordsjabloon, number]> {
    for (let lot = 0; lot < loten; lot += 1) for (const record of this.#records) yield [record, lot];
  }

  *#perRecord(loten: number): Generator<readonly [Recordsjabloon, number]> {
    for (const record of this.#records) for (let lot = 0; lot < loten; lot += 1) yield [record, lot];
  }
}

/** Remembers the last hash of each case, for the next record of its chain. */
const rijVan = (
  { record, teHashen, opgeslagen }: Recordsjabloon,
  lot: number,
  laatste: Map<string, string>,
): Logrij => {
  const casusId = kopieId(record.casusId, lot);
  const id = kopieId(record.id, lot);
  const waarden = { id, casus: casusId, vorige: laatste.get(casusId) ?? GENESIS_HASH, hash: '' };
  const hash = sha256Hex(ingevuld(teHashen, waarden));
  laatste.set(casusId, hash);
  const { volgnummer, type } = record;
  return { casusId, volgnummer, id, type, record, tekst: ingevuld(opgeslagen, { ...waarden, hash }) };
};

const sjabloonVan = (record: UnpositionedRecord): Recordsjabloon => {
  const open = { ...record, ...PLAATSEN };
  const { hash: _hash, ...gehasht } = open;
  const [opgeslagen = ''] = serialisedAppend(record.volgnummer - 1, [open]);
  return {
    record,
    teHashen: canonicalJson(gehasht).split(PLAATS),
    opgeslagen: voorKopie(opgeslagen).split(PLAATS),
  };
};
