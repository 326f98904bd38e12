import { computed, ref } from 'vue';
import { attempt } from '@/feedback';
import { call, toHostError, upload, type HostError, type ImportPlan, type LedgerProposal } from '@/host';
import { useWork } from '@/progress/progress';
import { chosen, faultsOf, type Draft } from './columns';

export type Stage = 'choose' | 'read' | 'check' | 'create' | 'done';
export type Made = { ledger: string; title: string; added: number; rejected: ImportPlan['rejected'] };

/** A new ledger from choosing a file to its rows. */
export function useNewLedger() {
  const stage = ref<Stage>('choose');
  const source = ref<{ token: string; name: string } | null>(null);
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
      source.value = { token, name: file.name };
      await read();
    } catch (thrown) {
      fail(thrown);
    }
  }

  async function read(sheet?: number): Promise<void> {
    const from = source.value;
    if (!from) return;
    stage.value = 'read';
    refused.value = null;
    try {
      const request = { file: from.token, name: from.name, sheet };
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
    const file = { file: from.token, name: from.name };
    try {
      const wish = chosen(proposed.definition, drafts.value);
      const { ledger, title, mapping } = await call('custom.create', {
        ...wish,
        ...file,
        keep: keep.value,
        rows: rows.value,
      });
      made.value = { ledger, title, added: 0, rejected: [] };
      if (!rows.value) source.value = null;
      else await bringIn({ ...file, ledger, sheet: proposed.sheet, mapping });
      stage.value = 'done';
      return made.value;
    } catch (thrown) {
      fail(thrown);
      return null;
    }
  }

  /** The ledger is there already: what becomes of its rows is told beside it. */
  async function bringIn(request: Parameters<typeof call<'import.commit'>>[1]): Promise<void> {
    const plan = await attempt(() => work.run('正在导入', () => call('import.commit', request)));
    if (!plan || !made.value) return;
    source.value = null;
    made.value = { ...made.value, added: plan.added, rejected: plan.rejected };
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
    if (from) void attempt(() => call('file.discard', { file: from.token }));
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
    read,
    create,
    drop,
  };
}
