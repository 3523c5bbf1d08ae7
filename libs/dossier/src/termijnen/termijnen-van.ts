import type { Afsprakenboek, TermijnId } from '#afspraken';
import type { CasusGebeurtenis } from '../events.js';
import { bekendeStappen } from '../geschiedenis.js';
import { instantMs } from '#afspraken';
import { partijSleutel } from '../partij.js';
import { veiligThuisVan } from '../zicht/verloop.js';
import { casusverloop, vroegste } from './beeldstap.js';
import type { Beeldstap, Casusverloop, Termijnregel } from './beeldstap.js';
import { bevestigingstermijnen } from './bevestiging.js';
import { contacttermijnen } from './eerste-contact.js';
import { antwoordtermijn, crisistermijn } from './gemeente.js';
import { informeertermijn } from './informeren.js';
import { monitortermijnen, stabiliteitsvenster } from './monitoring.js';
import { termijnstand } from './termijn.js';
import type { Casustermijn, Termijnstand, Termijnverloop } from './termijn.js';
import { brieftermijn, triagetermijn } from './triage.js';
import { isVerstreken, verstrekenRegister } from './verstreken.js';

const TERMIJNREGELS: readonly Termijnregel[] = [
  triagetermijn,
  brieftermijn,
  contacttermijnen,
  monitortermijnen,
  antwoordtermijn,
  informeertermijn,
  stabiliteitsvenster,
  crisistermijn,
  bevestigingstermijnen,
];

export interface TermijnenOpties {
  /** Valid time, ms since the epoch: steps up to and including it count, and the calendar runs up to it. */
  readonly nuMs: number;
  /** Record time: as known at this instant; everything recorded when absent. */
  readonly beschikbaarOpMs?: number;
}

/**
 * Every term of `domein.md` §3 that the steps of a case started, in the order in which they started. Each is judged
 * by the afspraken in force when the step that started it happened (§7). Pure: the same events give the same terms.
 */
export const termijnenVan = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  { nuMs, beschikbaarOpMs }: TermijnenOpties,
): readonly Casustermijn[] => {
  const stappen = bekendeStappen(gebeurtenissen, beschikbaarOpMs).filter(({ opMs }) => opMs <= nuMs);
  const peilMs = Math.min(nuMs, beschikbaarOpMs ?? nuMs);
  const veiligThuis = veiligThuisVan(stappen);
  return veiligThuis ? termijnenOp(casusverloop(stappen, veiligThuis, boek), gebeurtenissen, peilMs) : [];
};

/** As `termijnenVan`, of the whole course of a case that somebody made already. */
export const termijnenOp = (
  verloop: Casusverloop,
  gebeurtenissen: readonly CasusGebeurtenis[],
  peilMs: number,
): readonly Casustermijn[] => {
  const vastgelegdAls = verstrekenRegister(
    gebeurtenissen.filter(isVerstreken).filter(({ vastgelegdOp }) => instantMs(vastgelegdOp) <= peilMs),
  );
  return gesorteerd(verloop).map((termijn) => {
    const stand = termijnstand(termijn, verloop.afspraken(termijn.startMs))(peilMs);
    const verstreken = vastgelegdAls(stand);
    return verstreken ? { ...stand, verstrekenVastgelegdOp: verstreken.vastgelegdOp } : stand;
  });
};

/** A term with the numbers of steps from which something of it was known that was not known before. */
export interface Termijngang {
  readonly termijn: TermijnId;
  /** Ascending; the first is the one from which it was there. */
  readonly keerpunten: readonly number[];
  /** As the first so many steps tell it, the calendar run up to an instant. */
  readonly na: (aantalStappen: number, peilMs: number) => Casustermijn;
}

/** Every term of a case with how it stood after each of its steps, whatever the hub noted of its passing. */
export const termijngangen = (verloop: Casusverloop): readonly Termijngang[] =>
  termijnverlopen(verloop).map((termijn) => {
    const stand: Termijnstand = termijnstand(termijn, verloop.afspraken(termijn.startMs));
    return {
      termijn: termijn.termijn,
      keerpunten: keerpuntenVan(termijn),
      na: (aantal, peilMs) => stand(peilMs, aantal),
    };
  });

const keerpuntenVan = ({ bij, gehaald, vervallen }: Termijnverloop): readonly number[] => [
  bij.nr + 1,
  ...[gehaald, vervallen]
    .flatMap((keerpunt) => (keerpunt && keerpunt.nr > bij.nr ? [keerpunt.nr + 1] : []))
    .sort((a, b) => a - b),
];

const gesorteerd = (verloop: Casusverloop): readonly Termijnverloop[] =>
  [...termijnverlopen(verloop)].sort(opStart);

const termijnverlopen = (verloop: Casusverloop): readonly Termijnverloop[] => {
  const gewist = verloop.stappen.filter(({ gebeurtenis }) => gebeurtenis.type === 'DossierGewist');
  const termijnen = TERMIJNREGELS.flatMap((regel) => regel(verloop));
  return gewist.length === 0 ? termijnen : termijnen.map((termijn) => vervallenBijWissen(termijn, gewist));
};

/** Of an erased file nothing is asked any more. */
const vervallenBijWissen = (termijn: Termijnverloop, gewist: readonly Beeldstap[]): Termijnverloop => ({
  ...termijn,
  vervallen: vroegste(
    termijn.vervallen,
    gewist.find(({ opMs }) => opMs >= termijn.startMs),
  ),
});

const opStart = (a: Termijnverloop, b: Termijnverloop): number =>
  a.startMs - b.startMs || nummer(a) - nummer(b) || vergelijk(kenmerk(a), kenmerk(b));

const nummer = ({ termijn }: Termijnverloop): number => Number(termijn.slice(1));

const kenmerk = ({ overdrachtId = '', partij, gemeente = '', maanden = 0 }: Termijnverloop): string =>
  [overdrachtId, partij ? partijSleutel(partij) : '', gemeente, String(maanden).padStart(4, '0')].join(' ');

const vergelijk = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
