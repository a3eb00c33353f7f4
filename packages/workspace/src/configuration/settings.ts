import { relative, sep } from 'node:path';
import { withRequirements, requirementKey, type Exemption, type JudgeOptions, type RequirementResult, type SubjectResult } from '@akslint/engine';
import { stepsOf, type Subject } from '@akslint/model';
import { mergedSettings, type Configuration, type ConfiguredInputs, type Settings } from './configuration.js';
import { pathPatterns, textPattern } from './path-patterns.js';

/** Where things are: paths of the scan as absolute ones, and files as messages name them. */
export interface Places {
  absolute(scanPath: string): string;
  scanPath(absolute: string): string;
  readonly cwd: string;
  /** Every file that was read, by the folder (path of the scan) that it is in. */
  filesIn(folder: string): readonly string[];
}

/** A configuration as it applies to one scan. */
export class ConfiguredScan {
  readonly #overrides: readonly { readonly fits: (path: string) => boolean; readonly settings: Settings }[];
  readonly #homes: readonly { readonly fits: (path: string) => boolean; readonly cluster: string }[];
  readonly #ofSubjects = new Map<string, Settings>();

  constructor(
    private readonly configuration: Configuration,
    private readonly places: Places,
  ) {
    this.#overrides = configuration.overrides.map((override) => ({ fits: pathPatterns(configuration.directory, override.files), settings: override }));
    this.#homes = configuration.namespaces.map(({ files, cluster }) => ({ fits: pathPatterns(configuration.directory, files), cluster }));
  }

  /** What is given to the root module in a folder, the weakest first. */
  inputsFor(folder: string): readonly ConfiguredInputs[] {
    return this.#settingsFor([folder, `${folder === '.' ? '' : `${folder}/`}main.tf`, ...this.places.filesIn(folder)]).inputs;
  }

  judgeOptionsFor(subject: Subject): JudgeOptions {
    const { companions } = this.#settingsOf(subject);
    return { companionsElsewhere: new Map([...companions].map(([requirement, { by }]) => [requirement, this.#named(by)])) };
  }

  /** The result with what is off as not applicable, and with the severities that are set. */
  configured(result: SubjectResult): SubjectResult {
    const { levels } = this.#settingsOf(result.subject);
    if (levels.size === 0) return result;
    return withRequirements(result, (subject, control, requirement) => {
      const said = levels.get(requirementKey(control.id, requirement.id));
      if (said === undefined || said.is === 'on') return requirement;
      return said.is === 'off' ? switchedOff(requirement, subject, this.#named(said.by)) : { ...requirement, severity: said.is };
    });
  }

  exemptions(): readonly Exemption[] {
    return this.configuration.suppressions.map((one) => {
      const { file, start, end } = one.at;
      const fitsFile = pathPatterns(this.configuration.directory, one.files);
      const fitsAddress = one.address === undefined ? (): boolean => true : textPattern(one.address);
      return {
        by: 'configuration',
        word: one.control,
        requirements: one.requirements,
        reason: one.reason,
        ...(one.expires !== undefined && { until: one.expires }),
        at: { span: { file: this.places.scanPath(file), start, end }, via: undefined },
        covers: (subject, { at }) => {
          if (!fitsAddress(subject.address)) return false;
          const shown = [at.span, ...stepsOf(at)].map((span) => span.file);
          return one.files.length === 0 || [...shown, ...this.#filesOf(subject)].some((path) => fitsFile(this.places.absolute(path)));
        },
      };
    });
  }

  /** The cluster that Kubernetes objects in a file are for, by name or address, where the configuration says so. */
  clusterOf(file: string): string | undefined {
    const path = this.places.absolute(file);
    return this.#homes.findLast(({ fits }) => fits(path))?.cluster;
  }

  #settingsOf(subject: Subject): Settings {
    const key = `${subject.declaredAt.span.file}\n${subject.deployment}`;
    const settings = this.#ofSubjects.get(key) ?? this.#settingsFor(this.#filesOf(subject));
    this.#ofSubjects.set(key, settings);
    return settings;
  }

  #settingsFor(files: readonly string[]): Settings {
    const paths = files.map((file) => this.places.absolute(file));
    return this.#overrides.filter(({ fits }) => paths.some((path) => fits(path))).reduce<Settings>((settings, override) => mergedSettings(settings, override.settings), this.configuration);
  }

  /** The file that declares it, and those of its own root module: a module that is called counts by who calls it, too. */
  #filesOf({ declaredAt, deployment }: Subject): readonly string[] {
    return [declaredAt.span.file, deployment, ...this.places.filesIn(deployment)];
  }

  #named(file: string): string {
    return relative(this.places.cwd, file).replaceAll(sep, '/');
  }
}

function switchedOff({ id, severity }: RequirementResult, subject: Subject, who: string): RequirementResult {
  return { id, severity, verdict: 'not-applicable', message: `Not asked: ${who} turns it off.`, at: subject.declaredAt, advice: [] };
}
