import type { GebeurtenisType } from '#dossier';
import { berichttypeVan, GEBEURTENISTYPEN, kebab, UITLEG } from './berichttypen.js';
import { GEGEVENS } from './gegevens.js';
import { partij } from './partijveld.js';
import { geheel, object, tijdstip } from './veld.js';
import type { JsonSchema, Veld } from './veld.js';

/** What a message carries of an event, beside its context attributes. */
export interface Berichtinhoud {
  /** Place in the case, from 0: the number that `sequence` carries as text. */
  readonly volgnummer: number;
  /** When it happened, as its recorder stated it; `time` says when the hub recorded it. */
  readonly plaatsgevondenOp: string;
  /** The party that recorded it; never the employee. */
  readonly vastgelegdDoor: { readonly soort: string; readonly id: string; readonly gemeente?: string };
  /** The data of the event, informatiearm. */
  readonly gegevens: Readonly<Record<string, unknown>>;
}

const inhoudVeld = (type: GebeurtenisType): Veld =>
  object({
    volgnummer: geheel(0, Number.MAX_SAFE_INTEGER),
    plaatsgevondenOp: tijdstip(),
    vastgelegdDoor: partij(),
    gegevens: object(GEGEVENS[type]),
  });

/** Built once: every message passes through one of these. */
export const INHOUD: ReadonlyMap<GebeurtenisType, Veld> = new Map(
  GEBEURTENISTYPEN.map((type) => [type, inhoudVeld(type)]),
);

export interface Schemabestand {
  readonly naam: string;
  readonly schema: JsonSchema;
}

const SCHEMANAMEN: ReadonlyMap<GebeurtenisType, string> = new Map(
  GEBEURTENISTYPEN.map((type) => [type, `${kebab(type)}.v1.json`]),
);

/** File name of the schema of a type; the same under `dataschema`. */
export const schemanaamVan = (type: GebeurtenisType): string => SCHEMANAMEN.get(type) ?? '';

/** The JSON Schema of the data of every event. */
export const gebeurtenisschemas = (): readonly Schemabestand[] =>
  GEBEURTENISTYPEN.map((type) => ({
    naam: schemanaamVan(type),
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: berichttypeVan(type),
      description: UITLEG[type],
      ...INHOUD.get(type)?.schema,
    },
  }));
