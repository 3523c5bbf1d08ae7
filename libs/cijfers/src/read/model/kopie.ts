import { once } from 'node:events';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { ZONDER_TIJDSLIMIET } from './lang-werk.js';

/** Sent to the server in pieces of about this many characters: less costs calls, more costs memory. */
const STUK_TEKENS = 262_144;

/** Fills one table by COPY, as fast as the server takes it. */
export class Kopie {
  readonly #stroom: CopyStreamQuery;
  readonly #klaar: Promise<unknown>;
  #wachtend: string[] = [];
  #tekens = 0;

  constructor(client: ClientBase, tabel: string) {
    const opdracht = Object.assign(copyFrom(`copy ${tabel} from stdin`), ZONDER_TIJDSLIMIET);
    // A failure is told by what awaits the stream; this listener keeps a second one from ending the process.
    opdracht.on('error', () => undefined);
    this.#stroom = client.query(opdracht);
    this.#klaar = once(this.#stroom, 'finish');
    // Whoever awaits `sluit` hears of it; a failure before that may not end the process.
    this.#klaar.catch(() => undefined);
  }

  async schrijf(regel: string): Promise<void> {
    this.#wachtend.push(regel);
    this.#tekens += regel.length;
    if (this.#tekens >= STUK_TEKENS) await this.#stuur();
  }

  async sluit(): Promise<void> {
    await this.#stuur();
    this.#stroom.end();
    await this.#klaar;
  }

  async #stuur(): Promise<void> {
    const tekst = this.#wachtend.join('');
    this.#wachtend = [];
    this.#tekens = 0;
    if (tekst === '' || this.#stroom.write(tekst)) return;
    await Promise.race([once(this.#stroom, 'drain'), this.#klaar]);
  }
}
