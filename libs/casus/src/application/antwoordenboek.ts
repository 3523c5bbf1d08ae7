import type { KafkaVorm } from '#contracts';

/** A message on its way out. */
export interface Uitgaand extends KafkaVorm {
  readonly topic: string;
}

/** Where messages come from. */
export interface Plaats {
  readonly topic: string;
  readonly partition: number;
}

/** What came of one message. */
export interface Afhandeling {
  /** The answer that stands for this command from now on. */
  readonly antwoord?: { readonly sleutel: string; readonly bericht: Uitgaand };
  /** Everything to publish, in this order. */
  readonly uit: readonly Uitgaand[];
}

/**
 * Which messages were handled, what was answered, and what is still to be told. What every adapter guarantees:
 * - **Together.** The answer, what is to be published and the step to the next message become durable together or not at all.
 * - **One at a time.** While `werk` runs for a partition, it runs nowhere else for that partition as far as the adapter can
 *   tell: a process that lost the partition finds it handled.
 * - **The first answer stays.** A key never gets two.
 */
export abstract class Antwoordenboek {
  /** The next offset of this partition; undefined when nothing of it was handled yet. */
  abstract positieVan(plaats: Plaats): Promise<number | undefined>;

  /**
   * Runs `werk` for the message at `offset`, unless it was handled already; it is told whether an operator lets that message
   * be passed by. When `werk` fails nothing has happened.
   */
  abstract handelAf(
    plaats: Plaats,
    offset: number,
    werk: (overslaan: boolean) => Promise<Afhandeling>,
  ): Promise<void>;

  /** Why a partition does not go on, for an operator; until its next message is handled or `staatStil` says otherwise. */
  abstract meldStilstand(plaats: Plaats, probleem: string): Promise<void>;

  /** False once an operator let the partition go on. */
  abstract staatStil(plaats: Plaats): Promise<boolean>;

  /** The answer that stands for a command. */
  abstract antwoordOp(sleutel: string): Promise<Uitgaand | undefined>;

  /**
   * Gives the oldest of what is to be published on a topic and forgets it once `publiceer` has resolved; at least once,
   * therefore. One process at a time per topic; a topic never waits for another. Tells how many there were.
   */
  abstract geefUit(
    topic: string,
    publiceer: (berichten: readonly Uitgaand[]) => Promise<void>,
  ): Promise<number>;
}
