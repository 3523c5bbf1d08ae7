/** What runs or lies around because of a measurement, so that a Ctrl-C leaves nothing behind either. */
const open = new Set<() => Promise<void>>();

/** The same stop, which also runs when the bench is ended early; once at most. */
export const opTeRuimen = (stop: () => Promise<void>): (() => Promise<void>) => {
  let gestopt: Promise<void> | undefined;
  const eenmaal = (): Promise<void> => {
    // It stays on the list until it has ended: the process may not go before that.
    gestopt ??= stop().finally(() => open.delete(eenmaal));
    return gestopt;
  };
  open.add(eenmaal);
  return eenmaal;
};

/** Last started, first stopped. Whatever fails does not keep the rest from being stopped. */
export const ruimAllesOp = async (): Promise<void> => {
  for (const stop of [...open].reverse()) await stop().catch(() => undefined);
};
