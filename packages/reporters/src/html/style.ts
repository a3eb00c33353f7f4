/** The report's style sheet. Colours pass WCAG AA on their grounds in both themes; signs say the same without colour. */
export const style = `
:root {
  --ground: #f6f7f9; --sheet: #ffffff; --sunk: #eef0f4; --line: #d9dde5; --line-strong: #b9c0cc;
  --text: #1b2130; --soft: #525b6e; --link: #1f4fbf; --focus: #1f4fbf; --mark: #fff0b8;
  --fail: #a61b1b; --fail-ground: #fdecec; --fail-solid: #c62f2f;
  --unknown: #7a4d00; --unknown-ground: #fff3d6; --unknown-solid: #d99a1c;
  --pass: #1a6636; --pass-ground: #e5f4ea; --pass-solid: #3d9b61;
  --none: #5b6474; --none-ground: #eef0f4; --none-solid: #b9c0cc;
  --suppressed: #5a3f8c; --suppressed-ground: #f0eafa; --suppressed-solid: #8b6fc0;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {
  --ground: #12151c; --sheet: #1a1e27; --sunk: #232833; --line: #313847; --line-strong: #4a5366;
  --text: #e6e9f0; --soft: #a5aec0; --link: #8fb4ff; --focus: #8fb4ff; --mark: #5a4a12;
  --fail: #ff9d9d; --fail-ground: #3a1d21; --fail-solid: #d65151;
  --unknown: #f3c567; --unknown-ground: #372b13; --unknown-solid: #b98420;
  --pass: #86d6a3; --pass-ground: #17301f; --pass-solid: #3a8a58;
  --none: #a5aec0; --none-ground: #232833; --none-solid: #4a5366;
  --suppressed: #c9b2f5; --suppressed-ground: #2b2340; --suppressed-solid: #7f62b8;
  color-scheme: dark;
} }
:root[data-theme="dark"] {
  --ground: #12151c; --sheet: #1a1e27; --sunk: #232833; --line: #313847; --line-strong: #4a5366;
  --text: #e6e9f0; --soft: #a5aec0; --link: #8fb4ff; --focus: #8fb4ff; --mark: #5a4a12;
  --fail: #ff9d9d; --fail-ground: #3a1d21; --fail-solid: #d65151;
  --unknown: #f3c567; --unknown-ground: #372b13; --unknown-solid: #b98420;
  --pass: #86d6a3; --pass-ground: #17301f; --pass-solid: #3a8a58;
  --none: #a5aec0; --none-ground: #232833; --none-solid: #4a5366;
  --suppressed: #c9b2f5; --suppressed-ground: #2b2340; --suppressed-solid: #7f62b8;
  color-scheme: dark;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; min-width: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
code, pre, kbd { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.88em; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: 0.5rem 1rem; z-index: 9; }
.hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
.page { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1.25rem 4rem; }
header.top { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between; gap: 0.5rem 1.5rem; }
h1 { font-size: 1.45rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 0.6rem; }
h3 { font-size: 1rem; margin: 0; }
h4 { font-size: 0.86rem; margin: 1rem 0 0.35rem; color: var(--soft); }
p { margin: 0.3rem 0; }
.soft { color: var(--soft); }
.small { font-size: 0.86rem; }
nav.jump ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; list-style: none; margin: 0.9rem 0 0; padding: 0.55rem 0 0; border-top: 1px solid var(--line); font-size: 0.9rem; }
button { font: inherit; font-size: 0.86rem; color: var(--text); background: var(--sheet); border: 1px solid var(--line-strong); border-radius: 6px; padding: 0.3rem 0.7rem; cursor: pointer; }
button:hover { background: var(--sunk); }
.tools { display: flex; gap: 0.4rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.6rem; margin: 1.1rem 0 0; padding: 0; list-style: none; }
.tile { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 0.55rem 0.8rem; border-top: 3px solid var(--tone-solid, var(--line-strong)); }
.tile b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: 0.84rem; }
.fail { --tone: var(--fail); --tone-ground: var(--fail-ground); --tone-solid: var(--fail-solid); }
.unknown { --tone: var(--unknown); --tone-ground: var(--unknown-ground); --tone-solid: var(--unknown-solid); }
.pass { --tone: var(--pass); --tone-ground: var(--pass-ground); --tone-solid: var(--pass-solid); }
.not-applicable { --tone: var(--none); --tone-ground: var(--none-ground); --tone-solid: var(--none-solid); }
.suppressed { --tone: var(--suppressed); --tone-ground: var(--suppressed-ground); --tone-solid: var(--suppressed-solid); }
.badge { display: inline-block; background: var(--tone-ground); color: var(--tone); border-radius: 4px; padding: 0 0.4rem; font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
.severity { font-size: 0.8rem; color: var(--soft); white-space: nowrap; }
.severity.critical, .severity.high { color: var(--fail); font-weight: 600; }
.scroll { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
.scroll:focus-visible { outline-offset: -2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.65rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { font-size: 0.8rem; color: var(--soft); font-weight: 600; background: var(--sheet); }
.heat th[scope="row"] { position: sticky; left: 0; background: var(--sheet); min-width: 11rem; max-width: 19rem; font-weight: 600; border-right: 1px solid var(--line); z-index: 1; }
.heat thead th:first-child { position: sticky; left: 0; z-index: 2; border-right: 1px solid var(--line); }
.heat thead th:not(:first-child) { text-align: center; min-width: 4.6rem; line-height: 1.25; vertical-align: top; font-weight: 500; }
.heat thead b { display: block; color: var(--text); font-size: 0.9rem; }
.heat td { padding: 3px; text-align: center; height: 1px; }
.heat td a, .heat td span.cell { display: flex; align-items: center; justify-content: center; height: 100%; min-height: 2.3rem; border-radius: 5px; background: var(--tone-ground); color: var(--tone); font-weight: 700; text-decoration: none; border: 1px solid transparent; }
.heat td a.fail, .legend .fail { background: var(--fail-solid); color: #fff; }
.heat td a.unknown, .legend .unknown { background: var(--unknown-solid); color: #1b1503; }
.heat td a:hover { border-color: var(--text); }
.heat .where { font-weight: 400; font-size: 0.78rem; color: var(--soft); display: block; }
.legend { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; margin: 0.5rem 0 0; padding: 0; list-style: none; font-size: 0.84rem; color: var(--soft); }
.filter { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 0.7rem 0.9rem; }
.filter label { font-size: 0.84rem; color: var(--soft); display: block; }
.filter input[type="search"], .filter select { font: inherit; font-size: 0.9rem; color: var(--text); background: var(--ground); border: 1px solid var(--line-strong); border-radius: 6px; padding: 0.3rem 0.5rem; max-width: 100%; }
.filter > * { min-width: 0; max-width: 100%; }
.filter .grow { flex: 1 1 14rem; }
.filter select { width: 12rem; }
.filter .grow input { width: 100%; }
.filter fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; }
.filter legend { font-size: 0.84rem; color: var(--soft); padding: 0; }
.filter fieldset label { display: inline-flex; gap: 0.3rem; align-items: center; color: var(--text); }
.count { font-size: 0.86rem; color: var(--soft); margin: 0.5rem 0; min-height: 1.3em; }
.subject { margin-top: 1.4rem; }
.subject > .head { display: flex; flex-wrap: wrap; gap: 0.1rem 0.8rem; align-items: baseline; padding-bottom: 0.35rem; border-bottom: 2px solid var(--line-strong); margin-bottom: 0.3rem; }
.req { background: var(--sheet); border: 1px solid var(--line); border-left: 4px solid var(--tone-solid); border-radius: 6px; margin: 0.45rem 0; }
.req > summary { display: grid; grid-template-columns: 1.2rem minmax(0, 1fr) auto; gap: 0.15rem 0.5rem; padding: 0.45rem 0.75rem; cursor: pointer; list-style: none; align-items: baseline; }
.req > summary::-webkit-details-marker { display: none; }
.req > summary .sign { color: var(--tone); font-weight: 700; text-align: center; }
.req > summary .id { font-weight: 600; }
.req > summary .id .of { color: var(--soft); font-weight: 400; }
.req > summary .message { grid-column: 2 / -1; color: var(--soft); font-size: 0.92rem; }
.req[open] > summary .message, .req.fail > summary .message { color: var(--text); }
.req > .body { padding: 0 0.75rem 0.75rem calc(0.75rem + 1.7rem); }
.req:target, .item:target, .control:target { outline: 2px solid var(--focus); outline-offset: 1px; }
.place { font-size: 0.86rem; }
.frame { margin: 0.4rem 0; overflow-x: auto; background: var(--sunk); border-radius: 6px; padding: 0.4rem 0; line-height: 1.55; }
.frame code { display: block; min-width: max-content; font-size: 0.83rem; }
.frame .row { display: block; white-space: pre; padding: 0 0.8rem 0 0; }
.frame .row.at { background: color-mix(in srgb, var(--mark) 45%, transparent); }
.frame .no { display: inline-block; width: 4.2em; padding-right: 1em; text-align: right; color: var(--soft); user-select: none; }
.frame mark { background: var(--mark); color: inherit; border-radius: 2px; padding: 0.08em 0; font-weight: 600; }
pre.sample { margin: 0.4rem 0; overflow-x: auto; background: var(--sunk); border-radius: 6px; padding: 0.6rem 0.8rem; line-height: 1.5; }
ol.trace { margin: 0.3rem 0; padding-left: 1.3rem; font-size: 0.88rem; }
.remedy { margin: 0.5rem 0; padding: 0.4rem 0.7rem; background: var(--pass-ground); border-radius: 6px; }
.remedy b { color: var(--pass); }
.decide { margin: 0.5rem 0; padding: 0.4rem 0.7rem; background: var(--unknown-ground); border-radius: 6px; }
.decide b { color: var(--unknown); }
.advice { margin: 0.5rem 0; padding: 0.4rem 0.7rem; background: var(--sunk); border-radius: 6px; }
details.more > summary { cursor: pointer; font-size: 0.86rem; color: var(--link); margin-top: 0.4rem; }
.framework { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; margin: 0.5rem 0; }
.framework > summary { cursor: pointer; padding: 0.6rem 0.8rem; display: grid; grid-template-columns: 20rem minmax(8rem, 1fr) 13rem; gap: 0.3rem 1rem; align-items: center; list-style: none; }
.framework > summary::-webkit-details-marker { display: none; }
.framework > summary .name { font-weight: 600; }
.framework > summary .name::before, .req > summary .id::before { content: ""; }
.bar { display: flex; height: 0.7rem; border-radius: 4px; overflow: hidden; background: var(--none-ground); gap: 2px; }
.bar span { flex: 1; background: var(--tone-solid); }
.framework .numbers { font-size: 0.84rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.framework .scroll { border-width: 1px 0 0; border-radius: 0 0 8px 8px; }
.extent { display: block; font-size: 0.8rem; color: var(--soft); white-space: nowrap; }
.item td, .item th { font-size: 0.9rem; }
.item td:nth-child(3) a { white-space: nowrap; }
.item th { font-weight: 600; white-space: nowrap; }
.evidence { margin: 0; padding: 0; list-style: none; }
.evidence li { margin: 0 0 0.25rem; padding-left: 1.2rem; text-indent: -1.2rem; }
.evidence .sign { display: inline-block; width: 1.2rem; text-indent: 0; color: var(--tone); font-weight: 700; }
.control { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; margin: 0.5rem 0; }
.control > summary { cursor: pointer; padding: 0.55rem 0.8rem; }
.control > .body { padding: 0 0.9rem 0.9rem; max-width: 60rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 1.6rem; }
.columns ul, .columns ol { padding-left: 1.2rem; margin: 0.2rem 0; }
dl.maps { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0.2rem 0; font-size: 0.9rem; }
dl.maps dt { color: var(--soft); } dl.maps dd { margin: 0; }
.plain { padding-left: 1.2rem; }
footer { margin-top: 3rem; padding-top: 0.8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.84rem; }
@media (max-width: 40rem) {
  .page { padding: 0.9rem 0.75rem 3rem; }
  body { font-size: 14.5px; }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr)); }
  .tile b { font-size: 1.25rem; }
  .heat th[scope="row"], .heat thead th:first-child { min-width: 6.3rem; max-width: 6.3rem; padding: 0.35rem 0.4rem; font-size: 0.84rem; }
  .heat thead th:not(:first-child) { min-width: 24px; padding: 0.35rem 0; }
  .heat thead b { font-size: 0.8rem; }
  .heat td { padding: 1px; }
  .heat td a, .heat td span.cell { border-radius: 3px; }
  .heat thead th .long { display: none; }
  .framework > summary { grid-template-columns: 1fr; }
  .req > .body { padding-left: 0.75rem; }
  dl.maps { grid-template-columns: 1fr; }
  .filter select { width: 100%; }
  .filter > div { flex: 1 1 100%; }
  .framework table, .framework tbody, .framework tr, .framework th, .framework td { display: block; border: 0; }
  .framework thead { position: absolute; clip-path: inset(50%); }
  .framework tr.item { padding: 0.5rem 0.8rem; border-top: 1px solid var(--line); }
  .framework tr.item > * { padding: 0.1rem 0; }
  .framework tr.item th, .framework tr.item td:nth-child(2), .extent { display: inline-block; margin-right: 0.6rem; }
  .req > summary .of { display: block; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --ground: #fff; --sheet: #fff; }
  body { font-size: 9pt; }
  .framework summary, .req > summary { padding-block: 0.2rem; }
  .page { max-width: none; padding: 0; }
  .filter, .tools, nav.jump, .count, .skip { display: none; }
  .scroll { overflow: visible; }
  .heat thead th:not(:first-child) { min-width: 0; }
  .frame, pre.sample { white-space: pre-wrap; overflow: visible; }
  .frame .row { white-space: pre-wrap; }
  .req, .control, tr { break-inside: avoid; }
  .heat .long { font-size: 6pt; overflow-wrap: normal; hyphens: auto; }
  .heat thead th:not(:first-child) { padding: 0.3rem 0.1rem; }
  h2, .subject > .head { break-after: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`.trim();
