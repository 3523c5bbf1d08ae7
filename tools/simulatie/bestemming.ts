import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Vastlegging } from '#simulatie';
import { Invoerfout, padVanGebruiker } from '../json-bestand.js';

/** Where a simulated history goes. */
export interface Bestemming {
  /** In the order of the simulation; waits when the other side cannot keep up. */
  schrijf(vastlegging: Vastlegging): Promise<void> | void;
  /** All of it stands when this resolves; says where. */
  sluit(): Promise<string> | string;
  /** Stopped halfway, or failed. Says what stays behind. */
  breekAf(): Promise<string> | string;
}

export const nergens: Bestemming = {
  schrijf: () => undefined,
  sluit: () => 'niet weggeschreven',
  breekAf: () => 'er was nog niets weggeschreven',
};

/** One write to the disk per megabyte. */
const BUFFER_TEKENS = 1_048_576;

/** JSON Lines, with the position that each event would have had in a log of its own. */
abstract class Regels implements Bestemming {
  readonly #regels: string[] = [];
  #tekens = 0;
  #positie = 0;

  async schrijf({ records }: Vastlegging): Promise<void> {
    for (const record of records) {
      this.#positie += 1;
      const regel = `${JSON.stringify({ ...record, positie: this.#positie })}\n`;
      this.#regels.push(regel);
      this.#tekens += regel.length;
    }
    if (this.#tekens >= BUFFER_TEKENS) await this.spoel();
  }

  abstract sluit(): Promise<string>;
  abstract breekAf(): string;
  protected abstract stort(tekst: Buffer): Promise<void> | void;

  protected async spoel(): Promise<void> {
    const tekst = Buffer.from(this.#regels.join(''), 'utf8');
    this.#regels.length = 0;
    this.#tekens = 0;
    await this.stort(tekst);
  }
}

const VOL: Readonly<Record<string, string>> = {
  ENOSPC: 'de schijf is vol',
  EDQUOT: 'de toegestane ruimte is op',
  EFBIG: 'het bestand mag niet groter worden',
};

class Bestand extends Regels {
  constructor(
    private readonly naam: string,
    private readonly fd: number,
  ) {
    super();
  }

  override async sluit(): Promise<string> {
    await this.spoel();
    closeSync(this.fd);
    return `in ${this.naam}`;
  }

  override breekAf(): string {
    closeSync(this.fd);
    rmSync(padVanGebruiker(this.naam), { force: true });
    return `${this.naam} is weer verwijderd`;
  }

  protected override stort(tekst: Buffer): void {
    try {
      for (let geschreven = 0; geschreven < tekst.length;)
        geschreven += writeSync(this.fd, tekst, geschreven);
    } catch (cause) {
      const { code = 'onbekend' } = cause as NodeJS.ErrnoException;
      throw new Invoerfout(`${this.naam}: ${VOL[code] ?? 'kan niet verder worden geschreven'} (${code}).`, {
        cause,
      });
    }
  }
}

class Standaarduitvoer extends Regels {
  override async sluit(): Promise<string> {
    await this.spoel();
    return 'naar standaarduitvoer';
  }

  override breekAf(): string {
    return 'een deel staat al in de uitvoer';
  }

  /** Who reads only the first lines (`| head`) closes the pipe: then there is no one left to write for. */
  protected override stort(tekst: Buffer): Promise<void> {
    return new Promise((klaar, mislukt) => {
      process.stdout.write(tekst, (fout) => (fout ? mislukt(new UitvoerGesloten({ cause: fout })) : klaar()));
    });
  }
}

export class UitvoerGesloten extends Error {
  override readonly name = 'UitvoerGesloten';
  constructor(opties?: ErrorOptions) {
    super('de uitvoer is gesloten', opties);
  }
}

/** A file, or standard output for `-`. @throws Invoerfout when it exists already, or cannot be made */
export const opBestand = (naam: string): Bestemming => {
  if (naam === '-') return new Standaarduitvoer();
  try {
    return new Bestand(naam, openSync(padVanGebruiker(naam), 'wx'));
  } catch (cause) {
    const { code = 'onbekend' } = cause as NodeJS.ErrnoException;
    const reden = code === 'EEXIST' ? 'bestaat al; kies een andere naam' : `is niet te maken (${code})`;
    throw new Invoerfout(`${naam}: ${reden}.`, { cause });
  }
};
