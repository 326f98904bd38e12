import type * as t from './types';

/** A refusal of the office: what happened and what to do next, in Chinese. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: unknown = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

type Query = Record<string, string | number | null | undefined>;

/** What the server wants to hear with every change; it comes with the login. */
let csrf = '';

function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `api/console/${path}${text === '' ? '' : `?${text}`}`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, credentials: 'same-origin' });
  } catch {
    throw new ApiError('offline', '连不上县办服务器。请检查网络；如仍不行，请管理员查看服务是否在运行。');
  }
  if (answer.ok) return answer;
  throw await refusal(answer);
}

async function refusal(answer: Response): Promise<ApiError> {
  const said: unknown = await answer.json().catch(() => null);
  if (typeof said === 'object' && said !== null && 'code' in said && 'message' in said) {
    const { code, message, details } = said as { code: string; message: string; details?: unknown };
    return new ApiError(code, message, details ?? null);
  }
  return new ApiError('internal', `服务器没有说明原因（${answer.status}）。请稍后再试。`);
}

async function get<T>(path: string, query?: Query): Promise<T> {
  return (await (await send(address(path, query), { method: 'GET' })).json()) as T;
}

async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const headers = { 'content-type': 'application/json', 'minglu-csrf': csrf };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await (await send(address(path), init)).json()) as T;
}

/** What is said, answered with a file. */
async function written(path: string, body: unknown): Promise<Blob> {
  const headers = { 'content-type': 'application/json', 'minglu-csrf': csrf };
  return (await send(address(path), { method: 'POST', headers, body: JSON.stringify(body) })).blob();
}

/** Hands a file over with its name, or says that there is none. */
async function hand<T>(path: string, file: File | null, query: Query = {}): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream', 'minglu-csrf': csrf };
  const url = address(path, { name: file?.name, ...query });
  return (await (await send(url, { method: 'POST', headers, body: file })).json()) as T;
}

async function entered(me: Promise<t.Me>): Promise<t.Me> {
  const known = await me;
  csrf = known.csrf;
  return known;
}

const part = encodeURIComponent;

export type NoticeDraft = { title: string; year: number; doc_no?: string; replaces?: string };
export type FormDraft = { title: string; due?: string; note?: string };
export type MaterialDraft = { kind: t.MaterialKind; letter?: string; year?: number };
export type Ruling = { outcome: 'accepted' | 'returned'; remarks: t.Remark[]; changes: t.Change[] };
export type Format = 'docx' | 'xlsx';

