import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { EventSink } from './event-sink.js';
import type { ReadCall } from './event-sink.js';
import type { Faults } from './faults.js';
import type { Front } from '../../../tools/stack/front.js';
import { nameOf, streamNotFoundMessage } from './messages.js';
import { filterOf, placeOf } from './read-options.js';
import type { Refusal } from './refusals.js';
import { subscribe } from './subscription.js';
import type { Place, StoredEvent, TransactionLog } from './transaction-log.js';

export interface Reading {
  readonly log: TransactionLog;
  readonly faults: Faults;
  readonly front: Front;
}

/** `Streams.Read`: a stream or `$all`, forwards or backwards, filtered or not, once or as a subscription. */
export const read =
  (reading: Reading) =>
  (call: ReadCall): void => {
    call.on('error', () => undefined);
    const options = call.request.getOptions();
    const isSubscription = options?.hasSubscription() ?? false;
    const fault = reading.faults.takeRead(isSubscription ? 'subscribe' : 'read');
    const sink = new EventSink(call, reading.front, fault);
    if (!options) return sink.refuse({ kind: 'invalid-position' });
    if (isSubscription) reading.faults.subscribedFrom.push(placeOf(options, reading.log));
    const answered = isSubscription
      ? subscribe(reading.log, options, sink)
      : answer(reading.log, options, sink);
    // A reader that goes away is no failure of the server.
    answered.catch(() => undefined);
  };

const answer = async (log: TransactionLog, options: ReadReq.Options, sink: EventSink): Promise<void> => {
  const wanted = wantedEvents(log, options);
  if ('kind' in wanted) return sink.refuse(wanted);
  await sink.failsWhenItIsTime();
  if ('missing' in wanted) await sink.write(streamNotFoundMessage(wanted.missing));
  let left = Number(options.getCount());
  for (const event of 'missing' in wanted ? [] : wanted.events) {
    if (left <= 0) break;
    left -= 1;
    await sink.event(event);
  }
  sink.end();
};

type Wanted = { readonly events: Iterable<StoredEvent> } | { readonly missing: string } | Refusal;

const wantedEvents = (log: TransactionLog, options: ReadReq.Options): Wanted => {
  const from = options.getStream();
  if (!from) {
    const place = placeOf(options, log);
    return log.isReadable(place) ? { events: allEvents(log, options, place) } : { kind: 'invalid-position' };
  }
  const stream = nameOf(from.getStreamIdentifier());
  if (log.isTombstoned(stream)) return { kind: 'stream-deleted', stream };
  const events = log.read(stream);
  return events ? { events: fromRevision(events, options, from) } : { missing: stream };
};

const isBackwards = (options: ReadReq.Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

const fromRevision = (
  events: readonly StoredEvent[],
  options: ReadReq.Options,
  from: ReadReq.Options.StreamOptions,
): readonly StoredEvent[] => {
  const start = from.hasRevision() ? Number(from.getRevision()) : from.hasEnd() ? Infinity : 0;
  return isBackwards(options)
    ? events.filter(({ revision }) => revision <= start).reverse()
    : events.filter(({ revision }) => revision >= start);
};

function* allEvents(log: TransactionLog, options: ReadReq.Options, place: Place): Iterable<StoredEvent> {
  const matches = filterOf(options);
  const step = isBackwards(options) ? -1 : 1;
  const end = log.events.length;
  let index = log.indexAtOrAfter(place.commit) + (step < 0 ? -1 : 0);
  // Forwards is inclusive, and backwards begins with the event that ends here.
  for (let event = log.events[index]; event && index < end; event = log.events[(index += step)]) {
    if (matches(event)) yield event;
  }
}
