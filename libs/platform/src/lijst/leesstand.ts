import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { afnemerState, whyStale } from '../bus/afnemer-state.js';
import { Problem } from '../http/problem.js';

/** How the rows stand that an answer is made of. */
export interface Leesstand {
  /** Why they are not the present; undefined when they are. */
  readonly achterstand?: string | undefined;
  /** Cases that the consumer set aside: their rows are missing, or as they were before. */
  readonly apart: number;
}

export interface Leesbron {
  readonly pool: Pool;
  /** The consumer that keeps the rows. */
  readonly afnemer: string;
  /** The relay that feeds it; none where it reads the log itself. */
  readonly relais?: string | undefined;
}

/** As the database knows it: the process that fails is seldom the one that is asked. @throws LogUnavailable */
export const leesstand = async ({ pool, afnemer, relais }: Leesbron): Promise<Leesstand> => {
  const state = await afnemerState(pool, afnemer, relais);
  return { achterstand: whyStale(state), apart: state.parked };
};

/** The mark in an answer that does not hold every case. */
export interface Onvolledigheid {
  readonly onvolledig?: number;
}

/** For the OpenAPI of an answer that may carry the mark. */
export const ONVOLLEDIG = {
  description:
    'Aanwezig als de hub casussen niet kon verwerken: zoveel casussen, van alle regio’s samen, ontbreken hier of staan er zoals zij waren. De beheerder kan ze herstellen; een casus zelf opvragen kan wel.',
  required: false,
  type: 'integer',
  minimum: 1,
  example: 2,
} as const;

const { required: _, ...SCHEMA } = ONVOLLEDIG;

/** For the OpenAPI of an answer that carries the mark in a header too. */
export const KOP_ONVOLLEDIG = { Onvolledig: { description: ONVOLLEDIG.description, schema: SCHEMA } };

/** Somebody must look at the consumer first: trying again sooner than this does not help. */
const OPNIEUW_NA_SECONDEN = 60;

export interface Leesmodel {
  readonly naam: string;
  /** What the reader is told instead of an answer that looks whole. */
  readonly melding: string;
}

/**
 * Gives no answer that does not follow the log: silence would be taken for nothing to do. That single cases were set aside
 * takes the answer away from nobody, but the answer says so. @throws Problem 503
 */
export const weigerAchterstand = (
  { achterstand, apart }: Leesstand,
  { naam, melding }: Leesmodel,
): Onvolledigheid => {
  if (achterstand === undefined) return apart > 0 ? { onvolledig: apart } : {};
  throw new Problem('tijdelijk-niet-beschikbaar', melding, {
    headers: { 'retry-after': String(OPNIEUW_NA_SECONDEN) },
    cause: new Error(`${naam}: ${achterstand}`),
  });
};

/** Also in a header, for an answer that has no place for it: a file for a spreadsheet. */
export const merkOnvolledig = (reply: FastifyReply, { onvolledig }: Onvolledigheid): void => {
  if (onvolledig !== undefined) void reply.header('onvolledig', String(onvolledig));
};
