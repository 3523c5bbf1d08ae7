import { startKind } from '../kind.js';
import { vulLogboek } from '../logvulling.js';
import { keuze, omBeurten } from '../meting.js';
import type { Reeks } from '../meting.js';
import { werkplaats } from '../werkplaats.js';

/** The larger log is ten times the smaller, as 10 million to 1 million is. */
const KLEIN = { gewoon: 4_000, klein: 2_000 } as const;
const KEER = 10;
const KIB_PER_MIB = 1_024;

/**
 * Node lets its heap grow while there is room, so a short run would look small for that alone. With this little room both
 * sides need what they hold, and no more.
 */
const VLAGGEN = ['--max-semi-space-size=2', '--max-old-space-size=96'] as const;

/** Resident memory of a rebuild of all read models, each in a process of its own. */
export const P12: Reeks = {
  id: 'P12',
  titel: 'geheugen van een herbouw',
  bereid: async (omvang) => {
    const klein = keuze(omvang, KLEIN);
    const plaats = await werkplaats();
    const logboek = async (gebeurtenissen: number): Promise<string> => {
      const { url } = await plaats.database(`herbouw_${gebeurtenissen}`);
      await vulLogboek(url, gebeurtenissen);
      return url;
    };
    const [kleinUrl, grootUrl] = [await logboek(klein), await logboek(klein * KEER)];
    const mib = async (url: string): Promise<number> => {
      // Scaled down with the log: what is held at once stays as small a part of it as of the real one.
      const kind = startKind({ soort: 'herbouw', url, gebeurtenissenInGeheugen: klein }, VLAGGEN);
      try {
        const antwoord = await kind.antwoord;
        return antwoord.klaar === 'herbouw' ? antwoord.maxRssKib / KIB_PER_MIB : Number.NaN;
      } finally {
        await kind.stop();
      }
    };
    return {
      regels: [
        {
          naam: `geheugen van een herbouw van ${(klein * KEER).toLocaleString('nl-NL')} gebeurtenissen`,
          plafond: `hetzelfde bij ${klein.toLocaleString('nl-NL')}`,
          eenheid: 'MiB',
          doel: { richting: 'hoogstens', verhouding: 1.05 },
        },
      ],
      // Each time is a fresh process.
      warmOp: false,
      ronde: async (eerst) => [
        await omBeurten(
          eerst,
          () => mib(grootUrl),
          () => mib(kleinUrl),
        ),
      ],
      stop: plaats.stop,
      noten: [
        `grootste residente geheugen van een proces dat alle leesmodellen herbouwt; de cijfers houden hoogstens ` +
          `${klein.toLocaleString('nl-NL')} gebeurtenissen tegelijk vast (in gebruik 1 miljoen)`,
      ],
    };
  },
};
