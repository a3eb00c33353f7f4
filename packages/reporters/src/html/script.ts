/**
 * The report's only script: theme, filter, search, and opening what is linked to or printed. The page says everything
 * without it. It builds no HTML from data; all it sets are attributes and text.
 */
export const script = `
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
`.trim();
