import { computed, shallowReactive, type ComputedRef } from 'vue';
import type { RefusedCell } from './changes';
import type { SheetRow } from './types';

/** The key of a cell of a record. */
export function cellKey(id: string, field: string): string {
  return `${id}\t${field}`;
}

interface Pending {
  id: string;
  field: string;
  value: unknown;
  token: number;
}

/** Values shown before the ledger has confirmed them, and texts that it refused. */
export function usePending() {
  const pending = shallowReactive(new Map<string, Pending>());
  const refused = shallowReactive(new Map<string, RefusedCell>());

  function over(rows: ComputedRef<readonly SheetRow[]>): ComputedRef<readonly SheetRow[]> {
    return computed(() => {
      if (pending.size === 0) return rows.value;
      const byId = new Map<string, Record<string, unknown>>();
      for (const one of pending.values()) {
        byId.set(one.id, { ...byId.get(one.id), [one.field]: one.value });
      }
      return rows.value.map((row) => (byId.has(row.id) ? { ...row, ...byId.get(row.id) } : row));
    });
  }

  return { pending, refused, over };
}

export type PendingCells = ReturnType<typeof usePending>;
