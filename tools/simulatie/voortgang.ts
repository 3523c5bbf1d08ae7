interface Scherm {
  readonly isTTY?: boolean;
  write(tekst: string): unknown;
}

const BREEDTE = 30;
/** As often as a person can read. */
const INTERVAL_MS = 200;
/** In a file or a pipe: a line per so much of the whole. */
const STAP_ZONDER_SCHERM = 0.1;

/** How far it is: one line that changes on a terminal, a line per tenth elsewhere. */
export class Voortgang {
  readonly #beginMs: number;
  #getoondMs = 0;
  #volgendeStap = STAP_ZONDER_SCHERM;

  constructor(
    private readonly scherm: Scherm,
    private readonly nuMs: () => number,
  ) {
    this.#beginMs = nuMs();
  }

  /** `deel` from 0 to 1. */
  toon(deel: number, gebeurtenissen: number): void {
    const nuMs = this.nuMs();
    if (this.scherm.isTTY === true) {
      if (nuMs - this.#getoondMs < INTERVAL_MS && deel < 1) return;
      this.#getoondMs = nuMs;
      this.scherm.write(`\r\u001b[2K${this.#regel(deel, gebeurtenissen, nuMs)}`);
    } else if (deel >= this.#volgendeStap) {
      this.#volgendeStap = (Math.floor(deel / STAP_ZONDER_SCHERM) + 1) * STAP_ZONDER_SCHERM;
      this.scherm.write(`${this.#regel(deel, gebeurtenissen, nuMs)}\n`);
    }
  }

  klaar(gebeurtenissen: number): void {
    if (this.scherm.isTTY !== true) return;
    this.toon(1, gebeurtenissen);
    this.scherm.write('\n');
  }

  #regel(deel: number, gebeurtenissen: number, nuMs: number): string {
    const vol = Math.round(deel * BREEDTE);
    const balk = `${'#'.repeat(vol)}${'.'.repeat(BREEDTE - vol)}`;
    const seconden = Math.max((nuMs - this.#beginMs) / 1000, 0.001);
    const tempo = Math.round(gebeurtenissen / seconden).toLocaleString('nl-NL');
    const aantal = gebeurtenissen.toLocaleString('nl-NL');
    return `[${balk}] ${String(Math.floor(deel * 100)).padStart(3)}%  ${aantal} gebeurtenissen, ${tempo}/s, ${Math.round(seconden)} s`;
  }
}
