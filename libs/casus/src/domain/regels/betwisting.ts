import { instantMs } from '#afspraken';
import type { Bevestiging, CasusGebeurtenis, GebeurtenisType } from '#dossier';
import { isBevestiging, isNamensVastgelegd, isOordeel, oordeelOver, zelfdePartij } from '#dossier';
import type { Regels, Toets } from '../stap.js';
import { onbekend, strijdig } from '../weigering.js';
import { namensZichzelf, vindOntvanger, vindOverdracht } from './bevoegdheid.js';
import { eistVeld } from './eisen.js';

/** Own steps by which a recipient shows that it took the handover: it cannot dispute it after that. */
const EIGEN_HANDELEN: ReadonlySet<GebeurtenisType> = new Set([
  'OntvangstBevestigd',
  'OverdrachtAanvaard',
  'EersteContactGelegd',
  'PlanVastgesteld',
  'OverdrachtVerstuurd',
  'CasusregieToegewezen',
  'CasusregieAfgesloten',
]);

/**
 * Judging a confirmation that the other side recorded (`domein.md` §2, V9). It looks at what has been recorded,
 * not at the order in which it happened, because a dispute is about the recording.
 */
const toetsOordeel = (
  toets: Toets<'BevestigingBekrachtigd' | 'BevestigingBetwist'>,
): 'al-gebeurd' | undefined => {
  const { geschiedenis, stap } = toets;
  const { overdrachtId, ontvanger } = stap.data;
  namensZichzelf(toets, ontvanger, 'V9');
  vindOntvanger(vindOverdracht(toets, overdrachtId, 'V9'), ontvanger, 'V9');
  const oordelen = geschiedenis
    .filter(isOordeel)
    .filter(({ data }) => data.overdrachtId === overdrachtId && zelfdePartij(data.ontvanger, ontvanger));
  const namens = geschiedenis
    .filter(isBevestiging)
    .filter(({ data }) => data.overdrachtId === overdrachtId && zelfdePartij(data.ontvanger, ontvanger))
    .filter(isNamensVastgelegd);
  const eerste = namens.find((bevestiging) => !oordeelOver(bevestiging, oordelen));
  if (!eerste) return zonderOpenBevestiging(namens.length > 0, oordelen.at(-1)?.type === stap.type);
  eistVeld(
    instantMs(eerste.plaatsgevondenOp) <= toets.opMs,
    'plaatsgevondenOp',
    `Het oordeel kan niet voor de bevestiging liggen waarover het gaat (${eerste.plaatsgevondenOp}).`,
    'V9',
  );
  if (stap.type === 'BevestigingBetwist') eistNietZelfGehandeld(geschiedenis, eerste);
  return undefined;
};

const zonderOpenBevestiging = (bestaat: boolean, zelfdeOordeel: boolean): 'al-gebeurd' => {
  if (bestaat && zelfdeOordeel) return 'al-gebeurd';
  if (bestaat)
    throw strijdig(
      'al-beoordeeld',
      'U hebt deze bevestiging al beoordeeld. Een oordeel wordt niet teruggenomen: overleg met de verzender.',
      {
        regel: 'V9',
      },
    );
  throw onbekend('niets-te-beoordelen', 'Er is geen bevestiging die namens u is vastgelegd.', {
    regel: 'V9',
    veld: 'overdrachtId',
  });
};

const eistNietZelfGehandeld = (
  geschiedenis: readonly CasusGebeurtenis[],
  { volgnummer, data: { overdrachtId, ontvanger } }: Bevestiging,
): void => {
  const daad = geschiedenis.find(
    (gebeurtenis) =>
      gebeurtenis.volgnummer > volgnummer &&
      EIGEN_HANDELEN.has(gebeurtenis.type) &&
      !gaatOverAndere(gebeurtenis, overdrachtId) &&
      zelfdePartij(gebeurtenis.actor.partij, ontvanger),
  );
  if (daad)
    throw strijdig(
      'zelf-gehandeld',
      `U hebt na deze bevestiging zelf gehandeld (${daad.type}): betwisten kan niet meer. Geef de casus door of meld haar terug bij Veilig Thuis.`,
      { regel: 'V9' },
    );
};

/** An answer to another handover says nothing about this one; passing the case on does. */
const gaatOverAndere = ({ type, data }: CasusGebeurtenis, overdrachtId: string): boolean =>
  type !== 'OverdrachtVerstuurd' && 'overdrachtId' in data && data.overdrachtId !== overdrachtId;

export const OORDEEL_REGELS: Regels = {
  BevestigingBekrachtigd: toetsOordeel,
  BevestigingBetwist: toetsOordeel,
};
