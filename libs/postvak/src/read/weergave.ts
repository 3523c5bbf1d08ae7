import type { Partij } from '#event-sourcing';
import { instantMs, resterend } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { statusOp } from '#dossier';
import type { Fase, Grond, TermijnStatus } from '#dossier';
import type { Casusoverzicht, OpenTermijn, Postvakregel, Tijdvak } from './rijen.js';

/** An open term at the time of the question. */
export interface Termijnweergave extends OpenTermijn {
  /** `gepland`, `waarschuwing` or `verstreken`: what was met or lapsed is not open. */
  readonly status: TermijnStatus;
  readonly overschreden: boolean;
  /** Calendar days until the last day: 0 on that day itself, negative after it. */
  readonly dagenOver: number;
  readonly werkdagenOver: number;
}

export interface Postvakweergave extends Omit<Postvakregel, 'ontvanger' | 'inzagegrond' | 'termijnen'> {
  readonly overschreden: boolean;
  readonly termijnen: readonly Termijnweergave[];
}

export interface Houderweergave {
  readonly partij: Partij;
  readonly grond: Grond;
  readonly vanaf: string;
}

export interface Casusregelweergave {
  readonly casusId: string;
  readonly regio: string;
  readonly gemeenten: readonly string[];
  readonly fase: Fase;
  readonly inHubSinds: string;
  readonly houders: readonly Houderweergave[];
  readonly nogNietBelegd: boolean;
  readonly openOverdrachten: Casusoverzicht['openOverdrachten'];
  readonly geweigerd: Casusoverzicht['geweigerd'];
  readonly overschreden: boolean;
  readonly termijnen: readonly Termijnweergave[];
  readonly stabielMogelijkVanaf?: string;
  readonly revisie: number;
}

/** The time of the question, and the afspraken whose werkdagen count. */
export interface Vraagmoment {
  readonly nuMs: number;
  readonly boek: Afsprakenboek;
}

export const postvakweergave = (
  { ontvanger: _ontvanger, inzagegrond: _grond, ...regel }: Postvakregel,
  { nuMs, boek }: Vraagmoment,
): Postvakweergave => ({ ...regel, ...termijnenOp(regel, { nuMs, boek }) });

/** Who holds it now is read from the periods: V3 begins by the calendar, without any event. */
export const casusregelweergave = (
  { ooitGemeenten: _ooit, houders, nietBelegd, ...overzicht }: Casusoverzicht,
  { nuMs, boek }: Vraagmoment,
): Casusregelweergave => ({
  ...overzicht,
  houders: houders
    .filter((periode) => omvat(periode, nuMs))
    .map(({ partij, grond, vanaf }) => ({ partij, grond, vanaf })),
  nogNietBelegd: nietBelegd.some((gat) => omvat(gat, nuMs)),
  ...termijnenOp(overzicht, { nuMs, boek }),
});

const omvat = ({ vanaf, tot }: Tijdvak, opMs: number): boolean =>
  instantMs(vanaf) <= opMs && (tot === undefined || opMs < instantMs(tot));

const termijnenOp = (
  { regio, termijnen: open }: { readonly regio: string; readonly termijnen: readonly OpenTermijn[] },
  { nuMs, boek }: Vraagmoment,
): { readonly overschreden: boolean; readonly termijnen: readonly Termijnweergave[] } => {
  const { extraVrijeDagen } = boek.voor(regio, nuMs);
  const termijnen = open.map((termijn) => {
    const { dagen, werkdagen } = resterend(termijn.laatsteDag, nuMs, extraVrijeDagen);
    return {
      ...termijn,
      status: statusOp(termijn, nuMs),
      overschreden: instantMs(termijn.overschredenVanaf) <= nuMs,
      dagenOver: dagen,
      werkdagenOver: werkdagen,
    };
  });
  return { overschreden: termijnen.some(({ overschreden }) => overschreden), termijnen };
};
