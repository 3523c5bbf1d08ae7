import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { Stack } from '../../tools/stack/stack.js';
import type { StackOptions } from '../../tools/stack/stack.js';
import { Meetpost } from './verantwoording/meetpost.js';
import { verantwoord } from './verantwoording/verantwoord.js';
import type { Verantwoording } from './verantwoording/verantwoord.js';
import { HttpWeg } from './werklast/http-weg.js';
import { KafkaWeg } from './werklast/kafka-weg.js';
import type { Loketdienst } from './werklast/opdracht.js';
import { ouderToken } from './werklast/oude-tokens.js';
import { Werklast } from './werklast/werklast.js';

/** Of Veilig Thuis' commands; the rest comes over HTTP. */
const KANS_OP_KAFKA = 0.3;

/** The sender, as the stack has it: the number of an invented organisation. */
const VERZONNEN_OIN = '00000009999999999000';

/** Loads play other cases than each other. */
const ZAAD_PER_LAST = 10_000;

/** Where the stack keeps the key of its issuer. */
const SLEUTEL_VAN_UITGEVER = 'ontwikkeluitgever.json';

/** The same cases again: `STACK_ZAAD=… npm run test:stack -- …`. */
export const ZAAD = Number(process.env['STACK_ZAAD'] ?? randomInt(2 ** 31));

export interface ProefstandOptions extends StackOptions {
  /** Tokens of two hours old are valid too by a clock that is an hour off. */
  readonly tokens?: 'vers' | 'twee-uur-oud';
}

export interface Proefstand {
  readonly stack: () => Stack;
  readonly meetpost: () => Meetpost;
  /** Clients of this stack; everything that they are told is accounted for by `verantwoord`. */
  readonly werklast: () => Werklast;
  readonly verantwoord: () => Promise<Verantwoording>;
  /** Of a user, as the clients of the load use it. */
  readonly token: (gebruiker: string) => Promise<string>;
  /** For the reader of the test run: what was done, and that the faults did happen. */
  readonly vertel: (regel: string) => void;
}

/** One stack for one spec file: the engines and the services as processes. It fails, and never skips. */
export const metStack = ({ tokens = 'vers', ...options }: ProefstandOptions = {}): Proefstand => {
  let staand: { readonly stack: Stack; readonly meetpost: Meetpost; readonly kafka: KafkaWeg } | undefined;
  const lasten: Werklast[] = [];

  beforeAll(async () => {
    // Nobody starts again what died by itself: its clients would only wait for it, and tell what it is not.
    const onDied = (bericht: string): void => {
      vertel(bericht);
      for (const last of lasten) void last.breekAf(new Error(bericht));
    };
    const stack = await Stack.start({ ...options, onDied });
    staand = { stack, meetpost: await Meetpost.open(stack, options.logIn), kafka: await kafkaWeg(stack) };
  });
  afterEach(() => Promise.all(lasten.map((last) => last.breekAf())));
  afterAll(async () => {
    await staand?.kafka.close();
    await staand?.meetpost.sluit();
    await staand?.stack.stop();
  });

  const stand = (): NonNullable<typeof staand> => {
    if (!staand) throw new Error('the stack runs only while the tests of this file do');
    return staand;
  };
  const gegeven = new Map<string, Promise<string>>();
  const nieuwToken = async (gebruiker: string): Promise<string> => {
    const { stack } = stand();
    const token = await stack.token(gebruiker);
    return tokens === 'vers' ? token : ouderToken(token, join(stack.folder, SLEUTEL_VAN_UITGEVER));
  };
  const balie = {
    adres: (dienst: Loketdienst): string => stand().stack.dienst(dienst).adres,
    token: (gebruiker: string): Promise<string> => {
      const token = gegeven.get(gebruiker) ?? nieuwToken(gebruiker);
      gegeven.set(gebruiker, token);
      return token;
    },
  };
  return {
    stack: () => stand().stack,
    token: (gebruiker) => balie.token(gebruiker),
    meetpost: () => stand().meetpost,
    werklast: () => {
      const naam = `last${lasten.length + 1}`;
      const { kafka: weg } = stand();
      const last = new Werklast({
        http: new HttpWeg(balie),
        anders: { weg, kans: KANS_OP_KAFKA },
        zaad: ZAAD + lasten.length * ZAAD_PER_LAST,
        naam,
      });
      lasten.push(last);
      return last;
    },
    verantwoord: () => {
      const { stack, meetpost, kafka } = stand();
      expect(kafka.tegenstrijdig).toEqual([]);
      return verantwoord(
        stack,
        meetpost,
        lasten.map(({ grootboek }) => grootboek),
      );
    },
    vertel,
  };
};

const vertel = (regel: string): void => void process.stdout.write(`  seed ${ZAAD}: ${regel}\n`);

/** The keys are asked of the hub, as the systems of Veilig Thuis do. */
const kafkaWeg = async (stack: Stack): Promise<KafkaWeg> => {
  const antwoord = await fetch(`${stack.dienst('veilig-thuis').adres}/veilig-thuis/v1/berichtsleutels`);
  const { keys } = (await antwoord.json()) as { readonly keys: readonly JWK[] };
  const [sleutel] = keys;
  if (!sleutel) throw new Error('the hub has no key for commands by message');
  return KafkaWeg.open({ brokers: [stack.kafka.address], sleutel, oin: VERZONNEN_OIN });
};

export const inEenRegel = ({
  gebeurtenissen,
  casussen,
  berichten,
  herhalingen,
  rijen,
}: Verantwoording): string =>
  `${gebeurtenissen} events of ${casussen} cases, ${berichten} messages, ${herhalingen} of them again, ${rijen} rows`;
