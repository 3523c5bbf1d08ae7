import { streamNameFilter } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, EventStoreDBClient, Position, START } from '@eventstore/db-client';
import { LogUnavailable } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import { CHECKPOINT_INTERVAL, READ_AHEAD, SEARCH_WINDOW } from './limits.js';
import { isFurther, placeAt } from './positions.js';
import { PulledStream } from './pulled-stream.js';
import { recordedEvent } from './recorded-event.js';

export type Place = Position | typeof START;

export type FollowMessage =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[]; readonly place: Place }
  /** Nothing of ours stands before this place. */
  | { readonly kind: 'progress'; readonly place: Place }
  | { readonly kind: 'caught-up' };

export interface FollowOptions {
  /** Exclusive. */
  readonly from: Place;
  readonly prefixes: readonly string[];
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/**
 * One subscription of the client, until it breaks. The server says once that it has caught up; after that we have caught up
 * whenever all that came in has been delivered. While live, silence is normal and the keep-alive of gRPC watches.
 */
export async function* follow(
  client: EventStoreDBClient,
  { from, prefixes, silenceMs, signal }: FollowOptions,
): AsyncGenerator<FollowMessage> {
  const state: { checkpoint?: Position; isLive: boolean } = { isLive: false };
  const filter = streamNameFilter({
    prefixes: [...prefixes],
    maxSearchWindow: SEARCH_WINDOW,
    checkpointInterval: CHECKPOINT_INTERVAL,
    checkpointReached: (_subscription, position) => {
      state.checkpoint = position;
      stream.notify();
    },
  });
  const subscription = client.subscribeToAll({ fromPosition: from, filter }, { highWaterMark: READ_AHEAD });
  const stream = new PulledStream<AllStreamResolvedEvent>(subscription, () => subscription.unsubscribe());
  subscription.on('caughtUp', () => {
    state.isLive = true;
    stream.notify();
  });
  const read = reading(stream);
  let place = from;
  let isMarked = false;
  try {
    while (!signal.aborted) {
      const { seen } = stream;
      const batch = read();
      if (batch) {
        place = batch.place;
        isMarked = false;
        yield { kind: 'events', ...batch };
      } else if (state.checkpoint && isFurther(state.checkpoint, place)) {
        place = state.checkpoint;
        yield { kind: 'progress', place };
      } else if (state.isLive && !isMarked) {
        isMarked = true;
        yield { kind: 'caught-up' };
      } else {
        if (stream.hasEnded) throw new LogUnavailable('EventStoreDB ended a subscription');
        await stream.wait(seen, signal, state.isLive ? undefined : silenceMs);
      }
    }
  } finally {
    stream.close();
  }
}

interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly place: Place;
}

/** Reads what has come in; undefined when that is nothing. Damage is thrown once all before it has been given. */
const reading = (stream: PulledStream<AllStreamResolvedEvent>): (() => Batch | undefined) => {
  let damage: Error | undefined;
  return () => {
    if (damage) throw damage;
    const events: RecordedEvent[] = [];
    try {
      for (const each of stream.readUpTo(READ_AHEAD)) events.push(recordedEvent(each));
    } catch (error) {
      damage = error as Error;
    }
    const last = events.at(-1);
    if (!last && damage) throw damage;
    return last && { events, place: placeAt(last.positie) };
  };
};
