import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { OpstartFout } from '../opstart-fout.js';

/** As much of the end of the log as a person wants to see with an error. */
const TAIL_BYTES = 4_096;
const TAIL_LINES = 8;

interface Cause {
  readonly pattern: RegExp;
  readonly oorzaak: string;
  readonly remedie: string;
}

const CAUSES: readonly Cause[] = [
  {
    pattern: /No space left on device|ENOSPC/,
    oorzaak: 'De schijf is vol.',
    remedie: 'Maak ruimte vrij op de schijf van de gegevensmap en start opnieuw; er is niets verloren.',
  },
  {
    pattern: /Permission denied|Operation not permitted|Read-only file system|EACCES|EPERM|EROFS/,
    oorzaak: 'De gegevensmap is niet te lezen of te beschrijven.',
    remedie: 'Start de hub als de eigenaar van de map, herstel de rechten, of kies een andere gegevensmap.',
  },
  {
    pattern: /^(EEXIST|ENOTDIR)$/,
    oorzaak: 'Waar de gegevensmap moet komen, is een bestand.',
    remedie: 'Verplaats dat bestand, of kies een andere gegevensmap.',
  },
  {
    pattern: /lock file "postmaster.pid" already exists|pre-existing shared memory block/,
    oorzaak: 'Op deze gegevens draait al een PostgreSQL.',
    remedie: 'Stop die eerst (pg_ctl stop, of de service die hem beheert) en start opnieuw.',
  },
  {
    pattern: /error while loading shared libraries/,
    oorzaak: 'Deze machine mist een bibliotheek die PostgreSQL nodig heeft.',
    remedie: 'Installeer de genoemde bibliotheek, of gebruik een eigen PostgreSQL via DATABASE_URL.',
  },
  {
    pattern: /could not (resize|create) shared memory|could not create semaphores|Cannot allocate memory/,
    oorzaak: 'De machine geeft PostgreSQL te weinig (gedeeld) geheugen.',
    remedie: 'Geef de machine of container meer geheugen (docker: --shm-size) en start opnieuw.',
  },
  {
    pattern:
      /checkpoint record|pg_control|checksum|invalid page|PANIC|missing chunk|could not (open|read|access) (file|directory)|is not a (valid|database)|invalid (contents|data)|unexpected/,
    oorzaak: 'De gegevensmap is beschadigd.',
    remedie:
      'Zet een reservekopie van de map terug. Verwijder niets: ook beschadigde gegevens kunnen te redden zijn.',
  },
];

const UNKNOWN = {
  oorzaak: 'PostgreSQL is niet gestart.',
  remedie: 'Lees de laatste regels hieronder.',
};

/** What went wrong, told from what PostgreSQL wrote since `offset`. */
export const diagnose = (doing: string, logFile: string, offset: number): OpstartFout => {
  const written = readFrom(logFile, offset);
  const { oorzaak, remedie } = CAUSES.find(({ pattern }) => pattern.test(written)) ?? UNKNOWN;
  const tail = written.trimEnd().split('\n').slice(-TAIL_LINES);
  return new OpstartFout(`${doing}: ${oorzaak}`, [remedie, `Uit ${logFile}:`, ...tail].join('\n  '));
};

/** The same for an error of the file system; any other error passes unchanged. */
export const fileSystemFault = (error: unknown, folder: string): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof OpstartFout || code === undefined) return error;
  const cause = CAUSES.find(({ pattern }) => pattern.test(code));
  return cause ? new OpstartFout(`${folder}: ${cause.oorzaak}`, cause.remedie, { cause: error }) : error;
};

const readFrom = (logFile: string, offset: number): string => {
  const file = openSync(logFile, 'r');
  try {
    const { size } = fstatSync(file);
    const start = Math.max(offset, size - TAIL_BYTES);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } finally {
    closeSync(file);
  }
};
