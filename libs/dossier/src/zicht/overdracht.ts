import type { Partij } from '#event-sourcing';
import type { Afspraken } from '#afspraken';
import type { GebeurtenisVan } from '../events.js';
import { bevatPartij, zelfdePartij } from '../partij.js';
import type { Moment } from '../periodes.js';
import { anderenDanVeiligThuis, begin, eindig, houderVan, isVeiligThuis, metVerzoeken } from './toestand.js';
import type { OpenOverdracht, Zicht } from './toestand.js';

/** V5, V6, V8: the step by which a recipient takes a handover. It is fixed by the afspraken of the sending. */
const overgangsmoment = (
  { pad, aanTriagetafel }: GebeurtenisVan<'OverdrachtVerstuurd'>['data'],
  { v5Moment }: Afspraken,
): OpenOverdracht['moment'] => {
  if (pad !== 'direct') return 'aanvaarding';
  return aanTriagetafel ? v5Moment.triagetafel : v5Moment.regulier;
};

const GROND_VAN_PAD = { direct: 'V5', 'na-dienst': 'V6', doorgifte: 'V8' } as const;

export const verstuur = (
  vorig: Zicht,
  { data, volgnummer }: GebeurtenisVan<'OverdrachtVerstuurd'>,
  afspraken: Afspraken,
  moment: Moment,
): Zicht => {
  const zonderTriage = gaatRechtstreeks(vorig, data);
  const zicht = zonderTriage ? { ...vorig, ronde: vorig.ronde + 1 } : vorig;
  const overdracht: OpenOverdracht = {
    overdrachtId: data.overdrachtId,
    pad: data.pad,
    van: data.van,
    verstuurdMs: moment.opMs,
    volgnummer,
    zonderTriage,
    ronde: data.pad === 'doorgifte' ? (houderVan(zicht, data.van)?.ronde ?? zicht.ronde) : zicht.ronde,
    moment: overgangsmoment(data, afspraken),
    wachtend: data.ontvangers,
    geweigerd: [],
  };
  const eerdere = zicht.overdrachten.map((open) => zonderElders(open, data.van));
  const verstuurd: Zicht = { ...zicht, overdrachten: [...eerdere, overdracht] };
  if (overdracht.moment !== 'verzending') return verstuurd;
  return data.ontvangers.reduce<Zicht>(
    (z, ontvanger) => neem(z, data.overdrachtId, ontvanger, moment),
    verstuurd,
  );
};

/** V11: with a gezinsvoogd the report goes to the GI before any triage; it counts as a round of its own (V13). */
const gaatRechtstreeks = (
  { triage }: Zicht,
  { pad, ontvangers }: GebeurtenisVan<'OverdrachtVerstuurd'>['data'],
): boolean => pad === 'direct' && triage !== undefined && ontvangers.every(({ soort }) => soort === 'gi');

/** V9: sending it elsewhere closes what the earlier recipients of the same sender declined. */
const zonderElders = (open: OpenOverdracht, van: Partij): OpenOverdracht =>
  zelfdePartij(open.van, van)
    ? { ...open, wachtend: open.wachtend.filter((partij) => !bevatPartij(open.geweigerd, partij)) }
    : open;

/** A confirmation or acceptance: it moves responsibility when it is the step that this handover asks for. */
export const bevestig = (
  zicht: Zicht,
  { type, data }: GebeurtenisVan<'OntvangstBevestigd'> | GebeurtenisVan<'OverdrachtAanvaard'>,
  moment: Moment,
): Zicht => {
  const gevraagd = type === 'OntvangstBevestigd' ? 'ontvangst' : 'aanvaarding';
  const open = zicht.overdrachten.find(({ overdrachtId }) => overdrachtId === data.overdrachtId);
  return open?.moment === gevraagd ? neem(zicht, data.overdrachtId, data.ontvanger, moment) : zicht;
};

/** V9: a refusal moves nothing; it stays open until withdrawn, re-sent elsewhere or confirmed after all. */
export const weiger = (zicht: Zicht, { data }: GebeurtenisVan<'OverdrachtGeweigerd'>): Zicht =>
  metOverdracht(zicht, data.overdrachtId, (open) => ({
    ...open,
    geweigerd: [...open.geweigerd, data.ontvanger],
  }));

export const trekIn = (zicht: Zicht, { data }: GebeurtenisVan<'OverdrachtIngetrokken'>): Zicht => ({
  ...zicht,
  overdrachten: zicht.overdrachten.filter(({ overdrachtId }) => overdrachtId !== data.overdrachtId),
});

