import { createHash } from 'node:crypto';
import type { NaiefFeit } from './feit.js';
import { datumOp } from './kalender.js';

/** What was sent on a day to a recipient, and what of it was confirmed. */
export interface NaieveRegel {
  readonly verstuurd: number;
  readonly bevestigd: number;
  readonly zonderHash: number;
  readonly hashVerstuurd: string;
  readonly hashBevestigd: string;
}

const hashVan = (regels: readonly string[]): string =>
  createHash('sha256')
    .update([...regels].sort().join('\n'))
    .digest('hex');

/** Each line as `day|recipient`. */
export const naieveAansluiting = (feiten: readonly NaiefFeit[]): ReadonlyMap<string, NaieveRegel> => {
  const dagen = new Map<string, { readonly verstuurd: string[]; readonly bevestigd: string[] }>();
  for (const { soort, op, partij = '', bewijs = '' } of feiten) {
    if (soort !== 'te-bevestigen' && soort !== 'bevestigd') continue;
    const naam = `${datumOp(op)}|${partij}`;
    const dag = dagen.get(naam) ?? { verstuurd: [], bevestigd: [] };
    dagen.set(naam, dag);
    (soort === 'bevestigd' ? dag.bevestigd : dag.verstuurd).push(bewijs);
  }
  return new Map(
    [...dagen].map(([naam, { verstuurd, bevestigd }]) => [
      naam,
      {
        verstuurd: verstuurd.length,
        bevestigd: bevestigd.length,
        zonderHash: bevestigd.filter((regel) => regel.endsWith(' zonder-hash')).length,
        hashVerstuurd: hashVan(verstuurd),
        hashBevestigd: hashVan(bevestigd),
      },
    ]),
  );
};
