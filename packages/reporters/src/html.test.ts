import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html } from './html.js';
import { html as markup, inertJson, raw } from './html/markup.js';
import { hostile, reportWith, suppressed } from './testing/cases.js';
import { requirement, sampleReport } from './testing/sample-report.js';

const plain = { colour: false, width: 80, quiet: false };
const inside = (page: string, open: string, close: string): string => page.slice(page.indexOf(open) + open.length, page.indexOf(close, page.indexOf(open)));

describe('the template', () => {
  it('escapes whatever is put in, and joins lists', () => {
    expect(markup`<a title="${'"><b>'}">${['x', markup`<i>${'&'}</i>`, undefined, false, 3]}${raw('<hr>')}</a>`.text).toBe('<a title="&quot;&gt;&lt;b&gt;">x<i>&amp;</i>3<hr></a>');
  });

  it('shows steering characters, and keeps line breaks', () => {
    expect(markup`${'a\u202e\u001b\r\nb'}`.text).toBe('a\\u{202e}\\u{1b}\nb');
  });

  it('writes JSON that can end no element', () => {
    const text = inertJson({ a: '</script><!--\u2028' }).text;
    expect(text).not.toMatch(/[<\u2028]/);
    expect(JSON.parse(text)).toEqual({ a: '</script><!--\u2028' });
  });
});

describe('the HTML report', () => {
  const page = html(sampleReport, plain);

  it('allows only its own style and script', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = inside(page, 'Content-Security-Policy" content="', '">');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${hash(inside(page, '<style>', '</style>'))};`);
    expect(policy).toContain(`script-src ${hash(inside(page, '<script>', '</script>'))};`);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('refers to nothing outside of itself but pages to read', () => {
    expect(page).not.toMatch(/\ssrc=|@import|url\(|<link(?! rel="icon" href="data:,")/);
  });

  it('holds the JSON report as data', () => {
    expect(JSON.parse(inside(page, '<script type="application/json" id="report-data">', '</script>'))).toMatchObject({ schemaVersion: 1, summary: { fail: 1 } });
  });

  it('takes text from files for text, wherever it stands', () => {
    const evil = html(reportWith([requirement(hostile, { verdict: 'fail', message: hostile, advice: [hostile] }), suppressed], { displayPath: () => hostile, textOf: () => hostile }, { name: hostile, address: hostile, notes: [hostile] }), plain);
    expect(evil).not.toContain('<img');
    expect(evil.match(/<script/g)).toHaveLength(2);
    expect(evil).not.toContain('\u202e');
  });

  it('says so when nothing was judged, or something was not read', () => {
    const empty = html({ ...sampleReport, subjects: [] }, plain);
    expect(empty).toContain('Nothing was judged');
    expect(empty).toContain('<h2 id="errors">Not read</h2>');
  });

  it('has the frameworks first when ordered by them', () => {
    const catalogue = sampleReport.catalogue.map((entry) => ({ ...entry, mappings: { ...entry.mappings, nsaCisa: '§2' } }));
    const order = (text: string): readonly string[] => [...text.matchAll(/<h2 id="([a-z]+)"/g)].map(([, id = '']) => id);
    expect(order(html({ ...sampleReport, catalogue }, plain))).toEqual(['errors', 'overview', 'results', 'frameworks', 'notices', 'controls']);
    expect(order(html({ ...sampleReport, catalogue }, { ...plain, by: 'framework' }))).toEqual(['errors', 'frameworks', 'overview', 'results', 'notices', 'controls']);
  });
});
