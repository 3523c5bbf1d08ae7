import { LogUnavailable } from '#event-sourcing';
import { OpstartFout, leesConfig } from '#platform';
import { Database, Sleutels, keksUit } from '#samenstelling';
import { ROL_VAN, richtDatabaseIn } from './database/rollen.js';
import type { RolDienst, Wachtwoorden } from './database/rollen.js';
import { vernieuwSleutels } from './database/sleutels.js';
import { ROOT } from './root.js';

const GEBRUIK = `Gebruik: npm run -s database -- [inrichten | vernieuw-sleutels]

  inrichten          brengt de database op de versie van deze hub en geeft elke dienst haar rol en rechten
                     (infra/postgres/rollen.sql); mag bij elke nieuwe versie
    DATABASE_URL                   van de eigenaar van de database
    DATABASE_WACHTWOORD_<DIENST>   wachtwoord van de rol van die dienst, zoals DATABASE_WACHTWOORD_LOKAAL_VELD

  vernieuw-sleutels  versleutelt alle dossiersleutels met de eerste sleutel van HUB_KEK, zodat de andere weg mogen
                     (docs/beheer/sleutels.md); mag terwijl de diensten draaien
    DATABASE_URL                   van de eigenaar van de database
    HUB_KEK                        zoals de diensten haar hebben: nieuwste eerst, met de oude erachter
`;

const wachtwoordenUit = (env: Readonly<Record<string, string | undefined>>): Wachtwoorden =>
  Object.fromEntries(
    (Object.keys(ROL_VAN) as RolDienst[]).flatMap((dienst) => {
      const wachtwoord = env[`DATABASE_WACHTWOORD_${dienst.replace('-', '_').toUpperCase()}`];
      return wachtwoord ? [[dienst, wachtwoord]] : [];
    }),
  );

const richtIn = async (): Promise<void> => {
  const { DATABASE_URL: url } = leesConfig(process.env, Database);
  const wachtwoorden = wachtwoordenUit(process.env);
  await richtDatabaseIn(ROOT, url, wachtwoorden);
  const namen = Object.keys(wachtwoorden);
  console.log(
    `De database is bij. Wachtwoord gezet voor: ${namen.length > 0 ? namen.join(', ') : 'niemand'}.`,
  );
};

const vernieuw = async (): Promise<void> => {
  const config = leesConfig(process.env, Database, Sleutels);
  const { aantal, nieuwste, oude } = await vernieuwSleutels(config.DATABASE_URL, keksUit(config));
  console.log(`${aantal} dossiersleutels opnieuw versleuteld; alle zijn nu versleuteld met '${nieuwste}'.`);
  if (oude.length > 0)
    console.log(`Haal uit HUB_KEK van alle diensten en vernietig daarna: ${oude.join(', ')}.`);
};

const main = async (): Promise<void> => {
  const [, , opdracht] = process.argv;
  if (opdracht === 'inrichten') return richtIn();
  if (opdracht === 'vernieuw-sleutels') return vernieuw();
  throw new OpstartFout('De opdracht ontbreekt of is onbekend.', GEBRUIK);
};

const reden = (error: unknown): unknown => {
  if (error instanceof LogUnavailable)
    return 'De database antwoordt niet: controleer DATABASE_URL en of de server draait.';
  return error instanceof Error ? error.message : error;
};

main().catch((error: unknown) => {
  console.error(reden(error));
  process.exitCode = 1;
});
