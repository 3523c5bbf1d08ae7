import type { Faults, Wait } from './faults.js';
import type { Front } from '../../../tools/stack/front.js';
import type { Refusal } from './refusals.js';
import { sizeOnDisk } from './transaction-log.js';
import type { Expected, Outcome, Proposal, TransactionLog } from './transaction-log.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly proposals: readonly Proposal[];
}

/** What the caller is told; `nothing` when no answer is to be given. */
export type AppendAnswer = Outcome | { readonly kind: 'refused'; readonly refusal: Refusal } | 'nothing';

export interface Appending {
  readonly log: TransactionLog;
  readonly faults: Faults;
  readonly front: Front;
  readonly maxAppendBytes: number;
  /** Streams to which somebody else writes an event after each append. */
  readonly othersWriteTo: readonly string[];
}

/** One append, whichever call brought it, with what is to go wrong with it. */
export const append = async (
  { log, faults, front, maxAppendBytes, othersWriteTo }: Appending,
  call: 'append' | 'batch-append',
  { stream, expected, proposals }: AppendRequest,
): Promise<AppendAnswer> => {
  const { before, written = true, after, answer } = faults.takeAppend(call);
  await waited(before);
  const bytes = proposals.reduce((sum, proposal) => sum + sizeOnDisk(proposal), 0);
  if (bytes > maxAppendBytes) return refused({ kind: 'too-large', limit: maxAppendBytes });
  const outcome = written ? log.append(stream, expected, proposals) : undefined;
  for (const other of othersWriteTo) log.writeOther(other);
  await waited(after);
  if (answer === 'drop') front.drop();
  if (typeof answer === 'object') return refused(answer);
  return outcome && answer !== 'drop' && answer !== 'silence' ? told(stream, outcome, answer) : 'nothing';
};

const waited = (wait: Wait | undefined): Promise<void> | undefined =>
  typeof wait === 'function' ? wait() : wait;

const told = (stream: string, outcome: Outcome, answer: 'no-position' | undefined): AppendAnswer => {
  if (outcome.kind === 'stream-deleted') return refused({ kind: 'stream-deleted', stream });
  const isHidden = outcome.kind === 'success' && answer === 'no-position';
  return isHidden ? { ...outcome, position: undefined } : outcome;
};

const refused = (refusal: Refusal) => ({ kind: 'refused', refusal }) as const;
