import { setTimeout as pause } from 'node:timers/promises';
import { WakeUp } from '#event-sourcing';
import { toevalVan } from '../../support/belasting.js';
import { Grootboek } from './grootboek.js';
import type { Antwoord, Leesweg, Opdracht, Weg } from './opdracht.js';
import { verhaalVan } from './verhaal.js';
import type { LichaamNaLezen, Stap, Toeval } from './verhaal.js';

/** Between two tries of a client, shorter than any outage of these tests. */
const HERKANSING_MS = 100;
/** An outage of these tests is over long before; what has no outcome by then was lost. */
const UITERSTE_MS = 120_000;

export interface WerklastOptions {
  readonly http: Leesweg;
  /** Chance of Veilig Thuis' commands to go by this other way. */
  readonly anders?: { readonly weg: Weg; readonly kans: number };
  /** Of what happens in each case, so that a story can be told again. */
  readonly zaad: number;
  /** Makes keys unique among the loads of one stack. */
  readonly naam: string;
}

/** Clients that play cases side by side, each command until it has an outcome, and keep what they were told. */
export class Werklast {
  readonly grootboek = new Grootboek();
  readonly #nieuws = new WakeUp();
  #gestopt = new AbortController();
  #volgende = 0;
  #afgebroken: Error | undefined;
  #lopend: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WerklastOptions) {}

  /** Plays this many cases, some of them at once. */
  async speel(casussen: number, tegelijk = 6): Promise<void> {
    let over = casussen;
    await this.#klanten(tegelijk, () => over-- > 0);
  }

  /** Plays cases without end, until `maakAf`. */
  begin(tegelijk = 6): void {
    const { signal } = (this.#gestopt = new AbortController());
    this.#lopend = this.#klanten(tegelijk, () => !signal.aborted);
    // Its failure is met when it is ended.
    this.#lopend.catch(() => undefined);
  }

  /** Begins no new cases; resolves when every command has an outcome. */
  async maakAf(): Promise<void> {
    this.#gestopt.abort();
    await this.#lopend;
  }

  /** Ends what is left of a load: its test has failed, or what it needs is gone for good. */
  async breekAf(waarom = new Error('the load was broken off')): Promise<void> {
    this.#afgebroken ??= waarom;
    await this.maakAf().catch(() => undefined);
  }

  /** Resolves when so many more commands have been acknowledged; rejects when the load has failed. */
  naBevestigingen(aantal: number): Promise<void> {
    return this.#na(() => this.grootboek.aanvaard.size, aantal);
  }

  /** Resolves when clients so many more times did not know what came of a command, or could not read. */
  naOnbekend(aantal: number): Promise<void> {
    return this.#na(() => [...this.grootboek.redenen.values()].reduce((som, n) => som + n, 0), aantal);
  }

  async #na(teller: () => number, aantal: number): Promise<void> {
    const doel = teller() + aantal;
    const voorbij = this.#lopend.then(() => Promise.reject(new Error('the load ended before that')));
    voorbij.catch(() => undefined);
    const { signal } = new AbortController();
    while (teller() < doel) await Promise.race([this.#nieuws.wait(this.#nieuws.count, signal), voorbij]);
  }

  async #klanten(aantal: number, nogEen: () => boolean): Promise<void> {
    const klant = async (): Promise<void> => {
      while (nogEen()) await this.#speelEen();
    };
    await Promise.all(Array.from({ length: aantal }, klant));
  }

  /** What happens in a case follows from its number; only how the cases interleave is left to the machine. */
  async #speelEen(): Promise<void> {
    this.#volgende += 1;
    const nummer = this.#volgende;
    const toeval = toevalVan(this.options.zaad + nummer);
    const verhaal = verhaalVan(toeval);
    let stap = 0;
    for (let stappen = verhaal.next(); !stappen.done;) {
      const gegeven = stappen.value.map((each) => {
        stap += 1;
        return this.geef(each, `${this.options.naam}-${nummer}-${stap}`, this.#wegVoor(each, toeval));
      });
      stappen = verhaal.next(await Promise.all(gegeven));
    }
  }

  /** Gives a step until it has an outcome. @throws Error when that is another one than the story expects */
  async geef(stap: Stap, sleutel: string, weg: Weg = this.options.http): Promise<Antwoord | undefined> {
    const { dienst, gebruiker, pad } = stap;
    const opdracht = { sleutel, dienst, gebruiker, pad, lichaam: await this.#lichaam(stap) };
    const einde = performance.now() + UITERSTE_MS;
    let laatst = 'not sent';
    while (performance.now() < einde && !this.#afgebroken) {
      this.grootboek.verstuurt(opdracht);
      const uitkomst = await weg.geef(opdracht);
      this.grootboek.noteer(opdracht, weg.naam, uitkomst);
      this.#nieuws.notify();
      if (uitkomst.soort === 'aanvaard' && stap.geweigerd === undefined) return uitkomst.antwoord;
      if (uitkomst.soort === 'geweigerd' && uitkomst.status === stap.geweigerd) return undefined;
      if (uitkomst.soort !== 'onbekend') throw anders(opdracht, weg, uitkomst);
      laatst = uitkomst.waarom;
      await pause(HERKANSING_MS);
    }
    const nooit = `${weg.naam} ${pad}: no outcome within ${UITERSTE_MS} ms, the last: ${laatst}`;
    throw this.#afgebroken ?? new Error(nooit);
  }

  #wegVoor({ dienst }: Stap, toeval: Toeval): Weg {
    const { http, anders: ander } = this.options;
    return ander && dienst === 'veilig-thuis' && toeval() < ander.kans ? ander.weg : http;
  }

  async #lichaam({ dienst, gebruiker, lichaam }: Stap): Promise<object> {
    if (!isNaLezen(lichaam)) return lichaam;
    const einde = performance.now() + UITERSTE_MS;
    for (;;) {
      const gelezen = await this.options.http.lees({ dienst, gebruiker, pad: lichaam.lees });
      if (typeof gelezen === 'object') return lichaam.maak(gelezen);
      this.grootboek.noteerOnbekend(gelezen);
      this.#nieuws.notify();
      const nooit = `${lichaam.lees}: not to be read within ${UITERSTE_MS} ms, the last: ${gelezen}`;
      if (performance.now() > einde || this.#afgebroken) throw this.#afgebroken ?? new Error(nooit);
      await pause(HERKANSING_MS);
    }
  }
}

const isNaLezen = (lichaam: Stap['lichaam']): lichaam is LichaamNaLezen =>
  'lees' in lichaam && 'maak' in lichaam;

const anders = ({ sleutel, pad }: Opdracht, { naam }: Weg, uitkomst: object): Error =>
  new Error(`${naam} ${pad} (${sleutel}): ${JSON.stringify(uitkomst)}`);
