import { parseArgs } from 'node:util';
import { Invoerfout } from '../json-bestand.js';
import { fout, leesInstant } from './lezer.js';

export const GEBRUIK = `Gebruik: npm run -s verantwoordelijkheid -- <bestand> [--geldig-op <tijdstip>] [--beschikbaar-op <tijdstip>]
                                             [--laatste-hash <hash>] [--afspraken <map>]

Zegt wie het zicht op veiligheid had, en op welke grond. Het bestand is een van twee:
- een vragenlijst: een JSON-lijst van casussen met 'gebeurtenissen' en 'vragen'; de uitvoer is dezelfde lijst
  met bij elke vraag het 'antwoord';
- de export van een casus (JSON Lines, per regel een gebeurtenis): de uitvoer is een verslag voor mensen, dat
  begint met de vraag of de hashketen heel is.

  --geldig-op       tijdstip waarop de vraag slaat (bij een export; standaard nu)
  --beschikbaar-op  zoals op dat tijdstip bekend was (bij een export; standaard alles wat is vastgelegd)
  --laatste-hash    hash die u eerder en elders bewaarde (bij een export): zegt of het bestand daarop aansluit
  --afspraken       map met afspraken van andere regio's, naast die van de hub

Een tijdstip heeft een zone: 2026-03-03T10:15:00+01:00 of 2026-03-03T09:15:00Z.
Afloop: 0 goed, 1 het bestand of de opdracht klopt niet, 2 de hashketen is gebroken of de bewaarde
hash komt er niet in voor.
`;

export interface Opdracht {
  readonly bestand: string;
  readonly geldigOp: string | undefined;
  readonly beschikbaarOp: string | undefined;
  readonly laatsteHash: string | undefined;
  readonly afspraken: string | undefined;
}

const BEKEND = ['geldig-op', 'beschikbaar-op', 'laatste-hash', 'afspraken'];

const ontleed = (argumenten: readonly string[]) =>
  parseArgs({
    args: [...argumenten],
    options: {
      'geldig-op': { type: 'string' },
      'beschikbaar-op': { type: 'string' },
      'laatste-hash': { type: 'string' },
      afspraken: { type: 'string' },
      hulp: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });

const optie = (waarde: unknown): string | undefined => (typeof waarde === 'string' ? waarde : undefined);

const tijdstip = (waarde: unknown, naam: string): string | undefined =>
  waarde === undefined ? undefined : leesInstant({ waarde, pad: `--${naam}` });

const SHA256_HEX = /^[0-9a-f]{64}$/i;

const hash = (waarde: unknown): string | undefined => {
  if (typeof waarde !== 'string') return undefined;
  if (!SHA256_HEX.test(waarde))
    throw fout({ waarde, pad: '--laatste-hash' }, 'een hash van 64 hexadecimale tekens');
  return waarde.toLowerCase();
};

/** @throws Invoerfout */
export const leesOpdracht = (argumenten: readonly string[]): Opdracht | 'hulp' => {
  const { values, positionals, tokens } = ontleed(argumenten);
  if (values['hulp'] === true || values['help'] === true) return 'hulp';
  for (const token of tokens) {
    if (token.kind === 'option' && (!BEKEND.includes(token.name) || !token.value))
      throw new Invoerfout(`Optie '${token.rawName}' is onbekend of mist haar waarde.\n\n${GEBRUIK}`);
  }
  const [bestand, ...meer] = positionals;
  if (bestand === undefined || meer.length > 0)
    throw new Invoerfout(`Geef precies één bestand op, niet ${positionals.length}.\n\n${GEBRUIK}`);
  return {
    bestand,
    geldigOp: tijdstip(values['geldig-op'], 'geldig-op'),
    beschikbaarOp: tijdstip(values['beschikbaar-op'], 'beschikbaar-op'),
    laatsteHash: hash(values['laatste-hash']),
    afspraken: optie(values['afspraken']),
  };
};
