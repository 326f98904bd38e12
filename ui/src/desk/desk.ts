import { computed, reactive, readonly, ref } from 'vue';
import { call, onTouched, type DeskStatus, type FieldInfo, type FormInfo, type SchemaInfo } from '@/host';

type Desk = { status: DeskStatus | null; schemas: SchemaInfo[]; forms: FormInfo[] };

const state = reactive<Desk>({ status: null, schemas: [], forms: [] });

/** What the program says about this desk: the unit, the counts, the last save. */
export const desk = readonly(state) as Readonly<Desk>;

/** The year that rules the pages; null shows all years. */
export const year = ref<number | null>(null);

export const unit = computed(() => state.status?.unit ?? null);

/** Reads the schemas once and the status anew. */
export async function openDesk(): Promise<void> {
  const [status, { schemas, forms }] = await Promise.all([call('desk.status', {}), call('desk.schemas', {})]);
  state.status = status;
  state.schemas = schemas;
  state.forms = forms;
}

/** Forgets everything that was read: the ledger is shut. */
export function closeDesk(): void {
  asked++;
  Object.assign(state, { status: null, schemas: [], forms: [] });
}

let asked = 0;

/** Reads counts, undo and the time of the last save. */
export async function refreshStatus(): Promise<void> {
  const mine = ++asked;
  const status = await call('desk.status', {});
  if (mine === asked) state.status = status;
}

/** Reads what the ledgers hold, and which of them there are. */
async function refreshSchemas(): Promise<void> {
  const { schemas, forms } = await call('desk.schemas', {});
  state.schemas = schemas;
  state.forms = forms;
}

/** Keeps the status fresh after every change, and the ledgers after one of the unit's own has changed. */
export function watchDesk(): void {
  onTouched([], () => void refreshStatus().catch(() => undefined));
  onTouched(['own_ledger'], () => void refreshSchemas().catch(() => undefined));
}

/** The ledgers that the unit has made itself. */
export const ownLedgers = computed(() => state.schemas.filter((schema) => schema.own));

export function schemaOf(ledger: string): SchemaInfo | null {
  return state.schemas.find((schema) => schema.ledger === ledger) ?? null;
}

export function fieldOf(ledger: string, name: string): FieldInfo | null {
  return schemaOf(ledger)?.fields.find((field) => field.name === name) ?? null;
}

export function formsOf(ledger: string): FormInfo[] {
  return state.forms.filter((form) => form.ledger === ledger);
}
