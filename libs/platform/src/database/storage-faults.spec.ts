import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { storageFault } from './storage-faults.js';

const withCode = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code, ...more });
const failed = (code: string): Error => new QueryFailedError('SELECT 1', [], withCode(code));

describe('faults of disk and database', () => {
  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR', 'SQLITE_READONLY_DBMOVED', '53100', '58030'])(
    'know %s as a disk that is full or broken',
    (code) => {
      expect([storageFault(failed(code)), storageFault(withCode(code))]).toEqual(['STORAGE_FULL', 'STORAGE_FULL']);
    },
  );

  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'])('know %s of a file', (code) => {
    expect(storageFault(withCode(code, { syscall: 'write' }))).toBe('STORAGE_FULL');
  });

  it.each([
    '57P01',
    '57P02',
    '57P03',
    '08006',
    '08001',
    '53300',
    '25006',
    '40001',
    '40P01',
    'SQLITE_BUSY',
    'SQLITE_BUSY_RECOVERY',
  ])('know %s as a database that is away for the moment', (code) => {
    expect(storageFault(failed(code))).toBe('SERVICE_UNAVAILABLE');
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])('know %s of a connection of ours', (code) => {
    const error = withCode(code, { syscall: 'connect' });
    expect([storageFault(error), storageFault(new AggregateError([error, error]))]).toEqual([
      'SERVICE_UNAVAILABLE',
      'SERVICE_UNAVAILABLE',
    ]);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('understand the driver that says "%s"', (message) => {
    expect([storageFault(new Error(message)), storageFault(new QueryFailedError('x', [], new Error(message)))]).toEqual([
      'SERVICE_UNAVAILABLE',
      'SERVICE_UNAVAILABLE',
    ]);
  });

  it('understand a query runner that is gone', () => {
    expect(storageFault(new QueryRunnerAlreadyReleasedError())).toBe('SERVICE_UNAVAILABLE');
  });

  it.each([
    ['a broken constraint', failed('23505')],
    ['a value that does not fit', failed('22P02')],
    ['a reader that writes', failed('SQLITE_READONLY')],
    ['a client that breaks off its request', Object.assign(new Error('aborted'), { code: 'ECONNRESET' })],
    ['a model that does not answer', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED', { syscall: 'connect' }) })],
    ['a missing file', withCode('ENOENT', { syscall: 'open' })],
    ['nothing', undefined],
    ['a text', 'SQLITE_FULL'],
  ])('are not seen in %s', (_name, error) => {
    expect(storageFault(error)).toBeUndefined();
  });
});
