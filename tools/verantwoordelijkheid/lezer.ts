import { OngeldigeTijd, instantMs } from '#afspraken';
import { Invoerfout } from '../json-bestand.js';

export type Json = Readonly<Record<string, unknown>>;

const MAX_GETOOND = 60; // characters of a wrong value

/** A value with the path by which the user finds it: `casus 3 "doorgifte", gebeurtenissen[2].data.besluit`. */
export interface Plek {
  readonly waarde: unknown;
  readonly pad: string;
}

export const isObject = (waarde: unknown): waarde is Json =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

export const fout = ({ waarde, pad: plek }: Plek, verwacht: string): Invoerfout => {
  const pad = plek.replace(/:$/, '');
  if (waarde === undefined) return new Invoerfout(`${pad}: ontbreekt; nodig is ${verwacht}.`);
  const getoond = JSON.stringify(waarde);
  const kort = getoond.length > MAX_GETOOND ? `${getoond.slice(0, MAX_GETOOND)}…` : getoond;
  return new Invoerfout(`${pad}: moet ${verwacht} zijn, maar is ${kort}.`);
};

export const veld = (object: Json, naam: string, pad: string): Plek => ({
  waarde: Object.hasOwn(object, naam) ? object[naam] : undefined,
  pad: pad === '' ? naam : `${pad}${pad.endsWith(':') ? ' ' : '.'}${naam}`,
});

export const leesObject = (plek: Plek, verwacht: string): Json => {
  if (!isObject(plek.waarde)) throw fout(plek, verwacht);
  return plek.waarde;
};

export const leesLijst = (plek: Plek, verwacht: string): readonly Plek[] => {
  if (!Array.isArray(plek.waarde)) throw fout(plek, verwacht);
  return plek.waarde.map((waarde: unknown, i) => ({ waarde, pad: `${plek.pad}[${i}]` }));
};

export const leesTekst = (plek: Plek, verwacht: string): string => {
  if (typeof plek.waarde !== 'string' || plek.waarde === '') throw fout(plek, verwacht);
  return plek.waarde;
};

export const leesKeuze = <T extends string>(plek: Plek, keuzes: readonly T[]): T => {
  const gekozen = keuzes.find((keuze) => keuze === plek.waarde);
  if (gekozen === undefined) throw fout(plek, `een van ${keuzes.join(', ')}`);
  return gekozen;
};

/** A flag that may be left out: then it is false. */
export const leesVlag = (plek: Plek): boolean => {
  if (plek.waarde === undefined) return false;
  if (typeof plek.waarde !== 'boolean') throw fout(plek, 'true of false');
  return plek.waarde;
};

export const leesGeheel = (plek: Plek): number => {
  if (!Number.isInteger(plek.waarde) || Number(plek.waarde) < 0) throw fout(plek, 'een geheel getal vanaf 0');
  return Number(plek.waarde);
};

export const INSTANT =
  "een tijdstip met zone, in de vorm '2026-03-03T10:15:00+01:00' of '2026-03-03T09:15:00Z',";

export const leesInstant = (plek: Plek): string => {
  const tekst = leesTekst(plek, INSTANT);
  try {
    instantMs(tekst);
    return tekst;
  } catch (cause) {
    if (cause instanceof OngeldigeTijd) throw fout(plek, INSTANT);
    throw cause;
  }
};
