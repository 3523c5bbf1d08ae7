import type { Partij } from '#event-sourcing';
import { beginVanDag, instantMs, lokaleDatum } from '#afspraken';
import type { Fase, Grond } from '#dossier';
import type { Casusoverzicht, OpenTermijn, Postvakregel, Tijdvak } from './rijen.js';

/** An open term at the time of the question. */
export interface Termijnweergave extends OpenTermijn {
  readonly overschreden: boolean;
  /** Calendar days until the last day: 0 on that day itself, negative after it. */
  readonly dagenOver: number;
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
  readonly geweigerd: Casusoverzicht['geweigerd'];
  readonly overschreden: boolean;
  readonly termijnen: readonly Termijnweergave[];
  readonly stabielMogelijkVanaf?: string;
  readonly revisie: number;
}

export const postvakweergave = (
  { ontvanger: _ontvanger, inzagegrond: _grond, ...regel }: Postvakregel,
  nuMs: number,
): Postvakweergave => ({ ...regel, ...termijnenOp(regel.termijnen, nuMs) });

/** Who holds it now is read from the periods: V3 begins by the calendar, without any event. */
export const casusregelweergave = (
  { ooitGemeenten: _ooit, houders, nietBelegd, ...overzicht }: Casusoverzicht,
  nuMs: number,
): Casusregelweergave => ({
  ...overzicht,
  houders: houders
    .filter((periode) => omvat(periode, nuMs))
    .map(({ partij, grond, vanaf }) => ({ partij, grond, vanaf })),
  nogNietBelegd: nietBelegd.some((gat) => omvat(gat, nuMs)),
  ...termijnenOp(overzicht.termijnen, nuMs),
});

const omvat = ({ vanaf, tot }: Tijdvak, opMs: number): boolean =>
  instantMs(vanaf) <= opMs && (tot === undefined || opMs < instantMs(tot));

const termijnenOp = (
  open: readonly OpenTermijn[],
  nuMs: number,
): { readonly overschreden: boolean; readonly termijnen: readonly Termijnweergave[] } => {
  const termijnen = open.map((termijn) => ({
    ...termijn,
    overschreden: instantMs(termijn.overschredenVanaf) <= nuMs,
    dagenOver: dagenTussen(lokaleDatum(nuMs), termijn.laatsteDag),
  }));
  return { overschreden: termijnen.some(({ overschreden }) => overschreden), termijnen };
};

const DAG_MS = 86_400_000;

/** Rounded, for two midnights lie an hour more or less apart when the clocks change between them. */
const dagenTussen = (van: string, tot: string): number =>
  Math.round((instantMs(beginVanDag(tot)) - instantMs(beginVanDag(van))) / DAG_MS);
