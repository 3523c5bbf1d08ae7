import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpstartFout } from '../opstart-fout.js';
import { FolderLock } from './folder-lock.js';
import { startOf } from './process-table.js';

describe('the lock of a folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'overdracht-lock-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const holder = (values: object): void => {
    const living = { pid: process.pid, start: startOf(process.pid), host: hostname() };
    writeFileSync(join(folder, 'hub.lock.7'), JSON.stringify({ ...living, ...values }));
  };

  it('is held by one, who is named to the next with what to do', () => {
    const lock = FolderLock.acquire(folder);
    expect(() => FolderLock.acquire(folder)).toThrow(OpstartFout);
    expect(() => FolderLock.acquire(folder)).toThrow(`andere hub (proces ${process.pid})`);
    lock.release();
    FolderLock.acquire(folder).release();
  });

  it('is taken over from a process that is gone', () => {
    holder({ pid: 2 ** 22 + 1 });
    FolderLock.acquire(folder);
    const held = JSON.parse(readFileSync(join(folder, 'hub.lock.8'), 'utf8')) as { pid: number };
    expect(held.pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['hub.lock.8']);
  });

  it('is taken over when the pid was given out again to another process', () => {
    holder({ start: 'een eerder moment' });
    expect(() => FolderLock.acquire(folder)).not.toThrow();
  });

  it('is not taken over from another machine, which cannot be asked', () => {
    holder({ host: 'een-andere-machine', pid: 2 ** 22 + 1 });
    expect(() => FolderLock.acquire(folder)).toThrow('op de machine een-andere-machine');
    expect(() => FolderLock.acquire(folder)).toThrow(`verwijder dan ${join(folder, 'hub.lock.7')}`);
  });

  it('never uses a number again, so that a slow taker cannot push out a newer holder', () => {
    FolderLock.acquire(folder).release();
    FolderLock.acquire(folder).release();
    expect(readdirSync(folder)).toEqual(['hub.lock.2']);
  });
});
