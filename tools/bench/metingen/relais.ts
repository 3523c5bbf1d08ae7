import { keuze, omBeurten } from '../meting.js';
import type { Paar, Reeks } from '../meting.js';
import { relaisproef } from '../relaisproef.js';
import type { Gereed, Relaisproef, Vorm } from '../relaisproef.js';

const GEBEURTENISSEN = { gewoon: 20_000, klein: 1_000 } as const;
const DOEL = { richting: 'minstens', verhouding: 0.8 } as const;

const VORMEN: readonly { readonly vorm: Vorm; readonly naam: string }[] = [
  { vorm: 'alleen-hub', naam: 'relais van logboek naar Kafka, een topic' },
  { vorm: 'alles', naam: 'relais, ook naar de topics van gemeenten' },
];

/** The relay from the log to Kafka, beside kafkajs alone with the same messages. */
export const P8: Reeks = {
  id: 'P8',
  titel: 'relais van logboek naar Kafka',
  bereid: async (omvang) => {
    const aantal = keuze(omvang, GEBEURTENISSEN);
    const proef = await relaisproef(aantal);
    const klaar: Gereed[] = [];
    for (const { vorm } of VORMEN) klaar.push(await proef.maak(vorm, aantal));
    return {
      regels: VORMEN.map(({ naam }) => ({
        naam,
        plafond: 'kafkajs met dezelfde berichten, 500 gebeurtenissen per keer',
        eenheid: 'gebeurt/s',
        doel: DOEL,
      })),
      ronde: async (eerst) => {
        const paren: Paar[] = [];
        for (const [n, { vorm }] of VORMEN.entries()) {
          const onze = async () => aantal / (await proef.relais(vorm, 0, aantal));
          const plafond = async () => aantal / (await proef.kaal(klaar[n] ?? []));
          paren.push(await omBeurten(eerst, onze, plafond));
        }
        return paren;
      },
      stop: proef.stop,
      noten: [
        `${aantal} gebeurtenissen per kant en ronde; dezelfde bytes, acks=-1, een verzoek tegelijk, 12 partities per topic; een broker`,
      ],
    };
  },
};

/** A day of the whole country (docs/prestatie.md). */
const STORING = { gewoon: 34_000, klein: 1_000 } as const;
/** What stood in the log before the relay went away: most of what comes then is of cases that it knows no more. */
const ERVOOR = { gewoon: 100_000, klein: 2_000 } as const;

export const P10: Reeks = {
  id: 'P10',
  titel: 'een storing van een dag inhalen, 34.000 gebeurtenissen',
  bereid: async (omvang) => {
    const [aantal, ervoor] = [keuze(omvang, STORING), keuze(omvang, ERVOOR)];
    const proef: Relaisproef = await relaisproef(ervoor + aantal, { vervlochten: true });
    return {
      regels: [
        {
          naam: `storing van ${aantal.toLocaleString('nl-NL')} gebeurtenissen inhalen, door een vers relais`,
          plafond: 'evenveel bij het tempo van P8, met alle topics',
          eenheid: 's',
          doel: { richting: 'hoogstens', verhouding: 1.5 },
        },
      ],
      ronde: async (eerst) => [
        await omBeurten(
          eerst,
          () => proef.relais('alles', ervoor, ervoor + aantal),
          () => proef.relais('alles', 0, aantal),
        ),
      ],
      stop: proef.stop,
      noten: [
        `met lease, positie en de topics van gemeenten; er stonden al ${ervoor.toLocaleString('nl-NL')} gebeurtenissen. ` +
          'Een relais dat zonder afscheid verdween houdt zijn lease nog hoogstens 15 s; die tijd telt hier niet mee',
      ],
    };
  },
};