/** V7: nobody is left to take it and every gemeente of the case has its holder, so VT lets go. */
export const laatGaanAlsBelegd = (zicht: Zicht, moment: Moment): Zicht => {
  const houders = anderenDanVeiligThuis(zicht).filter(({ ronde }) => ronde === zicht.ronde);
  const wacht = zicht.overdrachten.some(
    ({ van, wachtend }) => isVeiligThuis(zicht, van) && wachtend.length > 0,
  );
  if (zicht.dienstLoopt || wacht || houders.length < (zicht.tweeGemeenten ? 2 : 1)) return zicht;
  return eindig(
    zicht,
    ({ partij, naastHouder }) => isVeiligThuis(zicht, partij) && !naastHouder,
    'V7',
    moment,
  );
};

/** One recipient takes the handover; when it was the last one, the sender lets go (V5, V6, V7, V8). */
const neem = (zicht: Zicht, overdrachtId: string, ontvanger: Partij, moment: Moment): Zicht => {
  const open = zicht.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
  const partij = open?.wachtend.find((wachtende) => zelfdePartij(wachtende, ontvanger));
  if (!open || !partij || !kanOverdragen(zicht, open)) return zicht;
  const genomen = metOverdracht(zicht, overdrachtId, (overdracht) => ({
    ...overdracht,
    wachtend: overdracht.wachtend.filter((wachtende) => wachtende !== partij),
    geweigerd: overdracht.geweigerd.filter((weigeraar) => !zelfdePartij(weigeraar, partij)),
  }));
  const begonnen = begin(genomen, { partij, grond: GROND_VAN_PAD[open.pad], ronde: open.ronde }, moment);
  return laatLos(begonnen, open, moment);
};

/** Who passes it on must hold it (V8). VT may hand over what another still holds (V13). */
const kanOverdragen = (zicht: Zicht, { van, pad }: OpenOverdracht): boolean =>
  pad !== 'doorgifte' || houderVan(zicht, van) !== undefined;

const laatLos = (zicht: Zicht, overdracht: OpenOverdracht, moment: Moment): Zicht => {
  if (wachtOpAnderen(zicht, overdracht)) return zicht;
  const grond = GROND_VAN_PAD[overdracht.pad];
  if (overdracht.pad === 'doorgifte') return eindig(zicht, vanZender(overdracht), grond, moment);
  const zonderTriage = zonderOudere(sluitTriageVan(zicht, overdracht), overdracht);
  if (zicht.dienstLoopt) return zonderTriage;
  return eindig(zonderTriage, doorOverdrachtAfgelost(zicht, overdracht), grond, moment);
};

/** V13: what VT sent in an earlier round moves nothing any more once this one has been taken. */
const zonderOudere = (zicht: Zicht, { ronde }: OpenOverdracht): Zicht => ({
  ...zicht,
  overdrachten: zicht.overdrachten.filter((open) => open.ronde >= ronde || !isVeiligThuis(zicht, open.van)),
});

const vanZender =
  ({ van }: OpenOverdracht) =>
  ({ partij }: { readonly partij: Partij }): boolean =>
    zelfdePartij(partij, van);

/**
 * V7: the sender keeps it while a recipient of this handover has yet to take it; in two gemeenten also a recipient
 * of a handover beside it. One that declined still has to be replaced (V9).
 */
const wachtOpAnderen = (zicht: Zicht, overdracht: OpenOverdracht): boolean =>
  zicht.overdrachten.some((open) =>
    open.overdrachtId === overdracht.overdrachtId
      ? open.wachtend.length > 0
      : zicht.tweeGemeenten &&
        open.ronde === overdracht.ronde &&
        zelfdePartij(open.van, overdracht.van) &&
        open.wachtend.length > 0,
  );

/** V13: with VT also the holders of an earlier triage round let go, once every new recipient has taken it. */
const doorOverdrachtAfgelost =
  (zicht: Zicht, overdracht: OpenOverdracht) =>
  (houder: { readonly partij: Partij; readonly ronde: number }): boolean =>
    isVeiligThuis(zicht, houder.partij) || houder.ronde < overdracht.ronde;

/** V11: what went straight to the GI needs no triage any more; what was not known then still does. */
const sluitTriageVan = (zicht: Zicht, { zonderTriage, verstuurdMs, volgnummer }: OpenOverdracht): Zicht =>
  zonderTriage
    ? metVerzoeken(
        zicht,
        zicht.verzoeken.filter((verzoek) => verzoek.sindsMs > verstuurdMs || verzoek.volgnummer > volgnummer),
      )
    : zicht;

const metOverdracht = (
  zicht: Zicht,
  overdrachtId: string,
  wijzig: (overdracht: OpenOverdracht) => OpenOverdracht,
): Zicht => ({
  ...zicht,
  overdrachten: zicht.overdrachten.map((open) => (open.overdrachtId === overdrachtId ? wijzig(open) : open)),
});
