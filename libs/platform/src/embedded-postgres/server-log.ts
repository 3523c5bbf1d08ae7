import { closeSync, fstatSync, openSync, renameSync, statSync } from 'node:fs';

/** PostgreSQL writes little when all is well; the previous log is kept beside it. */
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/** The file that PostgreSQL writes its messages to; the child inherits it opened, so it needs no rights on it. */
export class ServerLog {
  readonly descriptor: number;

  constructor(readonly file: string) {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > MAX_LOG_BYTES) renameSync(file, `${file}.vorige`);
    this.descriptor = openSync(file, 'a', 0o600);
  }

  size(): number {
    return fstatSync(this.descriptor).size;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
