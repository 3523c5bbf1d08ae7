import { isVan } from './casusgang.js';
import type { Casusgang, Gangstap } from './casusgang.js';
import type { Feit } from './feit.js';

/** What came in, what was decided about it, and how long that took. */
export const meldingFeiten = (gang: Casusgang): readonly Feit[] => [
  ...meldingen(gang),
  ...triages(gang),
  ...wachttijden(gang),
];

const meldingen = ({ stappen }: Casusgang): readonly Feit[] =>
  stappen.filter(isVan('MeldingOntvangen')).map(({ opMs, gebeurtenis: { data, volgnummer }, na }) => ({
    soort: 'melding',
    geldigOpMs: opMs,
    kenmerken: {
      bron: data.bron,
      urgentie: data.spoedeisend ? 'spoed' : urgentieAchteraf(stappen, volgnummer),
    },
    gemeenten: na.gemeenten,
  }));

/** V1: the urgency was established while the melding waited for its triage. */
const urgentieAchteraf = (stappen: readonly Gangstap[], melding: number): string =>
  stappen.some(
    (stap) =>
      stap.gebeurtenis.type === 'SpoedVastgesteld' &&
      stap.voor.zicht.verzoeken.some(({ volgnummer }) => volgnummer === melding),
  )
    ? 'later-spoed'
    : 'niet-spoedeisend';

const triages = ({ stappen }: Casusgang): readonly Feit[] =>
  stappen.filter(isVan('TriageBesluit')).map(({ opMs, gebeurtenis, na }) => ({
    soort: 'triage',
    geldigOpMs: opMs,
    kenmerken: { besluit: gebeurtenis.data.besluit },
    gemeenten: na.gemeenten,
  }));

/** From each melding or report back until it no longer waits for a triage; answered by a besluit it is a wachttijd. */
const wachttijden = ({ stappen, gebeurtenissen }: Casusgang): readonly Feit[] => {
  const meldingen = new Set(
    gebeurtenissen.filter(({ type }) => type === 'MeldingOntvangen').map(({ volgnummer }) => volgnummer),
  );
  const laatste = stappen.at(-1)?.na;
  const gemeenten = (volgnummer: number) =>
    stappen.find(({ gebeurtenis }) => gebeurtenis.volgnummer === volgnummer)?.na.gemeenten ?? [];
  const beantwoord = stappen.flatMap(({ opMs, gebeurtenis, na, ...stap }) =>
    stap.beantwoord.flatMap(({ sindsMs, volgnummer }): readonly Feit[] => [
      {
        soort: 'triage-open',
        geldigOpMs: sindsMs,
        totMs: opMs,
        kenmerken: {},
        gemeenten: gemeenten(volgnummer),
      },
      ...(gebeurtenis.type === 'TriageBesluit' && meldingen.has(volgnummer)
        ? [
            {
              soort: 'melding-tot-triage' as const,
              geldigOpMs: opMs,
              duurMs: opMs - sindsMs,
              kenmerken: {},
              gemeenten: na.gemeenten,
            },
          ]
        : []),
    ]),
  );
  const open = (laatste?.zicht.verzoeken ?? []).map(({ sindsMs, volgnummer }): Feit => ({
    soort: 'triage-open',
    geldigOpMs: sindsMs,
    kenmerken: {},
    gemeenten: gemeenten(volgnummer),
  }));
  return [...beantwoord, ...open];
};
