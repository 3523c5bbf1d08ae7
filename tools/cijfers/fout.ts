import { LogUnavailable } from '#event-sourcing';
import { OpstartFout, asLogError } from '#platform';

/** What PostgreSQL says that who runs this can put right, by SQLSTATE or the name of a fault of the network. */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'De gebruiker of het wachtwoord klopt niet: herstel DATABASE_URL.',
  '28000': 'Deze gebruiker mag niet verbinden: herstel DATABASE_URL.',
  '3D000': 'Die database bestaat niet: herstel DATABASE_URL.',
  '3F000': 'In deze database staan geen cijfers: herstel DATABASE_URL, of start eerst de hub.',
  '42P01':
    'In deze database staat geen logboek of staan geen cijfers: herstel DATABASE_URL, of start eerst de hub.',
  '42501': 'Deze gebruiker mag dit niet: geef DATABASE_URL met de rol van de dienst projecties.',
  ENOTFOUND: 'De hostnaam bestaat niet: herstel DATABASE_URL.',
  ERR_INVALID_URL: 'DATABASE_URL is geen geldige URL: postgresql://gebruiker:wachtwoord@host:5432/database',
};

const STIL =
  'De database of het logboek antwoordt niet: controleer DATABASE_URL en EVENTSTOREDB_URL, en of de servers draaien.';

/** What went wrong, for who runs the command; never the URL, which holds the password. */
export const woordenVan = (fout: unknown): unknown => {
  if (fout instanceof OpstartFout) return fout.message;
  const remedie = keten(fout).flatMap((een) => REMEDIES[codeVan(een)] ?? [])[0];
  if (remedie !== undefined) return remedie;
  if (keten(fout).some(isStil)) return STIL;
  return fout instanceof Error ? fout.message : fout;
};

const codeVan = (fout: Error): string => {
  const { code } = fout as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : '';
};

const isStil = (fout: Error): boolean => asLogError(fout) instanceof LogUnavailable;

const keten = (fout: unknown): readonly Error[] =>
  fout instanceof Error ? [fout, ...keten(fout.cause)] : [];
