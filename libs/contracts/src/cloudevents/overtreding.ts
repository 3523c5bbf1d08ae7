/** One MUST of the NL GOV profile for CloudEvents 1.1 that a message breaks. */
export interface Overtreding {
  /** The context attribute or part of the message: `source`, `data`, `bericht`. */
  readonly attribuut: string;
  /** Id of the rule, stable: `ce-nl:type`. */
  readonly regel: string;
  /** Dutch: what is wrong and what would be right. */
  readonly melding: string;
}

export const overtreding = (attribuut: string, regel: string, melding: string): Overtreding => ({
  attribuut,
  regel: `ce-nl:${regel}`,
  melding,
});
