import type { RequirementResult, SubjectResult } from '@akslint/engine';
import type { Report } from '../report.js';
import { at, requirement, sampleReport, sampleSubject } from './sample-report.js';

/** A report of one subject with these requirements under one control. */
export function reportWith(requirements: readonly RequirementResult[], more: Partial<Report> = {}, subject: Partial<SubjectResult['subject']> = {}): Report {
  const result: SubjectResult = { ...sampleSubject, subject: { ...sampleSubject.subject, ...subject } as SubjectResult['subject'], controls: [{ id: 'azure-k8s-01', verdict: 'fail', requirements }] };
  return { ...sampleReport, subjects: [result], notices: [], errors: [], ...more };
}

/** Something that somebody suppressed until a day. */
export const suppressed = requirement('private-cluster', {
  verdict: 'suppressed',
  suppression: { by: 'source', reason: 'agreed with the <auditor>', until: '2027-01-31', verdict: 'fail', at: at('main.tf', 'variable') },
});

/** Text that would do harm in a page, a log or a table. */
export const hostile = '</script><img src=x onerror="window.hacked = 1">`| [x](javascript:alert(1))\r\n::error::x%\u001b[2J\u202e';
