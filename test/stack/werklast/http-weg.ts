import type { Antwoord, Leesweg, Loketdienst, Opdracht, Uitkomst } from './opdracht.js';

/** A person, or the system of a team, does not wait longer; the hub may then still be busy with it. */
const GEDULD_MS = 5_000;

/** Statuses that say that the same command may be sent again. */
const OPNIEUW: ReadonlySet<number> = new Set([408, 429, 503]);
/** Too many others changed the case at the same time; nothing was written. */
const GELIJKTIJDIG = 'urn:problem-type:overdracht-hub:gelijktijdige-wijziging';

export interface Balie {
  adres(dienst: Loketdienst): string;
  token(gebruiker: string): Promise<string>;
}

/** Commands over HTTP, each to the service whose API it belongs to. */
export class HttpWeg implements Leesweg {
  readonly naam = 'http';

  constructor(private readonly balie: Balie) {}

  async geef(opdracht: Opdracht): Promise<Uitkomst> {
    const { sleutel, lichaam } = opdracht;
    const koppen = { 'content-type': 'application/json', 'idempotency-key': sleutel };
    const antwoord = await this.#vraag(opdracht, {
      method: 'POST',
      headers: koppen,
      body: JSON.stringify(lichaam),
    });
    if (typeof antwoord === 'string') return { soort: 'onbekend', waarom: antwoord };
    const { status, tekst } = antwoord;
    if (OPNIEUW.has(status) || tekst.includes(GELIJKTIJDIG))
      return { soort: 'onbekend', waarom: `${status}` };
    if (status >= 300) return { soort: 'geweigerd', status, tekst };
    return { soort: 'aanvaard', antwoord: JSON.parse(tekst) as Antwoord };
  }

  async lees(vraag: Pick<Opdracht, 'dienst' | 'gebruiker' | 'pad'>): Promise<object | string> {
    const antwoord = await this.#vraag(vraag, {});
    if (typeof antwoord === 'string') return antwoord;
    return antwoord.status === 200 ? (JSON.parse(antwoord.tekst) as object) : `${antwoord.status}`;
  }

  async #vraag(
    { dienst, gebruiker, pad }: Pick<Opdracht, 'dienst' | 'gebruiker' | 'pad'>,
    init: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<{ readonly status: number; readonly tekst: string } | string> {
    const authorization = `Bearer ${await this.balie.token(gebruiker)}`;
    try {
      const antwoord = await fetch(`${this.balie.adres(dienst)}/${dienst}/v1/${pad}`, {
        ...init,
        headers: { ...init.headers, authorization },
        signal: AbortSignal.timeout(GEDULD_MS),
      });
      return { status: antwoord.status, tekst: await antwoord.text() };
    } catch (fout) {
      return redenVan(fout);
    }
  }
}

const redenVan = (fout: unknown): string => {
  const { name, cause } = fout as Error & { readonly cause?: { readonly code?: string } };
  return cause?.code ?? name;
};
