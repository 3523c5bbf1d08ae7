import { overtreding } from './overtreding.js';
import type { Overtreding } from './overtreding.js';
import {
  isAbsoluteUri,
  isMediatype,
  isTijdstip,
  isToegestaneTekst,
  isUriReferentie,
  zelfdeLocatie,
} from './tekens.js';
import { overtredingenVanType } from './type-naam.js';

/** The context attributes of one event, by name. In JSON a value may be native; in headers it is text. */
export type Attributen = Readonly<Record<string, unknown>>;

export const SPECVERSIE = '1.0';

const VERPLICHT = ['id', 'source', 'specversion', 'type'] as const;
const NAAM = /^[a-z0-9]+$/;
/** The payload in every format; no attribute may carry its name. */
const GERESERVEERD = 'data';
const INTEGER_MIN = -2_147_483_648;
const INTEGER_MAX = 2_147_483_647;

/** The attributes of the profile, which are all text; others may also be a Boolean or an Integer. */
type Regel = (waarde: string) => readonly Overtreding[];

const nietLeeg =
  (attribuut: string): Regel =>
  (waarde) =>
    waarde === '' ? [overtreding(attribuut, 'niet-leeg', 'mag niet leeg zijn')] : [];

const vorm =
  (attribuut: string, past: (waarde: string) => boolean, goed: string): Regel =>
  (waarde) =>
    past(waarde) ? [] : [overtreding(attribuut, attribuut, `moet ${goed} zijn`)];

const REGELS: Readonly<Record<string, readonly Regel[]>> = {
  id: [nietLeeg('id')],
  source: [nietLeeg('source'), vorm('source', isUriReferentie, 'een URI-reference (RFC 3986)')],
  specversion: [vorm('specversion', (waarde) => waarde === SPECVERSIE, `precies "${SPECVERSIE}"`)],
  type: [nietLeeg('type'), (type) => (type === '' ? [] : overtredingenVanType(type))],
  datacontenttype: [vorm('datacontenttype', isMediatype, 'een mediatype (RFC 2046), zoals application/json')],
  dataschema: [vorm('dataschema', isAbsoluteUri, 'een absolute URI zonder fragment (RFC 3986 §4.3)')],
  subject: [nietLeeg('subject')],
  time: [vorm('time', isTijdstip, 'een tijdstip volgens RFC 3339, zoals 2026-03-03T09:15:02.113Z')],
  dataref: [vorm('dataref', isUriReferentie, 'een URI-reference (RFC 3986)')],
  sequence: [nietLeeg('sequence')],
  sequencetype: [nietLeeg('sequencetype')],
};

/** Every MUST on context attributes that is broken. */
export const overtredingenVanAttributen = (attributen: Attributen): readonly Overtreding[] => {
  const aanwezig = Object.entries(attributen);
  const ontbrekend = VERPLICHT.filter((naam) => !Object.hasOwn(attributen, naam)).map((naam) =>
    overtreding(naam, 'verplicht', 'is verplicht'),
  );
  return [
    ...ontbrekend,
    ...aanwezig.flatMap(([naam]) => overtredingenVanNaam(naam)),
    ...aanwezig.flatMap(([naam, waarde]) => overtredingenVanWaarde(naam, waarde)),
    ...overtredingenInSamenhang(attributen),
  ];
};

const overtredingenVanNaam = (naam: string): readonly Overtreding[] => {
  if (!NAAM.test(naam)) {
    return [overtreding(naam, 'naam', 'de naam van een attribuut bestaat alleen uit a-z en 0-9')];
  }
  if (naam !== GERESERVEERD) return [];
  return [overtreding(naam, 'naam', 'deze naam is van de inhoud en kan geen attribuut zijn')];
};

const overtredingenVanWaarde = (naam: string, waarde: unknown): readonly Overtreding[] => {
  const regels = Object.hasOwn(REGELS, naam) ? REGELS[naam] : undefined;
  if (typeof waarde === 'string') {
    const teken = isToegestaneTekst(waarde)
      ? []
      : [overtreding(naam, 'tekens', 'bevat een stuurteken, een noncharacter of een halve surrogate')];
    return [...teken, ...(regels ?? []).flatMap((regel) => regel(waarde))];
  }
  if (regels) return [overtreding(naam, 'soort', 'moet een tekst (String) zijn')];
  if (typeof waarde === 'boolean' || isInteger(waarde)) return [];
  return [
    overtreding(
      naam,
      'soort',
      `moet een String, Boolean of Integer (${INTEGER_MIN} t/m ${INTEGER_MAX}) zijn`,
    ),
  ];
};

const isInteger = (waarde: unknown): boolean =>
  Number.isInteger(waarde) && Number(waarde) >= INTEGER_MIN && Number(waarde) <= INTEGER_MAX;

const overtredingenInSamenhang = (attributen: Attributen): readonly Overtreding[] => {
  const { source, dataref, sequence, sequencetype } = attributen;
  return [
    ...(typeof source === 'string' && typeof dataref === 'string' && zelfdeLocatie(source, dataref)
      ? [
          overtreding(
            'source',
            'source-geen-locatie',
            'mag niet de plaats van de gegevens zijn; die hoort in dataref',
          ),
        ]
      : []),
    ...(sequencetype !== undefined && sequence === undefined
      ? [overtreding('sequence', 'verplicht', 'is verplicht wanneer sequencetype er is')]
      : []),
    ...(sequencetype === 'Integer' && typeof sequence === 'string' && !isIntegerTekst(sequence)
      ? [
          overtreding(
            'sequence',
            'sequence-integer',
            `moet bij sequencetype Integer een geheel getal van 32 bits zijn`,
          ),
        ]
      : []),
  ];
};

const isIntegerTekst = (tekst: string): boolean => /^-?(0|[1-9]\d*)$/.test(tekst) && isInteger(Number(tekst));
