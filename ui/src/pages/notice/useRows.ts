import { ref, type Ref } from 'vue';
import { say } from '@/feedback';
import { firstEnd, join, selected, split, type DraftRow, type Stretch } from './draft';
import { useSteps } from './steps';

/** The tasks of a draft and what is no task, and what the clerk does to them. */
export function useRows(text: Ref<string>, active: Ref<number | null>) {
  const rows = ref<DraftRow[]>([]);
  const others = ref<DraftRow[]>([]);
  const { before, step, back, forget } = useSteps(rows, others);

  function fill(tasks: DraftRow[], rest: DraftRow[]): void {
    rows.value = tasks;
    others.value = rest;
    active.value = null;
    forget();
  }

  function splitRow(row: DraftRow, stretch: Stretch | null): void {
    const inside = stretch && stretch.start > row.start && stretch.start < row.end ? stretch.start : null;
    const at = inside ?? firstEnd(row, text.value);
    if (at === null) say('这一条只有一句。请先在左边的通知里选中要拆开的地方。');
    else step(() => (rows.value = split(rows.value, row.key, at, text.value)));
  }

  const joinRow = (row: DraftRow) => step(() => (rows.value = join(rows.value, row.key)));

  function add(stretch: Stretch | null): void {
    if (!stretch) {
      say('请先在左边的通知里选中文字。');
      return;
    }
    const row = selected(stretch, text.value);
    if (row.text === '') return;
    step(() => (rows.value = [...rows.value, row]));
    active.value = row.key;
  }

  function addOther(row: DraftRow): void {
    step(() => {
      others.value = others.value.filter((each) => each.key !== row.key);
      rows.value = [...rows.value, row];
    });
    active.value = row.key;
  }

  function remove(row: DraftRow): void {
    step(() => {
      rows.value = rows.value.filter((each) => each.key !== row.key);
      others.value = [...others.value, row].sort((a, b) => a.start - b.start);
    });
  }

  return { rows, others, steps: before, back, fill, splitRow, joinRow, add, addOther, remove };
}
