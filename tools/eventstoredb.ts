import { OpstartFout } from '#platform';
import { richtEventStoreIn } from './eventstoredb/inrichten.js';
import { ROOT } from './root.js';

const GEBRUIK = `Gebruik: npm run -s eventstoredb -- inrichten

  Maakt in EventStoreDB het account van de diensten en geeft het zijn rechten (infra/eventstoredb/rechten.json).
  Mag bij elke nieuwe versie; een account dat er al is houdt zijn wachtwoord.

  EVENTSTOREDB_URL, EVENTSTOREDB_CA               als bij de diensten; met een eigen CA ook NODE_EXTRA_CA_CERTS
  EVENTSTOREDB_WACHTWOORD_ADMIN                   van het account admin
  EVENTSTOREDB_GEBRUIKER, EVENTSTOREDB_WACHTWOORD van het account van de diensten
`;

const verplicht = (naam: string): string => {
  const waarde = process.env[naam];
  if (!waarde) throw new OpstartFout(`${naam} ontbreekt.`, GEBRUIK);
  return waarde;
};

const main = async (): Promise<void> => {
  if (process.argv[2] !== 'inrichten') throw new OpstartFout('De opdracht ontbreekt.', GEBRUIK);
  const ca = process.env['EVENTSTOREDB_CA'];
  await richtEventStoreIn(ROOT, {
    url: verplicht('EVENTSTOREDB_URL'),
    ...(ca ? { ca } : {}),
    admin: { name: 'admin', password: verplicht('EVENTSTOREDB_WACHTWOORD_ADMIN') },
    hub: { name: verplicht('EVENTSTOREDB_GEBRUIKER'), password: verplicht('EVENTSTOREDB_WACHTWOORD') },
  });
  console.log('EventStoreDB kent het account van de diensten en zijn rechten.');
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
