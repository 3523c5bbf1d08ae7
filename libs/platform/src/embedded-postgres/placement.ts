import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { OpstartFout } from '../opstart-fout.js';
import { accountFor, canUse } from './account.js';
import type { Account } from './account.js';

/** Where root puts what the user of PostgreSQL must reach, when the folder of the hub lies out of its reach. */
export const SYSTEM_HOME = '/var/lib/overdracht-hub';

/** A new cluster takes about 40 MiB and its first WAL segments as much again. */
const MIN_FREE_BYTES = 128 * 1024 * 1024;

export interface Placement {
  readonly account: Account | undefined;
  /** Holds `data`; the account may create and rename folders in it. */
  readonly home: string;
}

/** Decides once where the data stand, and remembers it: later starts find the same data or fail. */
export const placeData = (folder: string, systemHome: string, tell: (line: string) => void): Placement => {
  const pointer = join(folder, 'postgres.plaats');
  const inFolder = join(folder, 'postgres');
  const remembered = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  const home = remembered ?? inFolder;
  const account = accountFor(join(home, 'data'));
  if (remembered !== undefined && !existsSync(remembered)) {
    throw new OpstartFout(
      `De gegevens van ${folder} horen in ${remembered} te staan, maar die map is er niet.`,
      `Zet de map terug, of verwijder ${pointer} om met een lege hub te beginnen.`,
    );
  }
  refuseFullDisk(folder);
  if (reachable(home, account)) {
    if (remembered !== undefined) tell(`De gegevens van ${folder} staan in ${home}.`);
    return { account, home };
  }
  return { account, home: elsewhere(folder, home, systemHome, account, pointer, tell) };
};

const reachable = (home: string, account: Account | undefined): boolean => {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (account && !existsSync(join(home, 'data'))) chownSync(home, account.uid, account.gid);
  return canUse(account, home);
};

const elsewhere = (
  folder: string,
  home: string,
  systemHome: string,
  account: Account | undefined,
  pointer: string,
  tell: (line: string) => void,
): string => {
  if (!account || existsSync(join(home, 'data'))) {
    throw new OpstartFout(
      `Geen schrijfrecht op ${home}.`,
      'Start de hub als de eigenaar van die map (of als root), of kies een andere gegevensmap.',
    );
  }
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12);
  const place = join(systemHome, name);
  if (!reachable(place, account)) {
    throw new OpstartFout(
      `Gebruiker ${account.name}, die PostgreSQL uitvoert, kan niet in ${home} en niet in ${place}.`,
      'Kies een gegevensmap die voor iedereen te betreden is (chmod o+x op de mappen erboven).',
    );
  }
  writeFileSync(pointer, `${place}\n`, { flush: true });
  tell(`Gebruiker ${account.name} kan niet in ${folder}: de gegevens staan in ${place}.`);
  return place;
};

const refuseFullDisk = (folder: string): void => {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= MIN_FREE_BYTES) return;
  throw new OpstartFout(
    `De schijf van ${folder} is (bijna) vol.`,
    'Maak ten minste 128 MiB vrij, of kies een gegevensmap op een andere schijf.',
  );
};
