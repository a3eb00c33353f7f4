import { itemsOf, mapOptions, optionsOf, scalar, type Assumption, type Origin, type Reason, type Setting, type Value } from '@akslint/model';
import { advise, adviseWritten, contentOf, isNull, isWritten, readProperty, singleBlock, type Find } from './property.js';
import { asBoolean, asList, asPresence, asText, asWord, insistedOn, type Words } from './typed.js';

/** How a format spells one vocabulary. Names in our code are the vocabulary's documented ones. */
export interface Dialect {
  /** The format's spelling of a documented name. */
  spell(name: string): string;
  /** Finds a property by the format's spelling. */
  readonly find: Find;
  /** The format turns a text into a boolean by itself. */
  readonly quotedBooleansAreFine: boolean;
  /** Parts of a path that messages leave out (`properties`). */
  readonly unspoken: readonly string[];
  /** Why later changes of what stands at a path are not deployed, if so. */
  ignored(path: readonly string[]): string | undefined;
}

/** One possible content of a repeated block or a list of objects. */
export interface Alternative {
  readonly sections: readonly Section[];
  readonly open?: Reason;
  readonly when: readonly Assumption[];
}

/** A body, block or object, read by documented names. What is not written reads as null, placed where it would stand. */
export class Section {
  constructor(
    readonly value: Value,
    private readonly dialect: Dialect,
    private readonly path: readonly string[] = [],
  ) {}

  /** What is written at `name`, as it stands. */
  read(name: string): Setting {
    const path = this.pathTo(name);
    const label = this.labelOf(path);
    const value = readProperty(this.value, this.dialect.spell(name), this.labelOf(this.path) || 'the body', this.dialect.find);
    const ignored = this.dialect.ignored(path);
    return { value: ignored === undefined ? value : advise(value, ignored), label };
  }

  boolean(name: string): Setting {
    const { value, label } = this.read(name);
    return { value: asBoolean(value, label, this.dialect.quotedBooleansAreFine), label };
  }

  text(name: string): Setting {
    const { value, label } = this.read(name);
    return { value: asText(value, label), label };
  }

  /** A text without which the provider refuses the block. */
  requiredText(name: string): Setting {
    const { value, label } = this.text(name);
    return { value: insistedOn(value), label };
  }

  word(name: string, documented: Words): Setting {
    const { value, label } = this.read(name);
    return { value: asWord(value, label, documented), label };
  }

  list(name: string): Setting {
    const { value, label } = this.read(name);
    return { value: asList(value, label), label };
  }

  /** A block or object within this one. */
  section(name: string): Section {
    return new Section(singleBlock(this.read(name).value), this.dialect, this.pathTo(name));
  }

  /** `true` when the block or object stands there, null when not. */
  presence(name: string): Setting {
    const { value, label } = this.read(name);
    return { value: asPresence(singleBlock(value)), label, isBlock: true };
  }

  /** Repeated blocks, or a list of objects: one alternative for each value that the list may have. */
  sections(name: string): readonly Alternative[] {
    const { value } = this.read(name);
    return optionsOf(contentOf(value)).map((option) => ({ when: option.when, ...this.itemsIn(option.value, name) }));
  }

  get origin(): Origin {
    return this.value.origin;
  }

  get label(): string {
    return this.labelOf(this.path);
  }

  private itemsIn(value: Value, name: string): Omit<Alternative, 'when'> {
    const section = (item: Value): Section => new Section(item, this.dialect, this.pathTo(name));
    switch (value.kind) {
      case 'list': {
        const sections = itemsOf(value).map(section);
        return value.open ? { sections, open: value.open } : { sections };
      }
      case 'object':
        return { sections: [section(value)] };
      case 'unknown':
        return { sections: [], open: value.reason };
      case 'reference':
        return { sections: [], open: { text: 'it is known only after deployment' } };
      case 'choice':
      case 'scalar':
        return { sections: [] };
    }
  }

  private pathTo(name: string): readonly string[] {
    return [...this.path, this.dialect.spell(name)];
  }

  private labelOf(path: readonly string[]): string {
    return path.filter((name) => !this.dialect.unspoken.includes(name)).join('.');
  }
}

/** The first of several spellings of one property that is written, newest first. */
export function firstWritten(...spellings: readonly [Setting, ...Setting[]]): Setting {
  return spellings.reduce((newer, older) => {
    if (isNull(older.value) && older.value.advice === undefined) return newer;
    const value = mapOptions(newer.value, (option) => (isNull(option) ? older.value : option));
    const named = isNull(newer.value) && isWritten(older.value) ? older : newer;
    return { ...named, value };
  });
}

/** A setting with advice wherever it is written. */
export function withAdviceWhenWritten(setting: Setting, advice: string): Setting {
  return { ...setting, value: adviseWritten(setting.value, advice) };
}

/** A fact that the format fixes or cannot express, at the place of the declaration. */
export function fixed(value: string | boolean | null, origin: Origin, label: string): Setting {
  return { value: scalar(value, origin), label };
}
