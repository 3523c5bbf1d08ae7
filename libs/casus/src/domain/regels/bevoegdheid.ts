import type { Partij } from '#event-sourcing';
import { bevatPartij, houderVan, ontvangerIn, zelfdePartij } from '#dossier';
import type { Casusbeeld, GebeurtenisType, OntvangerBeeld, OverdrachtBeeld } from '#dossier';
import type { Toets } from '../stap.js';
import { nietBevoegd, onbekend, ongeldig } from '../weigering.js';

/** Steps of VT are taken by the VT of the case (`domein.md` §9). */
export const alleenVeiligThuis = ({ actor, beeld }: Toets<GebeurtenisType>, regel: string): void => {
  if (!zelfdePartij(actor, beeld.veiligThuis))
    throw nietBevoegd('Deze stap is aan Veilig Thuis; uw organisatie kan haar niet vastleggen.', regel);
};

/** A party of the lokaal veld is involved once it has answered a handover, or holds the case. */
export const isBetrokken = (beeld: Casusbeeld, partij: Partij): boolean =>
  houderVan(beeld.zicht, partij) !== undefined ||
  bevatPartij(beeld.casusregie, partij) ||
  beeld.overdrachten.some((overdracht) => {
    const ontvanger = ontvangerIn(overdracht, partij);
    return ontvanger?.ontvangst !== undefined || ontvanger?.aanvaarding !== undefined;
  });

export const alleenBetrokken = ({ actor, beeld }: Toets<GebeurtenisType>, regel: string): void => {
  if (!isBetrokken(beeld, actor))
    throw nietBevoegd('Alleen een partij die de casus heeft ontvangen, kan deze stap vastleggen.', regel);
};

/** Receipt is not acceptance: plan and casusregie belong to who holds the case or coordinates it. */
export const alleenHouderOfRegisseur = ({ actor, beeld }: Toets<GebeurtenisType>, regel: string): void => {
  if (!houderVan(beeld.zicht, actor) && !bevatPartij(beeld.casusregie, actor))
    throw nietBevoegd(
      'Alleen wie het zicht op veiligheid of de casusregie heeft, kan deze stap vastleggen. Aanvaard eerst de overdracht.',
      regel,
    );
};

export const veiligThuisOfBetrokken = (toets: Toets<GebeurtenisType>, regel: string): void => {
  if (!zelfdePartij(toets.actor, toets.beeld.veiligThuis)) alleenBetrokken(toets, regel);
};

/** Who records something in the name of `partij` must be it. */
export const namensZichzelf = ({ actor }: Toets<GebeurtenisType>, partij: Partij, regel: string): void => {
  if (!zelfdePartij(actor, partij))
    throw nietBevoegd('U kunt deze stap alleen namens uw eigen organisatie vastleggen.', regel);
};

export const vindOverdracht = (
  { beeld, geschiedenis }: Toets<GebeurtenisType>,
  overdrachtId: string,
  regel: string,
): OverdrachtBeeld => {
  const overdracht = beeld.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
  if (overdracht) return overdracht;
  const later = geschiedenis.find(
    (gebeurtenis) =>
      gebeurtenis.type === 'OverdrachtVerstuurd' && gebeurtenis.data.overdrachtId === overdrachtId,
  );
  if (later)
    throw ongeldig(
      'plaatsgevonden-voor-verzending',
      `plaatsgevondenOp ligt voor de verzending van deze overdracht (${later.plaatsgevondenOp}).`,
      { veld: 'plaatsgevondenOp', regel },
    );
  const melding = 'Deze overdracht is niet bekend in deze casus. Controleer het overdrachtId.';
  throw onbekend('overdracht-onbekend', melding, { regel, veld: 'overdrachtId' });
};

export const vindOntvanger = (overdracht: OverdrachtBeeld, partij: Partij, regel: string): OntvangerBeeld => {
  const ontvanger = ontvangerIn(overdracht, partij);
  if (ontvanger) return ontvanger;
  const melding = 'Deze partij is geen ontvanger van deze overdracht. Noem een van de ontvangers.';
  throw onbekend('geen-ontvanger', melding, { regel, veld: 'ontvanger' });
};
