import { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __pathOf } from 'node:url'; const require = __createRequire(import.meta.url), __filename = __pathOf(import.meta.url), __dirname = __pathOf(new URL('.', import.meta.url));
import{sourceFrame}from"./chunk-7U2QZY4G.js";import{harmless}from"./chunk-TVW7EGBP.js";import{jsonDocument}from"./chunk-YVGSE2AO.js";import{countItems,coverageOf,extentOf,itemStatuses,statusWord,verdictOfStatus}from"./chunk-JFMXPPII.js";import{issuesOf,subjectIssues}from"./chunk-AGMUPHWK.js";import{rootModuleOf,tally,variantOf}from"./chunk-EF6GAKD5.js";import{Positions,counted,formatWord,severityOrder,subjectCount,subjectName,verdictSign,verdictWord}from"./chunk-MG7TQEMF.js";import{closest,dialectsOf,enumerated,frameworkKeys,frameworks,languageOf}from"./chunk-D56WPXTB.js";import{stepsOf}from"./chunk-FRY6UDUU.js";import"./chunk-3HK4VEAC.js";var Markup=class{constructor(text){this.text=text}text};function html(strings,...parts2){let text=strings[0]??"";for(let[index,part]of parts2.entries())text+=rendered(part)+(strings[index+1]??"");return new Markup(text)}function raw(text){return new Markup(text)}function rendered(part){return part===void 0||part===!1?"":part instanceof Markup?part.text:typeof part=="string"?escaped(part):typeof part=="number"?String(part):part.map(rendered).join("")}var entities={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function escaped(text){return text.replaceAll(`\r
`,`
`).split(`
`).map(harmless).join(`
`).replace(/[&<>"']/g,character=>entities[character]??character)}function inertJson(data){return new Markup(JSON.stringify(data).replace(/[<\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,character=>`\\u${character.charCodeAt(0).toString(16).padStart(4,"0")}`))}function subjectAnchor({report},issue){return`s${report.subjects.indexOf(issue.result)+1}`}function issueAnchor(context,issue){return`${subjectAnchor(context,issue)}-${issue.control.id}-${issue.requirement.id}`}function placeText({report,positions},span){let line=positions.of(span)?.line,path=report.displayPath(span.file);return line===void 0?path:`${path}:${line}`}function sign(verdict){return html`<span class="sign" aria-hidden="true">${verdictSign(verdict)}</span><span class="hidden-text">${verdictWord(verdict)}: </span>`}function scrolling(label,table){return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`}var verdicts=["fail","unknown","suppressed","pass","not-applicable"],shownFirst=["fail","unknown","suppressed","pass"];function findings(context){return html`${filter(context)}<p class="count" id="count" role="status" data-script hidden></p>${context.report.subjects.map(result=>section(context,result))}`}function filter({report}){let boxes=verdicts.map(verdict=>html`<label><input type="checkbox" value="${verdict}"${shownFirst.includes(verdict)&&html` checked`}> ${verdictWord(verdict)}</label>`),controls2=report.catalogue.map(({id,title})=>html`<option value="${id}">${id.replace(/^azure-k8s-/,"")} ${title}</option>`),subjects=report.subjects.map((result,index)=>html`<option value="s${index+1}">${subjectName(result)} (${result.subject.address})</option>`);return html`<form class="filter" role="search" aria-label="Filter the results" data-script hidden autocomplete="off">
<div class="grow"><label for="search">Search</label><input type="search" id="search" placeholder="words in messages, paths, names"></div>
<div><label for="subject">Cluster or resource</label><select id="subject"><option value="">all</option>${subjects}</select></div>
<div><label for="control">Control</label><select id="control"><option value="">all</option>${controls2}</select></div>
<div><label for="severity">Severity</label><select id="severity"><option value="">all</option>${severityOrder.map(severity=>html`<option>${severity}</option>`)}</select></div>
<fieldset id="verdicts"><legend>Verdict</legend>${boxes}</fieldset>
<div class="tools"><button type="button" id="open-all">Open or close all</button><button type="button" id="reset">Reset</button></div>
</form>`}function section(context,result){let{report}=context,{subject,mode}=result,rootModule=rootModuleOf(report,subject),variant=variantOf(report,subject),facts=[formatWord(subject.format),...mode===null?[]:[mode==="unknown"?"mode not known":mode],...variant===null?[]:[variant],...rootModule===void 0?[]:[`root module ${rootModule}`]],issues=[...subjectIssues(report,result)].sort((left,right)=>order(left)-order(right)),anchor=subjectAnchor(context,{result});return html`<section class="subject" id="${anchor}" aria-labelledby="${anchor}-name" data-text="${subjectName(result)} ${subject.address} ${facts.join(" ")}">
<div class="head"><h3 id="${anchor}-name">${subjectName(result)}</h3><code>${subject.address}</code><span class="soft small">${placeText(context,subject.declaredAt.span)} · ${facts.join(" \xB7 ")}</span></div>
${subject.notes.map(note=>html`<p class="soft small">Note: ${note}</p>`)}
${issues.map(issue=>requirement(context,issue))}
</section>`}function order({requirement:requirement2}){return verdicts.indexOf(requirement2.verdict)*10+(requirement2.verdict==="fail"?severityOrder.indexOf(requirement2.severity):0)}function requirement(context,issue){let{requirement:requirement2,control:control2,entry,words}=issue,{verdict,severity}=requirement2,name=words?.title??requirement2.id;return html`<details class="req ${verdict}" id="${issueAnchor(context,issue)}" data-verdict="${verdict}" data-severity="${severity}" data-control="${control2.id}">
<summary>${sign(verdict)}<span class="id">${name} <span class="of">${control2.id}/${requirement2.id}</span></span><span class="severity ${verdict==="fail"?severity:""}">${severity}</span><span class="message">${requirement2.message}</span></summary>
<div class="body"><div class="place">${verdict==="fail"?"Decided at":"At"} <code>${placeText(context,requirement2.at.span)}</code></div>
${verdict==="not-applicable"?void 0:frame(context,issue)}${trace(context,issue)}${decides(issue)}${remedy(issue)}${suppression(issue)}${advice(issue)}${example(context,issue)}
${entry&&html`<p class="small"><a href="#about-${entry.id}">About ${entry.id}: ${entry.title}</a></p>`}</div></details>
`}function frame({report,positions},{requirement:requirement2}){let{span}=requirement2.at,lines=sourceFrame(positions,span);if(lines.length===0)return;let rows=lines.map(({number,before,marked,after})=>{let text=marked===""?html`${before}${after}`:html`${before}<mark>${marked}</mark>${after}`;return html`<span class="row${marked===""?"":" at"}"><span class="no" aria-hidden="true">${number}</span>${text}</span>`});return html`<div class="frame" role="region" aria-label="Code of ${report.displayPath(span.file)}" tabindex="0"><code>${rows}</code></div>`}function trace(context,{requirement:requirement2}){let steps=stepsOf(requirement2.at).toReversed();if(steps.length===0)return;let lines=steps.map(step=>{let line=context.positions.of(step)?.line,text=line===void 0?"":(context.positions.line(step.file,line)?.trim()??"").slice(0,240);return html`<li><code>${placeText(context,step)}</code> <code class="soft">${text}</code></li>`});return html`<h4>The way from there to the cluster</h4><ol class="trace">${lines}</ol>`}function decides({requirement:requirement2}){let reasons=requirement2.undecided??[];if(reasons.length===0)return;let lines=reasons.map(({text,remedy:remedy2})=>html`<li>${text}${remedy2!==void 0&&html`: ${remedy2}`}</li>`);return html`<div class="decide"><b>What would decide it</b><ul class="plain">${lines}</ul></div>`}function remedy({requirement:requirement2,remedy:text}){return(requirement2.verdict==="fail"||requirement2.suppression?.verdict==="fail")&&text!==void 0?html`<div class="remedy"><b>What to do:</b> ${text}</div>`:void 0}function suppression({requirement:{suppression:one}}){if(one===void 0)return;let until=one.until===void 0?"":` (until ${one.until})`;return html`<div class="advice"><b>Suppressed</b> by the ${one.by}: ${one.reason}${until}. Without it: ${verdictWord(one.verdict)}.</div>`}function advice({requirement:requirement2}){if(requirement2.advice.length!==0)return html`<div class="advice"><b>Advice</b>${requirement2.advice.map(text=>html`<p>${text}</p>`)}</div>`}function example({report},issue){if(issue.requirement.verdict!=="fail")return;let guide=report.guides?.find(({id})=>id===issue.control.id);if(guide===void 0)return;let byDialect={};for(let sample of guide.samples)(byDialect[sample.dialect]??=[]).push(sample);let samples=closest(byDialect,dialectsOf(issue.result.subject))??[];if(samples.length!==0)return html`<p class="small">Example: ${samples.map((sample,index)=>html`${index>0&&", "}<a href="#${sampleAnchor(guide,sample)}">${sample.title}</a>`)}</p>`}function sampleAnchor({id},{file}){return`sample-${id}-${file.replace(".","-")}`}function codeBlock(sample){return html`<pre class="sample" tabindex="0"><code class="language-${languageOf(sample)}">${sample.code.trimEnd()}</code></pre>`}function controls({report}){let judged=report.catalogue.filter(({id})=>report.subjects.some(result=>result.controls.some(control2=>control2.id===id))),shown=judged.length===0?report.catalogue:judged;return html`${shown.map(entry=>control(entry,report.guides?.find(({id})=>id===entry.id)))}`}function control(entry,guide){let asks=Object.entries(entry.requirements).map(([id,words])=>html`<li><code>${id}</code> (${words.severity??entry.severity}): ${words.holds}</li>`),mapped=frameworkKeys.map(key=>html`<dt>${frameworks[key].name}</dt><dd>${entry.mappings[key]??"none"}</dd>`);return html`<details class="control" id="about-${entry.id}"><summary><b>${entry.id}</b> ${entry.title} <span class="soft small">${entry.name} · ${entry.severity} · ${entry.type}</span></summary><div class="body">
<p>${entry.why}</p><h4>Passes when</h4><ul class="plain">${asks}</ul>
${guide&&html`<h4>AKS Standard</h4><p>${guide.modes.standard}</p><h4>AKS Automatic</h4><p>${guide.modes.automatic}</p>`}
<h4>Where frameworks ask for it</h4><dl class="maps">${mapped}</dl>
${guide&&handbook(guide)}</div></details>`}function handbook(guide){let{samples,detection,equivalents,references}=guide;return html`<h4>What to write</h4>${samples.map(sample=>html`<details class="more" id="${sampleAnchor(guide,sample)}"><summary>${sample.title}</summary>${codeBlock(sample)}</details>`)}
<h4>What to watch after deployment</h4><ul class="plain">${detection.signals.map(text=>html`<li>${text}</li>`)}</ul><pre class="sample" tabindex="0"><code>${detection.query}</code></pre>
<div class="columns"><div><h4>Raise an alert when</h4><ul>${detection.thresholds.map(text=>html`<li>${text}</li>`)}</ul></div><div><h4>First response</h4><ol>${detection.response.map(text=>html`<li>${text}</li>`)}</ol></div></div>
<h4>At other providers</h4><ul class="plain">${equivalents.map(({provider,feature})=>html`<li>${provider}: ${feature}</li>`)}</ul>
<h4>References</h4><ul class="plain">${references.map(({title,url})=>html`<li><a href="${url}" rel="noreferrer">${title}</a></li>`)}</ul>`}var mostEvidence=100;function coverage(context,isOpen){let all=coverageOf(context.report);return html`<p class="soft small">An item is <b>met</b> when everything that applies to its controls passes, <b>open</b> when something fails, <b>undecided</b> when the code does not tell, <b>excepted</b> when somebody suppressed what would fail, <b>not judged</b> when a control was left out of the run. Only what AKS code can show counts here; no item is met by it alone.</p>
${all.map(one=>framework(context,one,isOpen))}`}function framework(context,one,isOpen){let present=itemStatuses.filter(status=>countItems(one,status)>0),numbers=present.map(status=>`${countItems(one,status)} ${statusWord(status)}`).join(" \xB7 "),segments=present.flatMap(status=>one.items.filter(item=>item.status===status).map(()=>html`<span class="${verdictOfStatus(status)}"></span>`)),rows=one.items.map(item=>row(context,one,item)),table=html`<table><thead><tr><th scope="col">Item</th><th scope="col">Stands</th><th scope="col">Controls</th><th scope="col">Evidence</th></tr></thead><tbody>${rows}</tbody></table>`;return html`<details class="framework"${isOpen&&html` open`}><summary><span class="name">${one.name}</span><span class="bar" aria-hidden="true">${segments}</span><span class="numbers">${numbers}</span></summary>${scrolling(one.name,table)}</details>`}function row(context,{framework:framework2},item){let{id,status,controls:controls2,evidence}=item,{concerned,all}=extentOf(item),left=evidence.length-mostEvidence,lines=evidence.slice(0,mostEvidence).map(issue=>html`<li class="${issue.requirement.verdict}"><span class="sign" aria-hidden="true">${verdictSign(issue.requirement.verdict)}</span><span class="hidden-text">${verdictWord(issue.requirement.verdict)}: </span><a href="#${issueAnchor(context,issue)}">${issue.rule}</a> ${subjectName(issue.result)}${issue.requirement.verdict!=="pass"&&html`: ${issue.requirement.message}`} <code class="soft">${placeText(context,issue.requirement.at.span)}</code></li>`),few=lines.slice(0,3),more=lines.slice(3),list=html`<ul class="evidence">${few}</ul>${more.length>0&&html`<details class="more"><summary>${more.length+Math.max(0,left)} more</summary><ul class="evidence">${more}</ul>${left>0&&html`<p class="soft">${left} more are not listed here; the forms markdown and json list all.</p>`}</details>`}`;return html`<tr class="item" id="${framework2}-${id}"><th scope="row">${id}</th><td><span class="badge ${verdictOfStatus(status)}"><span aria-hidden="true">${verdictSign(verdictOfStatus(status))} </span>${statusWord(status)}</span>${all>1&&status!=="met"&&concerned>0&&html`<span class="extent">in ${concerned} of ${all}</span>`}</td><td>${controls2.map(control2=>html`<a href="#about-${control2}">${control2}</a> `)}</td><td>${lines.length===0?"Nothing in this scan is concerned.":list}</td></tr>`}function heatMap(context){let{report}=context,ids=report.catalogue.map(({id})=>id).filter(id=>report.subjects.some(({controls:controls2})=>controls2.some(control2=>control2.id===id))),heads=report.catalogue.filter(({id})=>ids.includes(id)).map(({id,title})=>html`<th scope="col"><b><span class="hidden-text">Control </span>${shortId(id)}</b> <span class="long">${title}</span></th>`),rows=report.subjects.map(result=>html`<tr><th scope="row">${rowHead(context,result)}</th>${ids.map(id=>cell(context,result,result.controls.find(control2=>control2.id===id)))}</tr>`),table=html`<table class="heat"><caption class="hidden-text">Verdict of each control on each cluster</caption><thead><tr><th scope="col">Cluster or resource</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;return html`${scrolling("Verdicts by cluster and control",table)}${legend()}`}function rowHead(context,result){let{subject,mode}=result,facts=[formatWord(subject.format),...mode===null?[]:[mode==="unknown"?"mode not known":mode],...subject.variant===null?[]:[subject.variant]];return html`<a href="#s${context.report.subjects.indexOf(result)+1}">${subjectName(result)}</a><span class="where">${facts.join(" \xB7 ")}</span>`}function cell(context,result,control2){if(control2===void 0)return html`<td><span class="cell not-applicable"><span class="hidden-text">not judged</span></span></td>`;let issues=subjectIssues(context.report,result).filter(issue=>issue.control===control2),first=issues.find(({requirement:requirement2})=>requirement2.verdict===control2.verdict)??issues[0],failing=issues.filter(({requirement:requirement2})=>requirement2.verdict===control2.verdict).length,word=`${control2.id}: ${verdictWord(control2.verdict)}${control2.verdict==="fail"||control2.verdict==="unknown"?` (${failing})`:""}`;return first===void 0?html`<td></td>`:html`<td><a class="${control2.verdict}" href="#${issueAnchor(context,first)}" title="${word}"><span aria-hidden="true">${verdictSign(control2.verdict)}</span><span class="hidden-text">${word}</span></a></td>`}function legend(){return html`<ul class="legend">${["fail","unknown","pass","suppressed","not-applicable"].map(verdict=>html`<li><span class="badge ${verdict}" aria-hidden="true">${verdictSign(verdict)}</span> ${verdictWord(verdict)}</li>`)}</ul>`}function shortId(id){return id.replace(/^azure-k8s-/,"")}var script=`
(() => {
  'use strict';
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  for (const part of all('[data-script]')) part.hidden = false;

  const themes = ['auto', 'light', 'dark'];
  const themeButton = one('#theme');
  const themeLabel = { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
  let theme = 'auto';
  const showTheme = () => {
    if (theme === 'auto') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    themeButton.textContent = themeLabel[theme];
  };
  themeButton.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    showTheme();
  });
  showTheme();

  one('#save').addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([one('#report-data').textContent], { type: 'application/json' }));
    link.download = 'akslint-report.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  const search = one('#search');
  if (!search) return; // nothing was judged
  const control = one('#control');
  const subject = one('#subject');
  const severity = one('#severity');
  const verdicts = all('#verdicts input');
  const requirements = all('.req');
  const texts = new Map(requirements.map((part) => [part, (part.closest('.subject').dataset.text + ' ' + part.textContent).toLowerCase()]));
  const count = one('#count');
  const apply = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = new Set(verdicts.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const part of requirements) {
      const text = texts.get(part);
      const fits = wanted.has(part.dataset.verdict)
        && (control.value === '' || control.value === part.dataset.control)
        && (severity.value === '' || severity.value === part.dataset.severity)
        && (subject.value === '' || subject.value === part.closest('.subject').id)
        && words.every((word) => text.includes(word));
      part.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const section of all('.subject')) section.hidden = !all('.req', section).some((part) => !part.hidden);
    count.textContent = shown + ' of ' + requirements.length + ' results shown' + (shown === 0 ? '. Nothing fits the filter.' : '');
  };
  search.addEventListener('input', apply);
  for (const field of [control, subject, severity, ...verdicts]) field.addEventListener('change', apply);
  const clear = () => {
    search.value = '';
    control.value = '';
    subject.value = '';
    severity.value = '';
  };
  one('#reset').addEventListener('click', () => {
    clear();
    for (const box of verdicts) box.checked = box.defaultChecked;
    apply();
  });
  one('#open-all').addEventListener('click', () => {
    const parts = requirements.filter((part) => !part.hidden);
    const open = parts.some((part) => !part.open);
    for (const part of parts) part.open = open;
  });

  const anchorOf = (hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return '';
    }
  };
  const reveal = () => {
    const target = location.hash.length > 1 ? document.getElementById(anchorOf(location.hash)) : null;
    if (!target) return;
    if (target.matches('.req') && target.hidden) {
      clear();
      for (const box of verdicts) if (box.value === target.dataset.verdict) box.checked = true;
      apply();
    }
    for (let part = target; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
    target.scrollIntoView({ block: 'start' });
    const summary = target.querySelector('summary');
    if (summary) summary.focus({ preventScroll: true });
  };
  addEventListener('hashchange', reveal);
  for (const link of all('a[href^="#"]')) link.addEventListener('click', () => { if (link.hash === location.hash) reveal(); });
  apply();
  reveal();

  let closed = [];
  addEventListener('beforeprint', () => {
    // What passed, long evidence and the pages on the controls stay as the reader left them; a hundred pages help nobody.
    closed = all('.req[data-verdict="fail"], .req[data-verdict="unknown"], .req[data-verdict="suppressed"], .framework').filter((part) => !part.open);
    for (const part of closed) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of closed) part.open = false;
  });
})();
`.trim();function sha256(text){return base64(digest(utf8(text)))}function digest(message){let constants=primes(64).map(prime=>fraction(Math.cbrt(prime))),state=primes(8).map(prime=>fraction(Math.sqrt(prime))),bytes=padded(message);for(let start=0;start<bytes.length;start+=64){let words=schedule(bytes.slice(start,start+64)),[a=0,b=0,c=0,d=0,e=0,f=0,g=0,h=0]=state;for(let round=0;round<64;round++){let one=h+(turned(e,6)^turned(e,11)^turned(e,25))+(e&f^~e&g)+(constants[round]??0)+(words[round]??0)|0,two=(turned(a,2)^turned(a,13)^turned(a,22))+(a&b^a&c^b&c)|0;[a,b,c,d,e,f,g,h]=[one+two|0,a,b,c,d+one|0,e,f,g]}for(let[index,value]of[a,b,c,d,e,f,g,h].entries())state[index]=(state[index]??0)+value|0}return state.flatMap(word=>[word>>>24,word>>>16&255,word>>>8&255,word&255])}function schedule(block){let words=[],byte=index=>block[index]??0;for(let index=0;index<16;index++)words.push(byte(index*4)<<24|byte(index*4+1)<<16|byte(index*4+2)<<8|byte(index*4+3));for(let index=16;index<64;index++){let[before,last]=[words[index-15]??0,words[index-2]??0],one=turned(before,7)^turned(before,18)^before>>>3,two=turned(last,17)^turned(last,19)^last>>>10;words.push((words[index-16]??0)+one+(words[index-7]??0)+two|0)}return words}function padded(message){let bits=message.length*8,zeros=(119-message.length%64)%64,length=[Math.floor(bits/2**32),bits>>>0].flatMap(word=>[word>>>24,word>>>16&255,word>>>8&255,word&255]);return[...message,128,...Array.from({length:zeros},()=>0),...length]}function turned(word,by){return word>>>by|word<<32-by}function fraction(value){return(value-Math.floor(value))*2**32|0}function primes(count){let found=[];for(let candidate=2;found.length<count;candidate++)found.every(prime=>candidate%prime!==0)&&found.push(candidate);return found}function utf8(text){let bytes=[];for(let character of text){let point=character.codePointAt(0)??0;point<128?bytes.push(point):point<2048?bytes.push(192|point>>6,128|point&63):point<65536?bytes.push(224|point>>12,128|point>>6&63,128|point&63):bytes.push(240|point>>18,128|point>>12&63,128|point>>6&63,128|point&63)}return bytes}var alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function base64(bytes){let text="";for(let index=0;index<bytes.length;index+=3){let[one=0,two,three]=bytes.slice(index,index+3),group=one<<16|(two??0)<<8|(three??0),letters=[18,12,6,0].map(shift=>alphabet.charAt(group>>shift&63));text+=letters.slice(0,2).join("")+(two===void 0?"=":letters[2])+(three===void 0?"=":letters[3])}return text}var style=`
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
`.trim();var html2=(report,{by="subject"})=>{let context={report,positions:new Positions(report.textOf)},policy=`default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(script)}'; img-src data:; base-uri 'none'; form-action 'none'`;return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>AKS hardening: ${summaryText(report)}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<div class="page">
${head(report)}
<main>
${parts(context,by).map(({id,title,body})=>html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}
</section>
`)}</main>
<footer>akslint ${report.version}. What is judged is the code that was scanned, not what runs in Azure.</footer>
</div>
<script type="application/json" id="report-data">${inertJson(jsonDocument(report,by))}</script>
<script>${raw(script)}</script>
</body>
</html>
`.text};function parts(context,by){let overview={id:"overview",title:"Clusters and controls",body:heatMap(context)},frameworks2={id:"frameworks",title:"Frameworks",body:coverage(context,by==="framework")},results={id:"results",title:"Results",body:findings(context)},about={id:"controls",title:"The controls",body:controls(context)},first=by==="framework"?[frameworks2,overview,results]:[overview,results,frameworks2];return context.report.subjects.length===0?[...trouble(context),about]:[...trouble(context),...first,...notices(context),about]}function head(report){let{fail,unknown,pass,suppressed,notApplicable}=tally(report.subjects),tile=(tone,count,word)=>html`<li class="tile ${tone}"><b>${count}</b><span>${word}</span></li>`,tiles=[tile("fail",fail,"controls failed"),tile("unknown",unknown,"undecided"),tile("pass",pass,"passed"),...suppressed>0?[tile("suppressed",suppressed,"suppressed")]:[],...notApplicable>0?[tile("not-applicable",notApplicable,"not applicable")]:[]],links=report.subjects.length===0?[]:[["overview","Clusters and controls"],["results","Results"],["frameworks","Frameworks"],["controls","The controls"]];return html`<header class="top"><div><h1>AKS hardening report</h1><p class="soft">${report.subjects.length===0?"Nothing was judged":subjectCount(report.subjects)} in ${counted(report.files,"file")}${bySeverity(report)}</p></div>
<div class="tools" data-script hidden><button type="button" id="save">Save the data (JSON)</button><button type="button" id="theme">Theme</button></div></header>
<ul class="tiles" aria-label="How the controls came out">${tiles}</ul>
<nav class="jump" aria-label="Parts of this report"><ul>${links.map(([id="",title=""])=>html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`}function bySeverity(report){let failing=issuesOf(report,["fail"]),counts=severityOrder.flatMap(severity=>{let count=failing.filter(({requirement:requirement2})=>requirement2.severity===severity).length;return count===0?[]:[`${count} ${severity}`]});return counts.length===0?"":`; failing requirements: ${enumerated(counts)}`}function trouble(context){let{errors}=context.report;if(errors.length===0)return[];let lines=errors.map(({file,offset,message})=>{let place=offset===void 0?context.report.displayPath(file):placeText(context,{file,start:offset,end:offset});return html`<li><code>${place}</code>: ${message}</li>`});return[{id:"errors",title:"Not read",body:html`<p>What stands in these files is not part of the verdicts.</p><ul class="plain">${lines}</ul>`}]}function notices(context){let{notices:all}=context.report;if(all.length===0)return[];let lines=all.map(({origin,message})=>html`<li><code>${placeText(context,origin.span)}</code>: ${message}</li>`);return[{id:"notices",title:"Notices",body:html`<ul class="plain">${lines}</ul>`}]}function summaryText(report){let{fail,unknown,pass}=tally(report.subjects);return`${fail} failed, ${unknown} undecided, ${pass} passed`}export{html2 as html};
