import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { OpstartFout } from '../opstart-fout.js';
import { startOf } from './process-table.js';

interface Holder {
  /** 0 when the holder has let go. */
  readonly pid: number;
  readonly start: string;
  readonly host: string;
}

const LOCK_FILE = /^hub\.lock\.(\d+)$/;
const FREE: Holder = { pid: 0, start: '', host: '' };

/** Each round that is lost means that another process won; more losses than this are no coincidence. */
const MAX_ROUNDS = 20;

/**
 * One process at a time in a folder, also after kill -9. The lock is the file `hub.lock.<n>` with the highest n.
 * Taking it over from a dead holder is creating n+1 whole and exclusively (a hard link), so that of two who find
 * the same dead holder one wins; the highest file is never removed, so that no number is given out twice.
 */
export class FolderLock {
  private constructor(
    private readonly folder: string,
    private readonly file: string,
  ) {}

  /** @throws OpstartFout when a living process holds the folder */
  static acquire(folder: string): FolderLock {
    mkdirSync(folder, { recursive: true });
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const highest = generations(folder).at(-1) ?? 0;
      if (highest > 0) refuseLivingHolder(folder, highest);
      const file = pathOf(folder, highest + 1);
      if (!createWhole(folder, file, self())) continue;
      for (const older of generations(folder)) {
        if (older <= highest) rmSync(pathOf(folder, older), { force: true });
      }
      return new FolderLock(folder, file);
    }
    throw new OpstartFout(`De map ${folder} is niet te vergrendelen.`, 'Start de hub opnieuw, één tegelijk.');
  }

  release(): void {
    const draft = draftOf(this.folder, FREE);
    renameSync(draft, this.file);
  }
}

const refuseLivingHolder = (folder: string, generation: number): void => {
  const file = pathOf(folder, generation);
  const holder = readHolder(file);
  if (!holder || holder.pid === 0) return;
  if (holder.host !== hostname()) {
    throw new OpstartFout(
      `De map ${folder} is in gebruik door proces ${holder.pid} op de machine ${holder.host}.`,
      `Stop de hub daar. Draait die niet meer, verwijder dan ${file} en start opnieuw.`,
    );
  }
  if (startOf(holder.pid) !== holder.start) return;
  throw new OpstartFout(
    `De map ${folder} is al in gebruik door een andere hub (proces ${holder.pid}).`,
    `Gebruik die hub, stop hem (kill ${holder.pid}), of start deze met een andere gegevensmap.`,
  );
};

const createWhole = (folder: string, file: string, holder: Holder): boolean => {
  const draft = draftOf(folder, holder);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new OpstartFout(
      `De map ${folder} staat op een bestandssysteem zonder harde koppelingen.`,
      'Kies een gegevensmap op een lokale schijf.',
      { cause: error },
    );
  } finally {
    rmSync(draft, { force: true });
  }
};

const draftOf = (folder: string, holder: Holder): string => {
  const draft = join(folder, `hub.lock.concept-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o644, flush: true });
  return draft;
};

const readHolder = (file: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // Removed by a newer holder, or not ours: creating the next number decides.
    return undefined;
  }
};

const self = (): Holder => ({ pid: process.pid, start: startOf(process.pid) ?? '', host: hostname() });

const pathOf = (folder: string, generation: number): string => join(folder, `hub.lock.${generation}`);

const generations = (folder: string): readonly number[] =>
  readdirSync(folder)
    .flatMap((name) => LOCK_FILE.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
