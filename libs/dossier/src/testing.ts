import { Temporal } from 'temporal-polyfill';
import { Afsprakenboek, TIJDZONE, instantMs, isoInstant } from '#afspraken';
import { zuidLimburg } from '#afspraken/testing';
import type { Partij } from '#event-sourcing';
import type { CasusGebeurtenis, GebeurtenisData, GebeurtenisType } from './events.js';
import type { Periode } from './periodes.js';
import { verantwoordelijken, zichtlijn } from './verantwoordelijkheid.js';

/** The agreement book with Zuid-Limburg as it really is, for specs. */
export const boekVanZuidLimburg = (): Afsprakenboek => new Afsprakenboek([zuidLimburg()]);

const team = (id: string): Partij => ({ soort: 'lokaal-veld', id, gemeente: id.slice(0, 'GM0917'.length) });

/** Parties of the real afspraken, by the names that the specs use. */
export const VT: Partij = { soort: 'veilig-thuis', id: 'zuid-limburg' };
export const HEERLEN = team('GM0917-wijkteam-noord');
export const HEERLEN_ZUID = team('GM0917-wijkteam-zuid');
export const STEIN = team('GM0971-toegang');
export const VAALS = team('GM0981-toegang');
export const GI: Partij = { soort: 'gi', id: 'gi-a' };
export const ZORGAANBIEDER: Partij = { soort: 'instelling', id: 'zorgaanbieder-a' };
export const ZORGAANBIEDER_B: Partij = { soort: 'instelling', id: 'zorgaanbieder-b' };
export const VEILIGHEIDSHUIS: Partij = { soort: 'multidisciplinair-team', id: 'zorg-en-veiligheidshuis' };
export const GEMEENTE_HEERLEN: Partij = { soort: 'gemeente', id: 'GM0917', gemeente: 'GM0917' };

/** '2026-03-02 09:00' on the clocks of Zuid-Limburg, as an instant; an instant stays what it is. */
export const tijd = (lokaal: string): string =>
  lokaal.includes('T')
    ? lokaal
    : Temporal.PlainDateTime.from(lokaal.replace(' ', 'T'))
        .toZonedDateTime(TIJDZONE)
        .toString({ timeZoneName: 'never' });

/** '2026-03-02 09:00': an instant on the clocks of Zuid-Limburg. */
export const lokaal = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(TIJDZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

export interface Feit {
  readonly type: GebeurtenisType;
  readonly data: GebeurtenisData[GebeurtenisType];
  readonly plaatsgevondenOp: string;
  readonly door: Partij;
  /** Record time; when it happened, or when the previous one was recorded if that is later, when absent. */
  readonly vastgelegdOp?: string;
}

/** The next record of a history. */
export const volgende = (
  geschiedenis: readonly CasusGebeurtenis[],
  { type, data, plaatsgevondenOp, door, vastgelegdOp = plaatsgevondenOp }: Feit,
): CasusGebeurtenis => {
  const vorigeMs = instantMs(geschiedenis.at(-1)?.vastgelegdOp ?? vastgelegdOp);
  return {
    type,
    data,
    versie: 1,
    volgnummer: geschiedenis.length,
    plaatsgevondenOp,
    vastgelegdOp: isoInstant(Math.max(vorigeMs, instantMs(vastgelegdOp))),
    actor: { partij: door },
  } as CasusGebeurtenis;
};

/** A history as recorded in this order, whether the rules would have allowed it or not. */
export const geschiedenisVan = (...feiten: readonly Feit[]): readonly CasusGebeurtenis[] =>
  feiten.reduce<readonly CasusGebeurtenis[]>((tot, feit) => [...tot, volgende(tot, feit)], []);

/** One fact of a history, at a local time. */
export const feit =
  <T extends GebeurtenisType>(type: T) =>
  (lokaleTijd: string, data: GebeurtenisData[T], door: Partij = VT, vastgelegd?: string): Feit => ({
    type,
    data,
    plaatsgevondenOp: tijd(lokaleTijd),
    door,
    ...(vastgelegd !== undefined && { vastgelegdOp: tijd(vastgelegd) }),
  });

/** Who holds it, as `id ground`: short enough to read a whole case at a glance. */
export const houders = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  geldigOp: string,
  beschikbaarOp?: string,
): readonly string[] =>
  verantwoordelijken(gebeurtenissen, boek, {
    geldigOp: tijd(geldigOp),
    ...(beschikbaarOp !== undefined && { beschikbaarOp: tijd(beschikbaarOp) }),
  }).map(({ partij, grond }) => `${partij.id} ${grond}`);

const regel = ({ partij, grond, vanafMs, totMs, eindgrond }: Periode<string>): string =>
  `${partij.id} ${grond} ${lokaal(vanafMs)} - ${totMs === undefined ? '' : `${lokaal(totMs)} ${eindgrond ?? ''}`}`.trimEnd();

/** All periods and gaps of a case up to a local time, one line each. */
export const tijdlijn = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  tot: string,
): readonly string[] => {
  const lijn = zichtlijn(gebeurtenissen, boek, { kalenderTotMs: instantMs(tijd(tot)) });
  const gaten = lijn.nietBelegd.map(({ vanafMs, totMs }) => ({
    vanafMs,
    tekst: `nog niet belegd ${lokaal(vanafMs)} - ${totMs === undefined ? '' : lokaal(totMs)}`.trimEnd(),
  }));
  return [...gaten, ...lijn.periodes.map((periode) => ({ vanafMs: periode.vanafMs, tekst: regel(periode) }))]
    .sort((a, b) => a.vanafMs - b.vanafMs)
    .map(({ tekst }) => tekst);
};
