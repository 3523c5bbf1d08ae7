import type { Afsprakenboek } from '#afspraken';
import type { Partij } from '#event-sourcing';
import { csvDatum, csvLokaal } from '#platform';
import type { Csvwaarde, Lijstkolom } from '#platform';
import type { Casusregelweergave, Termijnweergave } from '../../read/weergave.js';

type Kolom = Lijstkolom<Casusregelweergave>;

/** The term that asks first for somebody to act; how the others stand is in the file of the terms. */
const eerste = (
  kolom: string,
  waarde: (termijn: Termijnweergave, casus: Casusregelweergave) => Csvwaarde,
): Kolom => [
  kolom,
  (casus) => {
    const termijn = eersteVan(casus.termijnen);
    return termijn && waarde(termijn, casus);
  },
];

const eersteVan = (termijnen: readonly Termijnweergave[]): Termijnweergave | undefined =>
  [...termijnen].sort((a, b) => (a.overschredenVanaf < b.overschredenVanaf ? -1 : 1))[0];

const met = (termijnen: readonly Termijnweergave[]): string =>
  [...new Set(termijnen.map(({ termijn }) => termijn))].join(' ');

/** A line per case. Of who holds it, and of whom it waits for, the columns name each in the same order. */
export const casuskolommen = (boek: Afsprakenboek): readonly Kolom[] => [
  ['casusId', ({ casusId }) => casusId],
  ['gemeenten', ({ gemeenten }) => gemeenten.join(' ')],
  ['fase', ({ fase }) => fase],
  [
    'houders',
    ({ regio, houders }) => houders.map(({ partij, vanaf }) => naam(boek, regio, partij, vanaf)).join(' + '),
  ],
  ['gronden', ({ houders }) => houders.map(({ grond }) => grond).join(' ')],
  ['houdtSinds', ({ houders }) => houders.map(({ vanaf }) => csvLokaal(vanaf)).join(' + ')],
  ['nogNietBelegd', ({ nogNietBelegd }) => nogNietBelegd],
  [
    'overdrachtBij',
    ({ regio, openOverdrachten }) =>
      openOverdrachten
        .map(({ ontvanger, verstuurdOp }) => naam(boek, regio, ontvanger, verstuurdOp))
        .join(' + '),
  ],
  ['overdrachtWachtOp', ({ openOverdrachten: open }) => open.map(({ wachtOp }) => wachtOp).join(' + ')],
  [
    'overdrachtSinds',
    ({ openOverdrachten: open }) => open.map((each) => csvLokaal(each.verstuurdOp)).join(' + '),
  ],
  [
    'geweigerdDoor',
    ({ regio, geweigerd, inHubSinds }) =>
      geweigerd.map(({ ontvanger }) => naam(boek, regio, ontvanger, inHubSinds)).join(' + '),
  ],
  ['overschreden', ({ overschreden }) => overschreden],
  ['termijnenOpen', ({ termijnen }) => met(termijnen)],
  ['termijnenOverschreden', ({ termijnen }) => met(termijnen.filter((each) => each.overschreden))],
  eerste('eersteTermijn', ({ termijn }) => termijn),
  eerste('eersteLaatsteDag', ({ laatsteDag }) => csvDatum(laatsteDag)),
  eerste('eersteDagenOver', ({ dagenOver }) => dagenOver),
  eerste('eersteWerkdagenOver', ({ werkdagenOver }) => werkdagenOver),
  eerste(
    'eerstePartij',
    ({ partij, overschredenVanaf }, { regio }) => partij && naam(boek, regio, partij, overschredenVanaf),
  ),
  ['stabielMogelijkVanaf', ({ stabielMogelijkVanaf: dag }) => dag && csvDatum(dag)],
  ['inHubSinds', ({ inHubSinds }) => csvLokaal(inHubSinds)],
  ['regio', ({ regio }) => regio],
  ['houderIds', ({ houders }) => houders.map(({ partij }) => partij.id).join(' ')],
  ['houdtSindsUtc', ({ houders }) => houders.map(({ vanaf }) => vanaf).join(' ')],
  ['overdrachtBijIds', ({ openOverdrachten: open }) => open.map(({ ontvanger }) => ontvanger.id).join(' ')],
  ['overdrachtSindsUtc', ({ openOverdrachten: open }) => open.map((each) => each.verstuurdOp).join(' ')],
  ['geweigerdDoorIds', ({ geweigerd }) => geweigerd.map(({ ontvanger }) => ontvanger.id).join(' ')],
  eerste('eerstePartijId', ({ partij }) => partij?.id),
  ['inHubSindsUtc', ({ inHubSinds }) => inHubSinds],
  ['revisie', ({ revisie }) => revisie],
];

/** As the afspraken called it then; its id when they did not know it. */
const naam = (boek: Afsprakenboek, regio: string, partij: Partij, op: string): string =>
  boek.naam(regio, partij, op) ?? partij.id;
