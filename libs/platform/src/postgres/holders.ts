import type { Pool } from 'pg';

/**
 * Connections of one pool that may be held by who asks for another meanwhile. Were all of them held so, nobody would ever
 * get the second: every holder would wait for the others until its time was up. Far below `MAX_CONNECTIONS`, so that the
 * second, and whoever needs only one, always finds some that come free by themselves.
 */
export const MAX_HOLDERS = 8;

/** Who waits for a place among the holders, and how many there are. */
class Places {
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.#taken < MAX_HOLDERS) {
      this.#taken += 1;
      return;
    }
    // Whoever gives a place back gives it to the next in line: it is never free in between.
    await new Promise<void>((mine) => this.#waiting.push(mine));
  }

  giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken -= 1;
  }
}

const places = new WeakMap<Pool, Places>();

/** Work that holds a connection of this pool and may ask for another; waits in line while too many do. */
export const asHolder = async <T>(pool: Pool, work: () => Promise<T>): Promise<T> => {
  const ofPool = places.get(pool) ?? new Places();
  places.set(pool, ofPool);
  await ofPool.take();
  try {
    return await work();
  } finally {
    ofPool.giveBack();
  }
};
