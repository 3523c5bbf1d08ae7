import type { Ruw } from './feit.js';
import type { Loop, Stap } from './loop.js';

export const meldingen = (loop: Loop): readonly Ruw[] =>
  loop.stappen.flatMap(({ op, g }, i): readonly Ruw[] => {
    const gemeenten = loop.gemeentenNa(i);
    if (g.type === 'TriageBesluit')
      return [{ soort: 'triage', op, bij: { besluit: g.data.besluit }, gemeenten }];
    if (g.type !== 'MeldingOntvangen') return [];
    const urgentie = g.data.spoedeisend ? 'spoed' : achteraf(loop, g.volgnummer);
    return [{ soort: 'melding', op, bij: { bron: g.data.bron, urgentie }, gemeenten }];
  });

/** V1: whether the urgency was established while this melding waited. */
const achteraf = (loop: Loop, melding: number): string => {
  const bleek = loop.stappen.some(
    ({ g }, i) =>
      g.type === 'SpoedVastgesteld' && loop.wachtte(i - 1).some(({ volgnummer }) => volgnummer === melding),
  );
  return bleek ? 'later-spoed' : 'niet-spoedeisend';
};

/** What waits for a triage, asked of the rules after every step. */
export const wachttijden = (loop: Loop): readonly Ruw[] => {
  const alle = new Map(loop.na.flatMap(({ verzoeken }) => verzoeken.map((v) => [v.volgnummer, v])));
  return [...alle.values()].flatMap(({ volgnummer, sindsMs }) => {
    const laatste = loop.na.findLastIndex(({ verzoeken }) =>
      verzoeken.some((v) => v.volgnummer === volgnummer),
    );
    return wachttijd(loop, { volgnummer, sindsMs }, laatste + 1);
  });
};

const wachttijd = (
  loop: Loop,
  { volgnummer, sindsMs }: { readonly volgnummer: number; readonly sindsMs: number },
  eindplaats: number,
): readonly Ruw[] => {
  const eind: Stap | undefined = loop.stappen[eindplaats];
  const begin = loop.stappen.findIndex(({ g }) => g.volgnummer === volgnummer);
  const open: Ruw = {
    soort: 'triage-open',
    op: sindsMs,
    ...(eind && { tot: eind.op }),
    bij: {},
    gemeenten: loop.gemeentenNa(begin),
  };
  if (eind?.g.type !== 'TriageBesluit' || loop.stappen[begin]?.g.type !== 'MeldingOntvangen') return [open];
  const duur = eind.op - sindsMs;
  const gemeenten = loop.gemeentenNa(eindplaats);
  return [open, { soort: 'melding-tot-triage', op: eind.op, duur, bij: {}, gemeenten }];
};
