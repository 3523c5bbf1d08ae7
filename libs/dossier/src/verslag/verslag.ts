import type { ChainVerdict } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis } from '../events.js';
import { zichtlijn } from '../verantwoordelijkheid.js';
import { antwoord } from './antwoord.js';
import { betwistingen } from './herkomst.js';
import { ketenregels } from './keten.js';
import type { Ketenhashes } from './keten.js';
import { lees } from './lezing.js';
import type { Lezing } from './lezing.js';
import { lokaleTijd } from './lokale-tijd.js';
import { tijdlijn } from './tijdlijn.js';

export interface Verslagvraag extends Ketenhashes {
  readonly casusId: string;
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
  readonly keten: ChainVerdict;
  readonly geldigOpMs: number;
  readonly beschikbaarOpMs?: number;
}

/**
 * The answer for people, in Dutch: first whether the record can be relied on, then who was responsible, then how
 * it came to be so. Pure text; times are those of Europe/Amsterdam.
 */
export const verslag = (vraag: Verslagvraag, boek: Afsprakenboek): string => {
  const lezing = lees(vraag.gebeurtenissen, boek, vraag.geldigOpMs, vraag.beschikbaarOpMs);
  const kalenderTotMs = vraag.beschikbaarOpMs ?? vraag.geldigOpMs;
  const lijn = zichtlijn(vraag.gebeurtenissen, boek, {
    kalenderTotMs,
    ...(vraag.beschikbaarOpMs !== undefined && { beschikbaarOpMs: vraag.beschikbaarOpMs }),
  });
  const delen = [
    ketenregels(vraag.keten, vraag),
    [`CASUS: ${vraag.casusId}`, ...vraagregels(lezing)],
    antwoord(lijn, lezing),
    betwistingen(lezing),
    ['TIJDLIJN van het zicht op veiligheid (lokale tijd, Europe/Amsterdam)', ...tijdlijn(lijn, lezing)],
  ];
  return `${delen
    .filter((regels) => regels.length > 0)
    .map((regels) => regels.join('\n'))
    .join('\n\n')}\n`;
};

const vraagregels = ({ geldigOpMs, beschikbaarOpMs, bekend, gebeurtenissen }: Lezing): readonly string[] => {
  const zoals =
    beschikbaarOpMs === undefined
      ? 'zoals bekend met alles wat is vastgelegd'
      : `zoals bekend op ${lokaleTijd(beschikbaarOpMs)} (${bekend.length} van de ${gebeurtenissen.length} gebeurtenissen waren vastgelegd)`;
  return [`VRAAG: wie had op ${lokaleTijd(geldigOpMs)} het zicht op veiligheid,`, `  ${zoals}?`];
};
