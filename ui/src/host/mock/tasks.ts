import type { LampInfo, Row, TaskRow, TaskSheet, TaskSheetRequest, Today } from '../generated/commands';
import { list } from './list';
import type { Store } from './store';

const DAY = 86_400_000;

function days(due: unknown, now: Date): number | null {
  if (typeof due !== 'string') return null;
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return Math.round((new Date(`${due}T00:00:00`).getTime() - midnight) / DAY);
}

export function lamp(row: Record<string, unknown>, now = new Date()): LampInfo {
  const left = days(row['due'], now);
  if (row['state'] === 'done') return { code: 'done', text: '已完成', days: left };
  if (left !== null && left < 0) return { code: 'overdue', text: `已逾期${-left}天`, days: left };
  if (left !== null && left <= 7) {
    return { code: 'due_soon', text: left === 0 ? '今天到期' : `还有${left}天`, days: left };
  }
  const code = row['state'] === 'in_progress' ? 'in_progress' : 'not_started';
  const state = code === 'in_progress' ? '进行中' : '未开始';
  return { code, text: left === null ? state : `还有${left}天`, days: left };
}

function tasks(store: Store, notice?: string): TaskRow[] {
  const filters = notice ? [{ field: 'notice', op: 'eq' as const, value: notice }] : [];
  const page = list(store, { ledger: 'task', filters, limit: 5000 });
  return page.rows.map((row) => ({ ...row, _lamp: lamp(row), _entry: null }));
}

const ours = (row: Row) => row['ours'] !== 'none' && row['ours'] !== undefined;

function wanted(row: TaskRow, request: TaskSheetRequest): boolean {
  if (request.filter === 'ours' && !ours(row)) return false;
  if (request.filter === 'lead' && row['ours'] !== 'lead') return false;
  if (request.state && row['state'] !== request.state && row._lamp.code !== request.state) return false;
  if (request.due_before && !(typeof row['due'] === 'string' && row['due'] <= request.due_before))
    return false;
  return !request.search || JSON.stringify(row).includes(request.search);
}

export function sheet(store: Store, request: TaskSheetRequest): TaskSheet {
  const notices = list(store, { ledger: 'notice', limit: 50 }).rows;
  const notice = request.notice ?? notices[0]?.id;
  const all = tasks(store, notice);
  const count = (test: (row: TaskRow) => boolean) => all.filter(test).length;
  const rows = all.filter((row) => wanted(row, request));
  return {
    title: String(notices.find((each) => each.id === notice)?.['title'] ?? '任务分解表'),
    notices: notices.map((each) => {
      const own = tasks(store, each.id);
      return {
        id: each.id,
        title: String(each['title']),
        year: (each['year'] as number | null) ?? null,
        total: own.length,
        ours: own.filter(ours).length,
      };
    }),
    rows,
    total: rows.length,
    counts: {
      all: all.length,
      ours: count(ours),
      done: count((row) => row['state'] === 'done'),
      in_progress: count((row) => row['state'] === 'in_progress'),
      not_started: count((row) => row['state'] === 'not_started'),
      overdue: count((row) => row._lamp.code === 'overdue'),
    },
  };
}

const group = (count: number) => ({
  name: 'overdue' as const,
  title: '已逾期',
  shown: count,
  count,
  ledgers: [],
});

export function today(store: Store, now = new Date()): Today {
  const mine = tasks(store).filter(ours);
  const count = (code: string) => mine.filter((row) => row._lamp.code === code).length;
  const waiting = mine.filter((row) => ['overdue', 'due_soon'].includes(row._lamp.code));
  return {
    date: now.toISOString().slice(0, 10),
    lines: waiting.map((row) => ({
      ledger: 'task',
      id: row.id,
      title: String(row['requirement']),
      lamp: row._lamp,
      detail: `${String(row['topic'])} · ${String(row['due_text'])}`,
    })),
    ledgers: { task: waiting.length },
    groups: waiting.length > 0 ? [group(waiting.length)] : [],
    counts: {
      overdue: count('overdue'),
      due_soon: count('due_soon'),
      open: mine.filter((row) => row['state'] !== 'done').length,
      done: count('done'),
      ours: mine.length,
    },
    calendar: 2027,
  };
}
