import type { Partij } from '#event-sourcing';
import type { TermijnId } from '#afspraken';
import type { DienstBeeld } from '../beeld/beeld.js';
import type { OverdrachtBeeld } from '../beeld/overdracht-beeld.js';
import { zelfdePartij } from '../partij.js';
import { houderVan } from '../zicht/toestand.js';
import { begonnenBij, bijElke, dataVan, eersteNa, sluitingNa, vroegste } from './beeldstap.js';
import type { Beeldstap, Termijnregel } from './beeldstap.js';
import { genomenIn } from './genomen.js';
import type { Termijnverloop } from './termijn.js';

/**
 * T3, T4, T5: the first contact, per recipient, from the instant that the zicht op veiligheid moved to it. Who
 * passes the case on before that contact keeps the term; the partner's contact meets it. It lapses when the
 * recipient loses the case in another way, such as a dienst of VT (V4).
 */
export const contacttermijnen: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) =>
    genomenIn(stap).flatMap(({ overdracht, partij }): readonly Termijnverloop[] => {
      const termijn = contacttermijn(overdracht, stap.na.dienst);
      if (!termijn) return [];
      const { overdrachtId } = overdracht;
      const gehaald = verloop.stappen.find((contact) => isContactNamens(contact, overdracht, partij));
      const vervallen = vroegste(eersteNa(verloop, stap, raaktKwijt(partij)), sluitingNa(verloop, stap));
      return [{ termijn, overdrachtId, partij, ...begonnenBij(stap), bij: stap, gehaald, vervallen }];
    }),
  );

/** The agreement names no first contact after a doorgifte, nor after a dienst without voorwaarden. */
const contacttermijn = (
  { verstuurd }: OverdrachtBeeld,
  dienst: DienstBeeld | undefined,
): TermijnId | undefined => {
  if (verstuurd.data.pad === 'direct') return 'T3';
  const afgerond = dienst?.afgerond?.data;
  if (verstuurd.data.pad === 'doorgifte' || !afgerond) return undefined;
  if (afgerond.acuutOnveilig) return 'T5';
  return afgerond.veiligheidsvoorwaarden > 0 ? 'T4' : undefined;
};

const raaktKwijt =
  (partij: Partij) =>
  (stap: Beeldstap): boolean =>
    houderVan(stap.voor.zicht, partij) !== undefined &&
    houderVan(stap.na.zicht, partij) === undefined &&
    !isDoorgegeven(stap, partij);

const isDoorgegeven = (stap: Beeldstap, partij: Partij): boolean => {
  const aanvaard = dataVan(stap, 'OverdrachtAanvaard');
  const verstuurd = stap.na.overdrachten.find(({ overdrachtId }) => overdrachtId === aanvaard?.overdrachtId);
  return verstuurd?.verstuurd.data.pad === 'doorgifte' && zelfdePartij(verstuurd.verstuurd.data.van, partij);
};

/** A contact by the recipient of this handover, or by a partner that it passed the case on to. */
const isContactNamens = (stap: Beeldstap, overdracht: OverdrachtBeeld, partij: Partij): boolean => {
  const contact = dataVan(stap, 'EersteContactGelegd');
  if (!contact) return false;
  if (contact.overdrachtId === overdracht.overdrachtId) return zelfdePartij(contact.door, partij);
  return stap.na.overdrachten
    .filter((latere) => isDoorgifteNa(latere, overdracht, partij))
    .some((latere) =>
      latere.verstuurd.data.ontvangers.some((ontvanger) => isContactNamens(stap, latere, ontvanger)),
    );
};

const isDoorgifteNa = ({ verstuurd }: OverdrachtBeeld, eerdere: OverdrachtBeeld, van: Partij): boolean =>
  verstuurd.data.pad === 'doorgifte' &&
  verstuurd.volgnummer > eerdere.verstuurd.volgnummer &&
  zelfdePartij(verstuurd.data.van, van);
