import type { Gat, Grond } from '../zicht/toestand.js';
import type { Periode } from '../periodes.js';
import { instantMs } from '#afspraken';
import type { CasusGebeurtenis } from '../events.js';
import { voorbehouden } from './herkomst.js';
import type { Lezing } from './lezing.js';
import { lokaleTijd } from './lokale-tijd.js';
import { tabel } from './tabel.js';
import type { Zichtlijn } from '../verantwoordelijkheid.js';

const KOPPEN = ['van', 'tot', 'wie', 'grond', 'eind', 'door', 'vastgelegd op', 'vastgelegd door', 'let op'];
const LOOPT = 'loopt nog';
const KALENDER = 'kalender (T1)';

interface Rij {
  readonly vanafMs: number;
  readonly cellen: readonly string[];
}

/** Every period and every gap of the case, in local time. */
export const tijdlijn = ({ periodes, nietBelegd }: Zichtlijn, lezing: Lezing): readonly string[] => {
  const rijen = [
    ...nietBelegd.map((gat) => vanGat(gat)),
    ...periodes.map((periode) => vanPeriode(periode, lezing)),
  ].sort((a, b) => a.vanafMs - b.vanafMs);
  return rijen.length === 0
    ? ['(leeg: er was nog geen melding bekend)']
    : tabel(
        KOPPEN,
        rijen.map(({ cellen }) => cellen),
      );
};

const tot = (totMs: number | undefined): string => (totMs === undefined ? LOOPT : lokaleTijd(totMs));

const vanGat = ({ vanafMs, totMs }: Gat): Rij => ({
  vanafMs,
  cellen: [lokaleTijd(vanafMs), tot(totMs), '*** nog niet belegd ***', 'V0'],
});

const vanPeriode = (
  { partij, vanafMs, totMs, grond, eindgrond, begin }: Periode<Grond>,
  lezing: Lezing,
): Rij => ({
  vanafMs,
  cellen: [
    lokaleTijd(vanafMs),
    tot(totMs),
    lezing.naam(partij, vanafMs),
    grond,
    eindgrond ?? '',
    ...(begin ? vastlegging(begin, lezing) : [KALENDER]),
  ],
});

const vastlegging = (begin: CasusGebeurtenis, lezing: Lezing): readonly string[] => {
  const ms = instantMs(begin.vastgelegdOp);
  const letOp = voorbehouden(begin, lezing).map(({ kort }) => kort);
  return [begin.type, lokaleTijd(ms), begin.actor.partij.id, letOp.join('; ')];
};
