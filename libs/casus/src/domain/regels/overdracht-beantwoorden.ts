import type { Partij } from '#event-sourcing';
import { bevatPartij, houderVan, isNamensVastgelegd, zelfdePartij } from '#dossier';
import type { Bevestiging, Casusbeeld, OntvangerBeeld, OverdrachtBeeld, Wijze } from '#dossier';
import type { Regels, Toets } from '../stap.js';
import { nietBevoegd } from '../weigering.js';
import { namensZichzelf, vindOntvanger, vindOverdracht } from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';

interface Gevonden {
  readonly overdracht: OverdrachtBeeld;
  readonly ontvanger: OntvangerBeeld;
}

const vind = (
  toets: Toets<'OntvangstBevestigd' | 'OverdrachtAanvaard' | 'OverdrachtGeweigerd'>,
  regel: string,
) => {
  const { overdrachtId, ontvanger } = toets.stap.data;
  const overdracht = vindOverdracht(toets, overdrachtId, regel);
  return { overdracht, ontvanger: vindOntvanger(overdracht, ontvanger, regel) };
};

/** The recipient itself, or the sender on its behalf when it was said or written outside the hub (`domein.md` §2). */
const toetsWieBevestigt = (
  actor: Partij,
  { overdracht, ontvanger }: Gevonden,
  wijze: Wijze,
  regel: string,
): void => {
  if (zelfdePartij(actor, ontvanger.partij)) return;
  if (!zelfdePartij(actor, overdracht.verstuurd.data.van))
    throw nietBevoegd('Alleen de ontvanger, of de verzender namens hem, kan dit vastleggen.', regel);
  eistVeld(
    wijze !== 'digitaal',
    'wijze',
    'Namens de ontvanger legt u alleen vast wat mondeling of schriftelijk is bevestigd; digitaal bevestigt de ontvanger zelf.',
    regel,
  );
};

/** It can still be answered: neither withdrawn nor, after this recipient declined, sent elsewhere (V9). */
const eistOpen = ({ zicht }: Casusbeeld, { overdracht, ontvanger }: Gevonden, regel: string): void => {
  eist(
    overdracht.ingetrokken === undefined,
    'overdracht-ingetrokken',
    'Deze overdracht is ingetrokken: er is niets meer te bevestigen.',
    regel,
  );
  const open = zicht.overdrachten.find(({ overdrachtId }) => overdrachtId === overdracht.overdrachtId);
  eist(
    !open || !bevatPartij(open.geweigerd, ontvanger.partij) || bevatPartij(open.wachtend, ontvanger.partij),
    'elders-verzonden',
    'U hebt deze overdracht geweigerd en zij is daarna aan een ander verstuurd: er is niets meer te bevestigen. Overleg met de verzender.',
    'V9',
  );
};

/** By a direct handover the receipt itself may move it: then it must still be able to. */
const eistNietVervallen = ({ zicht }: Casusbeeld, { overdracht }: Gevonden, regel: string): void =>
  eist(
    zicht.overdrachten.some(({ overdrachtId }) => overdrachtId === overdracht.overdrachtId),
    'overdracht-vervallen',
    'Deze overdracht is vervallen: er is sindsdien een dienst begonnen, een ander heeft de casus overgenomen of zij is afgesloten. Overleg met Veilig Thuis.',
    regel,
  );

/** A receipt is bound to what was sent: the recipient shows that it has that content (`domein.md` §2). */
const eistInhoud = (actor: Partij, { overdracht, ontvanger }: Gevonden, hash: string | undefined): void => {
  const verstuurd = overdracht.verstuurd.data.inhoudHash;
  const zelf = zelfdePartij(actor, ontvanger.partij);
  eistVeld(
    verstuurd === undefined || hash === verstuurd || (hash === undefined && !zelf),
    'inhoudHash',
    'De inhoudHash past niet bij wat is verstuurd. Haal de overdracht opnieuw op, sla haar op en bevestig met de inhoudHash daaruit.',
    'V5',
  );
};

/** What the sender recorded on its behalf is not the recipient's own: its own is always recorded (V9). */
const staatAl = (eerder: Bevestiging | undefined, actor: Partij): boolean =>
  eerder !== undefined && (!isNamensVastgelegd(eerder) || !zelfdePartij(actor, eerder.data.ontvanger));

