/** Name of the group on the bus, and in dead letters. */
export const AFNEMER = 'opdrachten';

/** Messages of one turn: even at a fifth of a second each they end before Kafka thinks that this process is gone. */
export const MAX_TEGELIJK = 20;
