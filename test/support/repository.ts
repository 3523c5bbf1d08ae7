import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository, wherever it was cloned. */
export const ROOT = join(import.meta.dirname, '../..');

const NOT_OURS = new Set(['.git', '.hub', 'coverage', 'dist', 'node_modules']);

/** Paths from the root, of what a clone or the next commit carries; of what was unpacked when there is no git. */
export const repositoryFiles = (): readonly string[] =>
  (existsSync(join(ROOT, '.git')) ? gitFiles() : unpackedFiles('')).filter(
    (path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() ?? false,
  );

export const readRepositoryFile = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const gitFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path !== '');

const unpackedFiles = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? unpackedFiles(path) : [path];
    });
