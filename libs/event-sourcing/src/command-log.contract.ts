import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandLog, CommandWrite } from './command-log.js';
import { NO_STREAM, RevisionConflict } from './event-log.js';
import type { EventLog } from './event-log.js';
import { collected, exampleRecords } from './example-records.js';
import type { IdempotencyRegister } from './idempotency-register.js';
import type { KeyStore } from './key-store.js';

export interface CommandLogUnderTest {
  readonly commands: CommandLog;
  /** Of another process. */
  readonly other: CommandLog;
  readonly log: EventLog;
  readonly register: IdempotencyRegister;
  readonly keys: KeyStore;
}

const STREAM = 'casus-een';

const writeOf = (sleutel: string, stream = STREAM, variant = ''): CommandWrite => ({
  ...{ sleutel, vingerafdruk: `verzoek ${sleutel}`, stream, expectedRevision: NO_STREAM },
  events: exampleRecords(stream, { count: 2, variant }),
});

export const commandLogContract = (name: string, make: () => Promise<CommandLogUnderTest>): void => {
  describe(`${name} keeps the contract of the command log`, () => {
    let at: CommandLogUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    const stored = async (stream = STREAM): Promise<number> =>
      (await collected(at.log.readStream(stream))).length;

    it('records the events with the use of the key and the key of the case', async () => {
      const key = await at.commands.newCaseKey('een');
      const outcome = await at.commands.record({ ...writeOf('sleutel'), newKey: { casusId: 'een', key } });
      expect(outcome).toMatchObject({ kind: 'recorded', revision: 1 });
      expect(await stored()).toBe(2);
      expect(await at.keys.existing('een')).toEqual(key);
      expect(await at.register.register('sleutel', 'verzoek sleutel')).toBe('zelfde');
      expect(await at.register.register('sleutel', 'ander verzoek')).toBe('anders');
    });

    it('records nothing under a key that was used before, by itself, by another or for another case', async () => {
      await at.register.register('eerder', 'verzoek eerder');
      await at.commands.record(writeOf('sleutel', 'casus-ander'));
      for (const commands of [at.commands, at.other])
        for (const sleutel of ['eerder', 'sleutel'])
          expect(await commands.record(writeOf(sleutel))).toEqual({ kind: 'known' });
      expect(await stored()).toBe(0);
    });

    it('lets one of two commands that race with one key be recorded', async () => {
      const racing = [at.commands, at.commands, at.other].map((commands, n) =>
        commands.record(writeOf('sleutel', `casus-${n}`)),
      );
      const kinds = (await Promise.all(racing)).map(({ kind }) => kind);
      expect(kinds.sort()).toEqual(['known', 'known', 'recorded']);
      const lengths = await Promise.all([0, 1, 2].map((n) => stored(`casus-${n}`)));
      expect(lengths.sort()).toEqual([0, 0, 2]);
    });

    it('records nothing when another was first with the case, and takes the command when it comes again', async () => {
      await at.log.append(STREAM, NO_STREAM, exampleRecords(STREAM, { variant: 'eerder' }));
      await expect(at.commands.record(writeOf('sleutel'))).rejects.toThrow(RevisionConflict);
      expect(await stored()).toBe(1);
      const use = await at.register.register('sleutel', 'verzoek sleutel');
      expect(use).not.toBe('anders');
    });

    it('tells of events that stand already', async () => {
      await at.log.append(STREAM, NO_STREAM, exampleRecords(STREAM, { count: 2 }));
      expect(await at.commands.record(writeOf('sleutel'))).toEqual({ kind: 'standing' });
      expect(await stored()).toBe(2);
    });
  });
};
