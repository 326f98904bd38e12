import type { ReceivedLine } from '@/host';

/** How a proposal of the office stands; null where there is nothing to decide. */
export function stand(line: ReceivedLine): 'open' | 'taken' | 'declined' | null {
  const said = line.outcome?.['proposal'];
  return said === 'open' || said === 'taken' || said === 'declined' ? said : null;
}

/** What something is called: a verdict by its batch. */
export const nameOf = (line: ReceivedLine): string => line.name ?? String(line.outcome?.['number'] ?? '');

/** Where it is looked at what became of something; null where there is no page of its own. */
export function pageOf(line: ReceivedLine): string | null {
  const { number, ledger } = line.outcome ?? {};
  if (typeof number === 'string') return `/submit/${number}`;
  if (line.kind === 'form' && typeof ledger === 'string') return `/ledger/${ledger}`;
  return line.kind === 'notice' && line.outcome ? '/task' : null;
}

/** A list of words in what became of something. */
export function list(line: ReceivedLine, name: string): string[] {
  const said = line.outcome?.[name];
  return Array.isArray(said) ? said.filter((each): each is string => typeof each === 'string') : [];
}

const PROPOSALS: Record<string, string> = {
  open: '请看过再定是否采用',
  taken: '已采用',
  declined: '没有采用',
  superseded: '县办又下发了新的，以新的为准',
};

/** What became of something that the office gave out, in words. */
export function became(line: ReceivedLine): string {
  const made = line.outcome ?? {};
  if (made['elsewhere'] === true) return '本单位另一台机器报送的';
  if (line.kind === 'verdict' && line.outcome) return ruled(made);
  if (line.kind === 'form' && line.outcome) return '已建成台账，填好后点“生成一批报送”';
  const proposal = PROPOSALS[String(made['proposal'])];
  if (proposal !== undefined) {
    const moved = Number(made['moved'] ?? 0);
    return made['proposal'] === 'taken' && moved > 0 ? `${proposal}，${moved} 个期限随之变动` : proposal;
  }
  return counted(made) || (line.outcome ? '已收下' : '等待处理');
}

/** What the office said of a batch, and what it changed itself. */
function ruled(made: Record<string, unknown>): string {
  if (made['outcome'] === 'returned') return `退回，${String(made['remarks'])} 处意见`;
  const [taken, both] = [Number(made['taken'] ?? 0), Number(made['conflicts'] ?? 0)];
  const changed = [
    '已采用',
    taken > 0 ? `县办改动的 ${taken} 处已照改` : '',
    both > 0 ? `${both} 处两边都改过，请打开这一批选用` : '',
  ];
  return changed.filter((each) => each !== '').join('，');
}

function counted(made: Record<string, unknown>): string {
  const count = (name: string) => {
    const said = made[name];
    return Array.isArray(said) ? said.length : Number(said ?? 0);
  };
  const words: [string, string][] = [
    ['added', '新增 # 条'],
    ['changed', '改动 # 条'],
    ['withdrawn', '新版撤下 # 条'],
    ['gone', '新版里没有 # 条'],
    ['conflicts', '# 处两边都改过'],
    ['rejected', '# 条未收下'],
  ];
  const said = words.filter(([name]) => count(name) > 0);
  return said.map(([name, text]) => text.replace('#', String(count(name)))).join('，');
}
