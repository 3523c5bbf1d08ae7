import { describe, expect, it } from '@jest/globals';
import { AppendTooLarge, LogUnavailable, NO_STREAM } from '#event-sourcing';
import { InMemoryEventLog, eventLogContract, exampleRecords } from '#event-sourcing/testing';
import { GemetenLog } from './gemeten-log.js';
import { Metrieken } from './metrieken.js';

eventLogContract('GemetenLog', async () => {
  const log = new GemetenLog(new InMemoryEventLog(), new Metrieken('proef'));
  return { log, secondConnection: async () => log, close: async () => undefined };
});

describe('appends to the log', () => {
  it('are counted by what came of them', async () => {
    const metrieken = new Metrieken('proef');
    const inner = new InMemoryEventLog();
    const log = new GemetenLog(inner, metrieken);
    const records = exampleRecords('casus-1', { count: 2 });
    await log.append('casus-1', NO_STREAM, records);
    await log.append('casus-1', NO_STREAM, records);
    await log
      .append('casus-1', NO_STREAM, exampleRecords('casus-1', { variant: 'anders' }))
      .catch(() => undefined);
    inner.append = async () => Promise.reject(new LogUnavailable('weg'));
    await log.append('casus-2', NO_STREAM, records).catch(() => undefined);
    inner.append = async () => Promise.reject(new AppendTooLarge(1));
    await log.append('casus-2', NO_STREAM, records).catch(() => undefined);
    const tekst = await metrieken.tekst();
    for (const uitkomst of ['geschreven', 'herhaald', 'conflict', 'onbereikbaar', 'geweigerd'])
      expect(tekst).toContain(
        `overdracht_log_schrijfpogingen_total{uitkomst="${uitkomst}",dienst="proef"} 1`,
      );
  });
});
