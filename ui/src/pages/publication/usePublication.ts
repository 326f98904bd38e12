import { computed, ref } from 'vue';
import { sayUndoable } from '@/desk';
import { attempt, deliver, say } from '@/feedback';
import {
  call,
  toHostError,
  upload,
  type HostError,
  type PublicationCopy,
  type PublicationOutcome,
  type PublicationReport,
} from '@/host';
import { useWork } from '@/progress/progress';
import { changed, suggested } from './text';

export type Decision = PublicationOutcome['decision'];
type Checked = { file?: string; text?: string; name: string };

/** One check from choosing a file or a text to the record of its outcome. */
export function usePublication() {
  const source = ref<Checked | null>(null);
  const report = ref<PublicationReport | null>(null);
  const refused = ref<HostError | null>(null);
  const changes = ref(new Map<number, string>());
  const removed = ref(new Set<string>());
  const copy = ref<PublicationCopy | null>(null);
  const saved = ref(false);
  const busy = ref(false);
  const work = useWork();

  const result = computed(() =>
    source.value?.text === undefined
      ? null
      : changed(source.value.text, report.value?.findings ?? [], changes.value),
  );

  async function takeFile(file: File): Promise<void> {
    await restart();
    await busily(async () => {
      const token = await work.run('正在读入文件', () => upload(file));
      await check({ file: token, name: file.name });
    });
  }

  async function takeText(text: string): Promise<void> {
    await restart();
    await busily(() => check({ text, name: '' }));
  }

  async function busily(job: () => Promise<void>): Promise<void> {
    busy.value = true;
    try {
      await job();
    } catch (thrown) {
      refused.value = toHostError(thrown);
    }
    busy.value = false;
  }

  async function check(next: Checked): Promise<void> {
    source.value = next;
    const found = await work.run('正在检查', () => call('publication.check', next));
    report.value = found;
    const kinds = found.traces.filter((trace) => trace.removable).map((trace) => trace.kind);
    removed.value = new Set(kinds);
  }

  /** Lets go of what was checked; nothing of it stays with the program. */
  async function restart(): Promise<void> {
    const file = source.value?.file;
    source.value = null;
    report.value = null;
    refused.value = null;
    copy.value = null;
    saved.value = false;
    changes.value = new Map();
    // A file that bears a mark is gone already.
    if (file) await call('file.discard', { file }).catch(() => null);
  }

  function replace(index: number, put: string | null): void {
    const next = new Map(changes.value);
    if (put === null) next.delete(index);
    else next.set(index, put);
    changes.value = next;
    copy.value = null;
  }

  function replaceAll(): void {
    changes.value = new Map([...suggested(report.value?.findings ?? []), ...changes.value]);
    copy.value = null;
  }

  function remove(kind: string, goes: boolean): void {
    const next = new Set(removed.value);
    if (goes) next.add(kind);
    else next.delete(kind);
    removed.value = next;
    copy.value = null;
  }

  async function makeCopy(): Promise<void> {
    const from = source.value;
    const digest = report.value?.digest;
    if (!from?.file || !digest) return;
    const request = {
      file: from.file,
      name: from.name,
      digest,
      replace: [...changes.value].map(([index, put]) => ({ index, with: put })),
      remove: [...removed.value],
    };
    const made = await attempt(() => work.run('正在生成脱敏副本', () => call('publication.redact', request)));
    if (!made) return;
    copy.value = made;
    const left = made.left.length > 0 ? [`副本里还有：${made.left.join('，')}。请再看一遍。`] : [];
    await deliver(made, left);
  }

  async function save(decision: Decision, name: string, remarks: string): Promise<void> {
    const from = source.value;
    if (!from) return;
    const request: PublicationOutcome = { ...from, decision, name: from.name || name.trim() };
    if (decision === 'redacted' && copy.value) request.copy_digest = copy.value.digest;
    if (remarks.trim() !== '') request.remarks = remarks.trim();
    const kept = await attempt(() => call('publication.save', request));
    if (!kept) return;
    saved.value = true;
    sayUndoable('检查结果已登记，可按 Ctrl+Z 撤销。');
  }

  function copied(worked: boolean): void {
    say(worked ? '替换后的文字已复制。' : '没有复制成，请在框里手工选中后按 Ctrl+C。');
  }

  return {
    source,
    report,
    refused,
    changes,
    removed,
    copy,
    saved,
    busy,
    work,
    result,
    takeFile,
    takeText,
    restart,
    replace,
    replaceAll,
    remove,
    makeCopy,
    save,
    copied,
  };
}
