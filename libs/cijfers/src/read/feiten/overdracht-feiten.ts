import type { Partij } from '#event-sourcing';
import type { V5Moment } from '#afspraken';
import { bevatPartij, partijSleutel, zelfdePartij } from '#dossier';
import type { GebeurtenisVan } from '#dossier';
import { isVan, stappenVan } from './casusgang.js';
import type { Casusgang, Gangstap, GangstapVan } from './casusgang.js';
import { daarna, sinds, vanTot } from './feitgang.js';
import type { Feitgang } from './feitgang.js';
import { ZONDER_HASH } from './feit.js';
import type { Feit, Kenmerken } from './feit.js';

type Verstuurd = GangstapVan<'OverdrachtVerstuurd'>;

/** Who a handover went to, and what each of them did with it. Every fact is counted once per recipient. */
export const overdrachtFeiten = (gang: Casusgang): readonly Feitgang[] =>
  stappenVan(gang, 'OverdrachtVerstuurd').flatMap((stap) =>
    stap.gebeurtenis.data.ontvangers.flatMap((partij) => feitenVoor(new Zending(gang, stap, partij))),
  );

/** One handover to one recipient, with the steps that came after it. */
class Zending {
  readonly data: GebeurtenisVan<'OverdrachtVerstuurd'>['data'];
  readonly latere: readonly Gangstap[];
  readonly ontvangst: GangstapVan<'OntvangstBevestigd'> | undefined;
  readonly weigeringen: readonly GangstapVan<'OverdrachtGeweigerd'>[];
  readonly intrekking: GangstapVan<'OverdrachtIngetrokken'> | undefined;

