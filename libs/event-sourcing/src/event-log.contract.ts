import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendContract } from './event-log-append.contract.js';
import { concurrencyContract } from './event-log-concurrency.contract.js';
import { fidelityContract, readContract } from './event-log-read.contract.js';
import { subscriptionContract } from './event-log-subscription.contract.js';
import type { ContractContext, LogUnderTest } from './event-log-under-test.contract.js';

/** Every promise of the port `EventLog`, for every adapter unchanged. */
export const eventLogContract = (name: string, makeLog: () => Promise<LogUnderTest>): void => {
  describe(`${name} keeps the contract of the event log`, () => {
    const context = {} as ContractContext;

    beforeEach(async () => {
      context.current = await makeLog();
    });
    afterEach(async () => {
      await context.current.close();
    });

    it('is empty at first', async () => {
      expect(await context.current.log.head()).toBe(0);
    });
    appendContract(context);
    readContract(context);
    fidelityContract(context);
    subscriptionContract(context);
    concurrencyContract(context);
  });
};
