import type { Store } from './store';

const NOTICE = '澄溪县2026年政务公开工作要点任务分解表';

const TASKS: [string, string, string, string, string, string | null, string][] = [
  [
    '一、重点领域公开',
    '惠农补贴',
    '公开耕地地力保护补贴发放结果，按村分列。',
    '县农业农村局、县财政局',
    '2026年11月10日',
    '2026-11-10',
    'in_progress',
  ],
  [
    '一、重点领域公开',
    '惠农补贴',
    '编制并公开2026年惠农补贴政策清单。',
    '县农业农村局牵头，县财政局配合',
    '2026年11月25日',
    '2026-11-25',
    'in_progress',
  ],
  [
    '一、重点领域公开',
    '乡村振兴',
    '公开衔接推进乡村振兴补助资金项目库和实施结果。',
    '县农业农村局（乡村振兴局）',
    '2026年12月15日',
    '2026-12-15',
    'not_started',
  ],
  [
    '一、重点领域公开',
    '农产品质量',
    '每季度公开农产品质量安全监测信息。',
    '县农业农村局',
    '每季度',
    null,
    'not_started',
  ],
  [
    '二、政策解读',
    '解读材料',
    '重要政策文件与解读材料同步起草、同步审批、同步发布。',
    '县直各有关单位',
    '长期坚持',
    null,
    'in_progress',
  ],
  [
    '二、政策解读',
    '解读材料',
    '负责人带头解读不少于2次。',
    '县政府办公室',
    '2026年12月31日',
    '2026-12-31',
    'not_started',
  ],
  [
    '三、基础建设',
    '公文属性',
    '发文时源头认定公开属性，年底前完成存量公文复核。',
    '各乡镇、县直各有关单位',
    '2026年9月30日',
    '2026-09-30',
    'done',
  ],
];

/** A few records to look at pages with; the shipped sample year is another thing. */
export function fill(store: Store): void {
  const [notice] = store.write('录入通知', [
    {
      ledger: 'notice',
      fields: {
        title: NOTICE,
        year: 2026,
        doc_no: '澄政办发〔2026〕12号',
        issuer: '澄溪县人民政府办公室',
        received: '2026-03-02',
      },
    },
  ]);
  store.write(
    '导入任务表',
    TASKS.map(([topic, subject, requirement, responsible, due_text, due, state], position) => ({
      ledger: 'task',
      fields: {
        notice: notice?.id,
        position,
        seq: String(position + 1),
        topic,
        subject,
        requirement,
        responsible,
        due_text,
        due,
        state,
        ours: responsible.startsWith('县农业') ? 'lead' : responsible.includes('县直各') ? 'group' : 'none',
        evidence: [],
        progress: state === 'done' ? '已按要求完成。' : null,
      },
    })),
  );
  store.write(
    '导入公文',
    Array.from({ length: 430 }, (_, at) => ({
      ledger: 'document',
      fields: {
        title: `关于印发《澄溪县农业农村局第${at + 1}号工作安排》的通知`,
        doc_no: `澄农发〔2026〕${at + 1}号`,
        kind: '通知',
        drafter: ['办公室', '计财股', '种植业股'][at % 3],
        dated: `2026-${String((at % 11) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
        attribute: ['proactive', 'proactive', 'on_request', 'withheld'][at % 4],
        reason: at % 4 > 1 ? '内部工作安排，不涉及公众权利义务。' : null,
        files: [],
      },
    })),
  );
  store.write('录入联系人', [
    {
      ledger: 'contact',
      fields: {
        unit: '澄溪县农业农村局',
        position: 0,
        role: '分管领导',
        name: '林知远',
        title: '副局长',
        phone: '13800001234',
      },
    },
    {
      ledger: 'contact',
      fields: {
        unit: '澄溪县农业农村局',
        position: 1,
        role: '联系人',
        name: '苏禾',
        title: '办公室科员',
        phone: '0799-6612345',
        email: 'suhe@example.cn',
      },
    },
  ]);
  store.write('录入单位', [
    {
      ledger: 'unit',
      fields: {
        name: '澄溪县农业农村局',
        aliases: ['县农业农村局', '乡村振兴局'],
        groups: ['县直各有关单位'],
        county: '澄溪县',
        own: true,
      },
    },
    {
      ledger: 'unit',
      fields: { name: '澄溪县财政局', aliases: ['县财政局'], groups: ['县直各有关单位'], county: '澄溪县' },
    },
    {
      ledger: 'unit',
      fields: { name: '柳湾乡人民政府', aliases: ['柳湾乡'], groups: ['各乡镇'], county: '澄溪县' },
    },
  ]);
}
