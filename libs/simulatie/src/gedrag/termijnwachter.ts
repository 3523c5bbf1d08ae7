import { TERMIJNWACHTER, termijnVerstreken } from '#casus/domein';
import type { Afspraken, TermijnId } from '#afspraken';
import { instantMs, termijn } from '#afspraken';
import { bevatPartij, termijnenVan, verstrekenGegevens } from '#dossier';
import type {
  Casusbeeld,
  CasusGebeurtenis,
  Casustermijn,
  GebeurtenisType,
  GebeurtenisVan,
  TermijnStatus,
} from '#dossier';
import type { Partij } from '#event-sourcing';
import { opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';

/** The watcher is this much late, each case by a fixed part of it: it looks again within half a minute. */
const MEESTE_TRAAGHEID_MS = 30_000;
const SPREIDING = 7_919;

/** Whether a term may still be open; saying yes too often costs time, saying no too often would miss it. */
type Misschien = (loop: Casusloop) => boolean;

interface Wekker {
  readonly id: TermijnId;
  readonly vanafMs: number;
  readonly maanden?: number;
  readonly misschien?: Misschien;
}

type Wekkers<T extends GebeurtenisType> = (
  gebeurtenis: GebeurtenisVan<T>,
  loop: Casusloop,
  afspraken: Afspraken,
) => readonly Wekker[];

const T1 = (gebeurtenis: CasusGebeurtenis): Wekker => ({
  id: 'T1',
  vanafMs: opMsVan(gebeurtenis),
  misschien: (loop) => loop.stand?.beeld.zicht.triage !== undefined,
});
const T10 = (gebeurtenis: CasusGebeurtenis): Wekker => ({ id: 'T10', vanafMs: opMsVan(gebeurtenis) });

const isGeinformeerd =
  (sindsMs: number, door: (partij: Partij) => boolean) =>
  (gebeurtenis: CasusGebeurtenis): boolean =>
    gebeurtenis.type === 'BetrokkenenGeinformeerd' &&
    gebeurtenis.data.allen &&
    door(gebeurtenis.data.door) &&
    opMsVan(gebeurtenis) >= sindsMs;

const isVeiligThuis = ({ soort }: Partij): boolean => soort === 'veilig-thuis';

/** V13: what asks for a triage: a melding, or a report back to VT. Who was informed before it, was so in an earlier round. */
const vraagtTriage = ({ type, data }: CasusGebeurtenis): boolean =>
  type === 'MeldingOntvangen' ||
  (type === 'CasusregieAfgesloten' && data.grond === 'gemeld-bij-veilig-thuis');

const T8 = (loop: Casusloop, vanafMs: number): Wekker => {
  const sindsMs = Math.max(...loop.geschiedenis.filter(vraagtTriage).map(opMsVan));
  return {
    id: 'T8',
    vanafMs,
    misschien: ({ geschiedenis }) => !geschiedenis.some(isGeinformeerd(sindsMs, () => true)),
  };
};

const contact = (
  id: TermijnId,
  gebeurtenis: CasusGebeurtenis,
  overdrachtId: string,
  aantal: number,
): Wekker => ({
  id,
  vanafMs: opMsVan(gebeurtenis),
  misschien: ({ geschiedenis }) =>
    geschiedenis.filter(
      ({ type, data }) => type === 'EersteContactGelegd' && data.overdrachtId === overdrachtId,
    ).length < aantal,
});

type Overnamestap = Extract<
  CasusGebeurtenis,
  { type: 'OverdrachtVerstuurd' | 'OntvangstBevestigd' | 'OverdrachtAanvaard' }
>;

/** V5, V6, V8: the step of a recipient by which it takes a handover. */
const overname = (
  { pad, aanTriagetafel }: GebeurtenisVan<'OverdrachtVerstuurd'>['data'],
  { v5Moment }: Afspraken,
): GebeurtenisType => {
  const moment = aanTriagetafel ? v5Moment.triagetafel : v5Moment.regulier;
  if (pad !== 'direct' || moment === 'aanvaarding') return 'OverdrachtAanvaard';
  return moment === 'ontvangst' ? 'OntvangstBevestigd' : 'OverdrachtVerstuurd';
};

/** What a recipient that may just have taken it is asked: T3, T4, T5, and VT the moments of T6. */
const naOvername = (
  gebeurtenis: Overnamestap,
  { stand }: Casusloop,
  afspraken: Afspraken,
): readonly Wekker[] => {
  const { overdrachtId } = gebeurtenis.data;
  const overdracht = stand?.beeld.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
  if (!stand || !overdracht) return [];
  const { data } = overdracht.verstuurd;
  if (gebeurtenis.type !== overname(data, afspraken)) return [];
  switch (data.pad) {
    case 'doorgifte':
      return [];
    case 'direct':
      return [contact('T3', gebeurtenis, overdrachtId, data.ontvangers.length)];
    case 'na-dienst':
      return [
        contact(contactNaDienst(stand.beeld), gebeurtenis, overdrachtId, data.ontvangers.length),
        ...momenten(stand.beeld, opMsVan(gebeurtenis), afspraken.termijnen.T6.maanden),
      ];
  }
};

const contactNaDienst = ({ dienst }: Casusbeeld): TermijnId =>
  dienst?.afgerond?.data.acuutOnveilig === true ? 'T5' : 'T4';

/** T6: as long as VT monitors; the first moment is met by any contact, for the later ones the rule must look. */
const momenten = (
  { monitoringSindsMs }: Casusbeeld,
  sindsMs: number,
  maanden: readonly number[],
): readonly Wekker[] => {
  if (monitoringSindsMs !== sindsMs) return [];
  const isContact = (gebeurtenis: CasusGebeurtenis): boolean =>
    gebeurtenis.type === 'MonitorMomentVastgelegd' && opMsVan(gebeurtenis) >= sindsMs;
  return maanden.map((maand, i) => ({
    id: 'T6',
    vanafMs: sindsMs,
    maanden: maand,
    misschien: ({ geschiedenis, stand }) =>
      stand?.beeld.monitoringSindsMs === sindsMs && (i > 0 || !geschiedenis.some(isContact)),
  }));
};

/** Which terms each event may start. Those that it does start, and how they end, the rule of the hub decides. */
const WEKKERS: { readonly [T in GebeurtenisType]?: Wekkers<T> } = {
  MeldingOntvangen: (melding) => [T1(melding), ...(melding.data.spoedeisend ? [T10(melding)] : [])],
  SpoedVastgesteld: (spoed) => [T10(spoed)],
  CasusregieAfgesloten: (afgesloten) => (vraagtTriage(afgesloten) ? [T1(afgesloten)] : []),
  TriageBesluit: (besluit) => {
    const vanafMs = opMsVan(besluit);
    const misschien: Misschien = ({ geschiedenis }) =>
      !geschiedenis.some(isGeinformeerd(vanafMs, isVeiligThuis));
    return besluit.data.informerenAndersAfgesproken ? [] : [{ id: 'T2', vanafMs, misschien }];
  },
  OverdrachtVerstuurd: (verstuurd, loop, afspraken) => {
    const { overdrachtId, ontvangers, pad } = verstuurd.data;
    const vanafMs = opMsVan(verstuurd);
    const besluit = loop.stand?.beeld.triage;
    const wacht: Misschien = ({ stand }) =>
      stand?.beeld.zicht.overdrachten.some(
        (open) =>
          open.overdrachtId === overdrachtId &&
          open.wachtend.some((partij) => bevatPartij(ontvangers, partij)),
      ) === true;
    return [
      { id: 'T11', vanafMs, misschien: wacht },
      T8(loop, vanafMs),
      ...(besluit && pad === 'direct' ? [T8(loop, opMsVan(besluit))] : []),
      ...naOvername(verstuurd, loop, afspraken),
    ];
  },
  OntvangstBevestigd: naOvername,
  OverdrachtAanvaard: naOvername,
  Opgeschaald: (opgeschaald) =>
    opgeschaald.data.niveau === 'gemeente' ? [{ id: 'T7', vanafMs: opMsVan(opgeschaald) }] : [],
};

/** Plans to look at the end of each term that this event may have started. */
export const waak = (loop: Casusloop, gebeurtenis: CasusGebeurtenis): void => {
  const { boek } = loop.wereld;
  if (gebeurtenis.type === 'TermijnVerstreken') return;
  if (isAchteraf(loop, gebeurtenis)) kijk(loop, true);
  const afspraken = boek.voor(loop.veiligThuis.id, opMsVan(gebeurtenis));
  const wekkers = WEKKERS[gebeurtenis.type] as Wekkers<GebeurtenisType> | undefined;
  for (const { id, vanafMs, maanden, misschien } of wekkers?.(gebeurtenis, loop, afspraken) ?? []) {
    const { overschredenVanafMs } = termijn(boek.voor(loop.veiligThuis.id, vanafMs), id, vanafMs, {
      maanden,
    });
    wek(loop, overschredenVanafMs, misschien ?? (() => true));
  }
};

/** A step between earlier ones, or one that takes an earlier one back, can show that a term had passed after all. */
const isAchteraf = ({ stand }: Casusloop, gebeurtenis: CasusGebeurtenis): boolean =>
  gebeurtenis.type === 'BevestigingBetwist' || (stand !== undefined && opMsVan(gebeurtenis) < stand.totMs);

const wek = (loop: Casusloop, grensMs: number, misschien: Misschien): void => {
  const traagheidMs = 1 + ((loop.nummer * SPREIDING) % MEESTE_TRAAGHEID_MS);
  const opMs = Math.max(grensMs + traagheidMs, loop.nuMs);
  loop.planOp({ opMs, gebeurdMs: grensMs, maak: () => (misschien(loop) ? kijk(loop) : undefined) });
};

/** All that has passed is noted at once. After a step out of order also what is to pass gets a wake-up. */
const kijk = (loop: Casusloop, ookLater = false): undefined => {
  const opties = { nuMs: loop.nuMs, beschikbaarOpMs: loop.nuMs };
  for (const term of termijnenVan(loop.geschiedenis, loop.wereld.boek, opties)) {
    const gebeurdMs = instantMs(term.overschredenVanaf);
    if (isTeNoteren(term)) loop.planOp({ opMs: loop.nuMs, gebeurdMs, maak: () => noteer(loop, term) });
    if (ookLater && TE_GAAN.has(term.status)) wek(loop, gebeurdMs, () => true);
  }
};

const TE_GAAN: ReadonlySet<TermijnStatus> = new Set(['gepland', 'waarschuwing']);

const isTeNoteren = ({ status, verstrekenVastgelegdOp }: Casustermijn): boolean =>
  status === 'verstreken' && verstrekenVastgelegdOp === undefined;

const noteer = ({ casusId, veiligThuis }: Casusloop, term: Casustermijn): Daad => {
  const gegevens = verstrekenGegevens(term);
  const plaatsgevondenOp = term.overschredenVanaf;
  const { sleutel } = termijnVerstreken({ casusId, veiligThuis, gegevens, plaatsgevondenOp });
  return {
    type: 'TermijnVerstreken',
    data: gegevens,
    door: veiligThuis,
    vanDeHub: { rol: TERMIJNWACHTER, sleutel },
  };
};
