import { sha256Hex } from '#event-sourcing';

const WOORD = 2 ** 32;
const WOORDEN = 4;
const HEX_PER_WOORD = 8;
/** Rounds after which the words of a seed are mixed. */
const OPWARMEN = 12;
/** As many uniform numbers make one that is normal enough: the sum of 6 has half the variance of a standard one. */
const TREKKINGEN = 6;

/** How long something takes: a median with a long tail (log-normal, `spreiding` is the sigma of the logarithm). */
export interface Duur {
  readonly mediaan: number;
  readonly spreiding: number;
  readonly eenheid: 'uren' | 'dagen' | 'werkdagen';
}

/** Chances per outcome; they need not add up to 1. */
export type Verdeling<T extends string> = Readonly<Record<T, number>>;

/**
 * Chance that can be repeated: sfc32 (Chris Doty-Humphrey, public domain), seeded with the SHA-256 of a text. Only the
 * four basic operations and `Math.exp` are used, so that every machine draws the same numbers.
 */
export class Toeval {
  private a: number;
  private b: number;
  private c: number;
  private teller: number;

  constructor(zaad: string) {
    const hex = sha256Hex(zaad);
    const [a = 0, b = 0, c = 0, teller = 0] = Array.from({ length: WOORDEN }, (_, i) =>
      Number.parseInt(hex.slice(i * HEX_PER_WOORD, (i + 1) * HEX_PER_WOORD), 16),
    );
    [this.a, this.b, this.c, this.teller] = [a | 0, b | 0, c | 0, teller | 0];
    for (let i = 0; i < OPWARMEN; i += 1) this.getal();
  }

  /** From 0 up to, not including, 1. */
  getal(): number {
    const som = (((this.a + this.b) | 0) + this.teller) | 0;
    this.teller = (this.teller + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + som) | 0;
    return (som >>> 0) / WOORD;
  }

  kans(p: number): boolean {
    return this.getal() < p;
  }

  /** A whole number from 0 up to, not including, `n`. */
  tot(n: number): number {
    return Math.floor(this.getal() * n);
  }

  tussen(van: number, tot: number): number {
    return van + this.getal() * (tot - van);
  }

  een<T>(uit: readonly [T, ...T[]]): T {
    return uit[this.tot(uit.length)] ?? uit[0];
  }

  uit<T extends string>(verdeling: Verdeling<T>): T {
    const gevallen = Object.entries(verdeling) as [T, number][];
    let rest = this.getal() * gevallen.reduce((som, [, deel]) => som + deel, 0);
    for (const [geval, deel] of gevallen) {
      rest -= deel;
      if (rest < 0) return geval;
    }
    const laatste = gevallen.at(-1);
    if (!laatste) throw new RangeError('a distribution has at least one outcome');
    return laatste[0];
  }

  /** A duration in its own unit. */
  duur({ mediaan, spreiding }: Duur): number {
    let som = 0;
    for (let i = 0; i < TREKKINGEN; i += 1) som += this.getal();
    const normaal = (som - TREKKINGEN / 2) * Math.SQRT2;
    return mediaan * Math.exp(spreiding * normaal);
  }
}
