import { lokaleDatum } from '#afspraken';
import { bevatPartij, zelfdePartij } from '#dossier';
import type { Casusbeeld, GebeurtenisVan } from '#dossier';
import type { Partij } from '#event-sourcing';
import { daad } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';
import { DAG_MS } from '../kalender.js';
import { planAfsluiting } from './einde.js';
import { planMonitoring } from './monitoring.js';
import { planOpschaling } from './opschaling.js';
import { geefDoor } from './zending.js';

const { lokaalVeld, informeren } = KENGETALLEN;

const isHouder = (beeld: Casusbeeld | undefined, partij: Partij): boolean =>
  beeld?.zicht.houders.some((houder) => zelfdePartij(houder.partij, partij)) === true;

/** A recipient that has just come to hold a case goes to work on it: once per handover. */
export const pakOp = (
  loop: Casusloop,
  { data }: GebeurtenisVan<'OverdrachtVerstuurd'>,
  partij: Partij,
  vanafMs: number,
): void => {
  const sleutel = `${data.overdrachtId}/${partij.id}`;
  if (loop.opgepakt.has(sleutel)) return;
  const beeld = loop.beeld();
  if (!beeld || !isHouder(beeld, partij)) return;
  loop.opgepakt.add(sleutel);
  const naDienst = data.pad === 'na-dienst';
  if (naDienst) planMonitoring(loop, beeld);
  planContact(loop, data.overdrachtId, partij, vanafMs, naDienst);
  planWerk(loop, partij, vanafMs);
  planAfsluiting(loop, partij, vanafMs);
};

const planContact = (
  loop: Casusloop,
  overdrachtId: string,
  door: Partij,
  vanafMs: number,
  naDienst: boolean,
): void => {
  if (loop.toeval.kans(lokaalVeld.eersteContact))
    loop.plan(vanafMs, naDienst ? lokaalVeld.eersteContactNaDienst : lokaalVeld.eersteContactDirect, {
      maak: () => daad('EersteContactGelegd', { overdrachtId, door }, door),
    });
  if (loop.toeval.kans(informeren.doorOntvanger))
    loop.plan(vanafMs, lokaalVeld.eersteContactDirect, {
      maak: () => daad('BetrokkenenGeinformeerd', { door, allen: true }, door),
    });
};

/** Everything that a holder may come to do; each by its own chance, in its own time. */
const planWerk = (loop: Casusloop, partij: Partij, vanafMs: number): void => {
  const { toeval } = loop;
  if (toeval.kans(lokaalVeld.plan)) loop.plan(vanafMs, lokaalVeld.tijdTotPlan, { maak: maakPlan(partij) });
  if (toeval.kans(lokaalVeld.casusregie))
    loop.plan(vanafMs, lokaalVeld.tijdTotCasusregie, { maak: wijsRegieToe(partij) });
  if (toeval.kans(lokaalVeld.incident))
    loop.plan(vanafMs, lokaalVeld.tijdTotIncident, { maak: stelOnveiligheidVast(partij) });
  if (toeval.kans(lokaalVeld.doorgifte))
    loop.plan(vanafMs, lokaalVeld.tijdTotDoorgifte, { maak: geefDoor(partij) });
  if (toeval.kans(lokaalVeld.ondersteuning))
    loop.plan(vanafMs, lokaalVeld.tijdTotOndersteuning, { maak: vraagOndersteuning(partij) });
  if (toeval.kans(lokaalVeld.gemeld))
    loop.plan(vanafMs, lokaalVeld.tijdTotGemeld, { maak: meldTerug(partij) });
  planOpschaling(loop, partij, vanafMs);
};

const maakPlan =
  (partij: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld || !isHouder(beeld, partij)) return undefined;
    const evaluatie = lokaleDatum(loop.nuMs + lokaalVeld.evaluatieNaDagen * DAG_MS);
    const planVersie = (beeld.plan?.data.planVersie ?? 0) + 1;
    return daad('PlanVastgesteld', { planVersie, evaluatiemomenten: [evaluatie] }, partij);
  };

export const naPlan = (loop: Casusloop, { actor }: GebeurtenisVan<'PlanVastgesteld'>): void => {
  if (loop.toeval.kans(lokaalVeld.herzienPlan))
    loop.plan(loop.nuMs, lokaalVeld.tijdTotHerziening, { maak: maakPlan(actor.partij) });
};

const wijsRegieToe =
  (partij: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const instellingen = loop.wereld.boek
      .voor(loop.veiligThuis.id, loop.nuMs)
      .partners.filter(({ soort }) => soort === 'instelling');
    const [eerste, ...rest] = instellingen;
    if (!isHouder(loop.beeld(), partij) || !eerste) return undefined;
    const { soort, id } = loop.toeval.een([eerste, ...rest]);
    return daad('CasusregieToegewezen', { aan: { soort, id } }, partij);
  };

const stelOnveiligheidVast =
  (partij: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld || (!isHouder(beeld, partij) && !bevatPartij(beeld.casusregie, partij))) return undefined;
    const datum = lokaleDatum(loop.nuMs - loop.toeval.tot(4) * DAG_MS);
    return daad('OnveiligheidVastgesteld', { datum }, partij);
  };

const vraagOndersteuning =
  (partij: Partij) =>
  (loop: Casusloop): Daad | undefined =>
    isHouder(loop.beeld(), partij)
      ? daad(
          'OndersteuningGevraagd',
          { vorm: loop.toeval.een(['casusoverleg', 'gezamenlijk-gesprek', 'netwerkgesprek']) },
          partij,
        )
      : undefined;

/** V13: the lokaal veld reports the case back to VT, and goes on holding it until the triage. */
const meldTerug =
  (door: Partij) =>
  (loop: Casusloop): Daad | undefined =>
    isHouder(loop.beeld(), door)
      ? daad('CasusregieAfgesloten', { door, grond: 'gemeld-bij-veilig-thuis' }, door)
      : undefined;
