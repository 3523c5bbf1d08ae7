import type { Partij } from '#event-sourcing';
import type { Afspraken, Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis, GebeurtenisType, GebeurtenisVan } from '../events.js';
import type { Stap } from '../geschiedenis.js';
import { zelfdePartij } from '../partij.js';
import type { Moment } from '../periodes.js';
import { bevestig, laatGaanAlsBelegd, trekIn, verstuur, weiger } from './overdracht.js';
import { begin, beginZicht, eindig, isVeiligThuis, openNietBelegd } from './toestand.js';
import type { Zicht } from './toestand.js';
import { beslis, sluitNaIntrekking, spoed, stelSpoedVast, vraagTriage } from './triage.js';

/**
 * Folds the steps of a case, in the order in which they happened, into who holds the zicht op veiligheid.
 * The calendar runs along: V3 begins at its legal instant, up to and including `kalenderTotMs`.
 */
export const zichtNa = (stappen: readonly Stap[], boek: Afsprakenboek, kalenderTotMs: number): Zicht => {
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return beginZicht(ONBEKEND);
  const gevouwen = stappen.reduce((zicht, stap) => zetStap(zicht, stap, boek), beginZicht(veiligThuis));
  return metKalender(gevouwen, kalenderTotMs);
};

const ONBEKEND: Partij = { soort: 'veilig-thuis', id: 'onbekend' };

/** The VT of a case: the first that acts in it. */
export const veiligThuisVan = (stappen: readonly Stap[]): Partij | undefined =>
  stappen.find(({ gebeurtenis }) => gebeurtenis.actor.partij.soort === 'veilig-thuis')?.gebeurtenis.actor
    .partij;

/** One step: the legal instants that lie before it first, then the step itself. */
export const zetStap = (zicht: Zicht, { opMs, gebeurtenis }: Stap, boek: Afsprakenboek): Zicht => {
  const moment: Moment = { opMs, door: gebeurtenis };
  const na = pasToe(metKalender(zicht, opMs), gebeurtenis, boek, moment);
  return openNietBelegd(zonderVervallen(na), opMs);
};

interface Context {
  readonly moment: Moment;
  /** The afspraken in force when the step happened (`domein.md` §7). */
  readonly afspraken: () => Afspraken;
}

type Regel<T extends GebeurtenisType> = (
  zicht: Zicht,
  gebeurtenis: GebeurtenisVan<T>,
  context: Context,
) => Zicht;

/** The events that can move the zicht op veiligheid. All others move nothing. */
const REGELS: { readonly [T in GebeurtenisType]?: Regel<T> } = {
  MeldingOntvangen: (zicht, { data }, { moment, afspraken }) => {
    const gevraagd = vraagTriage(inGemeenten(zicht, data), afspraken(), moment, data.spoedeisend);
    return data.spoedeisend ? spoed(gevraagd, moment) : gevraagd;
  },
  GemeentenGewijzigd: (zicht, { data }, { moment }) => laatGaanAlsBelegd(inGemeenten(zicht, data), moment),
  SpoedVastgesteld: (zicht, _, { moment }) => stelSpoedVast(zicht, moment),
  TriageBesluit: (zicht, gebeurtenis, { moment }) => beslis(zicht, gebeurtenis, moment),
  DienstAfgerond: (zicht, { data }, { moment }) => rondDienstAf(zicht, data.dossierGesloten, moment),
  OverdrachtVerstuurd: (zicht, gebeurtenis, { moment, afspraken }) =>
    verstuur(zicht, gebeurtenis, afspraken(), moment),
  OntvangstBevestigd: (zicht, gebeurtenis, { moment }) => bevestig(zicht, gebeurtenis, moment),
  OverdrachtAanvaard: (zicht, gebeurtenis, { moment }) => bevestig(zicht, gebeurtenis, moment),
  OverdrachtGeweigerd: weiger,
  OverdrachtIngetrokken: (zicht, gebeurtenis, { moment }) =>
    laatGaanAlsBelegd(sluitNaIntrekking(trekIn(zicht, gebeurtenis), moment), moment),
  CasusregieAfgesloten: (zicht, { data }, context) => sluitCasusregie(zicht, data, context),
  MonitoringAfgesloten: (zicht, { data }, { moment }) =>
    data.grond === 'stabiele-veiligheid'
      ? eindig({ ...zicht, dienstLoopt: false }, iedereen, 'V10', moment)
      : zicht,
};

const iedereen = () => true;

const inGemeenten = (zicht: Zicht, { gemeenten }: { readonly gemeenten: readonly string[] }): Zicht => ({
  ...zicht,
  tweeGemeenten: gemeenten.length > 1,
});

const pasToe = (zicht: Zicht, gebeurtenis: CasusGebeurtenis, boek: Afsprakenboek, moment: Moment): Zicht => {
  const regel = REGELS[gebeurtenis.type] as Regel<typeof gebeurtenis.type> | undefined;
  const afspraken = () => boek.voor(zicht.veiligThuis.id, gebeurtenis.plaatsgevondenOp);
  return regel ? regel(zicht, gebeurtenis, { moment, afspraken }) : zicht;
};

/** V10: with a closed file VT's holding ends; otherwise VT holds it until the handover (V6). */
const rondDienstAf = (zicht: Zicht, dossierGesloten: boolean, moment: Moment): Zicht => {
  const afgerond = { ...zicht, dienstLoopt: false };
  return dossierGesloten
    ? eindig(afgerond, ({ partij }) => isVeiligThuis(zicht, partij), 'V10', moment)
    : afgerond;
};

/** V10 ends the holding of the party that closes; reporting it back to VT asks for a triage (V13). */
const sluitCasusregie = (
  zicht: Zicht,
  { door, grond }: GebeurtenisVan<'CasusregieAfgesloten'>['data'],
  { moment, afspraken }: Context,
): Zicht => {
  if (grond === 'gemeld-bij-veilig-thuis') return vraagTriage(zicht, afspraken(), moment, false);
  if (grond === 'opgeschaald') return zicht;
  return eindig(zicht, ({ partij }) => zelfdePartij(partij, door), 'V10', moment);
};

/** V3: the first instant at which the triage term is exceeded while nobody holds it, when it is not after `totMs`. */
export const metKalender = (zicht: Zicht, totMs: number): Zicht => {
  const gat = zicht.nietBelegd.at(-1);
  if (!zicht.triage || !gat || gat.totMs !== undefined) return zicht;
  const opMs = Math.max(zicht.triage.overschredenVanafMs, gat.vanafMs);
  if (opMs > totMs) return zicht;
  return begin(zicht, { partij: zicht.veiligThuis, grond: 'V3', ronde: zicht.ronde }, { opMs });
};

/** When the last holder has let go the case has ended, and what was still open moves nothing any more. */
const zonderVervallen = (zicht: Zicht): Zicht =>
  zicht.houders.length === 0 && !zicht.triage && zicht.overdrachten.length > 0
    ? { ...zicht, overdrachten: [] }
    : zicht;
