import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { OPDRACHTNAMEN, noemtOverdracht, opentCasus } from '#contracts';
import type { Opdrachtnaam } from '#contracts';
import { Invoerfout } from '../json-bestand.js';

/** How long the answer is waited for when nothing else is said; a new reader of a topic needs seconds to begin. */
const WACHT_SECONDEN = 30;
const LANGSTE_WACHT_SECONDEN = 600;

/** Of an organisation that does not exist; the development stack has the same. */
const VERZONNEN_OIN = '00000009999999999000';

export const GEBRUIK = `Gebruik: npm run -s opdracht -- [opties] <naam> <bestand.json>

Stuurt één opdracht van Veilig Thuis als versleuteld bericht. Het bestand is JSON: het lichaam dat HTTP ook neemt.

  --brokers <host:poort,…>   verplicht, of KAFKA_BROKERS
  --veilig-thuis <id>        verplicht: wie de opdracht geeft, bijvoorbeeld zuid-limburg
  --jwks <url>               verplicht: waar de sleutels van de hub staan, <veilig-thuis>/veilig-thuis/v1/berichtsleutels
  --casus <id>               de casus; verplicht, behalve bij melding
  --overdracht <id>          de overdracht; bij ${OPDRACHTNAMEN.filter(noemtOverdracht).join(', ')}
  --medewerker <id>          ondoorzichtig id van wie de opdracht geeft (standaard opdracht-gereedschap)
  --revisie <getal>          de revisie waarop u besliste
  --id <id>                  id van de opdracht, om haar te herhalen (standaard een nieuw UUID)
  --oin <20 cijfers>         waarmee de hub publiceert, ook in opdrachten (standaard BERICHTEN_OIN, en anders een verzonnen nummer)
  --wacht                    wacht op het antwoord en toon het
  --wachttijd <seconden>     hoelang (standaard ${WACHT_SECONDEN})

TLS en account van Kafka komen uit KAFKA_TLS, KAFKA_CA, KAFKA_SASL, KAFKA_GEBRUIKER en KAFKA_WACHTWOORD.

Namen: ${OPDRACHTNAMEN.join(', ')}.

Afsluitcode 0: verstuurd, of met --wacht aanvaard. 1: geweigerd. 2: de invoer klopt niet. 3: geen antwoord op tijd, of Kafka
of de hub is niet bereikbaar.
`;

export interface Opdrachtopties {
  readonly naam: Opdrachtnaam;
  readonly bestand: string;
  readonly brokers: string;
  readonly veiligThuis: string;
  readonly jwks: string;
  readonly casusId: string | undefined;
  readonly overdrachtId: string | undefined;
  readonly medewerker: string;
  readonly verwachteRevisie: number | undefined;
  readonly id: string;
  readonly oin: string;
  /** Undefined when the answer is not waited for. */
  readonly wachtMs: number | undefined;
}

