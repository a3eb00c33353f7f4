import { frameworkKeys, frameworks, type CatalogueEntry, type Guide } from '@akslint/engine';
import { codeBlock, sampleAnchor } from './findings.js';
import { html, type Markup } from './markup.js';
import type { PageContext } from './page-context.js';

/** What each control that was judged asks and why, with what to write and what to watch; all where nothing was judged. */
export function controls({ report }: PageContext): Markup {
  const judged = report.catalogue.filter(({ id }) => report.subjects.some((result) => result.controls.some((control) => control.id === id)));
  const shown = judged.length === 0 ? report.catalogue : judged;
  return html`${shown.map((entry) => control(entry, report.guides?.find(({ id }) => id === entry.id)))}`;
}

function control(entry: CatalogueEntry, guide: Guide | undefined): Markup {
  const asks = Object.entries(entry.requirements).map(([id, words]) => html`<li><code>${id}</code> (${words.severity ?? entry.severity}): ${words.holds}</li>`);
  const mapped = frameworkKeys.map((key) => html`<dt>${frameworks[key].name}</dt><dd>${entry.mappings[key] ?? 'none'}</dd>`);
  return html`<details class="control" id="about-${entry.id}"><summary><b>${entry.id}</b> ${entry.title} <span class="soft small">${entry.name} · ${entry.severity} · ${entry.type}</span></summary><div class="body">
<p>${entry.why}</p><h4>Passes when</h4><ul class="plain">${asks}</ul>
${guide && html`<h4>AKS Standard</h4><p>${guide.modes.standard}</p><h4>AKS Automatic</h4><p>${guide.modes.automatic}</p>`}
<h4>Where frameworks ask for it</h4><dl class="maps">${mapped}</dl>
${guide && handbook(guide)}</div></details>`;
}

function handbook(guide: Guide): Markup {
  const { samples, detection, equivalents, references } = guide;
  return html`<h4>What to write</h4>${samples.map((sample) => html`<details class="more" id="${sampleAnchor(guide, sample)}"><summary>${sample.title}</summary>${codeBlock(sample)}</details>`)}
<h4>What to watch after deployment</h4><ul class="plain">${detection.signals.map((text) => html`<li>${text}</li>`)}</ul><pre class="sample" tabindex="0"><code>${detection.query}</code></pre>
<div class="columns"><div><h4>Raise an alert when</h4><ul>${detection.thresholds.map((text) => html`<li>${text}</li>`)}</ul></div><div><h4>First response</h4><ol>${detection.response.map((text) => html`<li>${text}</li>`)}</ol></div></div>
<h4>At other providers</h4><ul class="plain">${equivalents.map(({ provider, feature }) => html`<li>${provider}: ${feature}</li>`)}</ul>
<h4>References</h4><ul class="plain">${references.map(({ title, url }) => html`<li><a href="${url}" rel="noreferrer">${title}</a></li>`)}</ul>`;
}
