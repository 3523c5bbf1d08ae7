import type { Antwoord, Opdracht, Uitkomst } from './opdracht.js';

/** What the clients know of their commands: what they may hold the hub to. */
export class Grootboek {
  /** By key; a command that changed nothing stands here with no events. */
  readonly aanvaard = new Map<string, Antwoord>();
  /** By key, the way by which it came. */
  readonly geweigerd = new Map<string, string>();
  /** Commands of which the outcome is not known yet. */
  readonly open = new Set<string>();
  readonly redenen = new Map<string, number>();
  /** How many got their outcome by each way. */
  readonly perWeg = new Map<string, number>();
  #verstuurd = 0;
  #herhaald = 0;
  readonly #keren = new Map<string, number>();

  /** A command goes out, for the first time or again. */
  verstuurt({ sleutel }: Opdracht): void {
    const keren = (this.#keren.get(sleutel) ?? 0) + 1;
    this.#keren.set(sleutel, keren);
    this.#verstuurd += 1;
    if (keren > 1) this.#herhaald += 1;
    this.open.add(sleutel);
  }

  /** A client did not hear what came of its command, or could not read what it needs for the next one. */
  noteerOnbekend(waarom: string): void {
    this.redenen.set(waarom, (this.redenen.get(waarom) ?? 0) + 1);
  }

  noteer({ sleutel }: Opdracht, weg: string, uitkomst: Uitkomst): void {
    if (uitkomst.soort === 'onbekend') {
      this.noteerOnbekend(uitkomst.waarom);
      return;
    }
    this.open.delete(sleutel);
    if (uitkomst.soort === 'aanvaard') this.aanvaard.set(sleutel, uitkomst.antwoord);
    else this.geweigerd.set(sleutel, weg);
    this.perWeg.set(weg, (this.perWeg.get(weg) ?? 0) + 1);
  }

  /** Commands that were sent again because their outcome was not known. */
  get herhaald(): number {
    return this.#herhaald;
  }

  get casussen(): ReadonlySet<string> {
    return new Set([...this.aanvaard.values()].map(({ casusId }) => casusId));
  }

  /** Of every event that was acknowledged, under which keys. */
  sleutelsPerGebeurtenis(): ReadonlyMap<string, readonly string[]> {
    const per = new Map<string, string[]>();
    for (const [sleutel, { gebeurtenissen }] of this.aanvaard)
      for (const { id } of gebeurtenissen) per.set(id, [...(per.get(id) ?? []), sleutel]);
    return per;
  }

  /** In one line, for the reader of the test run. */
  get samenvatting(): string {
    const tel = (van: ReadonlyMap<string, number>): string =>
      [...van].map(([naam, aantal]) => `${aantal}x ${naam}`).join(', ');
    const waarom = tel(this.redenen);
    return (
      `${this.#keren.size} commands (${tel(this.perWeg)}) on ${this.casussen.size} cases: ` +
      `${this.aanvaard.size} acknowledged, ` +
      `${this.geweigerd.size} refused, ${this.#verstuurd} sent, ${this.#herhaald} of them again` +
      (waarom === '' ? '' : ` (${waarom})`)
    );
  }
}
