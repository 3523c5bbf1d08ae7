import type { Partij } from '#event-sourcing';
import {
  afstemming,
  betrokkenenGeinformeerd,
  dienstAfgerond,
  eersteContact,
  gemeenteGeinformeerd,
  gemeentereactie,
  monitormoment,
  onderzoekAfgerond,
  opschaling,
} from './daden.js';
import { POGINGEN } from './pogingen.js';
import type { Poging, Situatie } from './pogingen.js';

const houderIn = ({ beeld }: Situatie): Partij | undefined =>
  beeld?.zicht.houders.find(({ partij }) => partij.soort !== 'veilig-thuis')?.partij;

const gemeenteIn = ({ beeld }: Situatie): string => beeld?.gemeenten[0] ?? 'GM0917';

/** A contact by a recipient of the last handover, as often as not the one that holds the case. */
const contact: Poging = ({ op, beeld }, { a }) => {
  const laatste = beeld?.overdrachten.at(-1)?.verstuurd.data;
  const wie = laatste?.ontvangers[a % laatste.ontvangers.length];
  return laatste && wie && eersteContact(op, wie, laatste.overdrachtId);
};

const informeer: Poging = ({ op }) => betrokkenenGeinformeerd(op);
const monitor: Poging = ({ op }) => monitormoment(op);
const stemInformerenAf: Poging = (situatie) => {
  const houder = houderIn(situatie);
  return houder && afstemming(situatie.op, houder, { onderwerp: 'informeren' });
};
const schaalOp: Poging = (situatie) => {
  const houder = houderIn(situatie);
  return houder && opschaling(situatie.op, 'gemeente', houder, gemeenteIn(situatie));
};
const reageer: Poging = (situatie) => {
  const code = gemeenteIn(situatie);
  return gemeentereactie(situatie.op, { soort: 'gemeente', id: code, gemeente: code });
};
const vertelGemeente: Poging = (situatie) =>
  gemeenteGeinformeerd(situatie.op, {
    gemeente: gemeenteIn(situatie),
    aanleiding: 'crisis-buiten-kantoortijd',
  });

const rondAf: Poging = ({ op, beeld }, { a }) =>
  (beeld?.dienst?.soort === 'onderzoek' ? onderzoekAfgerond : dienstAfgerond)(op, {
    acuutOnveilig: a % 2 === 0,
  });

/** Steps that meet a term, among the steps that start one or let one lapse. */
export const TERMIJNPOGINGEN: readonly Poging[] = [
  ...POGINGEN,
  contact,
  informeer,
  monitor,
  contact,
  schaalOp,
  reageer,
  stemInformerenAf,
  vertelGemeente,
  contact,
  rondAf,
  rondAf,
];
