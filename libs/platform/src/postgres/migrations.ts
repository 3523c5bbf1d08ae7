import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { OpstartFout } from '../opstart-fout.js';

/** The SQL files of this library and their journal. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migraties', import.meta.url));
const MIGRATIONS_TABLE = { migrationsSchema: 'public', migrationsTable: 'migraties' } as const;

interface AppliedRow {
  readonly hash: string;
  readonly created_at: string;
}

/** Brings the database to the version of this code. Processes that start together do so one after another. */
export const runMigrations = async (client: Client, migrationsFolder = MIGRATIONS_FOLDER): Promise<void> => {
  await client.query(`select pg_advisory_lock(hashtextextended('migraties', 0))`);
  try {
    // Who only uses the database may not make schemas, which the migrator does also when it has nothing to do.
    if ((await stepsLeft(client, migrationsFolder)) === 0) return;
    await migrate(drizzle(client), { migrationsFolder, ...MIGRATIONS_TABLE });
  } catch (error) {
    if (error instanceof OpstartFout) throw error;
    throw new OpstartFout(
      `De database kon niet worden bijgewerkt: ${innermost(error)}`,
      'Er is niets gewijzigd. Start de vorige versie van de hub, en meld deze fout aan de beheerder.',
      { cause: error },
    );
  } finally {
    await client.query(`select pg_advisory_unlock(hashtextextended('migraties', 0))`);
  }
};

/** What was applied must be a beginning of what this code knows, unchanged; what is left of that is to be done. */
const stepsLeft = async (client: Client, migrationsFolder: string): Promise<number> => {
  const known = readMigrationFiles({ migrationsFolder });
  const applied = await appliedMigrations(client);
  if (applied.length > known.length) {
    throw new OpstartFout(
      `De database is nieuwer dan deze hub (${applied.length} wijzigingen; deze hub kent er ${known.length}).`,
      'Start de nieuwere versie van de hub, of zet een reservekopie van vóór de bijwerking terug.',
    );
  }
  const changed = applied.findIndex(({ hash }, index) => hash !== known[index]?.hash);
  if (changed === -1) return known.length - applied.length;
  throw new OpstartFout(
    `De database hoort niet bij deze hub: databasewijziging ${changed + 1} is een andere.`,
    'Controleer DATABASE_URL, of start de versie van de hub waarmee deze database is gemaakt.',
  );
};

const appliedMigrations = async (client: Client): Promise<readonly AppliedRow[]> => {
  const { rows } = await client.query<{ bestaat: boolean }>(
    `select to_regclass('public.migraties') is not null as bestaat`,
  );
  if (!rows[0]?.bestaat) return [];
  const applied = await client.query<AppliedRow>(
    'select hash, created_at from public.migraties order by created_at',
  );
  return applied.rows;
};

const innermost = (error: unknown): string => {
  if (error instanceof Error && error.cause !== undefined) return innermost(error.cause);
  return error instanceof Error ? error.message : String(error);
};
