import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPDRACHTEN, OPDRACHTNAMEN, noemtOverdracht, opentCasus } from '#contracts';
import type { Opdrachtnaam } from '#contracts';
import type { RecordedEvent } from '#event-sourcing';
import { Sleutelkluis } from '../../outbound/sleutelkluis.js';
import type { Verhaal } from '../http/verhaal.fixture.js';
import { VOORBEELDEN } from './opdrachten.fixture.js';
import type { Voorbeeld } from './opdrachten.fixture.js';
import { MEDEWERKER, Proeflijn } from './proeflijn.fixture.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const HASH = /^[0-9a-f]{64}$/;

describe('the same body, over HTTP and as a message', () => {
  let lijn: Proeflijn;
  beforeAll(async () => {
    lijn = await Proeflijn.start();
  });
  afterAll(() => lijn.stop());

  const overHttp = (naam: Opdrachtnaam, { casusId, overdrachtId }: Verhaal, lichaam: object) => {
    const pad = OPDRACHTEN[naam].pad.replace(':casusId', casusId).replace(':overdrachtId', overdrachtId);
    return lijn.hub.doe(MEDEWERKER, `/veilig-thuis/v1/${pad}`, lichaam);
  };
  const alsBericht = (naam: Opdrachtnaam, { casusId, overdrachtId }: Verhaal, lichaam: object) =>
    lijn.stuur(naam, lichaam, {
      ...(!opentCasus(naam) && { casusId }),
      ...(noemtOverdracht(naam) && { overdrachtId }),
    });

  /** Two cases with the same history at the same instants. */
  const tweeKeer = async (stand: Voorbeeld['stand']): Promise<readonly [Verhaal, Verhaal]> => {
    const begin = lijn.hub.clock.nowMs();
    const een = await stand(lijn.hub);
    lijn.hub.clock.setTo(new Date(begin).toISOString());
    return [een, await stand(lijn.hub)];
  };

  /** What a step recorded, opened, without what differs from case to case. */
  const vergelijkbaar = async (casusId: string, volgnummer: number): Promise<unknown> => {
    const { log, sleutels } = lijn.hub.voorzieningen;
    const records: RecordedEvent[] = [];
    for await (const record of log.readStream(`casus-${casusId}`)) records.push(record);
    const nieuw = records.filter((record) => record.volgnummer >= volgnummer);
    expect(nieuw.length).toBeGreaterThan(0);
    return Promise.all(
      nieuw.map(
        async ({
          id,
          type,
          versie,
          volgnummer: nummer,
          plaatsgevondenOp,
          vastgelegdOp,
          actor,
          data,
          verzegeld,
        }) => {
          const inhoud =
            verzegeld === null ? null : await new Sleutelkluis(sleutels).open(casusId, id, verzegeld);
          const { inhoudHash, ...open } = data;
          const { zout: _, ...zonderZout } = { zout: '', ...(inhoud as object | null) };
          return {
            ...{ type, versie, nummer, plaatsgevondenOp, vastgelegdOp, actor },
            data: JSON.parse(JSON.stringify(open).replaceAll(UUID, 'id')) as unknown,
            inhoud: inhoud === null ? null : zonderZout,
            ...(inhoudHash !== undefined && {
              inhoudHash: typeof inhoudHash === 'string' && HASH.test(inhoudHash),
            }),
          };
        },
      ),
    );
  };

  it.each(OPDRACHTNAMEN)('%s records the same', async (naam) => {
    const { stand, lichaam } = VOORBEELDEN[naam];
    const [een, ander] = await tweeKeer(stand);
    lijn.hub.clock.advanceMs(60_000);
    const http = await overHttp(naam, een, lichaam);
    const bericht = await alsBericht(naam, ander, lichaam);
    expect([http.status, bericht.type]).toEqual([201, 'aanvaard']);
    const { gebeurtenissen, revisie } = http.body as {
      gebeurtenissen: { volgnummer: number }[];
      revisie: number;
    };
    const vanaf = gebeurtenissen[0]?.volgnummer ?? 0;
    expect(bericht.gegevens).toMatchObject({ revisie });
    expect(Object.keys(bericht.gegevens).sort()).toEqual(
      Object.keys(http.body as object)
        .filter((sleutel) => sleutel !== 'herhaald')
        .sort(),
    );
    expect(await vergelijkbaar(bericht.gegevens.casusId, vanaf)).toEqual(
      await vergelijkbaar(String(http.body.casusId), vanaf),
    );
  });

  const fouten: readonly (readonly [string, (lichaam: object) => object])[] = [
    ['without any field', () => ({})],
    [
      'with every field of the wrong kind',
      (lichaam) => Object.fromEntries(Object.keys(lichaam).map((veld) => [veld, 7])),
    ],
    ['in the future', (lichaam) => ({ ...lichaam, plaatsgevondenOp: '2999-01-01T00:00:00Z' })],
    ['before the hub began', (lichaam) => ({ ...lichaam, plaatsgevondenOp: '1980-01-01T00:00:00Z' })],
    ['with an instant that is none', (lichaam) => ({ ...lichaam, plaatsgevondenOp: 'gisteren' })],
    ['with a party that nobody knows', (lichaam) => metOnbekendePartij(lichaam)],
  ];

  it.each(OPDRACHTNAMEN)('%s is refused alike', async (naam) => {
    const { stand, lichaam } = VOORBEELDEN[naam];
    for (const [hoe, anders] of fouten) {
      const [een, ander] = await tweeKeer(stand);
      const fout = anders(lichaam);
      const bericht = await alsBericht(naam, een, fout);
      const http = await overHttp(naam, ander, fout);
      expect([hoe, bericht.type === 'aanvaard']).toEqual([hoe, http.status === 201]);
      if (bericht.type === 'aanvaard') continue;
      const { instance: _, ...probleem } = http.body as { instance: string };
      expect([hoe, bericht.gegevens]).toEqual([hoe, probleem]);
    }
  });

  it('that comes at the wrong moment is refused alike', async () => {
    const verhaal = await VOORBEELDEN.dossierwissing.stand(lijn.hub);
    for (const naam of ['dienstafronding', 'overdracht', 'monitormoment', 'monitoringafsluiting'] as const) {
      const { lichaam } = VOORBEELDEN[naam];
      const { instance: _, ...probleem } = (await overHttp(naam, verhaal, lichaam)).body as {
        instance: string;
      };
      expect((await alsBericht(naam, verhaal, lichaam)).gegevens).toEqual(probleem);
    }
  });
});

const metOnbekendePartij = (lichaam: object): object => {
  const onbekend = { soort: 'lokaal-veld', id: 'GM0917-bestaat-niet' };
  return {
    ...lichaam,
    ...('ontvangers' in lichaam && { ontvangers: [onbekend] }),
    ...('ontvanger' in lichaam && { ontvanger: onbekend }),
    ...('met' in lichaam && { met: [onbekend] }),
  };
};
