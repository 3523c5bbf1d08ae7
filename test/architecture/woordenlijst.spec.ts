import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readRepositoryFile } from '../support/repository.js';

const SOURCE = 'libs/dossier/src/events.ts';
const COLUMNS = ['term', 'in code', 'betekenis', 'bron', 'English', 'niet'];
/** A byte-order mark or an accent in a name would break paths, columns and shells. */
const ASCII_IDENTIFIER = /^[A-Za-z][A-Za-z0-9]*$/;

const statements = ts.createSourceFile(SOURCE, readRepositoryFile(SOURCE), ts.ScriptTarget.Latest).statements;

const propertyName = (member: ts.TypeElement): readonly string[] =>
  ts.isPropertySignature(member) && ts.isIdentifier(member.name) ? [member.name.text] : [];

/** The keys of `GebeurtenisData`: the event types as the code has them. */
const eventTypes = statements
  .filter(ts.isInterfaceDeclaration)
  .filter((declaration) => declaration.name.text === 'GebeurtenisData')
  .flatMap((declaration) => declaration.members.flatMap(propertyName));

const exportedTypes = statements
  .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
  .map((declaration) => declaration.name.text);

const rows = readRepositoryFile('docs/woordenlijst.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line))
  .map((line) => line.slice(1, -1).split('|'))
  .map((cells) => cells.map((cell) => cell.trim()));

const termRows = rows.filter((cells) => cells.length === COLUMNS.length && cells[0] !== COLUMNS[0]);
const eventRows = rows.filter((cells) => cells.length === 2 && cells[0] !== 'gebeurtenis');
const named = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

const stems = termRows.flatMap(([, inCode]) => named(inCode)).filter((name) => /^[A-Z]/.test(name));
const listedEvents = eventRows.flatMap(([event]) => named(event));

describe('the woordenlijst', () => {
  it('is read as it is meant: terms, stems and event types are found', () => {
    expect(rows).toContainEqual(COLUMNS);
    expect(termRows.length).toBeGreaterThan(60);
    expect(eventTypes).toEqual(expect.arrayContaining(['MeldingOntvangen', 'OverdrachtVerstuurd']));
  });

  it.each(eventTypes.map((type) => [type]))('knows the word that %s starts with', (type) => {
    expect(stems.filter((stem) => type.startsWith(stem))).not.toEqual([]);
  });

  it.each(exportedTypes.map((type) => [type]))('knows the word that the type %s starts with', (type) => {
    expect(stems.filter((stem) => type.startsWith(stem))).not.toEqual([]);
  });

  it('lists exactly the event types of the code', () => {
    expect([...listedEvents].sort()).toEqual([...eventTypes].sort());
  });

  it.each([...eventTypes, ...exportedTypes].map((name) => [name]))('finds %s to be ASCII', (name) => {
    expect(name).toMatch(ASCII_IDENTIFIER);
  });

  it.each(termRows.map((cells) => [cells[0], cells] as const))('explains %s completely', (_term, cells) => {
    expect(cells.filter((cell) => cell === '')).toEqual([]);
  });

  it('gives each term once', () => {
    const terms = termRows.map(([term]) => term);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
  });
});
