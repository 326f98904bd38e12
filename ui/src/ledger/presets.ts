import { schemaOf, unit, year } from '@/desk';
import { today } from '@/format';

/** First values of a new record: what the desk knows already. */
export function presetOf(ledger: string): Record<string, unknown> {
  const has = (name: string) => schemaOf(ledger)?.fields.some((field) => field.name === name) ?? false;
  const preset: Record<string, unknown> = {};
  if (ledger === 'contact') preset['unit'] = unit.value?.name ?? '';
  if (ledger === 'unit') preset['county'] = unit.value?.county ?? '';
  if (ledger === 'notice') preset['received'] = today();
  if (has('year')) preset['year'] = year.value ?? new Date().getFullYear();
  return preset;
}

/** What an empty page teaches. */
export const TEACHING: Record<string, string> = {
  document: '还没有公文。把发文登记表拖到这里导入，或点“新增”逐件登记公开属性。',
  attribute_change: '还没有调整过公开属性。打开一件公文，点“调整公开属性”，这里会记下原属性、理由和批准人。',
  document_asked: '还没有登记。打开一件公文，点“登记被申请”；常被申请的公文，会建议转为主动公开。',
  contact: '还没有联系人。点“新增”录入，或把联系人名册拖到这里导入；录好后可直接打印备案表。',
  notice: '还没有来文通知。导入任务分解表时会自动建立，也可以点“新增”登记。',
  publication_check: '还没有登记。到“发布前检查”查过一份文件或文字后，点“登记检查结果”。',
  publication_word: '还没有词。点“新增”登记不应出现的词和应当写作的词，或把现成的用词表拖到这里导入。',
  unit: '还没有单位。把全县单位名单拖到这里导入，别名和所属范围用来认出任务是谁的。',
};
