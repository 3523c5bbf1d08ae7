import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpstartFout } from '#platform';

const FILE = 'stack.pid';

/** One stack per folder: two on the same data would end each other's engines. @throws OpstartFout */
export const lockFolder = (folder: string): { readonly release: () => void } => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder))
      throw new OpstartFout(
        `Er draait al een stack op ${folder} (proces ${holder}).`,
        `Stop die eerst. Is dat proces iets anders? Verwijder dan ${file}.`,
      );
    rmSync(file, { force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is a process.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
