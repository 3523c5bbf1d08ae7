import type { Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis } from '../events.js';
import { bekendeStappen } from '../geschiedenis.js';
import { instantMs } from '#afspraken';
import type { Stap } from '../geschiedenis.js';
import { partijSleutel } from '../partij.js';
import { veiligThuisVan } from '../zicht/verloop.js';
import { casusverloop, eersteMs, vroegste } from './beeldstap.js';
import type { Casusverloop, Termijnregel } from './beeldstap.js';
import { bevestigingstermijnen } from './bevestiging.js';
import { contacttermijnen } from './eerste-contact.js';
import { antwoordtermijn, crisistermijn } from './gemeente.js';
import { informeertermijn } from './informeren.js';
import { monitortermijnen, stabiliteitsvenster } from './monitoring.js';
import { alsCasustermijn } from './termijn.js';
import type { Casustermijn, Termijnverloop } from './termijn.js';
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
  const vastgelegdAls = verstrekenRegister(
    gebeurtenissen.filter(isVerstreken).filter(({ vastgelegdOp }) => instantMs(vastgelegdOp) <= peilMs),
  );
  return termijnenVanStappen(stappen, boek, peilMs).map((termijn) => {
    const verstreken = vastgelegdAls(termijn);
    return verstreken ? { ...termijn, verstrekenVastgelegdOp: verstreken.vastgelegdOp } : termijn;
  });
};

const termijnenVanStappen = (
  stappen: readonly Stap[],
  boek: Afsprakenboek,
  peilMs: number,
): readonly Casustermijn[] => {
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return [];
  const verloop = casusverloop(stappen, veiligThuis, boek);
  return TERMIJNREGELS.flatMap((regel) => regel(verloop))
    .map((termijn) => vervallenBijWissen(termijn, verloop))
    .sort(opStart)
    .map((termijn) => alsCasustermijn(termijn, verloop.afspraken(termijn.startMs), peilMs));
};

/** Of an erased file nothing is asked any more. */
const vervallenBijWissen = (termijn: Termijnverloop, { stappen }: Casusverloop): Termijnverloop => {
  const gewistMs = eersteMs(
    stappen,
    ({ opMs, gebeurtenis }) => gebeurtenis.type === 'DossierGewist' && opMs >= termijn.startMs,
  );
  return { ...termijn, vervallenMs: vroegste(termijn.vervallenMs, gewistMs) };
};

const opStart = (a: Termijnverloop, b: Termijnverloop): number =>
  a.startMs - b.startMs || nummer(a) - nummer(b) || vergelijk(kenmerk(a), kenmerk(b));

const nummer = ({ termijn }: Termijnverloop): number => Number(termijn.slice(1));

const kenmerk = ({ overdrachtId = '', partij, gemeente = '', maanden = 0 }: Termijnverloop): string =>
  [overdrachtId, partij ? partijSleutel(partij) : '', gemeente, String(maanden).padStart(4, '0')].join(' ');

const vergelijk = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
