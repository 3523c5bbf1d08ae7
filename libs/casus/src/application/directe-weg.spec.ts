import { describe, expect, it } from '@jest/globals';
import { HEERLEN } from '#dossier/testing';
import { verifyChain } from '#event-sourcing';
import type { AppendResult, RecordedEvent } from '#event-sourcing';
import { InMemoryEventLog, InMemoryKeyStore } from '#event-sourcing/testing';
import {
  betrokkenenGeinformeerd,
  dossierGewist,
  melding,
  metInhoud,
  ontvangst,
  overdracht,
  triage,
} from '../testing/daden.js';
import { SleutelHergebruikt } from './fouten.js';
import { CASUS, opstelling } from './handler.fixture.js';

const MELDING = metInhoud(melding('2026-03-02 10:00'), { inhoudMelding: 'Verzonnen melding.' });
const TRIAGE = triage('2026-03-02 11:00', 'lokaal-veld');
const CLIENT_SYSTEEM = triage('2026-03-02 11:00', 'client-systeem');
const OVERDRACHT = overdracht('2026-03-02 12:00');

/** Counts what is asked of it. */
class GeteldLog extends InMemoryEventLog {
  gelezen = 0;

  override readStream(stream: string, fromRevision?: number): AsyncIterable<RecordedEvent> {
    this.gelezen += 1;
    return super.readStream(stream, fromRevision);
  }
}

class GeteldeSleutels extends InMemoryKeyStore {
  gevraagd = 0;

  override forCase(casusId: string): Promise<Uint8Array> {
    this.gevraagd += 1;
    return super.forCase(casusId);
  }
}

/** As EventStoreDB: a repeat of other bytes with the same ids succeeds, and is not told apart. */
class ZwijgzaamLog extends InMemoryEventLog {
  override readonly tellsRepeats = false;
  #samen = 0;
  #verder: (() => void) | undefined;

  /** The next two appends are decided before either is written. */
  laatSamenkomen(): void {
    this.#samen = 2;
  }

  override async append(...args: Parameters<InMemoryEventLog['append']>): Promise<AppendResult> {
    this.#samen -= 1;
    if (this.#samen === 1) await new Promise<void>((verder) => (this.#verder = verder));
    else this.#verder?.();
    const { repeated: _, ...result } = await super.append(...args);
    return result;
  }
}

describe('the direct way of a command', () => {
  it('chains to what stands, also on a log that takes a repeat of other bytes without saying so', async () => {
    const log = new ZwijgzaamLog();
    const { begin, doe, ander, clock, records } = opstelling({ log });
    await begin(MELDING);
    clock.setTo('2026-03-02T13:00:00Z');
    const sleutel = { sleutel: 'een-sleutel' };
    log.laatSamenkomen();
    const eerste = doe(TRIAGE, sleutel);
    clock.advanceMs(1);
    await Promise.all([eerste, ander(TRIAGE, sleutel)]);
    await doe(betrokkenenGeinformeerd('2026-03-02 12:30'));
    expect(verifyChain(await records())).toEqual({ intact: true, length: 3 });
  });

  it('reads nothing of a case that this process has just written', async () => {
    const log = new GeteldLog();
    const { begin } = opstelling({ log });
    await begin(MELDING, TRIAGE, OVERDRACHT);
    expect(log.gelezen).toBe(0);
  });

  it('asks for the key of a case again after a while, and seals with the same one', async () => {
    const sleutels = new GeteldeSleutels();
    const { begin, doe, clock, kluis, records } = opstelling({ sleutels });
    await begin(MELDING);
    await doe(metInhoud(melding('2026-03-02 10:00'), { inhoudMelding: 'Verzonnen tweede melding.' }));
    expect(sleutels.gevraagd).toBe(1);
    await begin(TRIAGE);
    clock.setTo('2026-03-02T12:00:00Z');
    await doe(OVERDRACHT);
    expect(sleutels.gevraagd).toBe(2);
    for (const { id, verzegeld } of await records())
      if (verzegeld !== null) expect(await kluis.open(CASUS, id, verzegeld)).not.toBe('gewist');
  });

  it('refuses nothing on what it remembers: another process may have made it possible', async () => {
    const { begin, doe, ander, clock } = opstelling();
    await begin(MELDING);
    clock.setTo('2026-03-02T13:00:00Z');
    await ander(TRIAGE);
    expect(await doe(OVERDRACHT)).toMatchObject({ herhaald: false, revisie: 2 });
  });

  it('lets nothing stand that was only so in its memory', async () => {
    const { begin, doe, ander, clock, records } = opstelling();
    await begin(MELDING, TRIAGE, OVERDRACHT);
    clock.setTo('2026-03-02T14:00:00Z');
    const inhoudHash = (await records())[2]?.data.inhoudHash as string;
    await ander(betrokkenenGeinformeerd('2026-03-02 12:30'));
    const bevestiging = ontvangst('2026-03-02 13:00', HEERLEN, { inhoudHash });
    expect(await doe(bevestiging)).toMatchObject({ revisie: 4, herhaald: false });
    await ander(betrokkenenGeinformeerd('2026-03-02 13:30'));
    expect(await doe(bevestiging)).toMatchObject({ revisie: 5, herhaald: true, gebeurtenissen: [] });
    expect(verifyChain(await records())).toEqual({ intact: true, length: 6 });
  });

  it('takes no step on a ground that another process took away', async () => {
    const { begin, doe, ander, clock, records } = opstelling();
    await begin(MELDING);
    clock.setTo('2026-03-02T13:00:00Z');
    await ander(triage('2026-03-02 11:00', 'dienst-onderzoek'));
    await expect(doe(CLIENT_SYSTEEM)).rejects.toMatchObject({ code: 'geen-open-triage' });
    expect(await records()).toHaveLength(2);
  });

  it('keeps to the key of a command, whatever another process knows of the case', async () => {
    const { begin, doe, ander, clock, records } = opstelling();
    await begin(MELDING);
    clock.setTo('2026-03-02T13:00:00Z');
    await ander(TRIAGE, { sleutel: 'een-sleutel' });
    const anders = { sleutel: 'een-sleutel' };
    await expect(doe(betrokkenenGeinformeerd('2026-03-02 12:30'), anders)).rejects.toThrow(
      SleutelHergebruikt,
    );
    expect(await doe(TRIAGE, anders)).toMatchObject({ herhaald: true, revisie: 1 });
    expect(await records()).toHaveLength(2);
  });

  it('has the key of a refused command stand for it, as the long way does', async () => {
    const { begin, doe, clock } = opstelling();
    await begin(MELDING);
    clock.setTo('2026-03-02T13:00:00Z');
    const sleutel = { sleutel: 'een-sleutel' };
    await expect(doe(OVERDRACHT, sleutel)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(doe(TRIAGE, sleutel)).rejects.toThrow(SleutelHergebruikt);
  });

  it('seals nothing that stays behind an erasure by another process', async () => {
    const sleutels = new InMemoryKeyStore();
    const { begin, doe, ander, clock, records } = opstelling({ sleutels });
    await begin(MELDING, CLIENT_SYSTEEM);
    clock.setTo('2026-03-02T12:00:00Z');
    await ander(dossierGewist('2026-03-02 12:30'));
    const nieuwe = metInhoud(melding('2026-03-02 12:45'), { inhoudMelding: 'Verzonnen tweede melding.' });
    await expect(doe(nieuwe)).rejects.toMatchObject({ code: 'dossier-gewist' });
    expect(await records()).toHaveLength(3);
    expect(await sleutels.existing(CASUS)).toBe('gewist');
  });
});
