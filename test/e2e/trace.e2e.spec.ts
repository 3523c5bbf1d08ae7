import { describe, expect, it } from '@jest/globals';
import { stroomVan } from '#dossier';
import { actoren } from '../support/actoren.js';
import { withHub } from '../support/hub-under-test.js';
import { melding } from '../support/lichamen.js';

const deHub = withHub();
const { vt } = actoren(deHub);

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const ALS_UUID = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

describe('one trace', () => {
  it('runs from the caller through the record and the message to what each consumer logs', async () => {
    const hub = deHub();
    const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
    const { status, body } = await vt.post('/veilig-thuis/v1/meldingen', melding(), { traceparent });
    expect(status).toBe(201);
    await hub.bijgewerkt();

    for await (const { correlatieId } of hub.log.readStream(stroomVan(body.casusId as string)))
      expect(correlatieId).toBe(ALS_UUID);
    const inTrace = hub.regels
      .map((regel) => JSON.parse(regel) as Record<string, unknown>)
      .filter(({ traceId }) => traceId === TRACE);
    expect(inTrace).toContainEqual(expect.objectContaining({ context: 'http', status: 201 }));
    for (const context of ['postvak', 'termijnen', 'sleutelwisser'])
      expect(inTrace).toContainEqual(
        expect.objectContaining({ context, bericht: 'nl.veiligheid.casussen.melding-ontvangen.v1' }),
      );
  });
});
