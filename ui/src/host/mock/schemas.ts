import type { FieldInfo, FieldKind, FormInfo, SchemaInfo, SortBy } from '../index';

type Property = {
  title: string;
  type?: string;
  format?: string;
  oneOf?: { const: string; title: string }[];
  items?: { $ref?: string };
  maxLength?: number;
  'x-ref'?: string;
  'x-width'?: number;
  'x-merge'?: boolean;
  'x-private'?: string;
  'x-hidden'?: boolean;
  'x-detail'?: boolean;
  'x-suggestions'?: string[];
  'x-derived'?: boolean;
  'x-own'?: boolean;
  'x-preset'?: string;
};
type Source = {
  title: string;
  required?: string[];
  properties: Record<string, Property>;
  'x-label': string;
  'x-key': string[];
  'x-sort'?: string[];
  'x-form'?: string;
  'x-program'?: boolean;
  'x-group'?: string;
  'x-purpose'?: string;
  'x-teaching'?: string;
};

const files = import.meta.glob<Source>('../../../../schemas/ledgers/*.schema.json', {
  eager: true,
  import: 'default',
});

function kindOf(property: Property): FieldKind {
  if (property['x-ref']) return 'reference';
  if (property.oneOf) return 'one_of';
  if (property.type === 'array') return property.items?.$ref ? 'attachments' : 'list';
  if (property.format === 'date') return 'date';
  if (property.format === 'date-time') return 'date_time';
  if (property.type === 'integer') return 'integer';
  return property.type === 'boolean' ? 'boolean' : 'text';
}

function fieldOf(name: string, property: Property, required: string[]): FieldInfo {
  return {
    name,
    title: property.title,
    kind: kindOf(property),
    required: required.includes(name),
    width: property['x-width'] ?? 10,
    merge: property['x-merge'] ?? false,
    private: property['x-private'] !== undefined,
    hidden: property['x-hidden'] ?? false,
    detail: property['x-detail'] ?? false,
    suggestions: property['x-suggestions'] ?? [],
    derived: property['x-derived'] ?? false,
    own: property['x-own'] ?? false,
    preset: property['x-preset'] ?? null,
    choices: (property.oneOf ?? []).map((choice) => ({ value: choice.const, title: choice.title })),
    reference: property['x-ref'] ?? null,
    max: property.maxLength ?? null,
  };
}

function sortBy(text: string): SortBy {
  return { field: text.replace(/^-/, ''), descending: text.startsWith('-') };
}

function schemaOf(path: string, source: Source): SchemaInfo {
  const ledger = /([^/]+)\.schema\.json$/.exec(path)?.[1] ?? path;
  return {
    ledger,
    title: source.title,
    label: source['x-label'],
    key: source['x-key'],
    sort: (source['x-sort'] ?? []).map(sortBy),
    form: source['x-form'] ?? null,
    program: source['x-program'] ?? false,
    own: false,
    group: source['x-group'] ?? 'other',
    purpose: source['x-purpose'] ?? null,
    teaching: source['x-teaching'] ?? null,
    fields: Object.entries(source.properties).map(([name, property]) =>
      fieldOf(name, property, source.required ?? []),
    ),
  };
}

export const schemas: SchemaInfo[] = Object.entries(files).map(([path, source]) => schemaOf(path, source));

const ALL = ['xlsx', 'docx', 'csv', 'pdf'];
export const forms: FormInfo[] = [
  { name: 'task-breakdown', title: '任务分解表', ledger: 'task', formats: ALL, slip: false },
  { name: 'task-breakdown-progress', title: '任务落实情况表', ledger: 'task', formats: ALL, slip: false },
  { name: 'contact-filing', title: '政务公开联系人备案表', ledger: 'contact', formats: ALL, slip: false },
  { name: 'contact-list', title: '联系人名册', ledger: 'contact', formats: ALL, slip: false },
  { name: 'document-list', title: '公文属性台账', ledger: 'document', formats: ALL, slip: false },
];
