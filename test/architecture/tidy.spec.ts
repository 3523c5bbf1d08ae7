import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, readRepositoryFile, repositoryFiles } from '../support/repository.js';

interface Line {
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

/** Text of others, kept as it came. */
const VERBATIM = /^(LICENSE|package-lock\.json|test\/vectoren\/)/;
const ROLES =
  'events|errors|command|handler|query|projection|port|controllers?|routes|dto|modules?|filter|guard|interceptor|pipe|decorator|reporter|config|contract|fixture|property|crash|int|e2e|stack|spec';
const FILE_NAME = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${ROLES}))*\\.ts$`);
const EMPTY_NAMES = /(^|[-./])(utils?|helpers?|common|shared|managers?)([-./]|$)/i;
const MAX_ADR_LINES = 60;

/** Written in parts, so that this file does not find itself. */
const word = (...parts: readonly string[]) => parts.join('');
const LATER = word('TO', 'DO');
const BROKEN = word('FIX', 'ME');
const MACHINE_PATHS = ['work', 'root', 'farm', 'home', 'tmp/hub'].map((folder) => `/${folder}/`);
const REGISTRIES = new RegExp(
  word('registry', '\\.[a-z0-9-]+\\.[a-z]+|_auth', 'Token|^\\s*registry', '\\s*='),
);
const PRAISE = /\b(powerful|robust|seamless(ly)?|enterprise-grade|simply)\b/i;

const files = repositoryFiles();
const sources = files.filter((file) => /^(apps|libs|test|tools)\/.*\.ts$/.test(file));
const documents = files.filter((file) => file.endsWith('.md'));
const adrs = documents.filter((file) => /^docs\/adr\/\d/.test(file));

const lines: readonly Line[] = files
  .filter((file) => !VERBATIM.test(file))
  .flatMap((file) =>
    readRepositoryFile(file)
      .split('\n')
      .map((text, index) => ({ file, number: index + 1, text })),
  );

const found = (matches: (line: Line) => boolean): readonly string[] =>
  lines.filter(matches).map(({ file, number, text }) => `${file}:${number}: ${text.trim().slice(0, 120)}`);

const linksOf = (file: string): readonly string[] =>
  [...readRepositoryFile(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

describe('the repository', () => {
  it('is read whole', () => {
    expect(files).toEqual(expect.arrayContaining(['package.json', 'docs/woordenlijst.md', '.ci/run']));
    expect(sources.length).toBeGreaterThan(20);
  });

  it('states facts in its documents and no praise', () => {
    expect(found(({ file, text }) => file.endsWith('.md') && PRAISE.test(text))).toEqual([]);
  });

  it('gives each postponed task the number of its issue', () => {
    const postponed = new RegExp(`\\b${LATER}\\b`);
    const withIssue = new RegExp(`\\b${LATER} ?\\(?#\\d+`);
    expect(found(({ text }) => postponed.test(text) && !withIssue.test(text))).toEqual([]);
  });

  it('holds nothing that is known to be broken', () => {
    expect(found(({ text }) => text.includes(BROKEN))).toEqual([]);
  });

  it('knows no path of the machine it was written on', () => {
    expect(found(({ text }) => MACHINE_PATHS.some((path) => text.includes(path)))).toEqual([]);
  });

  it('knows no package registry', () => {
    expect(found(({ text }) => REGISTRIES.test(text))).toEqual([]);
    expect(readRepositoryFile('package-lock.json')).not.toContain('"resolved": "http');
  });

  it('names its files in lower case, with dashes inside the name and dots before the role', () => {
    expect(sources.filter((file) => !FILE_NAME.test(file.slice(file.lastIndexOf('/') + 1)))).toEqual([]);
  });

  it('has no drawer for what has no name', () => {
    expect(files.filter((file) => EMPTY_NAMES.test(file))).toEqual([]);
  });

  it('gives every lint exception its reason on the line', () => {
    const exception = new RegExp(word('eslint', '-disable'));
    const withReason = / -- \S+ \S+/;
    expect(found(({ text }) => exception.test(text) && !withReason.test(text))).toEqual([]);
  });

  it('keeps decisions short, and lists each one', () => {
    const index = linksOf('docs/adr/README.md').map((target) => `docs/adr/${target}`);
    expect([...index].sort()).toEqual([...adrs].sort());
    expect(adrs.filter((file) => readRepositoryFile(file).split('\n').length > MAX_ADR_LINES + 1)).toEqual(
      [],
    );
  });

  it.each(documents.map((file) => [file]))('links from %s to files that exist', (file) => {
    const folder = join(ROOT, dirname(file));
    expect(linksOf(file).filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });
});
