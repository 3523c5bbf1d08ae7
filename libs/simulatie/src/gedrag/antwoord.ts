import { ontvangerIn, zelfdePartij } from '#dossier';
import type { GebeurtenisVan, OntvangerBeeld, OverdrachtPad } from '#dossier';
import type { Partij } from '#event-sourcing';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';
import type { Duur } from '../toeval.js';
import { inhoudHashVan } from '../recordmaker.js';
import { pakOp } from './lokaal-veld.js';
import { stuurElders } from './zending.js';

const { antwoord, laat } = KENGETALLEN;

type Verstuurd = GebeurtenisVan<'OverdrachtVerstuurd'>;
type Soort = 'OntvangstBevestigd' | 'OverdrachtAanvaard';

/** The handover as it stands, when this recipient can still do something with it. */
const openVoor = (loop: Casusloop, overdrachtId: string, ontvanger: Partij): OntvangerBeeld | undefined => {
  const overdracht = loop.beeld()?.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
  return overdracht && !overdracht.ingetrokken ? ontvangerIn(overdracht, ontvanger) : undefined;
};

export const verstuurdVan = (loop: Casusloop, overdrachtId: string): Verstuurd | undefined =>
  loop.geschiedenis.find(
    (gebeurtenis): gebeurtenis is Verstuurd =>
      gebeurtenis.type === 'OverdrachtVerstuurd' && gebeurtenis.data.overdrachtId === overdrachtId,
  );

/** What a recipient says itself, or the sender writes down for it. */
const bevestig =
  (soort: Soort, overdrachtId: string, ontvanger: Partij, door: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const stand = openVoor(loop, overdrachtId, ontvanger);
    if (!stand || stand[soort === 'OntvangstBevestigd' ? 'ontvangst' : 'aanvaarding']) return undefined;
    const zelf = zelfdePartij(door, ontvanger);
    const data = {
      overdrachtId,
      ontvanger,
      wijze: zelf ? ('digitaal' as const) : ('mondeling' as const),
      ...(zelf && { opgepaktDoor: `medewerker-${loop.toeval.tot(12) + 1}` }),
    };
    return soort === 'OntvangstBevestigd'
      ? daad(soort, { ...data, ...(zelf && { inhoudHash: inhoudHashVan(overdrachtId) }) }, door)
      : daad(soort, data, door);
  };

/** How a recipient answers what it was sent: it confirms, declines, says it by word of mouth, or says nothing. */
export const planAntwoord = (loop: Casusloop, verstuurd: Verstuurd, ontvanger: Partij): void => {
  const { data } = verstuurd;
  const opMs = opMsVan(verstuurd);
  const isAlBelegd = data.pad === 'direct' && data.aanTriagetafel;
  if (isAlBelegd && !loop.toeval.kans(antwoord.aanvaardtNaTafel)) return;
  const uitkomst = loop.toeval.uit({
    weigert: data.aanTriagetafel ? 0 : antwoord.weigert,
    zwijgt: antwoord.zwijgt,
    mondeling: antwoord.mondeling,
    bevestigt: 1 - antwoord.weigert - antwoord.zwijgt - antwoord.mondeling,
  });
  if (uitkomst === 'weigert') return planWeigering(loop, data.overdrachtId, ontvanger, opMs);
  const soort = eersteAntwoord(loop, data.pad);
  const door = uitkomst === 'mondeling' ? data.van : ontvanger;
  const tijd = soort === 'OntvangstBevestigd' ? antwoord.ontvangst : antwoord.aanvaarding;
  planBevestiging(
    loop,
    { soort, overdrachtId: data.overdrachtId, ontvanger, door },
    opMs,
    uitkomst === 'zwijgt' ? antwoord.naZwijgen : tijd,
  );
};

const eersteAntwoord = (loop: Casusloop, pad: OverdrachtPad): Soort =>
  pad === 'direct' || !loop.toeval.kans(antwoord.zonderOntvangst)
    ? 'OntvangstBevestigd'
    : 'OverdrachtAanvaard';

interface Bevestiging {
  readonly soort: Soort;
  readonly overdrachtId: string;
  readonly ontvanger: Partij;
  readonly door: Partij;
}

const planBevestiging = (
  loop: Casusloop,
  { soort, overdrachtId, ontvanger, door }: Bevestiging,
  vanafMs: number,
  tijd: Duur,
): void =>
  loop.plan(vanafMs, tijd, {
    maak: bevestig(soort, overdrachtId, ontvanger, door),
    laat: zelfdePartij(door, ontvanger) ? laat.overig : laat.mondeling,
  });

const planWeigering = (loop: Casusloop, overdrachtId: string, ontvanger: Partij, vanafMs: number): void =>
  loop.plan(vanafMs, antwoord.weigering, {
    maak: () =>
      openVoor(loop, overdrachtId, ontvanger) &&
      daad(
        'OverdrachtGeweigerd',
        { overdrachtId, ontvanger, reden: loop.toeval.uit(antwoord.redenen) },
        ontvanger,
      ),
    laat: 0.01,
  });

