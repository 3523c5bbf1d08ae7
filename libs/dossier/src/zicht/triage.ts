import type { Afspraken } from '#afspraken';
import { termijn } from '#afspraken';
import type { GebeurtenisVan } from '../events.js';
import type { Moment } from '../periodes.js';
import {
  anderenDanVeiligThuis,
  begin,
  eindig,
  houderVan,
  isVeiligThuis,
  metVerzoeken,
  sluitNietBelegd,
} from './toestand.js';
import type { Houder, Zicht } from './toestand.js';

/** A melding, or the lokaal veld reporting the case back, asks for a triage within T1 (V3, V13). */
export const vraagTriage = (
  zicht: Zicht,
  afspraken: Afspraken,
  { opMs, door }: Moment,
  spoedeisend: boolean,
): Zicht => {
  if (!door) return zicht;
  const { overschredenVanafMs } = termijn(afspraken, 'T1', door.plaatsgevondenOp);
  const verzoek = { sindsMs: opMs, overschredenVanafMs, volgnummer: door.volgnummer, spoedeisend };
  return metVerzoeken(zicht, [...zicht.verzoeken, verzoek]);
};

/** V1: VT holds it from the instant that it knew of the urgency, beside whoever held it already (V13). */
export const spoed = (zicht: Zicht, moment: Moment): Zicht =>
  begin(
    zicht,
    { partij: zicht.veiligThuis, grond: 'V1', ronde: zicht.ronde, naastHouder: zicht.houders.length > 0 },
    moment,
  );

/** V1: what waits for its triage proves to be urgent. */
export const stelSpoedVast = (zicht: Zicht, moment: Moment): Zicht =>
  spoed(
    metVerzoeken(
      zicht,
      zicht.verzoeken.map((verzoek) => ({ ...verzoek, spoedeisend: true })),
    ),
    moment,
  );

/** The triagebesluit: V2, V4, V12, and V13 when another party holds the case already. */
export const beslis = (
  zicht: Zicht,
  { data, volgnummer }: GebeurtenisVan<'TriageBesluit'>,
  moment: Moment,
): Zicht => {
  // A melding that was recorded only after this decision was not weighed in it: it still waits for its own.
  const onbekend = zicht.verzoeken.filter((verzoek) => verzoek.volgnummer > volgnummer);
  const beslist: Zicht = {
    ...metVerzoeken(zicht, onbekend),
    ronde: zicht.ronde + 1,
    sluitNaIntrekking: false,
  };
  if (data.besluit === 'dienst-onderzoek' || data.besluit === 'dienst-voorwaarden-en-vervolg')
    return startDienst(beslist, moment);
  if (anderenDanVeiligThuis(beslist).length > 0) {
    const alleen = eindig(beslist, tijdelijkNaast(beslist), 'V13', moment);
    const sluit = data.besluit === 'client-systeem' && !beslist.dienstLoopt;
    return sluit ? sluitNaIntrekking({ ...alleen, sluitNaIntrekking: true }, moment) : alleen;
  }
  if (data.besluit === 'client-systeem' && !beslist.dienstLoopt)
    return sluitBijClientsysteem(beslist, moment);
  return begin(beslist, { partij: beslist.veiligThuis, grond: 'V2', ronde: beslist.ronde }, moment);
};

/** V4: a dienst is with VT. Other holders let go, and handovers that were still open no longer move anything. */
const startDienst = (zicht: Zicht, moment: Moment): Zicht => {
  const anderen = anderenDanVeiligThuis(zicht);
  const grond = anderen.length > 0 && !houderVan(zicht, zicht.veiligThuis) ? 'V4' : 'V2';
  const begonnen = begin(zicht, { partij: zicht.veiligThuis, grond, ronde: zicht.ronde }, moment);
  const alleen = eindig(begonnen, ({ partij }) => !isVeiligThuis(zicht, partij), 'V4', moment);
  return { ...alleen, dienstLoopt: true, overdrachten: [] };
};

const tijdelijkNaast =
  (zicht: Zicht) =>
  ({ partij, naastHouder }: Houder): boolean =>
    naastHouder && isVeiligThuis(zicht, partij);

/**
 * V12: the household itself takes the next steps; VT closes. As long as a handover of VT is open the household
 * is still to be handed over, and VT holds it until that is taken or withdrawn.
 */
const sluitBijClientsysteem = (zicht: Zicht, moment: Moment): Zicht =>
  heeftOpenOverdracht(zicht)
    ? {
        ...begin(zicht, { partij: zicht.veiligThuis, grond: 'V2', ronde: zicht.ronde }, moment),
        sluitNaIntrekking: true,
      }
    : {
        ...eindig(zicht.triage ? zicht : sluitNietBelegd(zicht, moment.opMs), () => true, 'V12', moment),
        overdrachten: [],
      };

const heeftOpenOverdracht = (zicht: Zicht): boolean =>
  zicht.overdrachten.some(({ van, wachtend }) => isVeiligThuis(zicht, van) && wachtend.length > 0);

/** V12: nothing keeps VT from closing any more; a party that holds the case beside VT keeps it. */
export const sluitNaIntrekking = (zicht: Zicht, moment: Moment): Zicht => {
  if (!zicht.sluitNaIntrekking || heeftOpenOverdracht(zicht)) return zicht;
  const gesloten = { ...zicht, sluitNaIntrekking: false };
  return anderenDanVeiligThuis(zicht).length === 0
    ? sluitBijClientsysteem(gesloten, moment)
    : eindig(gesloten, ({ partij }) => isVeiligThuis(zicht, partij), 'V12', moment);
};
