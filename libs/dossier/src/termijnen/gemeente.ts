import type { Partij } from '#event-sourcing';
import { buitenKantoortijd } from '#afspraken';
import { begonnenBij, bijElke, dataVan, eersteNa } from './beeldstap.js';
import type { Beeldstap, Termijnregel } from './beeldstap.js';

const alsPartij = (gemeente: string): Partij => ({ soort: 'gemeente', id: gemeente, gemeente });

/**
 * T7: the gemeente answers a report of structural non-compliance. Each answer meets the oldest report that has
 * none. The closing of a case takes nothing away: the report is about cooperation, not about this household.
 */
export const antwoordtermijn: Termijnregel = (verloop) => {
  const eerdere = new Map<string, number>();
  return bijElke(verloop, (stap) => {
    const opgeschaald = dataVan(stap, 'Opgeschaald');
    const gemeente = opgeschaald?.gemeente;
    if (opgeschaald?.niveau !== 'gemeente' || gemeente === undefined) return [];
    const rang = eerdere.get(gemeente) ?? 0;
    eerdere.set(gemeente, rang + 1);
    const reacties = verloop.stappen.filter((later) => isReactieVan(later, gemeente));
    return [
      {
        termijn: 'T7',
        partij: alsPartij(gemeente),
        gemeente,
        ...begonnenBij(stap),
        bij: stap,
        gehaald: reacties[rang],
      },
    ];
  });
};

const isReactieVan = (stap: Beeldstap, gemeente: string): boolean =>
  stap.gebeurtenis.type === 'GemeenteReactieGegeven' && stap.gebeurtenis.actor.partij.id === gemeente;

/**
 * T10: VT tells each gemeente of the case of an urgency outside office hours. It lapses when the household proves
 * to live elsewhere; the closing of the case leaves it due.
 */
export const crisistermijn: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) => {
    if (!isSpoed(stap) || !buitenKantoortijd(verloop.afspraken(stap.opMs), stap.opMs)) return [];
    return stap.na.gemeenten.map((gemeente) => ({
      termijn: 'T10' as const,
      partij: verloop.veiligThuis,
      gemeente,
      ...begonnenBij(stap),
      bij: stap,
      gehaald: eersteNa(verloop, stap, (later) => isVerteldAan(later, gemeente)),
      vervallen: eersteNa(verloop, stap, ({ na }) => !na.gemeenten.includes(gemeente)),
    }));
  });

const isSpoed = (stap: Beeldstap): boolean =>
  stap.gebeurtenis.type === 'SpoedVastgesteld' || dataVan(stap, 'MeldingOntvangen')?.spoedeisend === true;

const isVerteldAan = (stap: Beeldstap, gemeente: string): boolean => {
  const geinformeerd = dataVan(stap, 'GemeenteGeinformeerd');
  return geinformeerd?.aanleiding === 'crisis-buiten-kantoortijd' && geinformeerd.gemeente === gemeente;
};
