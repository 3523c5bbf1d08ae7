import { PostgresEventLog, laadAfspraken, standaardAfsprakenMap } from '#platform';
import { perSeconde } from '../gelijktijdig.js';
import { gekopieerd, leesKaal, leesmodellen, terugGekopieerd } from '../herbouwproef.js';
import type { Leesmodel } from '../herbouwproef.js';
import { vulLogboek } from '../logvulling.js';
import { keuze } from '../meting.js';
import type { Meting } from '../meting.js';
import { kwantiel } from '../verdeling.js';
import { werkplaats } from '../werkplaats.js';

const GEBEURTENISSEN = { gewoon: 10_000, klein: 1_000 } as const;

/** All read models from the log, beside the slower of reading it bare and storing the same rows bare. */
export const P3: Meting = {
  id: 'P3',
  naam: 'alle leesmodellen opnieuw uit het logboek',
  plafond: 'het traagste van kaal lezen en kaal COPY van de rijen',
  eenheid: 'gebeurt/s',
  doel: { richting: 'minstens', verhouding: 0.8 },
  bereid: async (omvang) => {
    const aantal = keuze(omvang, GEBEURTENISSEN);
    const plaats = await werkplaats();
    await vulLogboek(plaats.url, aantal);
    const log = new PostgresEventLog(plaats.pool);
    const boek = laadAfspraken(standaardAfsprakenMap());
    const modellen = leesmodellen({ pool: plaats.pool, log, boek });
    const tempo = new Map<string, number[]>();
    await bouw(modellen, aantal, tempo);
    const rijen = new Map<string, Buffer>();
    for (const tabel of modellen.flatMap(({ tabellen }) => tabellen))
      rijen.set(tabel, await gekopieerd(plaats.url, tabel));
    const kopieer = async (): Promise<number> => {
      await terugGekopieerd(plaats.url, rijen);
      return aantal;
    };
    return {
      onze: () => perSeconde(() => bouw(modellen, aantal, tempo)),
      plafond: async () => Math.min(await perSeconde(() => leesKaal(plaats.url)), await perSeconde(kopieer)),
      stop: async () => {
        await log.close();
        await plaats.stop();
      },
      get noten() {
        const delen = [...tempo].map(([naam, tempos]) => `${naam} ${heel(kwantiel(tempos, 0.5))}/s`);
        return [`${heel(aantal)} gebeurtenissen, het ene leesmodel na het andere: ${delen.join(', ')}`];
      },
    };
  },
};

const bouw = async (
  modellen: readonly Leesmodel[],
  aantal: number,
  tempo: Map<string, number[]>,
): Promise<number> => {
  for (const { naam, herbouw } of modellen) {
    const gemeten = await perSeconde(async () => {
      await herbouw();
      return aantal;
    });
    tempo.set(naam, [...(tempo.get(naam) ?? []), gemeten]);
  }
  return aantal;
};

const heel = (waarde: number): string => Math.round(waarde).toLocaleString('nl-NL');
