import type { Partij } from '#event-sourcing';
import { instantMs, isoInstant } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import {
  beeldOp,
  bekendeStappen,
  bevatPartij,
  casusverloop,
  faseVan,
  gemeentenVan,
  genomenIn,
  inzageVan,
  isOpenTermijn,
  rollijn,
  termijnenOp,
  veiligThuisVan,
  zelfdePartij,
  zichtlijnVan,
} from '#dossier';
import type { Casusbeeld, Casusdossier, Casustermijn, Kijker, OverdrachtBeeld, Zichtlijn } from '#dossier';
import { kenmerkenVan } from './kenmerken.js';
import { afhandelingVan } from './regelstatus.js';
import type { Stand } from './regelstatus.js';
import type {
  Casusoverzicht,
  Casusrijen,
  OnopgelosteWeigering,
  OpenOverdracht,
  OpenTermijn,
  Postvakregel,
  Regelstatus,
  Tijdvak,
} from './rijen.js';

/**
 * All rows of a case, from its whole history: a late step or a dispute may change any of them. Nothing in them
 * depends on the time at which they are made. Undefined as long as no Veilig Thuis acts in the case.
 */
export const rijenVan = (dossier: Casusdossier, boek: Afsprakenboek): Casusrijen | undefined => {
  const { gebeurtenissen } = dossier;
  const laatste = gebeurtenissen.at(-1);
  if (!laatste) return undefined;
  const stappen = bekendeStappen(gebeurtenissen);
  const peilMs = instantMs(laatste.vastgelegdOp);
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return undefined;
  const verloop = casusverloop(stappen, veiligThuis, boek);
  const beeld = beeldOp(verloop, peilMs);
  const termijnen = termijnenOp(verloop, gebeurtenissen, HEEL_DE_KALENDER);
  const zicht = zichtlijnVan(beeldOp(verloop, HEEL_DE_KALENDER).zicht);
  const bron: Bron = {
    dossier,
    stand: { beeld, gebeurtenissen, genomen: verloop.stappen.flatMap(genomenIn) },
    open: termijnen
      .filter(({ termijn }) => termijn !== 'T9')
      .filter(isOpenTermijn)
      .map(alsOpenTermijn),
  };
  const regels = beeld.overdrachten.flatMap((overdracht) =>
    overdracht.ontvangers.map(({ partij }) => regelVan(bron, overdracht, partij)),
  );
  const venster = termijnen.findLast(isLopendVenster);
  return {
    overzicht: overzichtVan(bron, { zicht, venster, openOverdrachten: regels.flatMap(openVan) }),
    kenmerken: kenmerkenVan({
      ...{ stappen, zicht, termijnen, boek },
      rollen: rollijn(gebeurtenissen, boek),
    }),
    regels,
  };
};

const WACHT_OP: Partial<Record<Regelstatus, OpenOverdracht['wachtOp']>> = {
  'wacht-op-ontvangst': 'ontvangst',
  'wacht-op-aanvaarding': 'aanvaarding',
};

const openVan = ({
  overdrachtId,
  ontvanger,
  status,
  verstuurdOp,
}: Postvakregel): readonly OpenOverdracht[] => {
  const wachtOp = WACHT_OP[status];
  return wachtOp ? [{ overdrachtId, ontvanger, wachtOp, verstuurdOp }] : [];
};

interface Bron {
  readonly dossier: Casusdossier;
  readonly stand: Stand;
  readonly open: readonly OpenTermijn[];
}

const alsOpenTermijn = ({
  status: _status,
  gehaaldOp: _gehaald,
  vervallenOp: _vervallen,
  ...termijn
}: Casustermijn): OpenTermijn => termijn;

/** The window that no later unsafety or closing has ended. */
const isLopendVenster = ({ termijn, vervallenOp }: Casustermijn): boolean =>
  termijn === 'T9' && vervallenOp === undefined;

/** V3 begins by itself on its day, so the calendar is run to the end of time and each period says from when. */
const HEEL_DE_KALENDER = Number.POSITIVE_INFINITY;

interface Samengevat {
  readonly zicht: Zichtlijn;
  readonly venster: Casustermijn | undefined;
  readonly openOverdrachten: readonly OpenOverdracht[];
}

const overzichtVan = (
  { dossier, stand, open }: Bron,
  { zicht: { periodes, nietBelegd }, venster, openOverdrachten }: Samengevat,
): Casusoverzicht => {
  const { beeld, gebeurtenissen } = stand;
  return {
    casusId: dossier.casusId,
    regio: beeld.veiligThuis.id,
    gemeenten: beeld.gemeenten,
    ooitGemeenten: gemeentenVan(gebeurtenissen),
    inHubSinds: utc(gebeurtenissen[0]?.vastgelegdOp ?? ''),
    fase: faseVan(beeld),
    houders: periodes.map(({ partij, grond, ...tijdvak }) => ({ partij, grond, ...tijdvakVan(tijdvak) })),
    nietBelegd: nietBelegd.map(tijdvakVan),
    openOverdrachten,
    geweigerd: beeld.overdrachten.flatMap((overdracht) => geweigerdVan(beeld, overdracht)),
    termijnen: open,
    ...(venster && { stabielMogelijkVanaf: venster.laatsteDag }),
    revisie: gebeurtenissen.length - 1,
  };
};

/** V9: withdrawn or sent elsewhere it no longer waits for who declined it. */
const geweigerdVan = (
  { zicht }: Casusbeeld,
  { overdrachtId, ontvangers }: OverdrachtBeeld,
): readonly OnopgelosteWeigering[] => {
  const open = zicht.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
  return ontvangers
    .filter(({ partij, weigering }) => weigering && bevatPartij(open?.wachtend ?? [], partij))
    .map(({ partij }) => ({ overdrachtId, ontvanger: partij }));
};

const tijdvakVan = ({ vanafMs, totMs }: { readonly vanafMs: number; readonly totMs?: number }): Tijdvak => ({
  vanaf: isoInstant(vanafMs),
  ...(totMs !== undefined && { tot: isoInstant(totMs) }),
});

const utc = (instant: string): string => isoInstant(instantMs(instant));

const regelVan = (
  { dossier, stand, open }: Bron,
  overdracht: OverdrachtBeeld,
  partij: Partij,
): Postvakregel => {
  const { overdrachtId, verstuurd } = overdracht;
  return {
    casusId: dossier.casusId,
    overdrachtId,
    ontvanger: partij,
    gemeenten: stand.beeld.gemeenten,
    regio: stand.beeld.veiligThuis.id,
    van: verstuurd.data.van,
    pad: verstuurd.data.pad,
    verstuurdOp: utc(verstuurd.plaatsgevondenOp),
    ...afhandelingVan(stand, overdracht, partij),
    ...inzagegrondVan(stand, partij),
    termijnen: open.filter(
      (termijn) =>
        termijn.overdrachtId === overdrachtId &&
        termijn.partij !== undefined &&
        zelfdePartij(termijn.partij, partij),
    ),
  };
};

const inzagegrondVan = (
  { beeld, gebeurtenissen }: Stand,
  partij: Partij,
): Pick<Postvakregel, 'inzagegrond'> => {
  const inzage = inzageVan({ rol: partij.soort, partij } as Kijker, beeld, gebeurtenissen);
  return inzage ? { inzagegrond: inzage.grond } : {};
};
