import type { Assumption, Reason } from '@akslint/model';
import { together } from '@akslint/model';
import type { Run } from './run.js';

export type Destination = 'next' | 'break' | 'continue' | 'return' | 'throw';

/** Where execution goes on in each world. */
export type Flow = readonly { readonly when: readonly Assumption[]; readonly to: Destination }[];

const mostWorlds = 24;

export function goTo(to: Destination): Flow {
  return [{ when: [], to }];
}

export const next: Flow = goTo('next');

export function isAll(flow: Flow, to: Destination): boolean {
  return flow.every((world) => world.to === to);
}

/** Goes on with `work` in the worlds that get there. A world that throws is taken not to happen. */
export function andThen(flow: Flow, reason: Reason, run: Run, work: () => Flow): Flow {
  if (isAll(flow, 'next')) return work();
  if (!flow.some(({ to }) => to === 'next')) return flow;
  const survivors = flow.filter(({ to }) => to !== 'throw');
  const worlds = survivors.map(({ when, to }) => ({ when, here: to === 'next' }));
  const isAssumed = isAll(survivors, 'next');
  const then = run.under(worlds, reason, work, { isAssumed });
  return joined(flow, then, run);
}

function joined(flow: Flow, then: Flow, run: Run): Flow {
  const result = flow.flatMap((world) => {
    if (world.to !== 'next') return [world];
    return then.flatMap(({ when, to }) => {
      const both = together(world.when, when);
      return both ? [{ when: both, to }] : [];
    });
  });
  return simplified(result, run);
}

/** Flows of exclusive worlds side by side. */
export function sideBySide(parts: readonly { readonly when: readonly Assumption[]; readonly flow: Flow }[], run: Run): Flow {
  const result = parts.flatMap((part) =>
    part.flow.flatMap(({ when, to }) => {
      const both = together(part.when, when);
      return both ? [{ when: both, to }] : [];
    }),
  );
  return simplified(result, run);
}

/** The same flow with other destinations. */
export function redirected(flow: Flow, change: (to: Destination) => Destination): Flow {
  const changed = flow.map(({ when, to }) => ({ when, to: change(to) }));
  const [first] = changed;
  return first && isAll(changed, first.to) ? goTo(first.to) : changed;
}

function simplified(flow: Flow, run: Run): Flow {
  const [first] = flow;
  if (first === undefined) return next;
  if (isAll(flow, first.to)) return goTo(first.to);
  if (flow.length <= mostWorlds) return flow;
  const key = run.freshKey({ span: { file: 'many conditions', start: 0, end: 0 }, via: undefined });
  return [...new Set(flow.map(({ to }) => to))].map((to) => ({ when: [{ key, is: to }], to }));
}
