import { boekVanZuidLimburg, VT } from '#dossier/testing';
import type { EventLog, KeyStore } from '#event-sourcing';
import { StepwiseCommandLog, sha256Hex } from '#event-sourcing';
import {
  InMemoryEventLog,
  InMemoryIdempotencyRegister,
  InMemoryKeyStore,
  ManualClock,
} from '#event-sourcing/testing';
import { Sleutelkluis } from '../outbound/sleutelkluis.js';
import type { Daad } from '../testing/daden.js';
import { Casusdossiers } from './casusdossiers.js';
import { Casusgeheugen } from './casusgeheugen.js';
import { DirecteWeg } from './directe-weg.js';
import { StapVastleggen } from './stap-vastleggen.command.js';
import type { Stapopdracht } from './stap-vastleggen.command.js';
import { StapVastleggenHandler } from './stap-vastleggen.handler.js';

export const CASUS = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

interface Onderdelen {
  readonly log?: EventLog;
  readonly sleutels?: KeyStore;
  readonly kluis?: Sleutelkluis;
}

/** The handler on ports in memory. */
export const opstelling = ({
  log = new InMemoryEventLog(),
  sleutels = new InMemoryKeyStore(),
  kluis = new Sleutelkluis(sleutels),
}: Onderdelen = {}) => {
  const clock = new ManualClock('2026-03-02T09:00:00Z');
  const register = new InMemoryIdempotencyRegister();
  const boek = boekVanZuidLimburg();
  const opdrachtlog = new StepwiseCommandLog(log, register, sleutels);
  const met = (bewaarder: Sleutelkluis) => {
    const geheugen = new Casusgeheugen(clock, log);
    const direct = new DirecteWeg(geheugen, opdrachtlog, bewaarder, boek, clock);
    const dossiers = new Casusdossiers(log);
    return new StapVastleggenHandler(direct, geheugen, dossiers, log, register, bewaarder, boek, clock);
  };
  const handler = met(kluis);
  const doe = (daad: Daad, anders: Partial<Stapopdracht> = {}) => handler.execute(opdracht(daad, anders));
  return {
    log,
    sleutels,
    kluis,
    clock,
    doe,
    /** Another process, on the same log and keys. */
    ander: (daad: Daad, anders: Partial<Stapopdracht> = {}) =>
      met(new Sleutelkluis(sleutels)).execute(opdracht(daad, anders)),
    begin: async (...daden: readonly Daad[]) => {
      for (const daad of daden) {
        clock.setTo(daad.vastgelegdOp);
        await doe(daad);
      }
    },
    records: async () => {
      const records = [];
      for await (const record of log.readStream(`casus-${CASUS}`)) records.push(record);
      return records;
    },
  };
};

let volgende = 0;

/** A daad as a command with a key of its own. */
const opdracht = ({ stap, door }: Daad, anders: Partial<Stapopdracht>): StapVastleggen => {
  volgende += 1;
  const sleutel = anders.sleutel ?? sha256Hex(`proef ${volgende}`);
  return new StapVastleggen({
    casusId: CASUS,
    nieuweCasus: stap.type === 'MeldingOntvangen' && door.id === VT.id,
    stap,
    actor: { partij: door },
    kijker: { rol: door.soort as Stapopdracht['kijker']['rol'], partij: door },
    vingerafdruk: sha256Hex(JSON.stringify(stap)),
    correlatieId: CASUS,
    ...anders,
    sleutel,
  });
};
