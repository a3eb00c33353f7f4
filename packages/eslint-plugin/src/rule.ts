import type { CatalogueEntry, Control } from '@akslint/engine';
import type { Rule, SourceCode } from 'eslint';
import { analyseFile, type FileAnalysis } from './analysis.js';
import { findingsOf, type Finding } from './findings.js';
import { optionsOf, schemaOf } from './options.js';
import { importOf } from './place.js';
import { suggestionsFor } from './suggestions.js';

/** Analyses are shared by the rules of one run over one text. */
const analyses = new WeakMap<SourceCode, FileAnalysis | undefined>();
/** Texts of which it has been told already what is wrong with their programs. */
const complained = new WeakSet<SourceCode>();

/** ESLint's rule for a control. `page` is the URL of the control's page. */
export function ruleFor(control: Control, { title, why }: CatalogueEntry, page: string): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: `${title} (${control.name}). ${why}`, recommended: true, url: page },
      hasSuggestions: true,
      schema: schemaOf(control) as object[],
      messages: {
        ...Object.fromEntries(control.requirements.flatMap(({ id }) => [[id, '{{text}}'], [`${id}-unknown`, '{{text}}']])),
        unread: '{{text}}',
        replace: 'Write {{value}} instead.',
        insert: 'Add {{property}}.',
      },
    },
    create(context) {
      const { sourceCode } = context;
      const analysis = analysisOf(context);
      if (analysis === undefined) return {};
      return {
        Program() {
          complain(context, analysis);
          try {
            for (const finding of findingsOf(control, analysis, optionsOf(context.options))) report(context, finding, sourceCode);
          } catch (error) {
            confess(context, `${control.id} cannot be judged`, error instanceof Error ? error.message : String(error));
          }
        },
      };
    },
  };
}

function analysisOf({ sourceCode, cwd, filename }: Rule.RuleContext): FileAnalysis | undefined {
  if (sourceCode.ast?.type !== 'Program') return undefined;
  if (!analyses.has(sourceCode)) analyses.set(sourceCode, analyseFile(cwd, filename, sourceCode.text));
  return analyses.get(sourceCode);
}

function report(context: Rule.RuleContext, finding: Finding, sourceCode: SourceCode): void {
  const { requirement, verdict, place, text } = finding;
  context.report({
    loc: { start: sourceCode.getLocFromIndex(place.start), end: sourceCode.getLocFromIndex(Math.min(place.end, sourceCode.text.length)) },
    messageId: verdict === 'fail' ? requirement : `${requirement}-unknown`,
    data: { text },
    suggest: suggestionsFor(finding, sourceCode),
  });
}

/** A mistake of akslint's own must not stop ESLint, and must not pass for a program without findings. */
function confess(context: Rule.RuleContext, consequence: string, mistake: string): void {
  const start = context.sourceCode.getLocFromIndex(0);
  context.report({ loc: { start, end: start }, messageId: 'unread', data: { text: `akslint went wrong on this program, so ${consequence}: ${mistake}` } });
}

/** What could not be read of the program is told once for a text, by whichever rule comes first. */
function complain(context: Rule.RuleContext, analysis: FileAnalysis): void {
  const { sourceCode } = context;
  if (complained.has(sourceCode)) return;
  complained.add(sourceCode);
  if (analysis.mistake !== undefined) confess(context, 'nothing is known of its clusters', analysis.mistake);
  const told = new Set<string>();
  for (const { file, message } of analysis.errors) {
    const place = importOf([file], analysis);
    if (place === undefined || told.has(file)) continue;
    told.add(file);
    const loc = { start: sourceCode.getLocFromIndex(place.start), end: sourceCode.getLocFromIndex(place.end) };
    context.report({ loc, messageId: 'unread', data: { text: `${file} cannot be read whole, so what it decides is not known: ${message}` } });
  }
}
