import type { CatalogueEntry, ControlResult, Guide, SubjectResult } from '@akslint/engine';
import type { Notice, SourceError, Subject } from '@akslint/model';

/** Everything that a report says, whatever its form. */
export interface Report {
  readonly version: string;
  readonly subjects: readonly SubjectResult[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  /** Number of files that were read. */
  readonly files: number;
  /** A file's text by its path in the scan; undefined when it cannot be read. */
  readonly textOf: (file: string) => string | undefined;
  /** A path of the scan as the user sees it: relative to the working directory, with `/`. */
  readonly displayPath: (file: string) => string;
  /** A path of the scan relative to the repository's root, for forms that are read elsewhere; `displayPath` where there is none. */
  readonly sourcePath?: (file: string) => string;
  /** What the reader of a page must know first, such as that only a part of the findings is reported. */
  readonly remarks?: readonly string[];
  /** Only what some files or a change are responsible for is reported: nothing to report does not mean that nothing was judged. */
  readonly isPart?: boolean;
  /** The words of the controls. */
  readonly catalogue: readonly CatalogueEntry[];
  /** What is to be read and done about them, for the forms that say it. */
  readonly guides?: readonly Guide[];
}

/** How a report is shown; `json` needs none of it. */
export interface Appearance {
  readonly colour: boolean;
  /** In columns. */
  readonly width: number;
  /** Only what fails and what went wrong, without code. */
  readonly quiet: boolean;
  /** What passed and what does not apply, too. */
  readonly verbose?: boolean;
  /** What the report is ordered by; only some forms know frameworks. */
  readonly by?: 'subject' | 'framework';
}

/** A path for forms that are read elsewhere than where akslint ran. */
export function sourcePathOf(report: Report, file: string): string {
  return (report.sourcePath ?? report.displayPath)(file);
}

/** One form of report; the text ends with a line break. The same report gives the same bytes. */
export type Reporter = (report: Report, appearance: Appearance) => string;

/** How many controls came out how, over all subjects. */
export interface Tally {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly suppressed: number;
}

/** Counts the verdicts of the controls. */
export function tally(subjects: readonly SubjectResult[]): Tally {
  const verdicts = subjects.flatMap(({ controls }) => controls.map(({ verdict }) => verdict));
  const count = (wanted: ControlResult['verdict']): number => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
    suppressed: count('suppressed'),
  };
}

/** What a subject's values come from, as the user knows it: a parameter file's path, or a stack's name. */
export function variantOf(report: Report, { variant, format }: Subject): string | null {
  if (variant === null || format === 'pulumi' || format === 'pulumi-yaml') return variant;
  return report.displayPath(variant);
}

/**
 * What is deployed with the subject, since equal addresses of several look alike: the root module's folder, the entry
 * file, the Pulumi project, the plan or the folder of manifests; null where it has no place. The variant is not in it.
 */
export function deploymentOf(report: Report, { deployment, variant }: Subject): string | null {
  const kind = /^(?:kubernetes|plan|state):/.exec(deployment)?.[0] ?? '';
  const ends = variant === null ? [] : [` with ${variant}`, ` (${variant})`];
  const end = ends.find((text) => deployment.endsWith(text)) ?? '';
  const place = deployment.slice(kind.length, deployment.length - end.length);
  return place === '' ? null : report.displayPath(place);
}

/** The directory that Terraform is run in, where that is not the one that declares the subject. */
export function rootModuleOf(report: Report, { format, deployment, declaredAt }: Subject): string | undefined {
  const { file } = declaredAt.span;
  const directory = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  return format !== 'terraform' || deployment === directory ? undefined : report.displayPath(deployment);
}
