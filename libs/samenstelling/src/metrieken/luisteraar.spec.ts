import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { HubLogger } from '#platform';
import { Afbouw } from '../start/afbouw.js';
import { dienMetriekenOp } from './luisteraar.js';
import { Metrieken } from './metrieken.js';

describe('the listener of the metrics', () => {
  let afbouw: Afbouw;
  beforeEach(() => {
    afbouw = new Afbouw();
  });
  afterEach(() => afbouw.breekAf());

  const open = async (netwerk: { METRICS_POORT?: number; METRICS_ADRES?: string }) => {
    const logger = new HubLogger({ destination: { write: () => undefined } });
    const server = await dienMetriekenOp(netwerk, { afbouw, logger, metrieken: new Metrieken('proef') });
    return server?.address() as AddressInfo | undefined;
  };

  it('is not there without a port', async () => {
    expect(await open({})).toBeUndefined();
  });

  it('is on this machine only, and tells nothing but the metrics', async () => {
    const adres = await open({ METRICS_POORT: 0 });
    expect(adres?.address).toBe('127.0.0.1');
    const url = `http://127.0.0.1:${adres?.port}`;
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('dienst="proef"');
    expect((await fetch(url)).status).toBe(404);
  });

  it('is where it was told to be', async () => {
    expect((await open({ METRICS_POORT: 0, METRICS_ADRES: '0.0.0.0' }))?.address).toBe('0.0.0.0');
  });

  it('names its own variable when that is no address of this machine', async () => {
    await expect(open({ METRICS_POORT: 0, METRICS_ADRES: '192.0.2.1' })).rejects.toThrow(
      /METRICS_ADRES 192\.0\.2\.1[^]*METRICS_ADRES=127\.0\.0\.1/,
    );
  });
});
