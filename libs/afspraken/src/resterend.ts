import type { Afspraken, TermijnId } from './afspraken.js';
import { dagnummer } from './datum.js';
import { extraVrij, isWerkdagnummer } from './feestdagen.js';
import { type Moment, beginVanDagMs, isoInstant, lokaleDag, momentMs } from './tijdzone.js';

/**
 * In werkdagen, for terms of which the afspraken name no warning: the werkdag before for a term in werkdagen, a week
 * before for one in weeks or months, so that an appointment can still be made.
 */
export const STANDAARD_WAARSCHUWING = { werkdagen: 1, weken: 5, maanden: 5, zelfdeDag: 0 } as const;

/** What is left of a term: 0 on its last day, negative after it, also in a weekend that follows: it has passed. */
export interface Resterend {
  readonly dagen: number;
  readonly werkdagen: number;
}

/** Counted as a term is: the day of `op` itself does not count, the last day does. */
export const resterend = (
  laatsteDag: string,
  op: Moment,
  extraVrijeDagen: readonly string[] = [],
): Resterend => {
  const laatste = dagnummer(laatsteDag);
  const vandaag = lokaleDag(momentMs(op));
  const extra = extraVrij(extraVrijeDagen);
  const werkdagen =
    vandaag <= laatste
      ? werkdagenNa(vandaag, laatste, extra)
      : Math.min(-1, 0 - werkdagenNa(laatste, vandaag, extra));
  return { dagen: laatste - vandaag, werkdagen };
};

const werkdagenNa = (van: number, tot: number, extra: ReadonlySet<number>): number => {
  let geteld = 0;
  for (let dag = van + 1; dag <= tot; dag += 1) if (isWerkdagnummer(dag, extra)) geteld += 1;
  return geteld;
};

/**
 * First instant of the warning: 00:00 local time of so many werkdagen before the last day, and never before the day
 * on which the term starts.
 */
export const waarschuwingVanaf = (
  afspraken: Afspraken,
  id: TermijnId,
  { vanaf, laatsteDag }: { readonly vanaf: string; readonly laatsteDag: string },
): string => {
  const extra = extraVrij(afspraken.extraVrijeDagen);
  const eerste = dagnummer(vanaf);
  let dag = dagnummer(laatsteDag);
  for (let over = voorsprong(afspraken, id); over > 0 && dag > eerste;) {
    dag -= 1;
    if (isWerkdagnummer(dag, extra)) over -= 1;
  }
  return isoInstant(beginVanDagMs(Math.max(dag, eerste)));
};

const voorsprong = ({ termijnen }: Afspraken, id: TermijnId): number => {
  const { waarschuwing } = termijnen[id];
  if (waarschuwing) return waarschuwing.werkdagen;
  if (id === 'T6') return STANDAARD_WAARSCHUWING.maanden;
  const [soort] = Object.keys(termijnen[id].duur) as (keyof typeof STANDAARD_WAARSCHUWING)[];
  return STANDAARD_WAARSCHUWING[soort ?? 'werkdagen'];
};