export const naBevestiging = (
  loop: Casusloop,
  gebeurtenis: GebeurtenisVan<'OntvangstBevestigd'> | GebeurtenisVan<'OverdrachtAanvaard'>,
): void => {
  const { overdrachtId, ontvanger } = gebeurtenis.data;
  const verstuurd = verstuurdVan(loop, overdrachtId);
  if (!verstuurd) return;
  const opMs = opMsVan(gebeurtenis);
  const door = gebeurtenis.actor.partij;
  if (!zelfdePartij(door, ontvanger)) planOordeel(loop, overdrachtId, ontvanger);
  const volgtAanvaarding =
    gebeurtenis.type === 'OntvangstBevestigd' &&
    (verstuurd.data.pad !== 'direct' || loop.toeval.kans(antwoord.aanvaardtNaDirect));
  if (volgtAanvaarding)
    planBevestiging(
      loop,
      { soort: 'OverdrachtAanvaard', overdrachtId, ontvanger, door },
      opMs,
      antwoord.aanvaarding,
    );
  pakOp(loop, verstuurd, ontvanger, opMs);
};

/** The recipient sees what was recorded on its behalf, and says whether it is so. */
const planOordeel = (loop: Casusloop, overdrachtId: string, ontvanger: Partij): void => {
  const oordeel = loop.toeval.uit({
    BevestigingBekrachtigd: antwoord.bekrachtigt,
    BevestigingBetwist: antwoord.betwist,
    geen: 1 - antwoord.bekrachtigt - antwoord.betwist,
  });
  if (oordeel === 'geen') return;
  loop.plan(loop.nuMs, antwoord.oordeel, {
    maak: () => daad(oordeel, { overdrachtId, ontvanger }, ontvanger),
    laat: 0,
  });
};

/** V9: as if never given; most recipients then take it after all, in their own name. */
export const naBetwisting = (
  loop: Casusloop,
  { data: { overdrachtId, ontvanger } }: GebeurtenisVan<'BevestigingBetwist'>,
): void => {
  if (loop.toeval.kans(antwoord.alsnogNaWeigering))
    planBevestiging(
      loop,
      { soort: 'OntvangstBevestigd', overdrachtId, ontvanger, door: ontvanger },
      loop.nuMs,
      antwoord.naBetwisting,
    );
  else planWeigering(loop, overdrachtId, ontvanger, loop.nuMs);
};

/** V9: the handover stays open until it is confirmed after all, withdrawn, or sent elsewhere. */
export const naWeigering = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'OverdrachtGeweigerd'>): void => {
  const { overdrachtId, ontvanger, reden } = gebeurtenis.data;
  const verstuurd = verstuurdVan(loop, overdrachtId);
  if (!verstuurd) return;
  if (reden === 'woont-elders') return verhuis(loop, verstuurd, ontvanger);
  if (loop.toeval.kans(antwoord.alsnogNaWeigering))
    return planBevestiging(
      loop,
      { soort: 'OntvangstBevestigd', overdrachtId, ontvanger, door: ontvanger },
      loop.nuMs,
      antwoord.tijdNaWeigering,
    );
  const { van } = verstuurd.data;
  if (loop.toeval.kans(antwoord.intrekkenNaWeigering))
    loop.plan(loop.nuMs, antwoord.tijdNaWeigering, {
      maak: () => daad('OverdrachtIngetrokken', { overdrachtId, reden: 'geweigerd' }, van),
    });
  else stuurElders(loop, verstuurd, ontvanger);
};

/** The household proves to live in another gemeente of the region: VT corrects that, and sends it there. */
const verhuis = (loop: Casusloop, verstuurd: Verstuurd, ontvanger: Partij): void => {
  loop.plan(loop.nuMs, antwoord.tijdNaWeigering, {
    maak: () => {
      const beeld = loop.beeld();
      const alle = loop.wereld.boek.gemeenten(loop.veiligThuis.id, loop.nuMs).map(({ code }) => code);
      const [eerste, ...rest] = alle.filter((code) => !beeld?.gemeenten.includes(code));
      if (!beeld || eerste === undefined) return undefined;
      const blijft = beeld.gemeenten.filter((code) => code !== ontvanger.gemeente);
      const gemeenten = [...blijft, loop.toeval.een([eerste, ...rest])];
      return daad('GemeentenGewijzigd', { gemeenten }, loop.veiligThuis);
    },
    laat: 0,
  });
  stuurElders(loop, verstuurd, ontvanger);
};

/** A withdrawn handover is sent again, unless the hub withdrew it because the case went another way. */
export const naIntrekking = (loop: Casusloop, { data }: GebeurtenisVan<'OverdrachtIngetrokken'>): void => {
  const verstuurd = verstuurdVan(loop, data.overdrachtId);
  const isGevolg = data.reden === 'nieuwe-triage' || data.reden === 'gesloten' || data.reden === 'vervangen';
  const [ontvanger] = verstuurd?.data.ontvangers ?? [];
  if (verstuurd && ontvanger && !isGevolg) stuurElders(loop, verstuurd, ontvanger);
};
