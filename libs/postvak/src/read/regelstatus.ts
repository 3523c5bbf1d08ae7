import type { Partij } from '#event-sourcing';
import {
  bevatPartij,
  isBevestiging,
  isNamensVastgelegd,
  isOordeel,
  oordeelOver,
  zelfdePartij,
} from '#dossier';
import type { CasusGebeurtenis, Casusbeeld, GenomenOverdracht, OverdrachtBeeld } from '#dossier';
import type { Regelstatus } from './rijen.js';

export interface Stand {
  readonly beeld: Casusbeeld;
  readonly genomen: readonly GenomenOverdracht[];
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
}

export interface Afhandeling {
  readonly status: Regelstatus;
  readonly teBeoordelen: boolean;
}

/** How a handover stands for one of its recipients. */
export const afhandelingVan = (stand: Stand, overdracht: OverdrachtBeeld, ontvanger: Partij): Afhandeling => {
  const status = statusZonderOordeel(stand, overdracht, ontvanger);
  const teBeoordelen =
    !stand.beeld.gewist &&
    KAN_WORDEN_BEOORDEELD.has(status) &&
    heeftOnbeoordeelde(stand.gebeurtenissen, overdracht, ontvanger);
  return { status: status === 'afgehandeld' && teBeoordelen ? 'te-beoordelen' : status, teBeoordelen };
};

/** Of what was withdrawn, declined or lapsed nobody asks a judgement any more. */
const KAN_WORDEN_BEOORDEELD: ReadonlySet<Regelstatus> = new Set([
  'wacht-op-ontvangst',
  'wacht-op-aanvaarding',
  'afgehandeld',
]);

const statusZonderOordeel = (
  { beeld, genomen }: Stand,
  overdracht: OverdrachtBeeld,
  partij: Partij,
): Regelstatus => {
  const { overdrachtId } = overdracht;
  if (genomen.some((g) => g.overdracht.overdrachtId === overdrachtId && zelfdePartij(g.partij, partij)))
    return 'afgehandeld';
  const { ontvangst, weigering } = antwoordenVan(overdracht, partij);
  if (overdracht.ingetrokken) return 'ingetrokken';
  if (weigering) return 'geweigerd';
  const open = beeld.zicht.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
  if (!open || !bevatPartij(open.wachtend, partij)) return 'vervallen';
  return open.moment === 'aanvaarding' && ontvangst ? 'wacht-op-aanvaarding' : 'wacht-op-ontvangst';
};

const antwoordenVan = (
  overdracht: OverdrachtBeeld,
  partij: Partij,
): Partial<OverdrachtBeeld['ontvangers'][0]> =>
  overdracht.ontvangers.find((ontvanger) => zelfdePartij(ontvanger.partij, partij)) ?? {};

/** Looks at what was recorded, as the judgement itself does: it is about the recording (`domein.md` §2). */
const heeftOnbeoordeelde = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  { overdrachtId }: OverdrachtBeeld,
  ontvanger: Partij,
): boolean => {
  const oordelen = gebeurtenissen.filter(isOordeel);
  return gebeurtenissen
    .filter(isBevestiging)
    .filter(({ data }) => data.overdrachtId === overdrachtId && zelfdePartij(data.ontvanger, ontvanger))
    .filter(isNamensVastgelegd)
    .some((bevestiging) => !oordeelOver(bevestiging, oordelen));
};
