import { describe, expect, it } from 'vitest';
import { codeFrame } from './code-frame.js';
import { Positions } from './positions.js';
import { stylish } from './stylish.js';
import { sampleReport, sampleSubject } from './testing/sample-report.js';
import { clipped, harmless, oneLine, widthOf, wrapped } from './terminal-text.js';
import picocolors from 'picocolors';

const plain = { colour: false, width: 80, quiet: false };
const escape = '\u001b';

describe('the report for people', () => {
  it('shows clusters, code, traces, what is undecided, advice, notices, errors and a summary', () => {
    expect(stylish(sampleReport, plain)).toBe(`Defender plan plan  azurerm_security_center_subscription_pricing.x
infra/main.tf:3 · Terraform
Note: judged once

  ✖ azure-k8s-01/private-cluster  critical
    The API server is open: private is false.
    → set private_cluster_enabled = true

      infra/prod.tfvars:2:11
        1 │ # prod
      › 2 │ private = false
          │           ^^^^^
      used by infra/main.tf:4  private_cluster_enabled = var.private

  Undecided
  ? azure-k8s-05/azure-policy-addon       infra/main.tf:3
  ? azure-k8s-05/pod-security-initiative  infra/main.tf:3
    Not known because variable "x" has no value.
    → set it in a .tfvars file or pass --var

  Advice
  i azure-k8s-02/oidc-issuer: Retires soon.

  ✔ Passed: 02 workload-identity

Notices
  i infra/main.tf:1
    A module is not there.

Not read
  ✖ infra/main.tf:1:6
    Broken here.
      › 1 │ variable "private" {}
          │      ^
  ✖ infra/gone.tf
    It cannot be read.

Controls: 1 failed, 1 undecided, 1 passed, 2 errors (0 clusters and 1 other resource in 2 files).
`);
  });

  it('shows only what fails and what went wrong when it shall be quiet', () => {
    const text = stylish(sampleReport, { ...plain, quiet: true });
    expect(text).toContain('azure-k8s-01/private-cluster');
    expect(text).toContain('Broken here.');
    expect(text).not.toMatch(/Undecided\n|Advice|Passed:|Notices/);
  });

  it('shows a text that decides several requirements once', () => {
    const [first] = sampleSubject.controls;
    const [failing] = first!.requirements;
    const twice = { ...sampleSubject, controls: [{ ...first!, requirements: [failing!, { ...failing!, id: 'public-fqdn' }] }] };
    expect(stylish({ ...sampleReport, subjects: [twice] }, plain).match(/› 2 │/g)).toHaveLength(1);
  });

  it('has colours only when it shall', () => {
    expect(stylish(sampleReport, plain)).not.toContain(escape);
    expect(stylish(sampleReport, { ...plain, colour: true })).toContain(`${escape}[31m`);
  });

  it('lets nothing from a file steer the terminal', () => {
    const evil = `x${escape}[2J\u202e\r\n`;
    const report = { ...sampleReport, textOf: () => evil, displayPath: () => evil, notices: [{ origin: { span: { file: 'x', start: 0, end: 1 }, via: undefined }, message: evil }] };
    // eslint-disable-next-line no-control-regex
    expect(stylish(report, plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('a code frame', () => {
  const frame = (text: string, marked: string, width = 60): string => {
    const start = text.indexOf(marked);
    return codeFrame(new Positions(() => text), { file: 'x', start, end: start + marked.length }, picocolors.createColors(false), width).join('\n');
  };

  it('underlines under tabs and wide letters', () => {
    expect(frame('\tname = "漢字" # x', '"漢字"')).toBe('› 1 │   name = "漢字" # x\n    │          ^^^^^^');
  });

  it('underlines the first line of several', () => {
    expect(frame('a = [\n  1,\n]\n', '[\n  1,\n]')).toBe('› 1 │ a = [\n    │     ^\n  2 │   1,');
  });

  it('points behind the end of a long line', () => {
    const text = 'a'.repeat(200);
    const shown = codeFrame(new Positions(() => text), { file: 'x', start: 200, end: 200 }, picocolors.createColors(false), 60);
    expect(shown[1]?.endsWith('^')).toBe(true);
  });

  it('cuts a long line around what is marked', () => {
    const shown = frame(`${'a'.repeat(500)} = "marked" ${'b'.repeat(500)}`, '"marked"');
    expect(shown.split('\n').every((line) => widthOf(line) <= 60)).toBe(true);
    expect(shown).toContain('"marked"');
    expect(shown).toContain('^^^^^^^^');
  });
});

describe('text on a terminal', () => {
  it('shows steering characters instead of sending them', () => {
    expect(harmless(`a${escape}[31m\u0007\u009b\u202e`)).toBe('a\\u{1b}[31m\\u{7}\\u{9b}\\u{202e}');
    expect(oneLine('a\r\n  b\tc')).toBe('a b c');
  });

  it('is wrapped and clipped by columns', () => {
    expect(wrapped('one two  three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('', 7)).toEqual([]);
    expect(clipped('漢字漢字', 5)).toBe('漢字…');
    expect(widthOf('e\u0301')).toBe(1);
  });
});
