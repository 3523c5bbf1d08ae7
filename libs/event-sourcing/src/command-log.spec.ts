import { describe, expect, it } from '@jest/globals';
import { commandLogContract } from './command-log.contract.js';
import { StepwiseCommandLog, untilKnown } from './command-log.js';
import { LogStillUnavailable, LogUnavailable, NO_STREAM } from './event-log.js';
import { exampleRecords } from './example-records.js';
import { InMemoryEventLog } from './in-memory-event-log.js';
import { InMemoryIdempotencyRegister } from './in-memory-idempotency-register.js';
import { InMemoryKeyStore } from './in-memory-key-store.js';

const steps = (log = new InMemoryEventLog()) => {
  const register = new InMemoryIdempotencyRegister();
  const keys = new InMemoryKeyStore();
  const commands = new StepwiseCommandLog(log, register, keys);
  return { commands, other: new StepwiseCommandLog(log, register, keys), log, register, keys };
};

commandLogContract('StepwiseCommandLog', async () => steps());

const EVENTS = exampleRecords('casus-een');
const WRITE = {
  ...{ sleutel: 'sleutel', vingerafdruk: 'verzoek', stream: 'casus-een' },
  ...{ expectedRevision: NO_STREAM, events: EVENTS },
};

describe('a command whose outcome is unknown', () => {
  it('is written once, and told as standing: this call may have written it', async () => {
    class LosingLog extends InMemoryEventLog {
      losses = 1;
      override async append(...args: Parameters<InMemoryEventLog['append']>) {
        const result = await super.append(...args);
        this.losses -= 1;
        if (this.losses >= 0) throw new LogUnavailable('connection lost');
        return result;
      }
    }
    const { commands, log } = steps(new LosingLog());
    expect(await commands.record(WRITE)).toEqual({ kind: 'standing' });
    expect(await log.head()).toBe(1);
  });

  it('has used its key before anything else happens: a crash leaves no event without one', async () => {
    class DeadLog extends InMemoryEventLog {
      override append(): Promise<never> {
        return Promise.reject(new LogUnavailable('killed'));
      }
    }
    const { commands, register, log } = steps(new DeadLog());
    await expect(commands.record(WRITE)).rejects.toThrow(LogUnavailable);
    expect(await register.register('sleutel', 'verzoek')).toBe('zelfde');
    expect(await log.head()).toBe(0);
  });

  it.each([
    ['three times', LogUnavailable, [0, 1, 2]],
    ['once when the log has tried again itself', LogStillUnavailable, [0]],
  ])('is tried %s', async (_keren, Away, tried) => {
    const attempts: number[] = [];
    const failing = untilKnown((repeat) => {
      attempts.push(repeat);
      return Promise.reject(new Away('away'));
    });
    await expect(failing).rejects.toThrow(Away);
    expect(attempts).toEqual(tried);
  });
});
