import { describe, expect, it, jest } from '@jest/globals';
import { topicAntwoorden } from '#contracts';
import { Bus, BusUnavailable, PartitionStopped } from '#platform';
import type { ConsumeOptions, Consumption, Extent, Partition } from '#platform';
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

  constructor(
    private readonly voorraad: readonly Extent[] | 'zwijgt',
    private readonly stopped: ReadonlyMap<string, PartitionStopped> = new Map(),
    private readonly resume: (partition: Partition) => void = () => undefined,
  ) {
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
      stopped: this.stopped,
      resume: this.resume,
      reread: () => undefined,
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

  it('tells an operator what does not go on by its kind alone, and passes it by when he says so', async () => {
    const boek = new InMemoryAntwoordenboek();
    const bus = new StilleBus([]);
    const uit = { topic: topicAntwoorden(VT_ID), key: '', headers: {}, value: 'overgeslagen' };
    const verwerker = {
      verwerk: () =>
        Promise.reject(new TypeError('what the sender wrote', { cause: new RangeError('idem') })),
      slaOver: () => Promise.resolve({ uit: [uit] }),
    } as unknown as Opdrachtverwerker;
    const lijnen = new InkomendeLijnen(bus, [{ id: VT_ID, afzender: AFZENDER }], () => undefined);
    const lopend = new InkomendeOpdrachten(lijnen, boek, verwerker);
    lopend.start();
    const plaats = { topic: TOPIC, partition: 0 };
    const bericht = { ...plaats, offset: 4, key: '', headers: {}, value: '' };
    const geef = async () => bus.gevraagd[0]?.handle(plaats, [bericht]);
    await expect(geef()).rejects.toThrow(TypeError);
    expect([...boek.stilstand]).toEqual([[`${TOPIC}/0`, 'TypeError < RangeError']]);
    boek.overslaan.add(`${TOPIC}/0@4`);
    await geef();
    expect([await boek.positieVan(plaats), [...boek.stilstand]]).toEqual([5, []]);
    await lopend.stop();
  });

  it('goes on with a partition that stood still once an operator let it, and not before he could know', async () => {
    jest.useFakeTimers();
    try {
      const boek = new InMemoryAntwoordenboek();
      const hervat: Partition[] = [];
      const gestopt = new Map([[`${TOPIC}/1`, new PartitionStopped('ends at 2, and 5 is wanted')]]);
      const bus = new StilleBus([], gestopt, (partition) => hervat.push(partition));
      const lopend = proces(bus, () => undefined, boek);
      lopend.start();
      await jest.advanceTimersByTimeAsync(20_000);
      expect([[...boek.stilstand], hervat]).toEqual([[[`${TOPIC}/1`, 'ends at 2, and 5 is wanted']], []]);
      boek.stilstand.clear();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(hervat).toEqual([{ topic: TOPIC, partition: 1 }]);
      await lopend.stop();
    } finally {
      jest.useRealTimers();
    }
  });
});
