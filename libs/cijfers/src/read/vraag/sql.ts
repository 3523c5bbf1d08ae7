/** Collects the values of a statement while its text is made: nothing that was asked becomes part of the text. */
export class Waarden {
  readonly #waarden: unknown[] = [];

  /** The place of a value in the text. */
  plaats(waarde: unknown): string {
    this.#waarden.push(waarde);
    return `$${this.#waarden.length}`;
  }

  alle(): unknown[] {
    return [...this.#waarden];
  }
}
