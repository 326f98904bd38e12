import { computed, reactive } from 'vue';
import { say } from '@/feedback/toasts';
import { api, ApiError } from './api';
import type { Me } from './types';

/** Who is logged in. */
export const session = reactive<{ me: Me | null; known: boolean; office: string }>({
  me: null,
  known: false,
  office: '',
});

/** Looks over batches, issues notices and forms. */
export const mayReview = computed(() => session.me !== null && session.me.role !== 'leader');
/** Keeps units, machines and people. */
export const isAdministrator = computed(() => session.me?.role === 'administrator');

/** Finds out whether somebody is logged in already. */
export async function readSession(): Promise<void> {
  try {
    session.me = await api.me();
  } catch (thrown) {
    session.me = null;
    if (!(thrown instanceof ApiError) || thrown.code !== 'not_logged_in') refuse(thrown);
  }
  session.office = await api.office().catch(() => '');
  session.known = true;
}

export async function logIn(name: string, password: string): Promise<void> {
  session.me = await api.login(name, password);
}

export async function logOut(): Promise<void> {
  await attempt(api.logout);
  session.me = null;
}

/** Runs an action; a refusal is said. Answers undefined when refused. */
export async function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (thrown) {
    refuse(thrown);
    return undefined;
  }
}

function refuse(thrown: unknown): void {
  if (!(thrown instanceof ApiError)) {
    say('页面内部出错，这一步没有完成。请刷新页面后再试。', { tone: 'bad' });
    return;
  }
  // Whoever was logged out comes back to the page she was on.
  if (thrown.code === 'not_logged_in') session.me = null;
  say([thrown.message, ...problems(thrown.details)].join('\n'), { tone: 'bad' });
}

/** The first rows of a table that could not be read. */
function problems(details: unknown): string[] {
  if (!Array.isArray(details)) return [];
  const rows = details.filter(
    (row): row is { message: string; row?: number } => typeof row?.message === 'string',
  );
  return rows.slice(0, 5).map((row) => (row.row ? `第 ${row.row} 行：${row.message}` : row.message));
}
