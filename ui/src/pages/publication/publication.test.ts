import { describe, expect, it } from 'vitest';
import type { PublicationFinding } from '@/host';
import { changed, suggested } from './text';

const finding = (more: Partial<PublicationFinding>): PublicationFinding => ({
  index: 0,
  kind: 'mobile',
  title: '手机号码',
  grade: 'sure',
  place: '第 1 行',
  line: 1,
  from: 0,
  to: 1,
  before: '',
  found: '',
  after: '',
  replacement: null,
  note: null,
  ...more,
});

describe('a text that is to be published', () => {
  const text = '甲𠮷13812345678，13912345678\r\n布署';
  const found = [
    finding({ index: 0, from: 2, to: 13, replacement: '138****5678' }),
    finding({ index: 1, from: 14, to: 25, replacement: '139****5678' }),
    finding({ index: 2, line: 2, from: 0, to: 2, replacement: '部署' }),
  ];

  it('is changed where it is asked for, and nowhere else', () => {
    expect(changed(text, found, new Map([[0, '138****5678']]))).toBe('甲𠮷138****5678，13912345678\r\n布署');
    expect(changed(text, found, new Map())).toBe(text);
  });

  it('keeps its places when several of a line are changed, also behind rare characters', () => {
    expect(changed(text, found, suggested(found))).toBe('甲𠮷138****5678，139****5678\r\n部署');
  });

  it('gets suggestions only for what is sure', () => {
    const doubtful = finding({ index: 3, grade: 'doubtful', replacement: '0350-****222' });
    const stops = finding({ index: 4, grade: 'stops' });
    expect([...suggested([...found, doubtful, stops]).keys()]).toEqual([0, 1, 2]);
  });
});
