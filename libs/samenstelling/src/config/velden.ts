import { accessSync, constants } from 'node:fs';
import { Transform } from 'class-transformer';
import { IsUrl, Matches, ValidateBy } from 'class-validator';

/** Decorators of one property as one, the first on top. */
const samen =
  (...delen: readonly PropertyDecorator[]): PropertyDecorator =>
  (doel, naam) =>
    delen.toReversed().forEach((deel) => deel(doel, naam));

const getal = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** One line for all that can be wrong with a number: who mends it needs to know only what is right. */
const geheel = (
  message: string,
  minstens: number,
  hoogstens = Number.MAX_SAFE_INTEGER,
): PropertyDecorator => {
  const validate = (waarde: unknown): boolean =>
    Number.isInteger(waarde) && Number(waarde) >= minstens && Number(waarde) <= hoogstens;
  return samen(Transform(getal), ValidateBy({ name: 'geheel-getal', validator: { validate } }, { message }));
};

export const IsAantal = (): PropertyDecorator => geheel('Geef een geheel getal van 1 of hoger.', 1);

const HOOGSTE_POORT = 65_535;

export const IsPoort = (): PropertyDecorator =>
  geheel(
    `Geef een poort: een getal van 1 tot en met ${HOOGSTE_POORT}, of 0 voor een vrije.`,
    0,
    HOOGSTE_POORT,
  );

export const IsSeconden = (minstens: number, hoogstens: number): PropertyDecorator =>
  geheel(`Geef een geheel aantal seconden van ${minstens} tot en met ${hoogstens}.`, minstens, hoogstens);

const patroon = (vorm: RegExp, message: string): PropertyDecorator => Matches(vorm, { message });

export const IsAdres = (): PropertyDecorator =>
  patroon(/^[0-9a-zA-Z.:-]+$/, 'Geef een IP-adres of hostnaam van deze machine, zoals 127.0.0.1 of 0.0.0.0.');

export const IsPad = (): PropertyDecorator => patroon(/\S/, 'Geef het pad van een map of bestand.');

/** A file that this process can read now: a path that is wrong shows at the start, not when an engine is there. */
export const IsLeesbaarBestand = (): PropertyDecorator =>
  ValidateBy(
    { name: 'leesbaar-bestand', validator: { validate: isLeesbaar } },
    { message: 'Dit bestand is niet te lezen. Geef het pad van een bestaand PEM-bestand.' },
  );

const isLeesbaar = (pad: unknown): boolean => {
  try {
    accessSync(String(pad), constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

export const IsDatabaseUrl = (): PropertyDecorator =>
  patroon(
    /^postgres(ql)?:\/\//,
    'Geef het adres van PostgreSQL, als postgresql://gebruiker:wachtwoord@host:5432/database.',
  );

export const IsUitgever = (): PropertyDecorator =>
  IsUrl(
    { require_tld: false, protocols: ['https', 'http'], require_protocol: true },
    { message: 'Geef het adres van de OpenID Connect-uitgever, zoals https://aanmelden.example.org.' },
  );

/** One or more `id:base64` pairs of 256-bit keys, newest first. */
export const IsKeks = (): PropertyDecorator =>
  patroon(
    /^[a-z0-9-]+:[A-Za-z0-9+/]{43}=(,[a-z0-9-]+:[A-Za-z0-9+/]{43}=)*$/,
    'Geef een of meer sleutels van 256 bits als id:base64, de nieuwste eerst. Maak er een met: echo "2026:$(openssl rand -base64 32)".',
  );

/** Where callers and subscribers find the hub, without a slash at its end. Plain http only on this machine itself. */
export const IsPubliekAdres = (): PropertyDecorator =>
  patroon(
    /^(https:\/\/[^\s/?#]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/,
    'Geef het adres waarop de hub van buiten te bereiken is, zonder pad, zoals https://hub.example.org. Alleen op deze machine zelf mag http.',
  );

/** Number of an organisation: twenty digits. */
export const IsOin = (): PropertyDecorator =>
  patroon(/^\d{20}$/, 'Geef het OIN van de organisatie die de berichten verstuurt: 20 cijfers.');

export const IsGegeven = (wat: string): PropertyDecorator => patroon(/\S/, `Geef ${wat}.`);

/** Audience of a token. */
export const IsOidcPubliek = (): PropertyDecorator =>
  patroon(/^[a-z][a-z0-9+.-]*:\S+$/, 'Geef een absolute URI, zoals urn:overdracht-hub.');

export const IsHerkomsten = (): PropertyDecorator =>
  patroon(
    /^https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*$/,
    'Geef herkomsten zonder pad, met komma ertussen, zoals https://web.example.org.',
  );
