import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { CompactEncrypt, importJWK } from 'jose';
import { OPDRACHTNAMEN, alsOpdrachtbericht, opdrachttypeVan, opentCasus } from '#contracts';
import type { KafkaVorm, Opdrachtnaam } from '#contracts';
import { VOORBEELDEN } from './opdrachten.fixture.js';
import { BRON, NU, Proeflijn, maakOpdracht } from './proeflijn.fixture.js';

/** Stands wherever a sender may write something, and must come back nowhere. */
const MERK = 'Persoonsgegeven';
const SEED = 20_260_302;
const VAAK = { numRuns: 120, seed: SEED };

const woord = fc.constantFrom(
  MERK,
  `${MERK} van de Voorbeeldstraat`,
  `inhoud.${MERK}`,
  `${MERK}[0]`,
  `__${MERK}`,
);
const waarde: fc.Arbitrary<unknown> = fc.letrec<{ blad: unknown; boom: unknown }>((tie) => ({
  blad: fc.oneof(woord, fc.integer(), fc.boolean(), fc.constant(null)),
  boom: fc.oneof(
    { maxDepth: 3 },
    tie('blad'),
    fc.array(tie('boom'), { maxLength: 3 }),
    fc.dictionary(woord, tie('boom'), { maxKeys: 3 }),
  ),
})).boom;

/** A lawful body in which something was put where nothing belongs. */
const verstoord = (lichaam: object): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), woord, waarde, fc.boolean())
    .map(([pad, naam, nieuw, vervang]) => verstoor(lichaam, pad, { naam, nieuw, vervang }));

const verstoor = (
  in_: unknown,
  [stap = 0, ...verder]: readonly number[],
  wat: { readonly naam: string; readonly nieuw: unknown; readonly vervang: boolean },
): unknown => {
  if (typeof in_ !== 'object' || in_ === null) return wat.nieuw;
  const sleutels = Object.keys(in_);
  const sleutel = sleutels[stap % Math.max(1, sleutels.length)];
  if (verder.length > 0 && sleutel !== undefined) {
    const deel = verstoor((in_ as Record<string, unknown>)[sleutel], verder, wat);
    return Array.isArray(in_)
      ? in_.map((oud: unknown, i) => (String(i) === sleutel ? deel : oud))
      : { ...in_, [sleutel]: deel };
  }
  if (Array.isArray(in_)) return [...(in_ as unknown[]), wat.nieuw];
  return wat.vervang && sleutel !== undefined
    ? { ...in_, [sleutel]: wat.nieuw }
    : { ...in_, [wat.naam]: wat.nieuw };
};

describe(`what the hub puts on Kafka (seed ${SEED})`, () => {
  let lijn: Proeflijn;
  beforeAll(async () => {
    lijn = await Proeflijn.start();
  });
  afterAll(() => lijn.stop());

  /** Where the mark stands in what came out, headers and keys included; in a JWE its header can be read. */
  const lekken = (): readonly string[] =>
    [...lijn.antwoorden.berichten, ...lijn.doden.berichten]
      .map((bericht) => JSON.stringify({ ...bericht, kop: bericht.value.split('.', 1).map(alsTekst) }))
      .flatMap((tekst) => tekst.match(new RegExp(`.{0,60}${MERK}.{0,60}`, 'i')) ?? []);

  const verzegeld = async (naam: Opdrachtnaam, id: string, inhoud: unknown): Promise<KafkaVorm> => {
    const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(inhoud)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'opdracht+jwe' })
      .encrypt(await importJWK({ ...lijn.sleutel }, 'ECDH-ES'));
    return alsOpdrachtbericht({ ...{ id, naam, jwe, bron: BRON, tijdstip: NU }, casusId: undefined });
  };

  it.each(OPDRACHTNAMEN)('never holds what stood in a %s', async (naam) => {
    const { stand, lichaam } = VOORBEELDEN[naam];
    const { casusId } = await stand(lijn.hub);
    const over = opentCasus(naam) ? {} : { casusId };
    await fc.assert(
      fc.asyncProperty(verstoord(lichaam), async (fout) => {
        const id = randomUUID();
        await lijn.stuurRuw(await maakOpdracht(lijn.sleutel, naam, fout as object, { ...over, id }));
        await lijn.antwoordOp(id);
      }),
      { numRuns: 15, seed: SEED },
    );
    expect(lekken()).toEqual([]);
  });

  it('never holds what stood around a body', async () => {
    await fc.assert(
      fc.asyncProperty(waarde, woord, fc.boolean(), async (vreemd, veld, om) => {
        const id = randomUUID();
        const goed = { id, type: opdrachttypeVan('melding'), medewerker: 'm1', lichaam: {} };
        await lijn.stuurRuw(await verzegeld('melding', id, om ? { ...goed, [veld]: vreemd } : vreemd));
        await lijn.antwoordOp(id);
      }),
      VAAK,
    );
    expect(lekken()).toEqual([]);
  });

  it('never holds a header, a key or a value in the clear', async () => {
    const koppen = [
      'ce_source',
      'ce_type',
      'ce_subject',
      'ce_time',
      'content-type',
      'ce_traceparent',
      'ce_dataref',
    ];
    const kop = fc.oneof(
      fc.constantFrom(...koppen),
      fc.constant(MERK),
      fc.constant(`ce_${MERK.toLowerCase()}`),
    );
    const plek = fc.constantFrom('kop', 'sleutel', 'waarde', 'jwe');
    await fc.assert(
      fc.asyncProperty(kop, woord, plek, async (naam, tekst, waar) => {
        const id = randomUUID();
        const { key, headers, value } = await maakOpdracht(lijn.sleutel, 'melding', {}, { id });
        await lijn.stuurRuw({
          key: waar === 'sleutel' ? tekst : key,
          headers: waar === 'kop' ? { ...headers, [naam]: tekst } : headers,
          value:
            waar === 'waarde' ? JSON.stringify({ tekst }) : waar === 'jwe' ? metKop(value, tekst) : value,
        });
        await lijn.antwoordOp(id);
      }),
      VAAK,
    );
    expect(lekken()).toEqual([]);
  });
});

const alsTekst = (deel: string): string => Buffer.from(deel, 'base64url').toString('latin1');

/** The protected header of a JWE is readable by anyone. */
const metKop = (jwe: string, tekst: string): string => {
  const [kop = '', ...rest] = jwe.split('.');
  const gelezen = JSON.parse(Buffer.from(kop, 'base64url').toString()) as object;
  return [Buffer.from(JSON.stringify({ tekst, ...gelezen })).toString('base64url'), ...rest].join('.');
};
