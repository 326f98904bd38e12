import { computed, onScopeDispose, readonly, ref } from 'vue';
import { announce, call, onTouched, type OfficeStatus } from '@/host';
import { dayAndClock } from '@/format';

const state = ref<OfficeStatus | null>(null);

/** Where this desk is enrolled and how the last exchange went; null before anybody has asked. */
export const office = readonly(state);

/** How often a page looks whether the program has exchanged something by itself. */
const EVERY = 30_000;

async function look(): Promise<void> {
  const before = state.value;
  const now = await call('office.status', {});
  state.value = now;
  // What a round beside the clerk's work has changed is shown anew.
  if (before && before.last !== now.last) announce(now.touched);
}

// The line at the bottom is worth no message of its own.
const quietly = () => void look().catch(() => undefined);

/** Keeps the connection's line fresh as long as the frame is there. */
export function watchOffice(): void {
  quietly();
  const timer = setInterval(quietly, EVERY);
  const ends = onTouched(['batch'], quietly);
  onScopeDispose(() => {
    clearInterval(timer);
    ends();
  });
}

/** What the bottom line says. It never says more than the receipts prove. */
export const officeWords = computed(() => {
  const now = state.value;
  if (!now?.enrolled) return '';
  const unsent = now.unsent > 0 ? `未报送 ${now.unsent}` : '没有未报送的';
  if (now.pending) return `${unsent} · 县办待确认`;
  if (!now.address) return `${unsent} · U盘报送`;
  if (now.trouble) return `${unsent} · 县办未连上`;
  return now.well ? `${unsent} · 县办连接于 ${dayAndClock(now.well)}` : unsent;
});
