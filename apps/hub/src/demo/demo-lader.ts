import type { CommandBus } from '@nestjs/cqrs';
import { type EventLog, sha256Hex } from '#event-sourcing';
import { StapVastleggen, afgeleidId } from '#casus';
import { stroomVan } from '#dossier';
import type { Kijker } from '#dossier';
import type { DemoKlok } from './demo-klok.js';
import type { Demostap, Demoverhaal } from './demo-verhaal.js';

export interface Demobenodigdheden {
  readonly commandBus: CommandBus;
  readonly log: EventLog;
  readonly klok: DemoKlok;
  /** Called before the clock is set to an instant of the story. */
  readonly totEnMet: (ms: number) => Promise<void>;
}

/**
 * Loads the invented cases through the command that users give, each step at the time at which it was recorded.
 * Loading again changes nothing: the same steps carry the same keys.
 */
export const laadDemo = async (
  verhalen: readonly Demoverhaal[],
  benodigd: Demobenodigdheden,
): Promise<number> => {
  const rij = verhalen
    .flatMap((verhaal) => verhaal.stappen.map((stap, n) => ({ verhaal, stap, n })))
    .sort((a, b) => a.stap.vastgelegdMs - b.stap.vastgelegdMs);
  for (const { verhaal, stap, n } of rij) await legVast(verhaal, stap, n, benodigd);
  benodigd.klok.loopWeer();
  await benodigd.totEnMet(benodigd.klok.nowMs());
  benodigd.klok.loopWeer();
  return rij.length;
};

const legVast = async (
  { naam, casusId }: Demoverhaal,
  { opMs, vastgelegdMs, actor, stap }: Demostap,
  n: number,
  { commandBus, log, klok, totEnMet }: Demobenodigdheden,
): Promise<void> => {
  await totEnMet(vastgelegdMs);
  klok.zet(vastgelegdMs);
  const sleutel = `demo/${naam}/${n}`;
  const data = { ...stap.data, ...(await inhoudHashVoor(stap, actor.partij.soort, casusId, log)) };
  await commandBus.execute(
    new StapVastleggen({
      casusId,
      nieuweCasus: n === 0,
      stap: { ...stap, data, plaatsgevondenOp: new Date(opMs).toISOString() } as typeof stap,
      actor,
      kijker: { rol: actor.partij.soort as Kijker['rol'], partij: actor.partij },
      sleutel,
      vingerafdruk: sha256Hex(sleutel),
      correlatieId: afgeleidId(sleutel, 'correlatie'),
    }),
  );
};

/** A recipient confirms with the hash of what it received, also in a demonstration. */
const inhoudHashVoor = async (stap: Demostap['stap'], soort: string, casusId: string, log: EventLog) => {
  if (stap.type !== 'OntvangstBevestigd' || soort === 'veilig-thuis') return {};
  for await (const { type, data } of log.readStream(stroomVan(casusId)))
    if (type === 'OverdrachtVerstuurd' && data.overdrachtId === stap.data.overdrachtId)
      return { inhoudHash: data.inhoudHash };
  return {};
};
