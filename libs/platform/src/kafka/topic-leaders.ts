import type { Admin } from 'kafkajs';
import { backOff } from '../postgres/back-off.js';

/** With the back-off this is about half a minute; a controller that needs longer is not well. */
const MAX_TRIES = 12;

/**
 * Resolves when each partition of new topics has a leader. kafkajs can wait for that itself, and gives up when a broker
 * has not yet heard of a topic at all, as right after one of the same name was deleted.
 */
export const untilLed = async (admin: Admin, topics: readonly string[]): Promise<void> => {
  const { signal } = new AbortController();
  for (let tries = 0; ; tries += 1) {
    try {
      if (await areLed(admin, topics)) return;
    } catch (error) {
      if (tries >= MAX_TRIES || !isRetriable(error)) throw error;
    }
    if (tries >= MAX_TRIES) throw new Error(`no leader in time for ${topics.join(', ')}`);
    await backOff(tries, signal);
  }
};

const areLed = async (admin: Admin, names: readonly string[]): Promise<boolean> => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
  return topics.every(
    ({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0),
  );
};

const isRetriable = (error: unknown): boolean =>
  error instanceof Error && 'retriable' in error && error.retriable === true;
