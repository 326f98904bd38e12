import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '@/desk';
import { schemas } from '@/host/mock/schemas';
import { standIn } from '@/test/stand';
import { wayBack } from './groups';

describe('a page of a ledger', () => {
  beforeAll(async () => {
    standIn({
      'desk.schemas': () => ({ schemas, forms: [] }),
      'desk.status': () => null,
    });
    await openDesk();
  });

  it.each([
    ['training', '/group/other'],
    ['attribute_change', '/ledger/document'],
    ['task_entry', '/task'],
    ['sign_off', '/settings'],
  ])('of %s leads back to %s', (ledger, path) => {
    expect(wayBack(ledger)?.path).toBe(path);
  });

  it.each(['document', 'notice', 'unit', 'contact'])('of %s is on the rail itself', (ledger) => {
    expect(wayBack(ledger)).toBeUndefined();
  });
});
