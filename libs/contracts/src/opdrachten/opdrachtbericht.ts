import { SPECVERSIE } from '../cloudevents/attributen.js';
import type { Overtreding } from '../cloudevents/overtreding.js';
import { valideerCloudEvent } from '../cloudevents/valideer.js';
import type { KafkaBericht } from '../cloudevents/valideer.js';
import type { KafkaVorm } from '../berichten/bericht.js';
import { isOpdrachtJwe, JWE_MEDIATYPE } from './jwe.js';
import { opdrachtnaamVan, opdrachttypeVan, opentCasus } from './opdrachten.js';
import type { Opdrachtnaam } from './opdrachten.js';

/**
 * Largest value of a command: the largest body that HTTP takes (256 KiB), encrypted and in base64url. The 64 KiB of the
 * profile is what intermediaries must forward; here there are none between sender and Kafka, which takes 1 MiB.
 */
export const MAX_OPDRACHT_BYTES = 360_000;

/** A command that is whole on the outside; what is inside is still encrypted. */
export interface Opdrachtbericht {
  /** Who sends it: the only source that its topic is for. */
  readonly bron: string;
  readonly id: string;
  readonly naam: Opdrachtnaam;
  /** None when the command opens a case. */
  readonly casusId: string | undefined;
  readonly jwe: string;
}

export type Opdrachtlezing =
  { readonly bericht: Opdrachtbericht } | { readonly overtredingen: readonly Overtreding[] };

/** It is repeated in answers and dead letters: room for a UUID or a number, not for a sentence. */
const ID = /^[A-Za-z0-9._:-]{1,100}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Of what sender and hub agreed, beside the profile. */
const schending = (attribuut: string, melding: string): Overtreding => ({
  attribuut,
  regel: 'opdracht',
  melding,
});

const tekstVan = (waarde: unknown): string | undefined => (typeof waarde === 'string' ? waarde : undefined);

/** The id under which an answer can be found, also of a message that is wrong in every other way. */
export const opdrachtIdVan = ({ headers }: Pick<KafkaBericht, 'headers'>): string | undefined => {
  const id = tekstVan(headers['ce_id']);
  return id !== undefined && ID.test(id) ? id : undefined;
};

export interface InkomendBericht {
  readonly key: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly value: string;
}

/** Everything that can be judged without opening it. `bron` is the source that this topic is for. */
export const leesOpdrachtbericht = (record: InkomendBericht, bron: string): Opdrachtlezing => {
  const { headers, value } = record;
  const overtredingen = [
    ...valideerCloudEvent({ headers, value }).filter(({ regel }) => regel !== 'ce-nl:grootte'),
    ...overtredingenVanGrootte(record),
    ...overtredingenVanAfspraak(record, bron),
  ];
  const naam = opdrachtnaamVan(tekstVan(headers['ce_type']) ?? '');
  const id = opdrachtIdVan(record);
  if (overtredingen.length > 0 || naam === undefined || id === undefined) return { overtredingen };
  return { bericht: { bron, id, naam, casusId: tekstVan(headers['ce_subject']), jwe: value } };
};

const overtredingenVanGrootte = ({ value }: InkomendBericht): readonly Overtreding[] => {
  const bytes = Buffer.byteLength(value);
  if (bytes <= MAX_OPDRACHT_BYTES) return [];
  return [schending('data', `is ${bytes} bytes; het mogen er ${MAX_OPDRACHT_BYTES} zijn`)];
};

/** What is agreed beside the profile. No text repeats what the sender wrote. */
const overtredingenVanAfspraak = (record: InkomendBericht, bron: string): readonly Overtreding[] => {
  const { headers, value } = record;
  const eis = (past: boolean, attribuut: string, melding: string): readonly Overtreding[] =>
    past ? [] : [schending(attribuut, melding)];
  return [
    ...eis(
      opdrachtIdVan(record) !== undefined,
      'id',
      'moet bestaan uit 1 tot en met 100 letters, cijfers en . _ : -, bij voorkeur een UUID',
    ),
    ...eis(headers['ce_source'] === bron, 'source', `moet op dit topic ${bron} zijn`),
    ...eis(
      opdrachtnaamVan(tekstVan(headers['ce_type']) ?? '') !== undefined,
      'type',
      `moet een opdracht zijn, zoals ${opdrachttypeVan('melding')}`,
    ),
    ...eis(headers['content-type'] === JWE_MEDIATYPE, 'datacontenttype', `moet ${JWE_MEDIATYPE} zijn`),
    ...eis(isOpdrachtJwe(value), 'data', 'moet JWE compact zijn, versleuteld voor de sleutel van de hub'),
    ...overtredingenVanPlaats(record),
  ];
};

/** The key is the case, so that Kafka keeps the order per case; a command that opens a case has its own id as key. */
const overtredingenVanPlaats = ({ key, headers }: InkomendBericht): readonly Overtreding[] => {
  const naam = opdrachtnaamVan(tekstVan(headers['ce_type']) ?? '');
  if (naam === undefined) return [];
  const subject = headers['ce_subject'];
  const melding = (tekst: string): readonly Overtreding[] => [schending('subject', tekst)];
  if (opentCasus(naam)) {
    if (subject !== undefined) return melding('hoort hier te ontbreken: deze opdracht opent een casus');
    return key === headers['ce_id'] ? [] : melding('ontbreekt, dus de Kafka-sleutel moet gelijk zijn aan id');
  }
  if (typeof subject !== 'string' || !UUID.test(subject))
    return melding('moet de casusId zijn, in kleine letters');
  return key === subject ? [] : melding('moet gelijk zijn aan de Kafka-sleutel');
};

export interface TeVersturenOpdracht extends Opdrachtbericht {
  /** When the command was given, UTC. */
  readonly tijdstip: string;
  readonly traceparent?: string;
}

/** The message of a command, ready for Kafka. */
export const alsOpdrachtbericht = (opdracht: TeVersturenOpdracht): KafkaVorm => {
  const { id, naam, casusId, jwe, bron, tijdstip, traceparent } = opdracht;
  return {
    key: casusId ?? id,
    headers: {
      'content-type': JWE_MEDIATYPE,
      ce_specversion: SPECVERSIE,
      ce_id: id,
      ce_source: bron,
      ce_type: opdrachttypeVan(naam),
      ce_time: tijdstip,
      ...(casusId !== undefined && { ce_subject: casusId }),
      ...(traceparent !== undefined && { ce_traceparent: traceparent }),
    },
    value: jwe,
  };
};
