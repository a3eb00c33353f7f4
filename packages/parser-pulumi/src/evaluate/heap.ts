import type { Origin, Reason } from '@akslint/model';
import type { ClassItem, Item } from './item.js';
import type { Path } from './path.js';

export interface RecordEntry {
  readonly value: Item;
  /** Where the key is written. */
  readonly key: Origin | undefined;
}

/** What a program's object holds now. */
export interface RecordHeap {
  readonly entries: Map<string, RecordEntry>;
  /** More keys may exist. */
  open: Reason | undefined;
  /** Where execution was when it was made. */
  readonly born: Path;
  /** For an instance: its class. */
  readonly madeBy?: ClassItem;
  /** For a `Map`. */
  readonly isMap?: true;
  /** For an instance of a component: what makes up its children's names. */
  component?: Component;
  /** For an instance of a class that extends a resource of an SDK: that resource's key. */
  resource?: string;
}

/** A component resource, for its children. */
export interface Component {
  readonly name: string;
  readonly parent: Component | undefined;
  /** Providers that its children take over, by package. */
  readonly providers: ReadonlyMap<string, Item>;
}

/** What a program's array holds now. */
export interface ArrayHeap {
  items: readonly Item[];
  /** More items may exist. */
  open: Reason | undefined;
  readonly born: Path;
  /** For a `Set`. */
  readonly isSet?: true;
}
