import { isoInstant } from '#afspraken';
import { geldtOp, zichtlijn } from '#dossier';
import type { Grond, Periode, Zichtlijn } from '#dossier';
import { bewijsVan } from './bewijs.js';
import type { Bewijs } from './bewijs.js';
import { grondUitleg } from './grond-uitleg.js';
import { herkomstVan } from './herkomst.js';
import type { Herkomst } from './herkomst.js';
import { klokkenInUtc } from './lezing.js';
import type { Lezing } from './lezing.js';
import type { PartijMetNaam } from './partijnaam.js';

export type Toestand = 'belegd' | 'nog-niet-belegd' | 'afgesloten' | 'geen-casus';

export interface HouderAntwoord {
  readonly partij: PartijMetNaam;
  readonly grond: Grond;
  readonly grondUitleg: string;
  /** First instant of the period, UTC. */
  readonly sinds: string;
  /** The event by which it began; absent when it began at a legal instant (V3). */
  readonly begin?: Herkomst;
}

/** Who was responsible for the zicht op veiligheid at `geldigOp`, as known at `beschikbaarOp`, and the proof. */
export interface VerantwoordelijkheidAntwoord {
  readonly casusId: string;
  readonly geldigOp: string;
  readonly beschikbaarOp?: string;
  readonly toestand: Toestand;
  readonly houders: readonly HouderAntwoord[];
  /** V0: since when nobody formally holds it. */
  readonly nogNietBelegdSinds?: string;
  readonly bewijs: Bewijs;
}

export const verantwoordelijkheid = (lezing: Lezing): VerantwoordelijkheidAntwoord => {
  const { dossier, klokken } = lezing;
  const { geldigOpMs } = klokken;
  const lijn = zichtlijnVan(lezing);
  const houders = lijn.periodes.filter((periode) => geldtOp(periode, geldigOpMs));
  const gat = lijn.nietBelegd.find(
    ({ vanafMs, totMs }) => vanafMs <= geldigOpMs && (totMs === undefined || geldigOpMs < totMs),
  );
  return {
    casusId: dossier.casusId,
    ...klokkenInUtc(klokken),
    toestand: toestandVan(houders.length > 0, gat !== undefined, lijn, geldigOpMs),
    houders: houders.map((periode) => houderAntwoord(periode, lezing)),
    ...(gat && { nogNietBelegdSinds: isoInstant(gat.vanafMs) }),
    bewijs: bewijsVan(lezing),
  };
};

export const zichtlijnVan = ({ dossier, boek, klokken }: Lezing): Zichtlijn =>
  zichtlijn(dossier.gebeurtenissen, boek, {
    kalenderTotMs: klokken.geldigOpMs,
    ...(klokken.beschikbaarOpMs !== undefined && { beschikbaarOpMs: klokken.beschikbaarOpMs }),
  });

/** Every case begins with a holder or a gap: before the first of them there was no case. */
const toestandVan = (
  belegd: boolean,
  nietBelegd: boolean,
  { periodes, nietBelegd: gaten }: Zichtlijn,
  geldigOpMs: number,
): Toestand => {
  if (belegd) return 'belegd';
  if (nietBelegd) return 'nog-niet-belegd';
  return [...periodes, ...gaten].some(({ vanafMs }) => vanafMs <= geldigOpMs) ? 'afgesloten' : 'geen-casus';
};

export const houderAntwoord = (periode: Periode<Grond>, lezing: Lezing): HouderAntwoord => ({
  partij: lezing.noem(periode.partij, periode.vanafMs),
  grond: periode.grond,
  grondUitleg: grondUitleg(periode.grond),
  sinds: isoInstant(periode.vanafMs),
  ...(periode.begin && { begin: herkomstVan(periode.begin, lezing) }),
});
