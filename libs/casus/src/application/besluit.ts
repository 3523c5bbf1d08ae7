import type { Afsprakenboek } from '#afspraken';
import { isoInstant } from '#afspraken';
import { inzageVan, metKalender, stroomVan } from '#dossier';
import { RevisionConflict } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { beslis } from '../domain/casus.js';
import type { EnigeStap } from '../domain/stap.js';
import { nuIn, revisieVan } from './casusstand.js';
import type { Casusstand } from './casusstand.js';
import { AlleenLezen, CasusOnbekend } from './fouten.js';
import type { Stapopdracht, StapVastgelegd } from './stap-vastleggen.command.js';

/** V9: what was recorded on behalf of a party stays its to judge, also when it has the case no more. */
const EIGEN_OORDEEL: ReadonlySet<string> = new Set(['BevestigingBekrachtigd', 'BevestigingBetwist']);

/** The client decided on another revision than the case has: deciding again would be deciding for it. */
export class AndereRevisie extends RevisionConflict {}

export interface Besluit {
  readonly nuMs: number;
  /** None when the fact stands already. */
  readonly stappen: readonly EnigeStap[];
}

/**
 * What a command comes to in a case as it is known.
 * @throws CasusOnbekend, AlleenLezen, AndereRevisie, StapGeweigerd
 */
export const besluitOver = (
  casus: Casusstand,
  opdracht: Stapopdracht,
  boek: Afsprakenboek,
  klokMs: number,
): Besluit => {
  const nuMs = nuIn(casus, klokMs);
  eistToegang(casus, opdracht, nuMs);
  eistRevisie(casus, opdracht);
  const { gebeurtenissen, stand } = casus;
  const stap = { plaatsgevondenOp: isoInstant(nuMs), ...opdracht.stap };
  const gevraagd = { stap, actor: opdracht.actor.partij, nuMs, ...(stand && { stand }) };
  return { nuMs, stappen: beslis(gebeurtenissen, gevraagd, boek) };
};

const eistToegang = ({ gebeurtenissen, stand }: Casusstand, opdracht: Stapopdracht, nuMs: number): void => {
  if (gebeurtenissen.length === 0 && opdracht.nieuweCasus === true) return;
  const beeld = stand && { ...stand.beeld, zicht: metKalender(stand.beeld.zicht, nuMs) };
  const inzage = beeld && inzageVan(opdracht.kijker, beeld, gebeurtenissen);
  if (!inzage) throw new CasusOnbekend();
  if (!inzage.magVastleggen && !EIGEN_OORDEEL.has(opdracht.stap.type)) throw new AlleenLezen();
};

/** What the hub itself noted of the calendar changes nothing that a client can have decided on. */
const eistRevisie = (casus: Casusstand, { verwachteRevisie }: Stapopdracht): void => {
  const revisie = revisieVan(casus);
  if (verwachteRevisie === undefined || verwachteRevisie === revisie) return;
  const sindsdien = casus.gebeurtenissen.slice(verwachteRevisie + 1);
  if (sindsdien.length > 0 && sindsdien.every(({ type }) => type === 'TermijnVerstreken')) return;
  throw new AndereRevisie(stroomVan(casus.casusId), verwachteRevisie, revisie);
};

export const heeftInhoud = (stappen: readonly EnigeStap[]): boolean =>
  stappen.some(({ inhoud }) => inhoud !== undefined);

export const antwoord = (
  casusId: string,
  records: readonly UnpositionedRecord[],
  revisie: number,
  herhaald: boolean,
): StapVastgelegd => ({
  casusId,
  revisie,
  herhaald,
  gebeurtenissen: records.map(({ id, type, volgnummer, plaatsgevondenOp, vastgelegdOp }) => ({
    id,
    type,
    volgnummer,
    plaatsgevondenOp,
    vastgelegdOp,
  })),
});
