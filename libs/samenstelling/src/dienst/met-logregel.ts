import type { Afnemer, HubLogger } from '#platform';

/** One line per message, in the trace of the command behind it: a search for that trace finds how far it came. */
export const metLogregel = (afnemer: Afnemer, logger: HubLogger): Afnemer => ({
  ...afnemer,
  apply: async (client, bericht) => {
    await afnemer.apply(client, bericht);
    logger.debug({ bericht: bericht.attributen.type }, afnemer.name);
  },
});
