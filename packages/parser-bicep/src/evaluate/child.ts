import type { Reason, Value } from '@akslint/model';
import { evaluate } from './expression.js';
import { givenBy, unwrapped } from './given.js';
import { TemplateInstance, type ModuleStanding } from './instance.js';
import { isReason } from './loader.js';
import type { Run } from './run.js';

/** Modules nest at most this deep. */
const deepestModule = 24;

/** The template that a module call deploys, in its place and with its arguments; or why it cannot be read. */
export function openModule(standing: ModuleStanding, run: Run): TemplateInstance | Reason {
  const { node, env, instance, existence, key } = standing;
  if (key.split('/').length > deepestModule) return { text: 'modules nest too deeply (does one call itself?)' };
  const template = run.loader.template(node.source, instance.template.file);
  if (isReason(template)) return template;
  const args = node.arguments && evaluate(node.arguments, { ...env, use: node.header });
  const scope = node.scope ? evaluate(node.scope, env) : instance.place.scope;
  return new TemplateInstance(run, template, {
    path: key,
    existence,
    scope,
    subscription: subscriptionOf(scope, standing, run),
    given: givenBy(args, node.argumentShape === 'wrapped' ? unwrapped : (value) => value),
    outer: node.source.kind === 'inline' && node.source.evaluation === 'outer' ? env : undefined,
  });
}

function subscriptionOf(scope: Value, { instance }: ModuleStanding, run: Run): Value | undefined {
  return run.scopes.subscriptionOf(scope) ?? instance.place.subscription;
}