/** Every question that the console asks. Nothing else of it talks to the server. */
export const api = {
  me: () => entered(get<t.Me>('me')),
  login: (name: string, password: string) => entered(post<t.Me>('login', { name, password })),
  logout: () => post('logout'),
  password: (old: string, fresh: string) => post('password', { old, new: fresh }),
  /** Name of the office, which the desks see too. */
  office: async () => {
    const said = await (await send('api/v1/capabilities', { method: 'GET' })).json();
    return (said as { office?: string }).office ?? '';
  },

  units: () => get<t.UnitOverview[]>('units'),
  addUnit: (draft: { name: string; aliases: string[]; groups: string[] }) => post<t.Unit>('units', draft),
  importUnits: (file: File) => hand<{ added: t.Unit[]; known: string[] }>('units/import', file),
  /** The address goes into the file: it is where this page itself was found. */
  invite: (unit: string) =>
    post<t.Invitation>(`units/${part(unit)}/invite?address=${part(window.location.origin)}`),
  devices: () => get<t.Device[]>('devices'),
  revoke: (device: string) => post(`devices/${part(device)}/revoke`),

  batches: (filter: { unit?: string; state?: string; kind?: string; after?: number; limit?: number }) =>
    get<t.Batch[]>('batches', filter),
  batch: (id: string) => get<t.BatchShown>(`batches/${part(id)}`),
  accept: (batches: string[]) => post<{ accepted: number }>('batches/accept', { batches }),
  settle: (id: string, ruling: Ruling) => post(`batches/${part(id)}/settle`, ruling),
  attachment: (batch: string, digest: string) => blob(`batches/${part(batch)}/files/${part(digest)}`),

  notices: () => get<t.NoticeInfo[]>('notices'),
  notice: (id: string) => get<t.NoticeShown>(`notices/${part(id)}`),
  previewNotice: (file: File, draft: NoticeDraft) => hand<t.NoticePreview>('notices/preview', file, draft),
  issueNotice: (file: File, draft: NoticeDraft) => hand<t.NoticeIssued>('notices', file, draft),

  forms: () => get<t.FormOverview[]>('forms'),
  form: (id: string) => get<t.FormShown>(`forms/${part(id)}`),
  previewForm: (file: File, draft: FormDraft) => hand<t.FormColumn[]>('forms/preview', file, draft),
  collectForm: (file: File, draft: FormDraft) => hand<t.FormCollected>('forms', file, draft),
  merge: (form: string) => post<t.Workbook>(`forms/${part(form)}/merge`),

  materials: () => get<t.Material[]>('materials'),
  material: (id: string) => get<t.MaterialShown>(`materials/${part(id)}`),
  previewMaterial: (file: File | null, draft: MaterialDraft) =>
    hand<t.MaterialPreview>('materials/preview', file, draft),
  issueMaterial: (file: File | null, draft: MaterialDraft) =>
    hand<t.MaterialIssued>('materials', file, draft),

  bulletin: (quarter: string) => get<t.BulletinLine[]>('bulletin', { quarter }),
  bulletinFile: (quarter: string, format: Format) => blob('bulletin/file', { quarter, format }),
  report: (year: number) => get<t.CountyReport>('report', { year }),
  reportFile: (year: number, format: Format) => blob('report/file', { year, format }),
  statistics: (year: number) => get<t.Statistics>('statistics', { year }),
  statisticsFile: (year: number) => blob('statistics/file', { year }),
  contacts: () => get<t.Directory>('contacts'),
  contactsFile: (format: Format) => blob('contacts/file', { format }),
  checks: () => get<t.CheckInfo[]>('checks'),
  check: (id: string) => get<t.CheckShown>(`checks/${part(id)}`),
  makeCheck: (draft: t.CheckDraft) => post<{ id: string }>('checks', draft),
  judge: (check: string, item: string, finding: t.Finding) =>
    post(`checks/${part(check)}/items/${part(item)}`, finding),
  mended: (check: string, item: string, done: boolean) =>
    post(`checks/${part(check)}/items/${part(item)}/done`, { done }),
  orderMending: (check: string, title: string) =>
    post<{ notice: string; items: number; units: number }>(`checks/${part(check)}/issue`, { title }),
  checkFile: (check: string, format: Format) => blob(`checks/${part(check)}/file`, { format }),
  assessment: (year: number) => get<t.Assessment>('assessment', { year }),
  assessmentFile: (year: number, format: Format) => blob('assessment/file', { year, format }),
  weigh: (weights: t.Weights) => post('assessment/weights', weights),
  givePoints: (given: { year: number; unit: string; points: number; reason: string }) =>
    post('assessment/points', given),
  takeBack: (points: string) => post(`assessment/points/${part(points)}/remove`),
  receivePackage: (file: File) => hand<t.PackageAnswered>('packages', file),
  exportLists: (lists: t.List[]) => written('export', { lists }),
  search: (text: string) => get<t.Found>('search', { text }),
  audit: (before?: number) => get<t.AuditEntry[]>('audit', { before }),

  people: () => get<t.Person[]>('people'),
  addPerson: (person: { name: string; role: t.Role; password: string }) => post('people', person),
  setPassword: (name: string, password: string) => post(`people/${part(name)}/password`, { password }),
  removePerson: (name: string) => post(`people/${part(name)}/remove`),
};

async function blob(path: string, query?: Query): Promise<Blob> {
  return (await send(address(path, query), { method: 'GET' })).blob();
}
