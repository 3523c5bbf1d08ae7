import type { Bevestiging, CasusGebeurtenis, OntvangerBeeld, OverdrachtBeeld } from '#dossier';
import { isNamensVastgelegd, isOordeel, zelfdePartij } from '#dossier';
import type {
  BevestigingInzicht,
  OntvangerInzicht,
  OntvangerStatus,
  Tijden,
} from './overdracht-inzien.query.js';

export const tijden = ({ plaatsgevondenOp, vastgelegdOp }: Tijden): Tijden => ({
  plaatsgevondenOp,
  vastgelegdOp,
});

/** Per recipient what it did; a disputed confirmation counts as never given (V9), the dispute itself is shown. */
export const ontvangersVan = (
  overdracht: OverdrachtBeeld,
  gebeurtenissen: readonly CasusGebeurtenis[],
): readonly OntvangerInzicht[] =>
  overdracht.ontvangers.map((ontvanger) => {
    const { partij, ontvangst, aanvaarding, weigering, eersteContact } = ontvanger;
    const oordeel = oordeelVan(overdracht, ontvanger, gebeurtenissen);
    return {
      partij,
      status: statusVan(overdracht, ontvanger, oordeel),
      ...(ontvangst && { ontvangst: bevestiging(ontvangst) }),
      ...(aanvaarding && { aanvaarding: bevestiging(aanvaarding) }),
      ...(weigering && { weigering: { ...tijden(weigering), reden: weigering.data.reden } }),
      ...(eersteContact && { eersteContact: tijden(eersteContact) }),
      ...(oordeel && { oordeel }),
    };
  });

const bevestiging = (gegeven: Bevestiging): BevestigingInzicht => {
  const { wijze, opgepaktDoor } = gegeven.data;
  return {
    ...tijden(gegeven),
    wijze,
    namens: isNamensVastgelegd(gegeven),
    ...(opgepaktDoor !== undefined && { opgepaktDoor }),
  };
};

type Oordeel = NonNullable<OntvangerInzicht['oordeel']>;

const oordeelVan = (
  { overdrachtId }: OverdrachtBeeld,
  { partij }: OntvangerBeeld,
  gebeurtenissen: readonly CasusGebeurtenis[],
): Oordeel | undefined => {
  const laatste = gebeurtenissen
    .filter(isOordeel)
    .filter(({ data }) => data.overdrachtId === overdrachtId && zelfdePartij(data.ontvanger, partij))
    .at(-1);
  return (
    laatste && {
      ...tijden(laatste),
      oordeel: laatste.type === 'BevestigingBetwist' ? 'betwist' : 'bekrachtigd',
    }
  );
};

const statusVan = (
  { ingetrokken }: OverdrachtBeeld,
  { aanvaarding, ontvangst, weigering }: OntvangerBeeld,
  oordeel: Oordeel | undefined,
): OntvangerStatus => {
  if (weigering) return 'geweigerd';
  if (aanvaarding) return 'aanvaard';
  if (ontvangst) return 'ontvangen';
  if (ingetrokken) return 'ingetrokken';
  return oordeel?.oordeel === 'betwist' ? 'betwist' : 'verstuurd';
};
