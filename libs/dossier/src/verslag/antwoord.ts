import type { Grond } from '../zicht/toestand.js';
import { geldtOp } from '../periodes.js';
import type { Periode } from '../periodes.js';
import type { Zichtlijn } from '../verantwoordelijkheid.js';
import { GRONDEN } from './gronden.js';
import { vastgelegd, voorbehouden } from './herkomst.js';
import type { Lezing } from './lezing.js';
import { lokaleTijd } from './lokale-tijd.js';

/** Who held it at the instant of the question, on what ground, since when and by whose record. */
export const antwoord = (lijn: Zichtlijn, lezing: Lezing): readonly string[] => {
  const houders = lijn.periodes.filter((periode) => geldtOp(periode, lezing.geldigOpMs));
  return houders.length === 0 ? niemand(lijn, lezing) : houders.flatMap((periode) => houder(periode, lezing));
};

const houder = ({ partij, vanafMs, grond, begin }: Periode<Grond>, lezing: Lezing): readonly string[] => {
  return [
    `VERANTWOORDELIJK: ${lezing.naam(partij, lezing.geldigOpMs)}`,
    `  sinds  ${lokaleTijd(vanafMs)}`,
    `  grond  ${grond}: ${GRONDEN[grond]}`,
    `  door   ${begin ? vastgelegd(begin, lezing) : 'de kalender, van rechtswege: hier is geen gebeurtenis voor nodig'}`,
    ...(begin ? voorbehouden(begin, lezing) : []).map(({ lang }) => `  let op ${lang}`),
  ];
};

const niemand = ({ periodes, nietBelegd }: Zichtlijn, { geldigOpMs }: Lezing): readonly string[] => {
  const gat = nietBelegd.find(
    ({ vanafMs, totMs }) => vanafMs <= geldigOpMs && (totMs === undefined || geldigOpMs < totMs),
  );
  if (gat)
    return [
      'VERANTWOORDELIJK: niemand, nog niet belegd',
      `  sinds  ${lokaleTijd(gat.vanafMs)}`,
      `  grond  V0: ${GRONDEN.V0}`,
    ];
  const laatste = periodes
    .filter(({ totMs }) => totMs !== undefined && totMs <= geldigOpMs)
    .reduce<Periode<Grond> | undefined>((a, b) => (a && (a.totMs ?? 0) > (b.totMs ?? 0) ? a : b), undefined);
  if (laatste?.totMs === undefined)
    return ['VERANTWOORDELIJK: niemand; op dat moment liep er geen melding waarover een besluit nodig was'];
  const grond = laatste.eindgrond ?? 'V10';
  return [
    'VERANTWOORDELIJK: niemand, de casus was geëindigd',
    `  sinds  ${lokaleTijd(laatste.totMs)}`,
    `  grond  ${grond}: ${GRONDEN[grond]}`,
  ];
};
