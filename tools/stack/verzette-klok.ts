/**
 * Loaded before a service (`--import`), this puts its clock off by KLOK_VERSCHIL_MS: what a machine without time
 * synchronisation does. Timers go on as they are, for those do not read the clock.
 */
const difference = Number(process.env['KLOK_VERSCHIL_MS'] ?? 0);
const TrueDate = globalThis.Date;

const OffDate = new Proxy(TrueDate, {
  construct: (target, args: readonly unknown[], newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [TrueDate.now() + difference] : [...args],
      newTarget,
    ) as Date,
  apply: (target) => new target(TrueDate.now() + difference).toString(),
  get: (target, property, receiver) =>
    property === 'now'
      ? () => TrueDate.now() + difference
      : (Reflect.get(target, property, receiver) as unknown),
});

Object.defineProperty(globalThis, 'Date', { value: OffDate, writable: true, configurable: true });
