import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startProefApp } from './hub-app.fixture.js';
import type { ProefApp } from './hub-app.fixture.js';

const ID = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

describe('an error', () => {
  let proef: ProefApp;
  const fault = (soort: string) => request(proef.app.getHttpServer()).post(`/proef/v1/zaken/fouten/${soort}`);
  const bodyOf = (response: request.Response) => JSON.parse(response.text) as Record<string, unknown>;

  beforeAll(async () => {
    proef = await startProefApp();
  });
  afterAll(() => proef.app.close());

  it('of the domain keeps its code, its rule and its field', async () => {
    expect(bodyOf(await fault('conflict').expect(409))).toMatchObject({
      type: 'urn:problem-type:overdracht-hub:overdracht-al-aanvaard',
      detail: 'De overdracht is al aanvaard.',
      regel: 'V8',
      errors: [{ veld: 'overdrachtId', regel: 'V8', melding: 'De overdracht is al aanvaard.' }],
    });
  });

  it('of the domain lists all that is missing', async () => {
    const { errors, type } = bodyOf(await fault('onvolledig').expect(400));
    expect(type).toBe('urn:problem-type:overdracht-hub:overdracht-onvolledig');
    expect(errors).toHaveLength(2);
  });

  it('of a concurrent change is 409, and 412 for who set a condition', async () => {
    expect(bodyOf(await fault('revisie').expect(409)).type).toContain('gelijktijdige-wijziging');
    expect(bodyOf(await fault('revisie').set('if-match', '"3"').expect(412)).type).toContain(
      'voorwaarde-vervallen',
    );
  });

  it('of an absent log is 503 with Retry-After and without its words', async () => {
    const response = await fault('log').expect(503).expect('retry-after', '5');
    expect(response.text).not.toContain('10.0.0.1');
  });

  it.each(['geweigerd', 'beschadigd'])(
    'of a log that somebody must repair (%s) is 503, says so, and stands in the log',
    async (soort) => {
      proef.lines.length = 0;
      const response = await fault(soort).expect(503).expect('retry-after', '60');
      expect(bodyOf(response)).toMatchObject({
        type: 'urn:problem-type:overdracht-hub:tijdelijk-niet-beschikbaar',
        detail: expect.stringContaining('beheerder'),
      });
      expect(response.text).not.toMatch(/10\.0\.0\.1|casus-1/);
      expect(proef.lines.filter((line) => line.includes('"err"'))).toHaveLength(1);
    },
  );

  it('of the framework speaks our words', async () => {
    const response = await fault('http').expect(400);
    expect(response.text).not.toContain('English');
  });

  it('of ours says nothing to the caller and everything, once, to the log', async () => {
    proef.lines.length = 0;
    const response = await fault('bug').expect(500).expect('api-version', '1.0.0');
    expect(response.text).not.toMatch(/boom|cause|at /);
    const traceId = String(bodyOf(response).instance).slice('urn:trace:'.length);
    const errors = proef.lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ err }) => err);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ traceId, err: [{ message: 'boom' }, { message: 'the cause' }] });
  });

  describe('in If-Match', () => {
    const beslis = () =>
      request(proef.app.getHttpServer())
        .post(`/proef/v1/zaken/${ID}/beslissingen`)
        .set('idempotency-key', 'k');

    it.each([
      [undefined, null],
      ['"12"', 12],
      ['"0"', 0],
    ])('%s gives %s', async (header, revisie) => {
      const call = header === undefined ? beslis() : beslis().set('if-match', header);
      expect((await call.expect(201)).body).toEqual({ revisie });
    });

    it.each(['12', 'W/"12"', '*', '"1", "2"', '"-1"', '"01"', 'x'])('%s is refused', async (header) => {
      const body = bodyOf(await beslis().set('if-match', header).expect(400));
      expect(body.errors).toMatchObject([{ veld: 'If-Match' }]);
    });
  });
});