  constructor(
    readonly gang: Casusgang,
    readonly verstuurd: Verstuurd,
    readonly partij: Partij,
  ) {
    this.data = verstuurd.gebeurtenis.data;
    this.latere = gang.stappen.slice(verstuurd.nr + 1);
    const { overdrachtId } = this.data;
    this.ontvangst = this.latere
      .filter(isVan('OntvangstBevestigd'))
      .find(({ gebeurtenis }) => this.#isVanOntvanger(gebeurtenis.data));
    this.weigeringen = this.latere
      .filter(isVan('OverdrachtGeweigerd'))
      .filter(({ gebeurtenis }) => this.#isVanOntvanger(gebeurtenis.data));
    this.intrekking = this.latere
      .filter(isVan('OverdrachtIngetrokken'))
      .find(({ gebeurtenis }) => gebeurtenis.data.overdrachtId === overdrachtId);
  }

  get aanvaarding(): Gangstap | undefined {
    return this.latere
      .filter(isVan('OverdrachtAanvaard'))
      .find(({ gebeurtenis }) => this.#isVanOntvanger(gebeurtenis.data));
  }

  get eersteContact(): Gangstap | undefined {
    return this.latere
      .filter(isVan('EersteContactGelegd'))
      .find(
        ({ gebeurtenis: { data } }) =>
          data.overdrachtId === this.data.overdrachtId && zelfdePartij(data.door, this.partij),
      );
  }

  get betwistingen(): readonly Gangstap[] {
    return this.latere
      .filter(isVan('BevestigingBetwist'))
      .filter(({ gebeurtenis }) => this.#isVanOntvanger(gebeurtenis.data));
  }

  feit(soort: Feit['soort'], stap: Gangstap, kenmerken: Kenmerken = {}): Feit {
    return {
      soort,
      geldigOpMs: stap.opMs,
      kenmerken: { pad: this.data.pad, ...kenmerken },
      gemeenten: stap.na.gemeenten,
      partij: partijSleutel(this.partij),
    };
  }

  /** Since when the household waited: the melding that the triage weighed (V11: that the GI took over). */
  duurTot(stap: Gangstap): number {
    const { voor, rondeMs, gebeurtenis } = this.verstuurd;
    const open = this.verstuurd.na.zicht.overdrachten.find(
      ({ overdrachtId }) => overdrachtId === gebeurtenis.data.overdrachtId,
    );
    return stap.opMs - (open?.zonderTriage ? (voor.zicht.triage?.sindsMs ?? rondeMs) : rondeMs);
  }

  wachtNa({ na }: Gangstap): boolean {
    const open = na.zicht.overdrachten.find(({ overdrachtId }) => overdrachtId === this.data.overdrachtId);
    return open !== undefined && bevatPartij(open.wachtend, this.partij);
  }

  #isVanOntvanger(data: { readonly overdrachtId: string; readonly ontvanger: Partij }): boolean {
    return data.overdrachtId === this.data.overdrachtId && zelfdePartij(data.ontvanger, this.partij);
  }
}

const feitenVoor = (zending: Zending): readonly Feitgang[] => {
  const { verstuurd, ontvangst, aanvaarding, eersteContact, weigeringen, intrekking, betwistingen } = zending;
  const bij = (soort: Feit['soort'], stap: Gangstap, kenmerken?: Kenmerken): Feitgang =>
    sinds(stap, zending.feit(soort, stap, kenmerken));
  const met = (soort: Feit['soort'], stap: Gangstap | undefined): readonly Feitgang[] =>
    stap ? [sinds(stap, { ...zending.feit(soort, stap), duurMs: zending.duurTot(stap) })] : [];
  return [
    bij('overdracht-verstuurd', verstuurd),
    ...met('ontvangst', ontvangst),
    ...met('aanvaarding', aanvaarding),
    ...met('eerste-contact', eersteContact),
    ...weigeringen.map((stap) => bij('weigering', stap, { grond: stap.gebeurtenis.data.reden })),
    ...betwistingen.map((stap) => bij('betwisting', stap)),
    ...(intrekking ? [bij('intrekking', intrekking, { grond: intrekking.gebeurtenis.data.reden })] : []),
    ...openFeiten(zending),
    ...aansluitFeiten(zending),
  ];
};

const openFeiten = (zending: Zending): readonly Feitgang[] => {
  const { verstuurd, latere } = zending;
  if (!zending.wachtNa(verstuurd)) return [];
  const feit = zending.feit('overdracht-open', verstuurd);
  const eind = latere.find((stap) => !zending.wachtNa(stap));
  return daarna(verstuurd, feit, eind, ({ nr }) => ({ ...feit, totMs: zending.gang.stappen[nr]?.opMs ?? 0 }));
};

/**
 * What was sent must be what was confirmed, on the day of sending. A triagetafel asks for no confirmation (V5); who
 * declined, and what was withdrawn before its receipt, confirms nothing.
 */
const aansluitFeiten = (zending: Zending): readonly Feitgang[] => {
  const { gang, verstuurd, data, ontvangst } = zending;
  const bewijs = (hash: string | undefined): string => `${data.overdrachtId} ${hash ?? ZONDER_HASH}`;
  const teBevestigen: Feit = {
    ...zending.feit('te-bevestigen', verstuurd),
    bewijs: bewijs(data.inhoudHash),
  };
  const gevraagd =
    overgangsmoment(gang, verstuurd) === 'verzending'
      ? []
      : [vanTot(verstuurd, afgehaakt(zending), teBevestigen)];
  if (!ontvangst) return gevraagd;
  const ontvangen = {
    ...zending.feit('bevestigd', verstuurd),
    bewijs: bewijs(ontvangst.gebeurtenis.data.inhoudHash),
  };
  // Received after all, it is to be confirmed whatever was said before.
  const totOntvangst = gevraagd.map(({ feit, van, tot }) => ({
    feit,
    van,
    tot: Math.min(tot, ontvangst.nr + 1),
  }));
  return [...totOntvangst, sinds(ontvangst, teBevestigen), sinds(ontvangst, ontvangen)];
};

/** The first step that said that no confirmation will come. */
const afgehaakt = ({ weigeringen: [weigering], intrekking }: Zending): Gangstap | undefined =>
  weigering && intrekking && intrekking.nr < weigering.nr ? intrekking : (weigering ?? intrekking);

const overgangsmoment = ({ boek, veiligThuis }: Casusgang, { gebeurtenis }: Verstuurd): V5Moment => {
  const { pad, aanTriagetafel } = gebeurtenis.data;
  const { v5Moment } = boek.voor(veiligThuis.id, gebeurtenis.plaatsgevondenOp);
  if (pad !== 'direct') return 'aanvaarding';
  return aanTriagetafel ? v5Moment.triagetafel : v5Moment.regulier;
};
