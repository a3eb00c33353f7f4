import type { ObjectValue, Origin, Reason, Value } from '@akslint/model';
import type { Component } from '../evaluate/heap.js';
import type { Item, ReferenceItem } from '../evaluate/item.js';
import type { Run } from '../evaluate/run.js';
import type { ArmClass } from './arm-types.js';
import type { SdkType } from './sdk-type.js';

/** A resource as the program declared it. */
export interface Declared {
  readonly key: string;
  readonly type: SdkType;
  /** Its type as {@link Resource.type} has it. */
  readonly typeText: string;
  readonly arm: ArmClass | undefined;
  /** The logical name; as it is written where it is not known. */
  readonly name: string;
  /** As they were when it was declared. */
  readonly args: Item;
  readonly body: ObjectValue;
  readonly declaredAt: Origin;
  readonly existence: Value;
  readonly judgedOnce: Reason | undefined;
  readonly isData: boolean;
  readonly component: Component | undefined;
  readonly ignoredChanges: readonly string[] | 'all' | undefined;
  readonly advice: readonly string[];
  /** What it is attached to: an id, or the name of a resource of a type. */
  readonly parent: { readonly by: 'id'; readonly id: Value } | { readonly by: 'name'; readonly name: Value; readonly type: string } | undefined;
  /** The configuration of its provider. */
  readonly provider: ObjectValue | undefined;
}

/** A class or function of a package that is not read, and what it is given. */
export interface Unread {
  readonly address: string;
  readonly source: string;
  readonly arguments: ObjectValue;
  readonly declaredAt: Origin;
  readonly existence: Value;
  readonly reason: Reason;
}

/** Everything that a program declared, in order. */
export class Declarations {
  readonly resources: Declared[] = [];
  readonly unread: Unread[] = [];
  isTransformed = false;
  readonly #byKey = new Map<string, Declared>();
  #muted = 0;
  #count = 0;

  /** Does `work` without remembering what it declares. */
  withoutDeclaring(work: () => void): void {
    this.#muted += 1;
    try {
      work();
    } finally {
      this.#muted -= 1;
    }
  }

  /** A key that nothing else has. */
  keyFor(text: string): string {
    if (this.#muted > 0) {
      this.#count += 1;
      return `${text} (not counted ${this.#count})`;
    }
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? text : `${text}#${number}`;
      if (!this.#byKey.has(key)) return key;
    }
  }

  add(declared: Declared): void {
    this.#byKey.set(declared.key, declared);
    if (this.#muted === 0) this.resources.push(declared);
  }

  addUnread(unread: Unread): void {
    if (this.#muted === 0) this.unread.push(unread);
  }

  find(key: string): Declared | undefined {
    return this.#byKey.get(key);
  }

  transformsAll(): void {
    this.isTransformed = true;
  }

  /** A program sets a property of a resource, which changes nothing that is deployed. */
  rewrite(of: ReferenceItem, name: string | undefined, run: Run, origin: Origin): void {
    run.notice(`"${name ?? 'a property'}" of ${of.target} is set after it was declared; that changes nothing that is deployed.`, origin);
  }
}