/** Whether the recipient still has to take it, or has taken it already, for the V rules. */
const isOvergenomen = (beeld: Casusbeeld, { overdracht, ontvanger }: Gevonden): boolean => {
  const open = beeld.zicht.overdrachten.find(({ overdrachtId }) => overdrachtId === overdracht.overdrachtId);
  return (
    open !== undefined &&
    !bevatPartij(open.wachtend, ontvanger.partij) &&
    !bevatPartij(open.geweigerd, ontvanger.partij)
  );
};

const isNamens = ({ ontvangst, aanvaarding }: OntvangerBeeld): boolean =>
  [ontvangst, aanvaarding].some(
    (bevestiging) => bevestiging !== undefined && isNamensVastgelegd(bevestiging),
  );

const eistAanvaardbaar = ({ beeld }: Toets<'OverdrachtAanvaard'>, gevonden: Gevonden): void => {
  const { pad, aanTriagetafel, van } = gevonden.overdracht.verstuurd.data;
  if (pad === 'direct')
    eist(
      gevonden.ontvanger.ontvangst !== undefined || aanTriagetafel,
      'ontvangst-niet-bevestigd',
      'Bevestig eerst de ontvangst: bij een directe overdracht gaat die aan de aanvaarding vooraf.',
      'V5',
    );
  if (pad === 'doorgifte')
    eist(
      houderVan(beeld.zicht, van) !== undefined,
      'geen-houder',
      'De verzender heeft het zicht op veiligheid niet meer en kan de casus dus niet meer doorgeven.',
      'V8',
    );
  eistNietVervallen(beeld, gevonden, 'V4');
  eist(
    !isOvergenomen(beeld, gevonden) || houderVan(beeld.zicht, gevonden.ontvanger.partij) !== undefined,
    'geen-houder',
    'U had deze overdracht al overgenomen en hebt het zicht op veiligheid sindsdien niet meer: er is niets te aanvaarden.',
    'V5',
  );
};

export const ANTWOORD_REGELS: Regels = {
  OntvangstBevestigd: (toets) => {
    const gevonden = vind(toets, 'V5');
    toetsWieBevestigt(toets.actor, gevonden, toets.stap.data.wijze, 'V5');
    eistInhoud(toets.actor, gevonden, toets.stap.data.inhoudHash);
    if (staatAl(gevonden.ontvanger.ontvangst, toets.actor)) return 'al-gebeurd';
    eistOpen(toets.beeld, gevonden, 'V5');
    const { pad, aanTriagetafel } = gevonden.overdracht.verstuurd.data;
    if (pad === 'direct' && !aanTriagetafel) eistNietVervallen(toets.beeld, gevonden, 'V5');
    return undefined;
  },
  OverdrachtAanvaard: (toets) => {
    const gevonden = vind(toets, 'V6');
    toetsWieBevestigt(toets.actor, gevonden, toets.stap.data.wijze, 'V6');
    if (staatAl(gevonden.ontvanger.aanvaarding, toets.actor)) return 'al-gebeurd';
    eistOpen(toets.beeld, gevonden, 'V6');
    eistAanvaardbaar(toets, gevonden);
    return undefined;
  },
  OverdrachtGeweigerd: (toets) => {
    const gevonden = vind(toets, 'V9');
    namensZichzelf(toets, gevonden.ontvanger.partij, 'V9');
    if (gevonden.ontvanger.weigering) return 'al-gebeurd';
    eistOpen(toets.beeld, gevonden, 'V9');
    eist(
      !isOvergenomen(toets.beeld, gevonden) || !isNamens(gevonden.ontvanger),
      'namens-bevestigd',
      'Deze overdracht is namens u bevestigd. Klopt dat niet, betwist dan die bevestiging.',
      'V9',
    );
    eist(
      !isOvergenomen(toets.beeld, gevonden),
      'al-overgenomen',
      'U hebt deze overdracht al overgenomen. Geef de casus door aan een partner, of meld haar terug bij Veilig Thuis.',
      'V9',
    );
    return undefined;
  },
  EersteContactGelegd: (toets) => {
    const { door, overdrachtId } = toets.stap.data;
    namensZichzelf(toets, door, 'T3');
    const overdracht = vindOverdracht(toets, overdrachtId, 'T3');
    const ontvanger = vindOntvanger(overdracht, door, 'T3');
    return ontvanger.eersteContact ? 'al-gebeurd' : undefined;
  },
};
