import { OpstartFout } from '#platform';
import { ROL_VAN, richtDatabaseIn } from './database/rollen.js';
import type { RolDienst, Wachtwoorden } from './database/rollen.js';
import { ROOT } from './root.js';

const GEBRUIK = `Gebruik: npm run -s database -- inrichten

  Brengt de database op de versie van deze hub en geeft elke dienst haar rol en rechten (infra/postgres/rollen.sql).
  Mag bij elke nieuwe versie.

  DATABASE_URL                     van de eigenaar van de database
  DATABASE_WACHTWOORD_<DIENST>     wachtwoord van de rol van die dienst, zoals DATABASE_WACHTWOORD_LOKAAL_VELD
`;

const wachtwoordenUit = (env: Readonly<Record<string, string | undefined>>): Wachtwoorden =>
  Object.fromEntries(
    (Object.keys(ROL_VAN) as RolDienst[]).flatMap((dienst) => {
      const wachtwoord = env[`DATABASE_WACHTWOORD_${dienst.replace('-', '_').toUpperCase()}`];
      return wachtwoord ? [[dienst, wachtwoord]] : [];
    }),
  );

const main = async (): Promise<void> => {
  const url = process.env['DATABASE_URL'];
  if (process.argv[2] !== 'inrichten' || !url)
    throw new OpstartFout('De opdracht of DATABASE_URL ontbreekt.', GEBRUIK);
  const wachtwoorden = wachtwoordenUit(process.env);
  await richtDatabaseIn(ROOT, url, wachtwoorden);
  const namen = Object.keys(wachtwoorden);
  console.log(
    `De database is bij. Wachtwoord gezet voor: ${namen.length > 0 ? namen.join(', ') : 'niemand'}.`,
  );
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
