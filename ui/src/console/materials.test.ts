import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import MaterialsPage from './pages/MaterialsPage.vue';
import { session } from './session';
import type { Role } from './types';

const asked: string[] = [];

/** A server that keeps what was asked of it. */
function answer(answers: Record<string, unknown>) {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url}`);
    const path = url.replace(/^api\/console\//, '').replace(/\?.*$/, '');
    return Promise.resolve(new Response(JSON.stringify(answers[path] ?? [])));
  });
}
afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});

const material = {
  id: 'm1',
  kind: 'unit_directory',
  title: '全县单位名录',
  name: null,
  issued_at: '2026-11-01T00:00:00Z',
  issued_by: '审核人甲',
  in_force: true,
  units: 2,
  unopened: 1,
};
const seen = { kind: 'unit_directory', title: '全县单位名录', notes: ['2 个单位'], units: 2, before: null };
const standing = [
  { unit: 'u1', name: '澄溪县财政局', opened: true },
  { unit: 'u2', name: '白石镇人民政府', opened: false },
];

async function open(role: Role) {
  session.me = { name: '审核人甲', role, csrf: 'token' };
  const wrapper = mount(MaterialsPage);
  await flushPromises();
  return wrapper;
}
const part = (name: string) => `[data-testid="${name}"]`;

describe('what goes to all units', () => {
  it('is checked first, and goes out only then', async () => {
    answer({ 'materials/preview': seen, materials: [material] });
    const wrapper = await open('reviewer');
    expect(wrapper.find(part('material-preview')).attributes('disabled')).toBeDefined();
    await wrapper.find(part('material-unit_directory')).setValue();
    expect(wrapper.find(part('material-issue')).exists()).toBe(false);
    await wrapper.find('form').trigger('submit');
    await flushPromises();
    expect(wrapper.find(part('material-seen')).text()).toContain('2 个单位');
    await wrapper.find(part('material-issue')).trigger('click');
    await flushPromises();
    expect(asked).toContain('POST api/console/materials?kind=unit_directory');
  });

  it('says which units have fetched it', async () => {
    answer({ materials: [material], 'materials/m1': { ...material, standing } });
    const wrapper = await open('leader');
    expect(wrapper.find(part('material-preview')).exists()).toBe(false);
    await wrapper.find(`${part('material-row')} button`).trigger('click');
    await flushPromises();
    const words = wrapper.find(part('material-standing')).text();
    expect(words).toContain('已收取：澄溪县财政局');
    expect(words).toContain('未收取：白石镇人民政府');
  });
});
