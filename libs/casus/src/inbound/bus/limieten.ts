/** Name of the group on the bus, and in dead letters. */
export const AFNEMER = 'opdrachten';
