import type { Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis } from '#dossier';
import { einden } from './einden.js';
import type { NaiefFeit, Ruw } from './feit.js';
import { Loop } from './loop.js';
import { meldingen, wachttijden } from './meldingen.js';
import { overdrachten } from './overdrachten.js';
import { verhuisd } from './verhuizing.js';
import { termijnen } from './termijnen.js';
import { zicht } from './zicht.js';

const SOORTEN: readonly ((loop: Loop) => readonly Ruw[])[] = [
  meldingen,
  wachttijden,
  overdrachten,
  termijnen,
  zicht,
  einden,
];

/** All facts of a case as it was known at an instant. */
export const naieveFeiten = (
  alle: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  bekendOp: number,
): readonly NaiefFeit[] => {
  const loop = new Loop(alle, boek, bekendOp);
  const regio = loop.veiligThuis;
  if (regio === undefined) return [];
  return SOORTEN.flatMap((feiten) => feiten(loop))
    .flatMap((feit) => verhuisd(loop, feit))
    .filter(({ soort, op }) => soort === 'monitoring-gepland' || op <= bekendOp)
    .map((feit) => ({ ...feit, regio }));
};
