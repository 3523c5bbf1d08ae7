import { HttpException } from '@nestjs/common';
import {
  AppendTooLarge,
  DomainError,
  InzageNietVastgelegd,
  LogUnavailable,
  RevisionConflict,
} from '#event-sourcing';
import type { DomainErrorKind, Tekortkoming } from '#event-sourcing';
import { Problem, answerOf, problemType } from './problem.js';
import type { ProblemAnswer, ProblemCode } from './problem.js';

/** Seconds after which a caller may try again when the log does not answer: longer than a failover by hand-over. */
export const RETRY_AFTER_SECONDS = 5;

const KINDS: Readonly<Record<DomainErrorKind, { readonly status: number; readonly title: string }>> = {
  conflict: { status: 409, title: 'Deze stap past niet bij de stand van de zaak' },
  forbidden: { status: 403, title: 'Deze stap is niet aan u' },
  'not-found': { status: 404, title: 'Niet gevonden' },
  invalid: { status: 400, title: 'Het verzoek is niet volledig of niet juist' },
};

/** Our words for what the framework refuses: its own are English and may quote the request. */
const FRAMEWORK: Readonly<Record<number, readonly [ProblemCode, string]>> = {
  401: ['niet-aangemeld', 'Stuur een geldig token mee in de kop Authorization (Bearer).'],
  403: ['rol-niet-toegestaan', 'Deze bewerking is niet voor uw rol.'],
  404: ['niet-gevonden', 'Dit adres bestaat niet, of niet voor u. Let op: geen schuine streep aan het eind.'],
  405: ['methode-niet-toegestaan', 'Gebruik een van de methoden uit de kop Allow.'],
  406: ['niet-leverbaar', 'Vraag met de kop Accept om application/json.'],
  408: ['verzoek-verlopen', 'Stuur het hele verzoek in een keer.'],
  413: ['te-groot', 'Stuur een kleinere inhoud; de grens is 256 KiB.'],
  414: ['adres-te-lang', 'Gebruik een korter adres.'],
  415: ['verkeerd-inhoudstype', 'Stuur de inhoud als application/json in UTF-8, zonder compressie.'],
  429: ['te-veel-verzoeken', 'Wacht even en probeer het opnieuw.'],
  431: ['koppen-te-groot', 'Stuur minder of kortere koppen.'],
  503: ['tijdelijk-niet-beschikbaar', 'Probeer het straks opnieuw met dezelfde Idempotency-Key.'],
};

export interface ErrorContext {
  /** The client sent `If-Match`: it wants to know of a change, not that we decide again. */
  readonly ifMatch: boolean;
  /** The request only reads: what it says of trying again differs from a command. */
  readonly leest: boolean;
}

/** What the caller gets to see of an error. Unknown errors say nothing at all. */
export const answerOfError = (error: unknown, context: ErrorContext): ProblemAnswer => {
  if (error instanceof DomainError) return ofDomainError(error);
  return answerOf(problemOf(error, context));
};

const problemOf = (error: unknown, { ifMatch, leest }: ErrorContext): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof RevisionConflict) return ofConflict(ifMatch);
  if (error instanceof LogUnavailable) return unavailable(error, leest);
  if (error instanceof AppendTooLarge) return framework(413);
  if (error instanceof Error && LOG_STANDS_STILL.has(error.name)) return standsStill(error);
  const status = statusOf(error);
  return status === 503 ? unavailable(error, leest) : framework(status);
};

/** By name: the classes come with a client of 24 MB that an installation on PostgreSQL does not load. */
const LOG_STANDS_STILL: ReadonlySet<string> = new Set(['EventStoreDbRefused', 'LogDamaged']);

/** Somebody must look at the log first: trying again sooner than this does not help. */
const RETRY_AFTER_REPAIR_SECONDS = 60;

/** Trying again is safe, and of no use before an operator has looked. */
const standsStill = (cause: Error): Problem =>
  new Problem(
    'tijdelijk-niet-beschikbaar',
    'De hub kan zijn logboek nu niet gebruiken; de beheerder moet het herstellen. Meld het, en probeer het later opnieuw met dezelfde Idempotency-Key.',
    { headers: { 'retry-after': String(RETRY_AFTER_REPAIR_SECONDS) }, cause },
  );

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof status === 'number' && String(code).startsWith('FST_') ? status : 500;
};

const framework = (status: number): Problem => {
  const known = FRAMEWORK[status];
  if (known) return new Problem(known[0], known[1]);
  if (status >= 400 && status < 500) {
    return new Problem(
      'ongeldig-verzoek',
      'De hub kan dit verzoek niet lezen. Controleer adres, koppen en inhoud.',
    );
  }
  return new Problem(
    'interne-fout',
    'Er is niets over de oorzaak te melden. Probeer het opnieuw met dezelfde Idempotency-Key, of noem de beheerder de waarde van instance.',
  );
};

const ofConflict = (ifMatch: boolean): Problem =>
  ifMatch
    ? new Problem(
        'voorwaarde-vervallen',
        'De zaak heeft niet meer de revisie uit If-Match. Haal de zaak opnieuw op.',
      )
    : new Problem(
        'gelijktijdige-wijziging',
        'Een ander was net eerder. Haal de zaak opnieuw op en beslis opnieuw.',
      );

const unavailable = (cause: unknown, leest: boolean): Problem =>
  new Problem('tijdelijk-niet-beschikbaar', uitlegVan(cause, leest), {
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    cause,
  });

const uitlegVan = (cause: unknown, leest: boolean): string => {
  if (cause instanceof InzageNietVastgelegd)
    return 'Uw inzage kon niet worden vastgelegd, en zonder dat wordt niets getoond. Probeer het straks opnieuw.';
  return leest
    ? 'De hub kan dit nu niet lezen. Probeer het straks opnieuw.'
    : 'Of de opdracht is vastgelegd, is niet zeker. Probeer het opnieuw met dezelfde Idempotency-Key.';
};

const ofDomainError = (error: DomainError): ProblemAnswer => {
  const errors = shortcomingsOf(error);
  return {
    status: KINDS[error.kind].status,
    headers: {},
    body: {
      type: problemType(error.code),
      ...KINDS[error.kind],
      detail: error.message,
      ...(error.regel !== undefined && { regel: error.regel }),
      ...(errors.length > 0 && { errors }),
    },
  };
};

const shortcomingsOf = ({ details, veld, regel, code, message }: DomainError): readonly Tekortkoming[] => {
  if (details.length > 0) return details;
  return veld === undefined ? [] : [{ veld, regel: regel ?? code, melding: message }];
};