const OPTIES = {
  brokers: { type: 'string' },
  'veilig-thuis': { type: 'string' },
  jwks: { type: 'string' },
  casus: { type: 'string' },
  overdracht: { type: 'string' },
  medewerker: { type: 'string' },
  revisie: { type: 'string' },
  id: { type: 'string' },
  oin: { type: 'string' },
  wacht: { type: 'boolean' },
  wachttijd: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Omgeving = Readonly<Record<string, string | undefined>>;
type Waarden = ReturnType<typeof parseArgs<{ options: typeof OPTIES; allowPositionals: true }>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Undefined when help was asked for. @throws Invoerfout */
export const leesOpties = (argumenten: readonly string[], omgeving: Omgeving): Opdrachtopties | undefined => {
  const { values, positionals } = ontleed(argumenten);
  if (values.help) return undefined;
  const [naam, bestand, ...over] = positionals;
  if (bestand === undefined || over.length > 0)
    throw new Invoerfout('Noem precies een opdracht en een bestand. Zie --help.');
  return { ...adresUit(values, omgeving), ...inhoudUit(values, naamUit(naam ?? '')), bestand };
};

type Adres = Pick<Opdrachtopties, 'brokers' | 'veiligThuis' | 'jwks' | 'oin' | 'wachtMs'>;

const adresUit = (values: Waarden['values'], omgeving: Omgeving): Adres => ({
  brokers: verplicht(values.brokers ?? omgeving['KAFKA_BROKERS'], '--brokers'),
  veiligThuis: verplicht(values['veilig-thuis'], '--veilig-thuis'),
  jwks: adres(verplicht(values.jwks, '--jwks')),
  oin: oinUit(values.oin ?? omgeving['BERICHTEN_OIN'] ?? VERZONNEN_OIN),
  wachtMs: wachtUit(values),
});

const inhoudUit = (
  values: Waarden['values'],
  naam: Opdrachtnaam,
): Omit<Opdrachtopties, keyof Adres | 'bestand'> => ({
  naam,
  casusId: uuid(values.casus, '--casus', { nodig: !opentCasus(naam), naam }),
  overdrachtId: uuid(values.overdracht, '--overdracht', { nodig: noemtOverdracht(naam), naam }),
  medewerker: values.medewerker ?? 'opdracht-gereedschap',
  verwachteRevisie:
    values.revisie === undefined ? undefined : getal(values.revisie, '--revisie', 999_999_999),
  id: values.id ?? randomUUID(),
});

const ontleed = (argumenten: readonly string[]): Waarden => {
  try {
    return parseArgs({ args: [...argumenten], options: OPTIES, allowPositionals: true });
  } catch (cause) {
    const [, optie = ''] = /'(-[^' ]*)/.exec((cause as Error).message) ?? [];
    throw new Invoerfout(`De optie ${optie} bestaat niet of mist haar waarde. Zie --help.`, { cause });
  }
};

const naamUit = (naam: string): Opdrachtnaam => {
  const gevonden = OPDRACHTNAMEN.find((bekend) => bekend === naam);
  if (gevonden) return gevonden;
  throw new Invoerfout(`'${naam}' is geen opdracht. Kies uit: ${OPDRACHTNAMEN.join(', ')}.`);
};

const verplicht = (waarde: string | undefined, optie: string): string => {
  if (waarde) return waarde;
  throw new Invoerfout(`${optie} ontbreekt. Zie --help.`);
};

const adres = (tekst: string): string => {
  if (/^https?:\/\/\S+$/.test(tekst) && URL.canParse(tekst)) return tekst;
  throw new Invoerfout('--jwks moet een volledig adres zijn, dat begint met https:// of http://.');
};

const uuid = (
  waarde: string | undefined,
  optie: string,
  { nodig, naam }: { readonly nodig: boolean; readonly naam: string },
): string | undefined => {
  if (!nodig && waarde !== undefined) throw new Invoerfout(`${optie} hoort niet bij ${naam}.`);
  if (!nodig) return undefined;
  const klein = verplicht(waarde, `${optie} (bij ${naam})`).toLowerCase();
  if (UUID.test(klein)) return klein;
  throw new Invoerfout(`${optie} moet een UUID zijn, zoals 6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f.`);
};

const getal = (tekst: string, optie: string, max: number): number => {
  if (/^\d{1,9}$/.test(tekst) && Number(tekst) <= max) return Number(tekst);
  throw new Invoerfout(`${optie} moet een geheel getal van 0 tot en met ${max} zijn.`);
};

const oinUit = (tekst: string): string => {
  if (/^\d{20}$/.test(tekst)) return tekst;
  throw new Invoerfout('--oin moet uit 20 cijfers bestaan.');
};

const wachtUit = ({ wacht, wachttijd }: Waarden['values']): number | undefined => {
  if (!wacht && wachttijd === undefined) return undefined;
  return 1_000 * getal(wachttijd ?? String(WACHT_SECONDEN), '--wachttijd', LANGSTE_WACHT_SECONDEN);
};
