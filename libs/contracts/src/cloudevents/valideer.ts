import { overtredingenVanAttributen } from './attributen.js';
import { overtreding } from './overtreding.js';
import type { Overtreding } from './overtreding.js';
import { isJsonMediatype } from './tekens.js';

/** Intermediaries must forward this much; what is larger may be lost on the way. */
export const MAX_BERICHT_BYTES = 64 * 1024;

/** A Kafka record as a client hands it over. In binary mode the attributes are headers with `ce_` before their name. */
export interface KafkaBericht {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly value: Uint8Array | string | null;
}

/** One event in the JSON format (structured mode). */
export interface GestructureerdBericht {
  readonly gestructureerd: unknown;
}

const PREFIX = 'ce_';
const GESTRUCTUREERD = 'application/cloudevents';
const ALLEEN_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Every MUST of the NL GOV profile for CloudEvents 1.1 that a message breaks; none for a message that may be sent.
 * Takes a Kafka record (binary or structured mode, told apart by its content type) or an event in JSON form.
 */
export const valideerCloudEvent = (bericht: KafkaBericht | GestructureerdBericht): readonly Overtreding[] =>
  'gestructureerd' in bericht ? overtredingenVanJson(bericht.gestructureerd) : overtredingenVanKafka(bericht);

const overtredingenVanJson = (event: unknown): readonly Overtreding[] => {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return [overtreding('bericht', 'vorm', 'moet een JSON-object zijn')];
  }
  // A member that is null counts as not there (JSON format of CloudEvents).
  const leden = Object.entries(event).filter(([, waarde]) => waarde !== null);
  const { data, data_base64: base64, ...attributen } = Object.fromEntries(leden);
  return [
    ...overtredingenVanAttributen(attributen),
    ...overtredingenVanInhoud(data, base64),
    ...overtredingenVanGrootte(Buffer.byteLength(JSON.stringify(event))),
  ];
};

const overtredingenVanInhoud = (data: unknown, base64: unknown): readonly Overtreding[] => {
  if (base64 === undefined) return [];
  if (data !== undefined) return [overtreding('data', 'data', 'data en data_base64 gaan niet samen')];
  if (typeof base64 === 'string' && ALLEEN_BASE64.test(base64)) return [];
  return [overtreding('data_base64', 'data', 'moet base64 (RFC 4648) zijn')];
};

const overtredingenVanKafka = ({ headers, value }: KafkaBericht): readonly Overtreding[] => {
  const koppen = leesKoppen(headers);
  const waarde = typeof value === 'string' ? Buffer.from(value) : value;
  const contenttype = koppen.tekst['content-type'];
  if (contenttype?.toLowerCase().startsWith(GESTRUCTUREERD))
    return overtredingenVanStructuur(contenttype, waarde);
  const bytes = koppen.bytes + (waarde?.byteLength ?? 0);
  return [
    ...koppen.overtredingen,
    ...overtredingenVanAttributen(attributenVan(koppen.tekst)),
    ...(Object.hasOwn(koppen.tekst, `${PREFIX}datacontenttype`)
      ? [
          overtreding(
            'datacontenttype',
            'kafka',
            'staat bij Kafka in de header content-type en niet in ce_datacontenttype',
          ),
        ]
      : []),
    ...overtredingenVanWaarde(contenttype, waarde),
    ...overtredingenVanGrootte(bytes),
  ];
};

interface Koppen {
  readonly tekst: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly overtredingen: readonly Overtreding[];
}

const leesKoppen = (headers: KafkaBericht['headers']): Koppen => {
  const tekst: Record<string, string> = {};
  const overtredingen: Overtreding[] = [];
  let bytes = 0;
  for (const [naam, ruw] of Object.entries(headers)) {
    const waarde = leesKop(ruw);
    bytes += Buffer.byteLength(naam) + Buffer.byteLength(waarde ?? '');
    const isVanOns = naam.startsWith(PREFIX) || naam === 'content-type';
    if (waarde !== undefined) tekst[naam] = waarde;
    else if (isVanOns) {
      overtredingen.push(overtreding(naam, 'kafka', 'de header moet één tekst in UTF-8 zijn'));
    }
  }
  return { tekst, bytes, overtredingen };
};

/** One text, or undefined for anything else: bytes that are no UTF-8, a header that stands twice, no value. */
const leesKop = (ruw: unknown): string | undefined => {
  if (typeof ruw === 'string') return ruw;
  if (!(ruw instanceof Uint8Array)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(ruw);
  } catch {
    return undefined;
  }
};

const attributenVan = (koppen: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const attributen = Object.entries(koppen).flatMap(([naam, waarde]) =>
    naam.startsWith(PREFIX) ? [[naam.slice(PREFIX.length), waarde] as const] : [],
  );
  const contenttype = koppen['content-type'];
  if (contenttype !== undefined) attributen.push(['datacontenttype', contenttype]);
  return Object.fromEntries(attributen);
};

const overtredingenVanStructuur = (
  contenttype: string,
  waarde: Uint8Array | null,
): readonly Overtreding[] => {
  if (!isJsonMediatype(contenttype) || contenttype.toLowerCase().includes('batch')) {
    return [
      overtreding(
        'bericht',
        'kafka',
        'gestructureerd moet application/cloudevents+json zijn, één per record',
      ),
    ];
  }
  const json = leesJson(waarde);
  return json.fout
    ? [overtreding('bericht', 'vorm', 'de waarde is geen geldige JSON in UTF-8')]
    : overtredingenVanJson(json.waarde);
};

const overtredingenVanWaarde = (
  contenttype: string | undefined,
  waarde: Uint8Array | null,
): readonly Overtreding[] => {
  if (contenttype === undefined || !isJsonMediatype(contenttype) || waarde === null) return [];
  return leesJson(waarde).fout
    ? [overtreding('data', 'data', `is geen geldige JSON, al is datacontenttype ${contenttype}`)]
    : [];
};

const leesJson = (waarde: Uint8Array | null): { readonly fout: boolean; readonly waarde?: unknown } => {
  try {
    const tekst = new TextDecoder('utf-8', { fatal: true }).decode(waarde ?? new Uint8Array());
    return { fout: false, waarde: JSON.parse(tekst) };
  } catch {
    return { fout: true };
  }
};

const overtredingenVanGrootte = (bytes: number): readonly Overtreding[] =>
  bytes > MAX_BERICHT_BYTES
    ? [
        overtreding(
          'bericht',
          'grootte',
          `is ${bytes} bytes; het mag hoogstens ${MAX_BERICHT_BYTES} bytes zijn`,
        ),
      ]
    : [];
