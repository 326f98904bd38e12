import { chinaMoment } from '@/format';
import type { BatchState, Role, TaskRole } from './types';

export const KINDS: Record<string, string> = {
  task_progress: '任务落实情况',
  attribute_ledger: '公文公开属性台账',
  contact_filing: '联系人备案',
  catalogue_check: '标准目录自查',
  statistics: '统计数据',
  annual_report: '工作年度报告',
  form: '收集的表',
};
export const kindTitle = (kind: string) => KINDS[kind] ?? '其他内容';

export const ROLES: Record<Role, string> = {
  leader: '领导（只看）',
  reviewer: '审核人',
  administrator: '管理员',
};
export const TASK_ROLES: Record<TaskRole, string> = { lead: '牵头', named: '负责', group: '属责任范围' };

export type StateCode = BatchState | 'missing';
export const STATES: Record<StateCode, string> = {
  missing: '未报',
  stored: '待审核',
  accepted: '已接收',
  returned: '已退回',
};

const DEEDS: Record<string, string> = {
  'check.make': '开始抽查',
  'check.judge': '登记抽查结果',
  'check.issue': '下发整改',
  'check.done': '登记整改完成',
  'assessment.weights': '改考核分值',
  'assessment.give': '考核加减分',
  'assessment.take_back': '删去加减分',
  'contact.export': '导出通讯录',
  'unit.add': '增加单位',
  'unit.import': '导入单位目录',
  'unit.invite': '发注册码',
  'device.enrol': '设备注册',
  'device.revoke': '停用设备',
  'batch.store': '收到一批',
  'batch.accept': '接收一批',
  'batch.return': '退回一批',
  'notice.issue': '下发通知',
  'form.collect': '收集表格',
  'form.merge': '汇总表格',
  'person.add': '增加用户',
  'person.remove': '删除用户',
  'person.password': '改密码',
  'person.login': '登录',
  'person.login_failed': '登录失败',
  'package.receive': '接收报送文件',
  'backup.make': '备份',
  'backup.restore': '恢复备份',
  'person.logout': '退出登录',
};
export const deedTitle = (deed: string) => DEEDS[deed] ?? deed;

/** A moment by China's clock, or a word where there is none. */
export const moment = (at: string | null, none = '—') => (at === null ? none : chinaMoment(at));

const CHINA_MS = 8 * 3600 * 1000;
const NUMBERS = ['一', '二', '三', '四'];

export type Quarter = { code: string; title: string };

/** The quarters up to now, the present one first. */
export function quarters(count: number, now = new Date()): Quarter[] {
  const there = new Date(now.getTime() + CHINA_MS);
  const last = there.getUTCFullYear() * 4 + Math.floor(there.getUTCMonth() / 3);
  return Array.from({ length: count }, (_, back) => {
    const at = last - back;
    const [year, number] = [Math.floor(at / 4), at % 4];
    return { code: `${year}Q${number + 1}`, title: `${year}年第${NUMBERS[number]}季度` };
  });
}

/** The years up to the present one, which is the first. */
export function years(count: number, now = new Date()): number[] {
  const there = new Date(now.getTime() + CHINA_MS).getUTCFullYear();
  return Array.from({ length: count }, (_, back) => there - back);
}

/** The year whose report is to be written: the one that has ended, from December on the present one. */
export function reportYear(now = new Date()): number {
  const there = new Date(now.getTime() + CHINA_MS);
  return there.getUTCMonth() === 11 ? there.getUTCFullYear() : there.getUTCFullYear() - 1;
}

/** Points that are kept in hundredths: 97.5. */
export const points = (hundredths: number): string => String(hundredths / 100);

/** 12%, and nothing where there is nothing to measure against. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`;
}
