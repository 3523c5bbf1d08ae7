import { describe, expect, it } from '@jest/globals';
import { topicAntwoorden } from '#contracts';
import { Bus, BusUnavailable } from '#platform';
import type { ConsumeOptions, Consumption, Extent } from '#platform';
import type { Antwoordenboek } from '../../application/antwoordenboek.js';
import { InMemoryAntwoordenboek } from '../../testing/in-memory-antwoordenboek.js';
import { InkomendeLijnen, InkomendeOpdrachten, OpdrachtenVerlopen } from './inkomende-opdrachten.js';
import type { Opdrachtverwerker } from './opdrachtverwerker.js';
import { AFZENDER, VT_ID } from './proeflijn.fixture.js';

const TOPIC = 'nl.veiligheid.casussen.inkomend.zuid-limburg.v1';

/** A bus that gives nothing, and says what it holds; or never answers. */
class StilleBus extends Bus {
  readonly gevraagd: ConsumeOptions[] = [];
  gestopt = 0;

  constructor(private readonly voorraad: readonly Extent[] | 'zwijgt') {
    super();
  }
  override publish(): Promise<void> {
    return Promise.reject(new BusUnavailable('weg'));
  }
  override consume(options: ConsumeOptions): Promise<Consumption> {
    this.gevraagd.push(options);
    const { voorraad } = this;
    if (voorraad === 'zwijgt') return new Promise(() => undefined);
    return Promise.resolve({
      stopped: new Map(),
      resume: () => undefined,
      extents: () => Promise.resolve(voorraad),
      stop: async () => void (this.gestopt += 1),
    });
  }
  override async close(): Promise<void> {
    // It holds nothing.
  }
}

const proces = (
  bus: Bus,
  onError: (fout: Error) => void,
  boek: Antwoordenboek = new InMemoryAntwoordenboek(),
) =>
  new InkomendeOpdrachten(
    new InkomendeLijnen(bus, [{ id: VT_ID, afzender: AFZENDER }], onError),
    boek,
    {} as Opdrachtverwerker,
  );

describe('the consumer of commands', () => {
  it('reads the topic of each Veilig Thuis, few messages at a time', async () => {
    const bus = new StilleBus([]);
    const stil = proces(bus, () => undefined);
    stil.start();
    await stil.stop();
    expect(bus.gevraagd).toMatchObject([{ group: 'opdrachten', topics: [TOPIC], maxMessages: 20 }]);
  });

  it('tells of commands that the bus threw away before they were read', async () => {
    const boek = new InMemoryAntwoordenboek();
    await boek.handelAf({ topic: TOPIC, partition: 0 }, 4, async () => ({ uit: [] }));
    const bus = new StilleBus([
      { topic: TOPIC, partition: 0, first: 9, end: 12 },
      { topic: TOPIC, partition: 1, first: 0, end: 3 },
    ]);
    const fout = await new Promise<Error>((resolve) => proces(bus, resolve, boek).start());
    expect(fout).toBeInstanceOf(OpdrachtenVerlopen);
    expect(fout.message).toContain('/0: 5 up to 9 expired');
  });

  it('stops also when the bus never answered', async () => {
    const zwijgend = proces(new StilleBus('zwijgt'), () => undefined);
    zwijgend.start();
    await expect(zwijgend.stop()).resolves.toBeUndefined();
  });

  it('is not well while answers do not get out', async () => {
    const boek = new InMemoryAntwoordenboek();
    const uit = [{ topic: topicAntwoorden(VT_ID), key: '', headers: {}, value: '' }];
    await boek.handelAf({ topic: TOPIC, partition: 0 }, 0, async () => ({ uit }));
    let lopend: InkomendeOpdrachten | undefined;
    await new Promise<Error>((resolve) => {
      lopend = proces(new StilleBus([]), resolve, boek);
      lopend.start();
    });
    await expect(lopend?.gezond()).rejects.toThrow('weg');
    await lopend?.stop();
    expect(boek.uit).toHaveLength(1);
  });
});
