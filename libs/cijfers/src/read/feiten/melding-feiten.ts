import { stappenVan } from './casusgang.js';
import type { Casusgang } from './casusgang.js';
import { daarna, sinds } from './feitgang.js';
import type { Feitgang } from './feitgang.js';
import type { Feit } from './feit.js';

/** What came in, what was decided about it, and how long that took. */
export const meldingFeiten = (gang: Casusgang): readonly Feitgang[] => [
  ...meldingen(gang),
  ...triages(gang),
  ...wachttijden(gang),
];

/** V1: the urgency may be established while the melding waits for its triage. */
const meldingen = (gang: Casusgang): readonly Feitgang[] => {
  const spoed = stappenVan(gang, 'SpoedVastgesteld');
  return stappenVan(gang, 'MeldingOntvangen').flatMap((stap) => {
    const { data, volgnummer } = stap.gebeurtenis;
    const feit = (urgentie: string): Feit => ({
      soort: 'melding',
      geldigOpMs: stap.opMs,
      kenmerken: { bron: data.bron, urgentie },
      gemeenten: stap.na.gemeenten,
    });
    if (data.spoedeisend) return [sinds(stap, feit('spoed'))];
    const later = spoed.find(({ voor }) =>
      voor.zicht.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer),
    );
    return daarna(stap, feit('niet-spoedeisend'), later, () => feit('later-spoed'));
  });
};

const triages = (gang: Casusgang): readonly Feitgang[] =>
  stappenVan(gang, 'TriageBesluit').map((stap) =>
    sinds(stap, {
      soort: 'triage',
      geldigOpMs: stap.opMs,
      kenmerken: { besluit: stap.gebeurtenis.data.besluit },
      gemeenten: stap.na.gemeenten,
    }),
  );

/** From each melding or report back until it no longer waits for a triage; answered by a besluit it is a wachttijd. */
const wachttijden = ({ stappen }: Casusgang): readonly Feitgang[] =>
  stappen.flatMap((stap) => {
    const { voor, na } = stap;
    if (na.zicht.verzoeken === voor.zicht.verzoeken) return [];
    return na.zicht.verzoeken
      .filter(({ volgnummer }) => !voor.zicht.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer))
      .flatMap(({ volgnummer, sindsMs }): readonly Feitgang[] => {
        const vraag = stappen.find(({ gebeurtenis }) => gebeurtenis.volgnummer === volgnummer);
        const antwoord = stappen.find(({ beantwoord }) =>
          beantwoord.some((verzoek) => verzoek.volgnummer === volgnummer),
        );
        const wacht: Feit = {
          soort: 'triage-open',
          geldigOpMs: sindsMs,
          kenmerken: {},
          gemeenten: vraag?.na.gemeenten ?? [],
        };
        const open = daarna(stap, wacht, antwoord, () => antwoord && { ...wacht, totMs: antwoord.opMs });
        if (antwoord?.gebeurtenis.type !== 'TriageBesluit' || vraag?.gebeurtenis.type !== 'MeldingOntvangen')
          return open;
        const { opMs } = antwoord;
        const wachttijd: Feit = {
          soort: 'melding-tot-triage',
          geldigOpMs: opMs,
          duurMs: opMs - sindsMs,
          kenmerken: {},
          gemeenten: antwoord.na.gemeenten,
        };
        return [...open, sinds(antwoord, wachttijd)];
      });
  });
