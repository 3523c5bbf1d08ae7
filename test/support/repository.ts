import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository, wherever it was cloned. */
export const ROOT = join(import.meta.dirname, '../..');

/** Paths that git tracks or would track, from the root: what a clone or the next commit carries. */
export const repositoryFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path !== '');

export const readRepositoryFile = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
