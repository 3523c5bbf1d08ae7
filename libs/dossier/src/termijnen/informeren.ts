import type { Partij } from '#event-sourcing';
import { termijn } from '#afspraken';
import { bevatPartij, zelfdePartij } from '../partij.js';
import { houderVan } from '../zicht/toestand.js';
import { begonnenBij, bijElke, dataVan, eersteNa, wachtOp } from './beeldstap.js';
import type { Beeldstap, Casusverloop, Termijnregel } from './beeldstap.js';
import type { Termijnverloop } from './termijn.js';

/**
 * T8: a recipient of a case in which a directbetrokkene has not been informed consults VT about it. It counts
 * from the triagebesluit for a direct handover (unless that is too long ago) and otherwise from the sending, when not all had been informed
 * since that triage began. Met by the afstemming `informeren` with VT, or once all are informed; it lapses when
 * the handover no longer waits for the recipient and the recipient does not hold the case either.
 */
export const informeertermijn: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) => {
    const verstuurd = dataVan(stap, 'OverdrachtVerstuurd');
    if (!verstuurd) return [];
    const ronde = stappenVanRonde(verloop.stappen.slice(0, stap.nr + 1));
    if (ronde.some(isAllenGeinformeerd)) return [];
    const besluit = ronde.findLast(({ gebeurtenis }) => gebeurtenis.type === 'TriageBesluit');
    const start = verstuurd.pad === 'direct' && besluit && loopt(besluit, stap, verloop) ? besluit : stap;
    return verstuurd.ontvangers.map((partij): Termijnverloop => ({
      termijn: 'T8',
      overdrachtId: verstuurd.overdrachtId,
      partij,
      ...begonnenBij(start),
      bij: stap,
      gehaald: eersteNa(verloop, stap, (later) => isAllenGeinformeerd(later) || isAfgestemd(later, verloop)),
      vervallen: eersteNa(verloop, stap, ({ na }) => !isBijOntvanger(na, verstuurd.overdrachtId, partij)),
    }));
  });

/** A recipient cannot be late with what was not asked of it yet: then its two months count from the sending. */
const loopt = (besluit: Beeldstap, verzending: Beeldstap, { afspraken }: Casusverloop): boolean =>
  termijn(afspraken(besluit.opMs), 'T8', besluit.opMs).overschredenVanafMs > verzending.opMs;

/** The steps from the melding that opened the last triage. */
const stappenVanRonde = (stappen: readonly Beeldstap[]): readonly Beeldstap[] =>
  stappen.slice(
    Math.max(
      stappen.findLastIndex(
        ({ voor, na }) => voor.zicht.triage === undefined && na.zicht.triage !== undefined,
      ),
      0,
    ),
  );

const isAllenGeinformeerd = (stap: Beeldstap): boolean =>
  dataVan(stap, 'BetrokkenenGeinformeerd')?.allen === true;

const isAfgestemd = (stap: Beeldstap, { veiligThuis }: Casusverloop): boolean => {
  const afstemming = dataVan(stap, 'AfstemmingVastgelegd');
  const metVeiligThuis =
    bevatPartij(afstemming?.met ?? [], veiligThuis) ||
    zelfdePartij(stap.gebeurtenis.actor.partij, veiligThuis);
  return afstemming?.onderwerp === 'informeren' && metVeiligThuis;
};

const isBijOntvanger = (beeld: Beeldstap['na'], overdrachtId: string, partij: Partij): boolean =>
  wachtOp(beeld, overdrachtId, partij) || houderVan(beeld.zicht, partij) !== undefined;
