import { TERMIJN_IDS, type TermijnId, isDatum } from '#afspraken';
import { Invoerfout } from '../json-bestand.js';

/** The rule for Koninginnedag before 1980 was another one; after this year a date is a typing error. */
const EERSTE_JAAR = 1980;
const LAATSTE_JAAR = 2999;
const MAX_MAANDEN = 120; // ten years of monitoring; beyond it a number is a typing error
const MAX_GETOONDE_FOUTEN = 20;
const MAX_GETOOND = 60; // characters of a wrong value

type Json = Readonly<Record<string, unknown>>;

export interface Invoerregel {
  /** The entry as it was read; its other fields are kept. */
  readonly bron: Json;
  readonly termijn: TermijnId;
  readonly van: string;
  readonly maanden: number | undefined;
}

export interface Document {
  readonly bron: Json;
  readonly regels: readonly Invoerregel[];
  /** Undefined when the input has no `feestdagen`. */
  readonly jaren: readonly number[] | undefined;
}

const isObject = (waarde: unknown): waarde is Json =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const isTermijnId = (waarde: unknown): waarde is TermijnId => TERMIJN_IDS.some((id) => id === waarde);

const inKalender = (jaar: number): boolean => jaar >= EERSTE_JAAR && jaar <= LAATSTE_JAAR;

const isVan = (waarde: unknown): waarde is string =>
  typeof waarde === 'string' && isDatum(waarde) && inKalender(Number(waarde.slice(0, 4)));

const isMaanden = (waarde: unknown): waarde is number =>
  Number.isInteger(waarde) && Number(waarde) >= 1 && Number(waarde) <= MAX_MAANDEN;

const fout = (pad: string, waarde: unknown, verwacht: string): string => {
  if (waarde === undefined) return `${pad}: ontbreekt; nodig is ${verwacht}.`;
  const getoond = JSON.stringify(waarde);
  const kort = getoond.length > MAX_GETOOND ? `${getoond.slice(0, MAX_GETOOND)}…` : getoond;
  return `${pad}: moet ${verwacht} zijn, maar is ${kort}.`;
};

/** Reads a field that must pass; otherwise notes why not. */
const leesVeld = <T>(
  waarde: unknown,
  past: (waarde: unknown) => waarde is T,
  pad: string,
  verwacht: string,
  fouten: string[],
): T | undefined => {
  if (past(waarde)) return waarde;
  fouten.push(fout(pad, waarde, verwacht));
  return undefined;
};

const TERMIJN = `een van ${TERMIJN_IDS.join(', ')}`;
const VAN = `een bestaande datum van ${EERSTE_JAAR} tot en met ${LAATSTE_JAAR} in de vorm "2026-04-08"`;
const MAANDEN = `voor T6 een geheel getal van 1 tot en met ${MAX_MAANDEN} (bijvoorbeeld 3 of 12)`;

const leesRegel = (bron: unknown, i: number, fouten: string[]): Invoerregel | undefined => {
  const pad = `termijnen[${i}]`;
  const regel = leesVeld(bron, isObject, pad, "een object met 'termijn' en 'van'", fouten);
  if (regel === undefined) return undefined;
  const termijn = leesVeld(regel['termijn'], isTermijnId, `${pad}.termijn`, TERMIJN, fouten);
  const van = leesVeld(regel['van'], isVan, `${pad}.van`, VAN, fouten);
  const maanden =
    termijn === 'T6' ? leesVeld(regel['maanden'], isMaanden, `${pad}.maanden`, MAANDEN, fouten) : undefined;
  return termijn && van ? { bron: regel, termijn, van, maanden } : undefined;
};

const leesJaren = (feestdagen: unknown, fouten: string[]): readonly number[] | undefined => {
  if (feestdagen === undefined) return undefined;
  if (!isObject(feestdagen)) {
    fouten.push(fout('feestdagen', feestdagen, 'een object met jaren als namen'));
    return undefined;
  }
  return Object.keys(feestdagen).map((jaar) => {
    if (!/^\d{4}$/.test(jaar) || !inKalender(Number(jaar))) {
      fouten.push(`feestdagen: '${jaar}' moet een jaar van ${EERSTE_JAAR} tot en met ${LAATSTE_JAAR} zijn.`);
    }
    return Number(jaar);
  });
};

const afwijzing = (fouten: readonly string[]): Invoerfout => {
  const rest = fouten.length - MAX_GETOONDE_FOUTEN;
  const meer = rest > 0 ? [`… en nog ${rest} fouten.`] : [];
  return new Invoerfout([...fouten.slice(0, MAX_GETOONDE_FOUTEN), ...meer].join('\n'));
};

/** @throws Invoerfout with all that is wrong, per entry and field */
export const leesDocument = (json: unknown): Document => {
  if (!isObject(json)) throw new Invoerfout(fout('het document', json, "een object met 'termijnen'"));
  const fouten: string[] = [];
  const jaren = leesJaren(json['feestdagen'], fouten);
  const termijnen = json['termijnen'];
  if (!Array.isArray(termijnen)) {
    throw afwijzing([
      ...fouten,
      fout('termijnen', termijnen, "een lijst van objecten met 'termijn' en 'van'"),
    ]);
  }
  const regels = termijnen.map((regel: unknown, i) => leesRegel(regel, i, fouten));
  if (fouten.length > 0) throw afwijzing(fouten);
  return { bron: json, regels: regels.filter((regel) => regel !== undefined), jaren };
};
