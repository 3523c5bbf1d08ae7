import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { alsGebeurtenis } from '#dossier';
import type { GebeurtenisType } from '#dossier';
import { SPECVERSIE } from '../cloudevents/attributen.js';
import { valideerCloudEvent } from '../cloudevents/valideer.js';
import type { KafkaBericht } from '../cloudevents/valideer.js';
import { berichttypeVan, gebeurtenistypeVan } from './berichttypen.js';
import { INHOUD, schemanaamVan } from './inhoud.js';
import type { Berichtinhoud } from './inhoud.js';
import { NietPubliceerbaar } from './veld.js';
import type { Veld } from './veld.js';

/** Who publishes, and where its documents stand. */
export interface Afzender {
  /** OIN of the organisation that publishes for a region, 20 digits. */
  readonly oin: string;
  /** Region of the Veilig Thuis whose cases these are: `zuid-limburg`. */
  readonly regio: string;
  /** Address under which the hub is reached, without a slash at its end. */
  readonly openbareUrl: string;
}

/** The context attributes of a message of the hub. */
export interface Berichtattributen {
  readonly id: string;
  readonly source: string;
  readonly specversion: string;
  readonly type: string;
  readonly datacontenttype: string;
  readonly dataschema: string;
  readonly subject: string;
  readonly time: string;
  readonly dataref: string;
  readonly sequence: string;
  readonly traceparent: string;
}

/** A message as the hub publishes it: CloudEvents NL GOV 1.1. */
export interface Bericht {
  readonly attributen: Berichtattributen;
  readonly inhoud: Berichtinhoud;
}

/** Zero-padded, so that text order is number order; a case will not see ten thousand million events. */
const SEQUENCE_CIJFERS = 10;

export const sequenceVan = (volgnummer: number): string => String(volgnummer).padStart(SEQUENCE_CIJFERS, '0');

/** A URN with the OIN of the publishing organisation, then the system per region. */
export const bronVan = ({ oin, regio }: Pick<Afzender, 'oin' | 'regio'>): string =>
  `urn:nld:oin:${oin}:systeem:overdracht-hub:${regio}`;

/** Where the case's trail stands, relative to the public address of the hub. */
export const datarefVan = (casusId: string): string => `/gemeente/v1/casussen/${casusId}/tijdlijn`;

/**
 * The message of a recorded event. It holds what the contract of its type lists and nothing else.
 * @throws NietPubliceerbaar, and OnleesbareGebeurtenis for an event that this hub does not know
 */
export const berichtVan = (record: RecordedEvent | UnpositionedRecord, afzender: Afzender): Bericht => {
  const { type, data } = alsGebeurtenis(record);
  const { volgnummer, plaatsgevondenOp, actor } = record;
  const inhoud = neemInhoud(type, {
    volgnummer,
    plaatsgevondenOp,
    vastgelegdDoor: actor.partij,
    gegevens: data,
  });
  return {
    attributen: {
      id: record.id,
      source: bronVan(afzender),
      specversion: SPECVERSIE,
      type: berichttypeVan(type),
      datacontenttype: 'application/json',
      dataschema: `${afzender.openbareUrl}/berichten/schemas/${schemanaamVan(type)}`,
      subject: record.casusId,
      time: record.vastgelegdOp,
      dataref: datarefVan(record.casusId),
      sequence: sequenceVan(volgnummer),
      traceparent: traceparentVan(record),
    },
    inhoud,
  };
};

/** @throws NietPubliceerbaar naming the type and the field */
const neemInhoud = (type: GebeurtenisType, inhoud: object): Berichtinhoud => {
  try {
    return INHOUD.get(type)?.neem(inhoud) as Berichtinhoud;
  } catch (fout) {
    throw fout instanceof NietPubliceerbaar ? new NietPubliceerbaar(`${type}.${fout.pad}`) : fout;
  }
};

/** W3C Trace Context: the trace of the command that recorded the event, and the event as its span. */
const traceparentVan = ({ correlatieId, id }: UnpositionedRecord): string =>
  `00-${hex(correlatieId)}-${hex(id).slice(0, 16)}-01`;

const hex = (uuid: string): string => uuid.replaceAll('-', '').toLowerCase();

/** The message in binary mode: attributes in headers, the data as value, the case as key. */
export interface KafkaVorm {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

const KOPPEN = (
  [
    'id',
    'source',
    'specversion',
    'type',
    'dataschema',
    'subject',
    'time',
    'dataref',
    'sequence',
    'traceparent',
  ] as const
).map((naam) => [naam, `ce_${naam}`] as const);

export const alsKafka = ({ attributen, inhoud }: Bericht): KafkaVorm => {
  const headers: Record<string, string> = { 'content-type': attributen.datacontenttype };
  for (const [naam, kop] of KOPPEN) headers[kop] = attributen[naam];
  return { key: attributen.subject, headers, value: JSON.stringify(inhoud) };
};

/** A record on the bus that is no message of this contract. */
export class OngeldigBericht extends Error {
  override readonly name = 'OngeldigBericht';
}

/** The message in a Kafka record, after every check. @throws OngeldigBericht */
export const leesBericht = (record: KafkaBericht): Bericht => {
  const overtredingen = valideerCloudEvent(record);
  if (overtredingen.length > 0) {
    throw new OngeldigBericht(
      overtredingen.map(({ attribuut, melding }) => `${attribuut}: ${melding}`).join('; '),
    );
  }
  const attributen = attributenUit(record.headers);
  const type = gebeurtenistypeVan(attributen.type);
  const veld = type && INHOUD.get(type);
  if (!veld) throw new OngeldigBericht(`type: ${attributen.type} is geen berichttype van deze hub`);
  const ontbreekt = (['subject', 'sequence', 'time'] as const).find((naam) => attributen[naam] === undefined);
  if (ontbreekt) throw new OngeldigBericht(`${ontbreekt}: is verplicht in berichten van deze hub`);
  return { attributen, inhoud: inhoudUit(veld, record.value, attributen) };
};

const inhoudUit = (
  veld: Pick<Veld, 'neem'>,
  value: KafkaBericht['value'],
  { sequence }: Berichtattributen,
): Berichtinhoud => {
  try {
    const inhoud = veld.neem(JSON.parse(tekstVan(value))) as Berichtinhoud;
    if (sequenceVan(inhoud.volgnummer) === sequence) return inhoud;
  } catch (cause) {
    const waar = cause instanceof NietPubliceerbaar ? cause.pad : 'de waarde';
    throw new OngeldigBericht(`data: ${waar} past niet bij het schema`, { cause });
  }
  throw new OngeldigBericht('sequence: is niet het volgnummer van de inhoud');
};

const tekstVan = (value: KafkaBericht['value']): string =>
  typeof value === 'string' ? value : Buffer.from(value ?? []).toString('utf8');

const attributenUit = (headers: KafkaBericht['headers']): Berichtattributen =>
  Object.fromEntries(
    Object.entries(headers).map(([naam, waarde]) => [
      naam === 'content-type' ? 'datacontenttype' : naam.replace(/^ce_/, ''),
      typeof waarde === 'string' ? waarde : Buffer.from(waarde as Uint8Array).toString('utf8'),
    ]),
  ) as unknown as Berichtattributen;
