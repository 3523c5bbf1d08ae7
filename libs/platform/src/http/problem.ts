import type { Tekortkoming } from '#event-sourcing';

/** Every kind of problem of the edge itself; a `DomainError` brings its own code. Codes never change meaning. */
export const PROBLEMS = {
  'ongeldig-verzoek': { status: 400, title: 'Het verzoek is niet juist' },
  'ongeldige-invoer': { status: 400, title: 'De invoer is niet juist' },
  'ongeldige-json': { status: 400, title: 'De inhoud is geen geldige JSON' },
  'ongeldige-kop': { status: 400, title: 'Een kop van het verzoek ontbreekt of is niet juist' },
  'niet-aangemeld': { status: 401, title: 'U bent niet aangemeld' },
  'rol-niet-toegestaan': { status: 403, title: 'Uw rol heeft geen toegang tot deze bewerking' },
  'niet-gevonden': { status: 404, title: 'Niet gevonden' },
  'methode-niet-toegestaan': { status: 405, title: 'Deze methode bestaat hier niet' },
  'niet-leverbaar': { status: 406, title: 'De gevraagde vorm is niet leverbaar' },
  'verzoek-verlopen': { status: 408, title: 'Het verzoek kwam niet op tijd binnen' },
  'gelijktijdige-wijziging': { status: 409, title: 'De zaak is intussen gewijzigd' },
  'voorwaarde-vervallen': { status: 412, title: 'De zaak is intussen gewijzigd' },
  'te-groot': { status: 413, title: 'De inhoud is te groot' },
  'adres-te-lang': { status: 414, title: 'Het adres is te lang' },
  'verkeerd-inhoudstype': { status: 415, title: 'De inhoud heeft niet het juiste type' },
  'te-veel-verzoeken': { status: 429, title: 'Te veel verzoeken' },
  'koppen-te-groot': { status: 431, title: 'De koppen van het verzoek zijn te groot' },
  'interne-fout': { status: 500, title: 'Er ging iets mis in de hub' },
  'tijdelijk-niet-beschikbaar': { status: 503, title: 'De hub is tijdelijk niet beschikbaar' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemOptions {
  readonly errors?: readonly Tekortkoming[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Extension members (RFC 9457 §3.2). */
  readonly leden?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A refusal by the edge. The detail is Dutch and says what would be right. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly errors: readonly Tekortkoming[];
  readonly headers: Readonly<Record<string, string>>;
  readonly leden: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    { errors = [], headers = {}, leden = {}, cause }: ProblemOptions = {},
  ) {
    super(detail, cause === undefined ? undefined : { cause });
    this.errors = errors;
    this.headers = headers;
    this.leden = leden;
  }
}

/** RFC 9457 with our extension members. `instance` names this one answer by its trace, never by its URL. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly regel?: string;
  readonly errors?: readonly Tekortkoming[];
}

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Omit<ProblemBody, 'instance'>;
}

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

export const problemType = (code: string): string => `urn:problem-type:overdracht-hub:${code}`;

export const answerOf = (problem: Problem): ProblemAnswer => ({
  status: PROBLEMS[problem.code].status,
  headers: problem.headers,
  body: {
    type: problemType(problem.code),
    ...PROBLEMS[problem.code],
    detail: problem.detail,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
    ...problem.leden,
  },
});

export const instanceOf = (traceId: string): string => `urn:trace:${traceId}`;
