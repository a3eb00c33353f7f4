import type { Companions, DiagnosticSetting } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { category, cluster, diagnosticSetting, found, foundOpen, group } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { advised, eitherBy, mystery, oneOf, variable, type Written } from '../testing/values.js';

const six = ['kube-apiserver', 'kube-audit', 'kube-audit-admin', 'kube-controller-manager', 'kube-scheduler', 'cluster-autoscaler'];
const all = six.map((name) => category(name));
const but = (...names: readonly string[]) => all.filter((entry) => entry.category.kind === 'scalar' && !names.includes(String(entry.category.value)));
const setting = (logs = all, more: Partial<Parameters<typeof diagnosticSetting>[0]> = {}): DiagnosticSetting => diagnosticSetting({ logs, ...more });
const doubt = { text: 'its target is not known' };
const open = { text: 'a dynamic block is not known' };

describe('what a cluster logs, and where to', () => {
  it.each<[string, Companions<DiagnosticSetting>, string, string]>([
    ['all six', found(setting()), 'pass', 'pass'],
    ['all six in another case', found(setting(six.map((name) => category(name.toUpperCase())))), 'pass', 'pass'],
    ['the group allLogs', found(setting([group('AllLogs')])), 'pass', 'pass'],
    ['the group audit alone', found(setting([group('audit')])), 'unknown', 'pass'],
    ['the group audit beside five', found(setting([...but('kube-audit'), group('audit')])), 'unknown', 'pass'],
    ['another group', found(setting([group('other')])), 'fail', 'not-applicable'],
    ['an unknown group', found(setting([group(variable('g'))])), 'unknown', 'pass'],
    ['guard in place of one', found(setting([...but('cluster-autoscaler'), category('guard')])), 'fail', 'pass'],
    ['one that is switched off', found(setting([...but('kube-audit'), category('kube-audit', false)])), 'fail', 'pass'],
    ['one that may be off', found(setting([...but('kube-audit'), category('kube-audit', variable('on'))])), 'unknown', 'pass'],
    ['one of an unknown category', found(setting([...but('kube-audit'), category(mystery())])), 'unknown', 'pass'],
    ['one unknown category where two are missing', found(setting([...but('kube-audit', 'kube-scheduler'), category(mystery())])), 'fail', 'pass'],
    ['one of two categories', found(setting([...all, category(oneOf('kube-audit', 'guard'))])), 'pass', 'pass'],
    ['entries that cannot be seen', found(setting([], { open })), 'unknown', 'pass'],
    ['all six and entries that cannot be seen', found(setting(all, { open })), 'pass', 'pass'],
    ['an empty entry', found(setting([category(null)])), 'fail', 'not-applicable'],
    ['two settings together', found(setting(but('kube-audit')), setting([category('kube-audit')])), 'pass', 'pass'],
    ['no setting', found(), 'fail', 'not-applicable'],
    ['a setting that cannot be seen', foundOpen(), 'unknown', 'unknown'],
    ['all six beside what cannot be seen', foundOpen(setting()), 'pass', 'pass'],
    ['five beside what cannot be seen', foundOpen(setting(but('kube-audit'))), 'unknown', 'unknown'],
    ['a setting for another cluster, perhaps', found(setting(all, { doubt })), 'unknown', 'pass'],
    ['a setting that may not be there', found(setting(all, { existence: variable('logs') })), 'unknown', 'pass'],
    ['one of two settings', found(setting(all, { existence: eitherBy('a', true, false) }), setting(all, { existence: eitherBy('a', false, true) })), 'pass', 'pass'],
    ['storage only', found(setting(all, { workspace: null })), 'pass', 'fail'],
    ['a workspace that may be null', found(setting(all, { workspace: variable('w') })), 'pass', 'unknown'],
    ['a workspace that cannot be null', found(setting(all, { workspace: variable('w', { nonNull: true }) })), 'pass', 'pass'],
    ['storage for one, a workspace for all', found(setting(), setting([category('kube-audit')], { workspace: null })), 'pass', 'pass'],
    ['storage for one, a workspace for the others', found(setting(but('kube-audit')), setting([category('kube-audit')], { workspace: null })), 'pass', 'fail'],
    ['storage beside a workspace for an unknown category', found(setting([category(mystery())]), setting([category('kube-audit')], { workspace: null })), 'fail', 'unknown'],
    ['storage beside what cannot be seen', foundOpen(setting(all, { workspace: null })), 'pass', 'unknown'],
    ['the group audit to storage', found(setting([group('audit')], { workspace: null })), 'unknown', 'unknown'],
    ['five to a workspace and audit to storage', found(setting(but('kube-audit')), setting([group('audit')], { workspace: null })), 'unknown', 'unknown'],
    ['only guard', found(setting([category('guard')])), 'fail', 'not-applicable'],
  ])('judges %s', (_, settings, logs, analytics) => {
    for (const mode of ['Standard', 'Automatic']) {
      const subject = cluster({ mode }, { settings });
      expect(judged(subject, 'control-plane-logs').verdict).toBe(logs);
      expect(judged(subject, 'log-analytics').verdict).toBe(analytics);
    }
  });

  it('knows that a setting is there whenever its cluster is', () => {
    const settings = found(setting(all, { existence: eitherBy('enabled', true, false) }));
    expect(judged(cluster({}, { settings, existence: eitherBy('enabled', true, false) }), 'control-plane-logs').verdict).toBe('pass');
  });

  it('names what is missing, at the log entries', () => {
    const result = judged(cluster({}, { settings: found(setting(but('kube-audit', 'kube-scheduler'))) }), 'control-plane-logs');
    expect(result.message).toBe('Not all six control-plane log categories are collected: kube-audit and kube-scheduler are not enabled by diagnostics.');
    expect(result.at.span.file).toBe('diagnostics.logs');
  });

  it('names a single missing category', () => {
    const result = judged(cluster({}, { settings: found(setting(but('kube-audit'))) }), 'control-plane-logs');
    expect(result.message).toContain('kube-audit is not enabled by diagnostics');
  });

  it('points at the cluster when there is no setting', () => {
    const result = judged(cluster({}, { settings: found() }), 'control-plane-logs');
    expect(result.at.span.file).toBe('cluster');
    expect(result.message).toContain('no diagnostic setting for this cluster is in the scan');
  });

  it.each<[readonly string[], string]>([
    [['kube-audit'], 'kube-audit reaches no workspace from diagnostics'],
    [['kube-audit', 'kube-scheduler'], 'kube-audit and kube-scheduler reach no workspace from diagnostics'],
  ])('names what reaches no workspace, at the workspace', (names, says) => {
    const result = judged(cluster({}, { settings: found(setting(names.map((name) => category(name)), { workspace: null })) }), 'log-analytics');
    expect(result.message).toContain(says);
    expect(result.at.span.file).toBe('diagnostics.workspace');
  });

  it('says why the group audit does not decide', () => {
    const result = judged(cluster({}, { settings: found(setting([group('audit')])) }), 'control-plane-logs');
    expect(result.message).toContain('which categories the group audit holds is not documented');
  });

  it('carries advice of entries that do not count', () => {
    const entry = category('kube-audit', advised(false, 'an entry without enabled does not count'));
    const result = judged(cluster({}, { settings: found(setting([entry])) }), 'control-plane-logs');
    expect(result.advice).toEqual(['an entry without enabled does not count']);
  });

  it('does not ask whether an entry is enabled that is none of the six', () => {
    const settings = found(setting([...all, category('guard', variable('on'))]));
    expect(judged(cluster({}, { settings }), 'control-plane-logs').verdict).toBe('pass');
  });
});

describe('a diagnostic setting without a cluster', () => {
  it.each<[readonly ReturnType<typeof category>[], Written, string, string]>([
    [all, 'workspace', 'pass', 'pass'],
    [but('kube-audit'), 'workspace', 'fail', 'pass'],
    [all, null, 'pass', 'fail'],
  ])('is judged by itself', (logs, workspace, collected, reaches) => {
    const subject = diagnosticSetting({ logs, workspace });
    expect(judged(subject, 'control-plane-logs').verdict).toBe(collected);
    expect(judged(subject, 'log-analytics').verdict).toBe(reaches);
  });
});
