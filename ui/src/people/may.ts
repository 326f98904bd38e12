import type { Directive } from 'vue';
import { ONLY, type CommandName, type Person } from '@/host';
import { lock } from '@/lock';

export type Role = Person['role'];

/** What each role is called. */
export const ROLES: Record<Role, string> = { clerk: '经办人', reviewer: '审核人', leader: '负责人' };

/** Whether the person at the desk may run a command. The program refuses it all the same. */
export function may(command: CommandName): boolean {
  const only = ONLY[command];
  return !only || !lock.person || only.includes(lock.person.role);
}

/** Why she may not, and who may. */
export function whyNot(command: CommandName): string {
  const roles = (ONLY[command] ?? []).map((role) => ROLES[role]).join('或');
  const now = lock.person ? `现在使用的是${lock.person.name}（${ROLES[lock.person.role]}）。` : '';
  return `这一步由${roles}来做。${now}`;
}

function refuse(button: HTMLButtonElement, { value }: { value: CommandName }): void {
  if (may(value)) return;
  button.disabled = true;
  button.title = whyNot(value);
}

/** Offers nobody a button that would be refused, and says why: `v-may="'record.add'"`. */
export const vMay: Directive<HTMLButtonElement, CommandName> = { mounted: refuse, updated: refuse };
