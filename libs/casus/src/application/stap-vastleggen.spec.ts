import { describe, expect, it } from '@jest/globals';
import { HEERLEN, STEIN, VT } from '#dossier/testing';
import { LogUnavailable, RevisionConflict, canonicalJson, sha256Hex, verifyChain } from '#event-sourcing';
import type { AppendResult, RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import type { GebeurtenisType } from '#dossier';
import { InMemoryEventLog, InMemoryKeyStore } from '#event-sourcing/testing';
import { berichttypeVan } from '#contracts';
import type { Bericht } from '#contracts';
import { SealBroken } from '#platform';
import type { ClientBase } from 'pg';
import { Sleutelkluis } from '../outbound/sleutelkluis.js';
import { sleutelwisser } from '../outbound/sleutelwisser.js';
import {
  betrokkenenGeinformeerd,
  betwisting,
  door,
  dossierGewist,
  eersteContact,
  melding,
  metInhoud,
  namens,
  ontvangst,
  overdracht,
  triage,
} from '../testing/daden.js';
import { inhoudDirect } from '../testing/inhoud.js';
import { AlleenLezen, CasusOnbekend, SleutelHergebruikt } from './fouten.js';
import { CASUS, opstelling } from './handler.fixture.js';
import type { Verzegelaar } from './kluis.js';

/** As much of a message as the sleutelwisser looks at. */
const berichtOver = ({ type, casusId }: RecordedEvent): Bericht =>
  ({
    attributen: { type: berichttypeVan(type as GebeurtenisType), subject: casusId },
  }) as Bericht;

/** It changes no rows. */
const GEEN = undefined as unknown as ClientBase;
const SLEUTEL = sha256Hex('de sleutel van deze opdracht');
const MELDING = metInhoud(melding('2026-03-02 10:00'), { inhoudMelding: 'Verzonnen melding.' });
const TRIAGE = triage('2026-03-02 11:00', 'lokaal-veld');
const CLIENT_SYSTEEM = triage('2026-03-02 11:00', 'client-systeem');
const OVERDRACHT = overdracht('2026-03-02 12:00');

/** Lets something happen just before the first append arrives. */
class IngehaaldLog extends InMemoryEventLog {
  pogingen: number[] = [];
  voorEerste: (() => Promise<unknown>) | undefined;

  override async append(
    stream: string,
    revision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    const eerst = this.voorEerste;
    this.voorEerste = undefined;
    await eerst?.();
    this.pogingen.push(revision);
    return super.append(stream, revision, events);
  }
}

/** Stores what it is given, and then loses the connection. */
class WegvallendLog extends InMemoryEventLog {
  valtWeg = 0;

  override async append(
    stream: string,
    revision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    const result = await super.append(stream, revision, events);
    this.valtWeg -= 1;
    if (this.valtWeg >= 0) throw new LogUnavailable('connection lost');
    return result;
  }
}

/** Lets something happen just before the first sealing. */
class IngehaaldeKluis extends Sleutelkluis {
  voorEerste: (() => Promise<unknown>) | undefined;

  override async verzegelaar(casusId: string): Promise<Verzegelaar> {
    const eerst = this.voorEerste;
    this.voorEerste = undefined;
    await eerst?.();
    return super.verzegelaar(casusId);
  }
}

describe('StapVastleggen', () => {
  it('writes the fact: sealed, numbered and chained', async () => {
    const { begin, records } = opstelling();
    await begin(MELDING, TRIAGE, OVERDRACHT);
    const geschreven = await records();
    expect(geschreven.map(({ type }) => type)).toEqual([
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
    ]);
    expect(verifyChain(geschreven)).toEqual({ intact: true, length: 3 });
    expect(geschreven[0]).toMatchObject({ actor: { partij: VT }, verzegeld: expect.any(String), versie: 1 });
    expect(geschreven[1]).toMatchObject({ verzegeld: null, plaatsgevondenOp: TRIAGE.stap.plaatsgevondenOp });
    expect(JSON.stringify(geschreven)).not.toContain('Verzonnen');
  });

  it('dates a step that does not say when at the moment of recording', async () => {
    const { begin, doe, clock, records } = opstelling();
    await begin(MELDING);
    clock.setTo('2026-03-03T08:30:00.250Z');
    const { plaatsgevondenOp: _, ...stap } = TRIAGE.stap;
    await doe(TRIAGE, { stap });
    expect((await records())[1]).toMatchObject({
      plaatsgevondenOp: '2026-03-03T08:30:00.250Z',
      vastgelegdOp: '2026-03-03T08:30:00.250Z',
    });
  });

  it('never lets the record time of a case go back, whatever the clock does', async () => {
    const { begin, doe, clock, records } = opstelling();
    await begin(MELDING, TRIAGE);
    clock.setTo('2026-03-02T09:30:00Z');
    await doe(betrokkenenGeinformeerd('2026-03-02 10:10'));
    const [, tweede, derde] = await records();
    expect(derde?.vastgelegdOp).toBe(tweede?.vastgelegdOp);
  });

  describe('a repeat', () => {
    it('of the same command writes nothing and gives the first answer', async () => {
      const { begin, doe, clock, records } = opstelling();
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      const eerste = await doe(TRIAGE, { sleutel: SLEUTEL });
      await doe(betrokkenenGeinformeerd('2026-03-02 12:30'));
      const tweede = await doe(TRIAGE, { sleutel: SLEUTEL });
      expect(tweede).toEqual({ ...eerste, herhaald: true, revisie: 2 });
      expect(await records()).toHaveLength(3);
    });

    it('of a fact that stands already writes nothing', async () => {
      const { begin, doe, records, clock } = opstelling();
      await begin(MELDING, TRIAGE, OVERDRACHT);
      clock.setTo('2026-03-02T13:00:00Z');
      const inhoudHash = (await records())[2]?.data.inhoudHash as string;
      const bevestiging = ontvangst('2026-03-02 12:30', HEERLEN, { inhoudHash });
      expect(await doe(bevestiging)).toMatchObject({ herhaald: false, revisie: 3 });
      expect(await doe(bevestiging)).toEqual({
        casusId: CASUS,
        revisie: 3,
        herhaald: true,
        gebeurtenissen: [],
      });
    });

    it('of a command that recorded nothing records nothing later either', async () => {
      const { begin, doe, clock, records } = opstelling();
      await begin(MELDING, TRIAGE, OVERDRACHT);
      clock.setTo('2026-03-02T13:00:00Z');
      const bevestiging = namens(ontvangst('2026-03-02 13:30'));
      await begin(bevestiging);
      const eerste = await doe(bevestiging, { sleutel: SLEUTEL });
      expect(eerste).toMatchObject({ gebeurtenissen: [], herhaald: true, revisie: 3 });
      await begin(betwisting('2026-03-02 14:00'));
      expect(await doe(bevestiging, { sleutel: SLEUTEL })).toEqual(eerste);
      await expect(doe(TRIAGE, { sleutel: SLEUTEL })).rejects.toThrow(SleutelHergebruikt);
      expect(await records()).toHaveLength(5);
    });

    it('of a command that was refused is decided anew: the fact may have changed', async () => {
      const { begin, doe, clock } = opstelling();
      await begin(MELDING);
      clock.setTo('2026-03-02T13:00:00Z');
      await expect(doe(OVERDRACHT, { sleutel: SLEUTEL })).rejects.toMatchObject({ kind: 'conflict' });
      await begin(TRIAGE);
      clock.setTo('2026-03-02T13:00:00Z');
      expect(await doe(OVERDRACHT, { sleutel: SLEUTEL })).toMatchObject({ herhaald: false, revisie: 2 });
    });

    it('with another body is refused', async () => {
      const { begin, doe, clock, records } = opstelling();
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      await doe(TRIAGE, { sleutel: SLEUTEL });
      await expect(doe(CLIENT_SYSTEEM, { sleutel: SLEUTEL })).rejects.toThrow(SleutelHergebruikt);
      expect(await records()).toHaveLength(2);
    });

    it('that races with the first writes once', async () => {
      const { begin, doe, clock, records } = opstelling();
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      const antwoorden = await Promise.all([
        doe(TRIAGE, { sleutel: SLEUTEL }),
        doe(TRIAGE, { sleutel: SLEUTEL }),
      ]);
      expect(new Set(antwoorden.map(({ gebeurtenissen }) => gebeurtenissen[0]?.id)).size).toBe(1);
      expect(await records()).toHaveLength(2);
    });
  });

  describe('a concurrent change', () => {
    it('is read and decided again: the step comes after it, in one chain', async () => {
      const log = new IngehaaldLog();
      const { begin, doe, ander, clock, records } = opstelling({ log });
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      log.pogingen = [];
      log.voorEerste = () => ander(betrokkenenGeinformeerd('2026-03-02 10:30'));
      expect(await doe(TRIAGE)).toMatchObject({ revisie: 2, herhaald: false });
      expect(log.pogingen).toEqual([0, 0, 1]);
      const geschreven = await records();
      expect(geschreven.map(({ type }) => type)).toEqual([
        'MeldingOntvangen',
        'BetrokkenenGeinformeerd',
        'TriageBesluit',
      ]);
      expect(verifyChain(geschreven).intact).toBe(true);
    });

    it('with the same key is told as it was stored, not as this one would have stored it', async () => {
      const zelfde = { sleutel: 'een-sleutel', vingerafdruk: 'een-opdracht' };
      const log = new IngehaaldLog();
      const { begin, doe, ander, clock, records } = opstelling({ log });
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      log.voorEerste = () => {
        clock.setTo('2026-03-02T13:00:00Z');
        return ander(TRIAGE, zelfde);
      };
      const antwoord = await doe(TRIAGE, zelfde);
      expect(antwoord).toMatchObject({ herhaald: true, revisie: 1 });
      expect(antwoord.gebeurtenissen[0]?.vastgelegdOp).toBe((await records())[1]?.vastgelegdOp);
      expect(antwoord.gebeurtenissen[0]?.vastgelegdOp).toBe('2026-03-02T13:00:00.000Z');
    });

    it('that took the ground away is refused by the rules', async () => {
      const log = new IngehaaldLog();
      const { begin, doe, ander, clock, records } = opstelling({ log });
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      log.voorEerste = () => ander(triage('2026-03-02 11:00', 'dienst-onderzoek'));
      await expect(doe(CLIENT_SYSTEEM)).rejects.toMatchObject({ code: 'geen-open-triage' });
      expect(await records()).toHaveLength(2);
    });

    it('is told to who decided on a revision', async () => {
      const log = new IngehaaldLog();
      const { begin, doe, ander, clock, records } = opstelling({ log });
      await begin(MELDING);
      clock.setTo('2026-03-02T12:00:00Z');
      log.voorEerste = () => ander(betrokkenenGeinformeerd('2026-03-02 10:30'));
      await expect(doe(TRIAGE, { verwachteRevisie: 0 })).rejects.toThrow(RevisionConflict);
      await expect(doe(TRIAGE, { verwachteRevisie: 0 })).rejects.toThrow(RevisionConflict);
      expect(await doe(TRIAGE, { verwachteRevisie: 1 })).toMatchObject({ revisie: 2 });
      expect(await records()).toHaveLength(3);
    });

    it('that never ends is told in the end', async () => {
      class DrukLog extends InMemoryEventLog {
        pogingen = 0;
        override append(stream: string, revision: number): Promise<never> {
          this.pogingen += 1;
          return Promise.reject(new RevisionConflict(stream, revision, revision + 1));
        }
      }
      const log = new DrukLog();
      await expect(opstelling({ log }).doe(MELDING)).rejects.toThrow(RevisionConflict);
      expect(log.pogingen).toBe(8);
    });
  });

  describe('an append whose outcome is unknown', () => {
    it('is repeated without doubling', async () => {
      const log = new WegvallendLog();
      log.valtWeg = 2;
      const { doe, clock, records } = opstelling({ log });
      clock.setTo('2026-03-02T12:00:00Z');
      expect(await doe(MELDING)).toMatchObject({ revisie: 0, herhaald: false });
      expect(await records()).toHaveLength(1);
    });

    it('is told when it stays unknown, and found by the same key later', async () => {
      const log = new WegvallendLog();
      log.valtWeg = 3;
      const { doe, clock, records } = opstelling({ log });
      clock.setTo('2026-03-02T12:00:00Z');
      await expect(doe(MELDING, { sleutel: SLEUTEL })).rejects.toThrow(LogUnavailable);
      expect(await doe(MELDING, { sleutel: SLEUTEL })).toMatchObject({ revisie: 0, herhaald: true });
      expect(await records()).toHaveLength(1);
    });
  });

  describe('access', () => {
    it('is for those for whom the case exists', async () => {
      const { begin, doe } = opstelling();
      await begin(MELDING, TRIAGE, OVERDRACHT);
      await expect(doe(door(STEIN, TRIAGE))).rejects.toThrow(CasusOnbekend);
      await expect(doe(TRIAGE, { casusId: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow(
        CasusOnbekend,
      );
    });

    it('is to read only for who had it', async () => {
      const { begin, doe, clock, records } = opstelling();
      await begin(MELDING, TRIAGE, OVERDRACHT);
      const inhoudHash = (await records())[2]?.data.inhoudHash as string;
      const nieuwe = melding('2026-03-02 14:00', { meldingId: 'tweede melding' });
      await begin(ontvangst('2026-03-02 13:00', HEERLEN, { inhoudHash }), nieuwe);
      await begin(triage('2026-03-02 15:00', 'dienst-onderzoek'));
      clock.setTo('2026-03-02T15:00:00Z');
      await expect(doe(eersteContact('2026-03-02 15:30'))).rejects.toThrow(AlleenLezen);
    });
  });

  it('lets a party judge what was recorded on its behalf, also when it has the case no more (V9)', async () => {
    const { begin, doe, clock } = opstelling();
    await begin(MELDING, TRIAGE, OVERDRACHT, namens(ontvangst('2026-03-02 13:00')));
    await begin(melding('2026-03-02 14:00', { meldingId: 'tweede melding' }));
    await begin(triage('2026-03-02 15:00', 'dienst-onderzoek'));
    clock.setTo('2026-03-02T15:00:00Z');
    expect(await doe(betwisting('2026-03-02 15:30'))).toMatchObject({
      gebeurtenissen: [{ type: 'BevestigingBetwist' }],
    });
  });

  describe('sealed content', () => {
    it('of a handover is what its hash was computed over, salt included', async () => {
      const { begin, kluis, records } = opstelling();
      await begin(MELDING, TRIAGE, OVERDRACHT);
      const [, , verstuurd] = await records();
      const inhoud = await kluis.open(CASUS, verstuurd?.id ?? '', verstuurd?.verzegeld ?? '');
      expect(inhoud).toMatchObject(inhoudDirect());
      expect(sha256Hex(canonicalJson(inhoud))).toBe(verstuurd?.data.inhoudHash);
    });

    it('is salted with what nobody can guess, not even who knows the key of the command', async () => {
      const hashes = [];
      for (const hub of [opstelling(), opstelling()]) {
        await hub.begin(MELDING, TRIAGE);
        hub.clock.setTo('2026-03-02T12:00:00Z');
        await hub.doe(OVERDRACHT, { sleutel: SLEUTEL });
        hashes.push((await hub.records())[2]?.data.inhoudHash);
      }
      expect(new Set(hashes).size).toBe(2);
    });

    it('opens for its own event only', async () => {
      const { begin, kluis, records } = opstelling();
      await begin(MELDING, TRIAGE, OVERDRACHT);
      const [ontvangen, , verstuurd] = await records();
      const open = kluis.open(CASUS, verstuurd?.id ?? '', ontvangen?.verzegeld ?? '');
      await expect(open).rejects.toThrow(SealBroken);
    });

    it('opens no more after the erasure', async () => {
      const { begin, kluis, records } = opstelling();
      await begin(MELDING, CLIENT_SYSTEEM, dossierGewist('2026-03-02 12:00'));
      const [ontvangen] = await records();
      expect(await kluis.open(CASUS, ontvangen?.id ?? '', ontvangen?.verzegeld ?? '')).toBe('gewist');
      expect(verifyChain(await records()).intact).toBe(true);
    });
  });

  describe('an erasure', () => {
    it('that overtakes a step lets the rules refuse that step', async () => {
      const sleutels = new InMemoryKeyStore();
      const kluis = new IngehaaldeKluis(sleutels);
      const { begin, doe, ander, clock, records } = opstelling({ sleutels, kluis });
      await begin(MELDING, CLIENT_SYSTEEM);
      clock.setTo('2026-03-02T12:00:00Z');
      kluis.voorEerste = () => ander(dossierGewist('2026-03-02 12:30'));
      const nieuwe = metInhoud(melding('2026-03-02 12:45'), { inhoudMelding: 'Verzonnen tweede melding.' });
      await expect(doe(nieuwe)).rejects.toMatchObject({ code: 'dossier-gewist' });
      expect(await records()).toHaveLength(3);
    });

    it('whose process died before the key was destroyed is finished by the follower', async () => {
      class DodeKluis extends Sleutelkluis {
        override wis(): Promise<void> {
          return Promise.reject(new LogUnavailable('killed'));
        }
      }
      const sleutels = new InMemoryKeyStore();
      const { begin, doe, log, clock } = opstelling({ sleutels, kluis: new DodeKluis(sleutels) });
      await begin(MELDING, CLIENT_SYSTEEM);
      clock.setTo('2026-03-02T12:00:00Z');
      await expect(doe(dossierGewist('2026-03-02 12:30'))).rejects.toThrow(LogUnavailable);
      expect(await sleutels.existing(CASUS)).not.toBe('gewist');
      const { apply } = sleutelwisser(sleutels);
      for (const _ of [1, 2]) for await (const event of log.readAll(0)) await apply(GEEN, berichtOver(event));
      expect(await sleutels.existing(CASUS)).toBe('gewist');
    });

    it('that is repeated destroys the key as yet', async () => {
      let leeft = false;
      class EvenDodeKluis extends Sleutelkluis {
        override async wis(casusId: string): Promise<void> {
          if (!leeft) throw new LogUnavailable('killed');
          await super.wis(casusId);
        }
      }
      const sleutels = new InMemoryKeyStore();
      const { begin, doe, clock } = opstelling({ sleutels, kluis: new EvenDodeKluis(sleutels) });
      await begin(MELDING, CLIENT_SYSTEEM);
      clock.setTo('2026-03-02T12:00:00Z');
      const wissing = dossierGewist('2026-03-02 12:30');
      await expect(doe(wissing, { sleutel: SLEUTEL })).rejects.toThrow(LogUnavailable);
      leeft = true;
      expect(await doe(wissing, { sleutel: SLEUTEL })).toMatchObject({ herhaald: true });
      expect(await sleutels.existing(CASUS)).toBe('gewist');
    });

    it('of another case leaves this key alone', async () => {
      const sleutels = new InMemoryKeyStore();
      const { begin, log } = opstelling({ sleutels });
      await begin(MELDING);
      const { apply } = sleutelwisser(sleutels);
      for await (const event of log.readAll(0)) await apply(GEEN, berichtOver(event));
      expect(await sleutels.existing(CASUS)).toBeInstanceOf(Uint8Array);
    });
  });
});
