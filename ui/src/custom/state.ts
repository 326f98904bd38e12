import { computed, ref } from 'vue';
import { attempt } from '@/feedback';
import { call, toHostError, upload, type HostError, type ImportPlan, type LedgerProposal } from '@/host';
import { originOf, type Source } from '@/import/source';
import { useWork } from '@/progress/progress';
import { chosen, faultsOf, type Draft } from './columns';

export type Stage = 'choose' | 'read' | 'check' | 'create' | 'done';
export type Made = { ledger: string; title: string; added: number; rejected: ImportPlan['rejected'] };

/** A new ledger from a file or a table on the clipboard, with its rows. */
export function useNewLedger() {
  const stage = ref<Stage>('choose');
  const source = ref<Source | null>(null);
  const proposal = ref<LedgerProposal | null>(null);
  const drafts = ref<Draft[]>([]);
  const rows = ref(true);
  const keep = ref(false);
  const refused = ref<HostError | null>(null);
  const made = ref<Made | null>(null);
  const work = useWork();

  const faults = computed(() => faultsOf(drafts.value));
  const count = computed(() => drafts.value.filter(({ wanted, column }) => wanted && !column.hidden).length);
  const ready = computed(
    () =>
      stage.value === 'check' &&
      faults.value.size === 0 &&
      count.value > 0 &&
      (proposal.value?.definition.title.trim() ?? '') !== '',
  );

  async function takeFile(file: File): Promise<void> {
    stage.value = 'read';
    refused.value = null;
    try {
      const token = await work.run('正在读入文件', () => upload(file));
      drop();
      source.value = { kind: 'file', token, name: file.name };
      await read();
    } catch (thrown) {
      fail(thrown);
    }
  }

  async function takePaste(table: Source): Promise<void> {
    drop();
    source.value = table;
    await read();
  }

  async function read(sheet?: number): Promise<void> {
    const from = source.value;
    if (!from) return;
    stage.value = 'read';
    refused.value = null;
    try {
      const request = { ...originOf(from), sheet };
      const next = await work.run('正在读表', () => call('custom.preview', request));
      proposal.value = next;
      drafts.value = next.definition.columns.map((column, at) => ({
        column,
        origin: next.origins[at] ?? null,
        wanted: true,
      }));
      rows.value = next.rows > 0;
      keep.value = false;
      stage.value = 'check';
    } catch (thrown) {
      fail(thrown);
    }
  }

  async function create(): Promise<Made | null> {
    const [from, proposed] = [source.value, proposal.value];
    if (!from || !proposed || !ready.value) return null;
    stage.value = 'create';
    refused.value = null;
    try {
      const request = {
        ...chosen(proposed.definition, drafts.value),
        ...originOf(from),
        sheet: proposed.sheet,
        keep: keep.value,
        rows: rows.value,
      };
      made.value = await work.run('正在建立台账', () => call('custom.create', request));
      source.value = null;
      stage.value = 'done';
      return made.value;
    } catch (thrown) {
      fail(thrown);
      return null;
    }
  }

  function fail(thrown: unknown): void {
    const error = toHostError(thrown);
    stage.value = proposal.value ? 'check' : 'choose';
    refused.value = error.code === 'cancelled' ? null : error;
  }

  /** The program lets go of a file that nothing was made of. */
  function drop(): void {
    const from = source.value;
    source.value = null;
    if (from?.kind === 'file') void attempt(() => call('file.discard', { file: from.token }));
  }

  return {
    stage,
    source,
    proposal,
    drafts,
    rows,
    keep,
    refused,
    made,
    work,
    faults,
    count,
    ready,
    takeFile,
    takePaste,
    read,
    create,
    drop,
  };
}
