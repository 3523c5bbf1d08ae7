/** A party that acts, sends or receives. `soort` is the kind of party, `id` is unique within it. */
export interface Partij {
  readonly soort: PartijSoort;
  readonly id: string;
  /** CBS code (`GM0917`), for a party that belongs to one gemeente. */
  readonly gemeente?: string;
}

export type PartijSoort =
  | 'veilig-thuis'
  | 'lokaal-veld'
  | 'gi'
  | 'instelling'
  | 'multidisciplinair-team'
  | 'client-systeem'
  | 'gemeente';

/** Who recorded an event. `medewerker` is an opaque id, never a name. */
export interface Actor {
  readonly partij: Partij;
  readonly medewerker?: string;
  readonly rol?: string;
}

/**
 * One event as it is stored and exported (`domein.md` §8), before the log has given it a position.
 * Instants are ISO 8601 strings; `data` is JSON without `undefined`, `Date` or `bigint`.
 */
export interface UnpositionedRecord {
  readonly id: string;
  readonly type: string;
  readonly versie: number;
  readonly casusId: string;
  /** Place in the stream of the case, from 0. */
  readonly volgnummer: number;
  /** Valid time: when it happened. Never after `vastgelegdOp`. */
  readonly plaatsgevondenOp: string;
  /** Record time: when the hub recorded it, UTC with milliseconds. Never decreases within a stream. */
  readonly vastgelegdOp: string;
  readonly actor: Actor;
  readonly correlatieId: string;
  readonly causatieId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Base64 of the content encrypted with the key of the case, or null when the event carries none. */
  readonly verzegeld: string | null;
  /** Hash of the previous record of the same stream; 64 zeros for the first. */
  readonly vorigeHash: string;
  readonly hash: string;
}

/** A record as the log returns it: `positie` orders all events of all streams by commit. */
export interface RecordedEvent extends UnpositionedRecord {
  readonly positie: number;
}
