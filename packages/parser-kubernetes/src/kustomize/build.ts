import { isUnreadable, type Origin, type Reason, type SourceError, type SourceReader } from '@akslint/model';
import type { Manifest } from '../manifest.js';
import type { ManifestFiles } from '../manifest-files.js';
import { resolved } from '../paths.js';
import { kustomizationFile, readKustomization, type Kustomization, type Placed } from './kustomization-file.js';
import { Patching, renderRemedy } from './patches.js';
import { changedByOthers, replaced, transformed } from './transforms.js';

/** What a kustomization comes to. */
export interface Build {
  readonly manifests: readonly Manifest[];
  /** Why there may be other objects than these. */
  readonly incomplete: Reason | undefined;
  /** What was read for it: kustomizations, manifests and patches. */
  readonly files: ReadonlySet<string>;
}

/** A kustomization that is being built. */
interface Building {
  readonly kustomization: Kustomization;
  readonly depth: number;
  readonly files: Set<string>;
  readonly tell: (at: Origin, text: string) => void;
}

const deepestBuild = 50;
/** Objects in all builds of a scan; each overlay has those of its bases once more. */
const mostObjects = 200_000;

/** Builds kustomizations, each folder once. */
export class Builder {
  /** What builds use: files, and folders of other kustomizations. */
  readonly used = new Set<string>();
  readonly errors: SourceError[] = [];
  readonly notices: { readonly origin: Origin; readonly message: string }[] = [];
  readonly files = new Set<string>();
  readonly #read = new Map<string, Kustomization>();
  readonly #built = new Map<string, Build | 'pending'>();
  #objects = 0;

  constructor(
    private readonly reader: SourceReader,
    private readonly manifests: ManifestFiles,
  ) {}

  /** The build of the kustomization in a folder; undefined when there is none. */
  build(folder: string, depth = 0): Build | undefined {
    const kustomization = this.#kustomization(folder);
    if (kustomization === undefined) return undefined;
    const known = this.#built.get(folder);
    if (known === 'pending' || depth > deepestBuild) return { manifests: [], incomplete: { text: `${kustomization.file} uses itself` }, files: new Set([kustomization.file]) };
    if (known) return known;
    this.#built.set(folder, 'pending');
    const build = this.#run(kustomization, [], depth);
    this.#built.set(folder, build);
    return build;
  }

  #kustomization(folder: string): Kustomization | undefined {
    const known = this.#read.get(folder);
    if (known) return known;
    const file = kustomizationFile(this.reader, folder);
    if (file === undefined) return undefined;
    const read = readKustomization(this.reader, file, this.errors);
    this.files.add(file);
    this.#read.set(folder, read);
    return read;
  }

  /** `before` are the objects that a component changes. */
  #run(kustomization: Kustomization, before: readonly Manifest[], depth: number): Build {
    const { file } = kustomization;
    let incomplete: Reason | undefined = kustomization.broken ? { text: `${file} cannot be parsed` } : undefined;
    const tell = (at: Origin, text: string): void => {
      incomplete ??= { text: `${file} is not followed: ${text}`, remedy: renderRemedy(file) };
      this.notices.push({ origin: at, message: `Not followed: ${text}. What it would change is undecided; ${renderRemedy(file)}.` });
    };
    const files = new Set([file]);
    const building: Building = { kustomization, depth, files, tell };
    let present: readonly Manifest[] = [...before, ...kustomization.resources.flatMap((one) => this.#resource(building, one))];
    for (const component of kustomization.components) present = this.#component(building, component, present);
    for (const { at, text } of kustomization.generators) tell(at, `${text} is not run`);
    for (const { at, text } of kustomization.transformers) tell(at, `${text} is not run`);
    const patching = new Patching(this.reader, kustomization, this.errors, tell);
    present = patching.apply(present, kustomization.strategicPatches);
    present = patching.apply(present, kustomization.patches);
    present = transformed(present, kustomization);
    present = patching.apply(present, kustomization.jsonPatches);
    present = changedByOthers(replaced(present, kustomization), kustomization);
    for (const one of patching.read) {
      files.add(one);
      this.files.add(one);
    }
    this.#objects += present.length;
    if (this.#objects > mostObjects) return { manifests: [], incomplete: { text: 'the kustomizations of the scan come to more objects than akslint builds' }, files };
    return { manifests: present, incomplete, files };
  }

  #resource({ kustomization: { folder }, depth, files, tell }: Building, { at, text }: Placed): readonly Manifest[] {
    if (isRemote(text)) {
      tell(at, `${text} is not in the scan`);
      return [];
    }
    const path = resolved(folder, text);
    if (path === undefined) {
      tell(at, `${text} lies outside of the repository or folder that is scanned`);
      return [];
    }
    if (!isUnreadable(this.reader.read(path))) {
      this.used.add(path);
      files.add(path);
      const { manifests, mayHidePolicy } = this.manifests.read(path);
      if (mayHidePolicy) tell(at, `${path} cannot be parsed`);
      return manifests;
    }
    const build = this.build(path, depth + 1);
    this.used.add(path);
    if (build === undefined) {
      tell(at, `there is no ${text}`);
      return [];
    }
    if (build.incomplete) tell(at, build.incomplete.text);
    for (const file of build.files) files.add(file);
    return build.manifests;
  }

  #component({ kustomization: { folder }, depth, files, tell }: Building, { at, text }: Placed, present: readonly Manifest[]): readonly Manifest[] {
    const path = isRemote(text) ? undefined : resolved(folder, text);
    const component = path === undefined || depth > deepestBuild ? undefined : this.#kustomization(path);
    if (path === undefined || component === undefined) {
      tell(at, `the component ${text} is not in the scan`);
      return present;
    }
    this.used.add(path);
    const build = this.#run(component, present, depth + 1);
    if (build.incomplete) tell(at, build.incomplete.text);
    for (const file of build.files) files.add(file);
    return build.manifests;
  }
}

/** A URL or a path of a repository elsewhere. */
function isRemote(text: string): boolean {
  return /^[a-z+]+:\/\/|^git@|^(?:www\.)?github\.com[/:]|^git::|[?&]ref=|\.git(?:$|[/?])/.test(text);
}
