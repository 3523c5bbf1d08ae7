import type { EventLog } from '#event-sourcing';
import { OpstartFout } from '#platform';
import type { Afnemer, Bus } from '#platform';
import type { Pool } from 'pg';

/** As the commands of Veilig Thuis are called that come as messages: no consumer of cases, and mended by the same commands. */
export const OPDRACHTEN_VAN_VT = 'opdrachten';

/** What the commands work on. */
export interface Grond {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly afnemers: readonly Afnemer[];
  /** Where the relay publishes; only with Kafka. */
  readonly bus: () => Bus;
  /** As whom; Kafka lets some in without. */
  readonly kafkaAccount: string | undefined;
  /** All messages of the case, for every topic that it concerns, published again. */
  readonly publiceer: (casusId: string) => Promise<number>;
  readonly meld: (regel: string) => void;
}

/** The part that concerns Kafka. */
export type Kafkagrond = Pick<Grond, 'bus' | 'kafkaAccount'>;

/** The command was understood, and could not be done or not wholly. */
export class NietGelukt extends Error {
  override readonly name = 'NietGelukt';
}

export const afnemerMet = ({ afnemers }: Grond, naam: string | undefined): Afnemer => {
  const gevonden = afnemers.find(({ name }) => name === naam);
  if (gevonden) return gevonden;
  throw new OpstartFout(
    naam === undefined ? 'De naam van de afnemer ontbreekt.' : `Er is geen afnemer '${naam}'.`,
    `Kies uit: ${afnemers.map(({ name }) => name).join(', ')}.`,
  );
};

export const casusVan = (gegeven: string | undefined): string => {
  if (gegeven !== undefined && gegeven.trim() !== '') return gegeven;
  throw new OpstartFout(
    'De casusId ontbreekt.',
    'Vraag met `toon <afnemer>` welke casussen apart staan, en geef de casusId die daar staat.',
  );
};
