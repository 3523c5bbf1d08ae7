import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, nameOf } from './messages.js';
import type { EventSink } from './event-sink.js';
import { filterOf, placeOf } from './read-options.js';
import type { Place, StoredEvent, TransactionLog } from './transaction-log.js';

/** What the server reads at once when the client names no search window. */
const DEFAULT_WINDOW = 32;

/**
 * A catch-up subscription as the server runs it: confirmation, what is there, a checkpoint and `caught up`, and
 * then live. Starts exclusive. It says `caught up` once; after live events it does not say it again.
 */
export const subscribe = async (
  log: TransactionLog,
  options: ReadReq.Options,
  sink: EventSink,
): Promise<void> => {
  await sink.write(confirmationMessage('abonnement'));
  await sink.failsWhenItIsTime();
  const from = placeOf(options, log);
  if (!log.isReadable(from)) return sink.refuse({ kind: 'invalid-position' });
  const matches = matcherOf(options);
  const interval = checkpointInterval(options);
  let index = firstAfter(log, from, options);
  let considered = 0;
  let isLive = false;
  for (;;) {
    const event = log.events[index];
    if (!event) {
      if (!isLive) await caughtUp(log, index, from, interval, sink);
      isLive = true;
      await log.grownBeyond(index, sink.signal);
      sink.signal.throwIfAborted();
      continue;
    }
    index += 1;
    considered += 1;
    if (matches(event)) await sink.event(event);
    if (considered % interval === 0) await sink.write(checkpointMessage(placeAfter(event)));
  }
};

const caughtUp = async (
  log: TransactionLog,
  index: number,
  from: Place,
  interval: number,
  sink: EventSink,
): Promise<void> => {
  const last = log.events[index - 1];
  if (interval < Infinity) await sink.write(checkpointMessage(last ? placeAfter(last) : from));
  await sink.write(caughtUpMessage());
};

/** The server names the place where it goes on: the start of the next record, with prepare 0. No event stands there. */
const placeAfter = ({ end }: StoredEvent): Place => ({ commit: end, prepare: 0 });

const checkpointInterval = (options: ReadReq.Options): number => {
  const filter = options.getFilter();
  if (!filter) return Infinity;
  const window = filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  return window * filter.getCheckpointintervalmultiplier();
};

const matcherOf = (options: ReadReq.Options): ((event: StoredEvent) => boolean) => {
  const from = options.getStream();
  if (!from) return filterOf(options);
  const name = nameOf(from.getStreamIdentifier());
  const after = from.hasRevision() ? Number(from.getRevision()) : -1;
  return ({ stream, revision }) => stream === name && revision > after;
};

const firstAfter = (log: TransactionLog, { commit, prepare }: Place, options: ReadReq.Options): number => {
  if (options.getStream()) return options.getStream()?.hasEnd() ? log.events.length : 0;
  if (options.getAll()?.hasStart()) return 0;
  const index = log.indexAtOrAfter(commit);
  const isThere = log.events[index]?.position === commit && commit <= prepare;
  return isThere ? index + 1 : index;
};
