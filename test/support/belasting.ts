import type { HubProces } from './hub-proces.js';
import { melding } from './lichamen.js';
import { HEERLEN } from './gebruikers.js';

const VT_API = '/veilig-thuis/v1';

/** One command with the key under which it may be repeated. */
interface Opdracht {
  readonly sleutel: string;
  readonly pad: string;
  readonly lichaam: object;
}

interface Antwoord {
  readonly casusId: string;
  readonly gebeurtenissen: readonly { readonly id: string }[];
}

/** Several clients that give commands without pause, remember what was acknowledged, and repeat what was not. */
export class Belasting {
  /** Per command, by its key, the ids of the events that the hub acknowledged. */
  readonly bevestigd = new Map<string, readonly string[]>();
  readonly casussen = new Set<string>();
  private readonly onbekend = new Map<string, Opdracht>();
  private volgende = 0;

  constructor(
    private readonly naam: string,
    private readonly toeval: () => number,
  ) {}

  /** Commands of which the outcome is not known. */
  get onbekende(): number {
    return this.onbekend.size;
  }

  /** Gives commands from `klanten` clients until the hub is gone; calls `na` after each acknowledgement. */
  async geef(hub: HubProces, klanten: number, na: () => void): Promise<void> {
    const token = await hub.token('vt-zuid-limburg').catch(() => undefined);
    if (token === undefined) return;
    const lus = async (): Promise<void> => {
      while (await this.probeer(hub, token, this.nieuweOpdracht())) na();
    };
    await Promise.all([this.herhaal(hub, token, na), ...Array.from({ length: klanten }, lus)]);
  }

  /** Repeats, with the same key, every command of which the outcome is unknown. */
  async herhaal(hub: HubProces, token: string, na: () => void = () => undefined): Promise<void> {
    for (const opdracht of [...this.onbekend.values()]) {
      if (!(await this.probeer(hub, token, opdracht))) return;
      na();
    }
  }

  /** False when the hub is gone: then the outcome is unknown. */
  private async probeer(hub: HubProces, token: string, opdracht: Opdracht): Promise<boolean> {
    this.onbekend.set(opdracht.sleutel, opdracht);
    const antwoord = await this.stuur(hub, token, opdracht);
    if (antwoord === undefined) return false;
    this.casussen.add(antwoord.casusId);
    this.bevestigd.set(
      opdracht.sleutel,
      antwoord.gebeurtenissen.map(({ id }) => id),
    );
    this.onbekend.delete(opdracht.sleutel);
    return true;
  }

  private async stuur(
    hub: HubProces,
    token: string,
    { sleutel, pad, lichaam }: Opdracht,
  ): Promise<Antwoord | undefined> {
    const antwoord = await fetch(`${hub.adres}${pad}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': sleutel,
      },
      body: JSON.stringify(lichaam),
    }).catch(() => undefined);
    const tekst = await antwoord?.text().catch(() => undefined);
    if (antwoord === undefined || tekst === undefined || antwoord.status >= 500) return undefined;
    if (antwoord.status >= 300) throw new Error(`${pad}: ${antwoord.status} ${tekst}`);
    return JSON.parse(tekst) as Antwoord;
  }

  /** One in four opens a case; the others are steps on any case, so that clients meet each other. */
  private nieuweOpdracht(): Opdracht {
    this.volgende += 1;
    const sleutel = `${this.naam}-${this.volgende}`;
    const casussen = [...this.casussen];
    const casusId = casussen[Math.floor(this.toeval() * casussen.length)];
    if (casusId === undefined || this.toeval() < 0.25)
      return { sleutel, pad: `${VT_API}/meldingen`, lichaam: melding() };
    const lichaam = { onderwerp: 'overig', met: [HEERLEN] };
    return { sleutel, pad: `${VT_API}/casussen/${casusId}/afstemmingen`, lichaam };
  }
}

/** Mulberry32: the moments of a failed run can be had again from its seed. */
export const toevalVan = (zaad: number) => (): number => {
  zaad = (zaad + 0x6d2b79f5) | 0;
  let gemengd = Math.imul(zaad ^ (zaad >>> 15), 1 | zaad);
  gemengd = (gemengd + Math.imul(gemengd ^ (gemengd >>> 7), 61 | gemengd)) ^ gemengd;
  return ((gemengd ^ (gemengd >>> 14)) >>> 0) / 2 ** 32;
};
