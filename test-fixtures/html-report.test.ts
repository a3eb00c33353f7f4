import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { loadReporter } from '@akslint/reporters';
import { openHandbook } from '@akslint/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintFolder, reportOf } from './report-of.js';

/** The HTML report in a real browser; Debian's package `chromium` is one. */
const executable = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const hostileConfiguration = String.raw`
resource "azurerm_kubernetes_cluster" "main" {
  for_each                = { "\"><img src=x onerror=window.hacked=1>" = "</script><script>window.hacked=1</script>" }
  name                    = each.value
  private_cluster_enabled = false # <img src=x onerror=window.hacked=1>
  api_server_access_profile {
    authorized_ip_ranges = ["0.0.0.0/0", "</title><svg onload=window.hacked=1>"]
  }
  network_profile {
    network_policy = "'\"><a href=javascript:window.hacked=1>"
  }
}
`;

let browser: Browser;
let folder: string;
const pages = new Map<string, string>();

async function write(name: string, source: string, by: 'subject' | 'framework' = 'subject', ...targets: string[]): Promise<void> {
  const { guides } = await openHandbook();
  const file = join(folder, `${name}.html`);
  const html = await loadReporter('html');
  const text = html(reportOf(await lintFolder(source, ...targets), source, guides), { colour: false, width: 80, quiet: false, by });
  writeFileSync(file, text);
  pages.set(name, pathToFileURL(file).href);
}

type Options = NonNullable<Parameters<Browser['newPage']>[0]>;

/** Opens a report; whatever it asks of the network and whatever goes wrong in it is noted. */
async function opened(name: string, options: Options = {}): Promise<{ page: Page; requests: string[]; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  const requests: string[] = [];
  const troubles: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => (message.type() === 'error' ? troubles.push(message.text()) : undefined));
  await page.goto(pages.get(name) ?? '');
  return { page, requests, troubles };
}

if (executable === undefined) {
  it('is not opened in a browser, since there is none', () => {
    process.stdout.write('\n!!! NO CHROMIUM ON THIS MACHINE: the HTML report was not tried in a browser.\n!!! Install the package chromium, or name a browser in CHROMIUM, and run the tests again.\n\n');
  });
} else {
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-html-')));
    browser = await chromium.launch({ executablePath: executable, args: flags });
    const scenario = fileURLToPath(new URL('scenarios/terraform-production', import.meta.url));
    await write('scenario', scenario);
    await write('by-framework', scenario, 'framework');
    writeFileSync(join(folder, 'hostile.tf'), hostileConfiguration);
    writeFileSync(join(folder, 'broken.tf'), 'x = "<img src=x onerror=window.hacked=1>');
    await write('hostile', folder);
    const empty = mkdtempSync(join(folder, 'empty-'));
    await write('empty', empty);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('the HTML report in a browser', () => {
    it.each(['scenario', 'by-framework', 'hostile', 'empty'])('asks for nothing but itself and runs without trouble: %s', async (name) => {
      const { page, requests, troubles } = await opened(name);
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
      expect(requests.filter((url) => url !== pages.get(name) && url !== 'data:,')).toEqual([]);
      expect(troubles).toEqual([]);
      await page.close();
    });

    it('shows hostile names as text and runs none of them', async () => {
      const { page } = await opened('hostile');
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(await page.locator('img, svg, iframe, a[href^="javascript"]').count()).toBe(0);
      expect(await page.locator('.subject h3').first().textContent()).toBe('Cluster </script><script>window.hacked=1</script>');
      expect(await page.locator('body').innerText()).toContain('onerror=window.hacked=1');
      await page.close();
    });

    it('runs no script that somebody adds to it', async () => {
      const { page, troubles } = await opened('scenario');
      await page.evaluate(() => {
        const added = document.createElement('script');
        added.textContent = 'window.hacked = 1';
        document.body.append(added);
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.hacked = 1">');
      });
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(troubles.some((text) => text.includes('Content Security Policy'))).toBe(true);
      await page.close();
    });

    it('filters by verdict, severity, control, cluster and words', async () => {
      const { page } = await opened('scenario');
      const shown = (): Promise<number> => page.locator('.req:not([hidden])').count();
      const count = page.locator('#count');
      expect(await count.textContent()).toBe(`${await shown()} of ${await page.locator('.req').count()} results shown`);
      await page.getByLabel('passed').uncheck();
      expect(await page.locator('.req.pass:not([hidden])').count()).toBe(0);
      await page.getByLabel('Severity').selectOption('critical');
      expect(await shown()).toBe(2);
      await page.getByLabel('Search').fill('authorized RANGES');
      expect(await shown()).toBe(1);
      await page.getByLabel('Search').fill('no such words');
      expect(await count.textContent()).toContain('Nothing fits the filter.');
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByLabel('Control', { exact: true }).selectOption('azure-k8s-08');
      expect(await page.locator('.req:not([hidden])').evaluateAll((parts) => [...new Set(parts.map((part) => part.getAttribute('data-control')))])).toEqual(['azure-k8s-08']);
      await page.getByLabel('Cluster or resource', { exact: true }).selectOption({ index: 2 });
      expect(await page.locator('.subject:not([hidden])').count()).toBe(1);
      await page.close();
    });

    it('leads from a cell of the heat map to its result, even one that the filter hides', async () => {
      const { page } = await opened('scenario');
      await page.getByLabel('failed').uncheck();
      await page.locator('.heat a.fail').first().click();
      const target = page.locator('#s1-azure-k8s-01-private-cluster');
      expect(await target.evaluate((part: HTMLDetailsElement) => part.open && !part.hidden)).toBe(true);
      expect(await target.locator('.frame mark').textContent()).toBe('false');
      expect(await target.locator('ol.trace li').count()).toBe(2);
      expect(await target.locator('.remedy').textContent()).toContain('set private_cluster_enabled = true');
      expect(await page.evaluate(() => document.activeElement?.closest('.req')?.id)).toBe('s1-azure-k8s-01-private-cluster');
      await target.getByRole('link', { name: 'Terraform (azurerm 4 and 5)' }).click();
      expect(await page.locator('#sample-azure-k8s-01-azurerm-tf pre').isVisible()).toBe(true);
      await page.close();
    });

    it('can be used by keyboard', async () => {
      const { page } = await opened('scenario');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the results');
      await page.locator('.req summary').first().focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.req').first().evaluate((part: HTMLDetailsElement) => part.open)).toBe(true);
      await page.close();
    });

    it('has names for its fields, heads for its tables, one anchor of a name, and headings in order', async () => {
      const { page } = await opened('scenario');
      const faults = await page.evaluate(() => {
        const found: string[] = [];
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) found.push(`twice: ${id}`);
        for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) if (field.labels?.length !== 1) found.push(`without label: ${field.id}`);
        for (const table of document.querySelectorAll('table')) if (!table.querySelector('th[scope="col"]') || !table.querySelector('th[scope="row"]')) found.push('a table without heads');
        for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) if (!document.getElementById(link.hash.slice(1)) && !document.getElementById(decodeURIComponent(link.hash.slice(1)))) found.push(`leads nowhere: ${link.hash}`);
        let level = 0;
        for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
          const next = Number(heading.tagName.charAt(1));
          if (next > level + 1 && !heading.closest('details')) found.push(`skips a level: ${heading.textContent}`);
          level = next;
        }
        if (document.documentElement.lang !== 'en' || document.querySelectorAll('main').length !== 1) found.push('no language or no main part');
        return found;
      });
      expect(faults).toEqual([]);
      await page.close();
    });

    it.each(['light', 'dark'] as const)('has enough contrast in the %s theme', async (colorScheme) => {
      const { page } = await opened('scenario', { colorScheme });
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
      const weak = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const rgba = (colour: string): number[] => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const over = (top: number[], below: number[]): number[] => [0, 1, 2].map((index) => (top[index]! * top[3]!) / 255 + below[index]! * (1 - top[3]! / 255));
        const groundOf = (part: Element | null): number[] => {
          if (part === null) return [255, 255, 255, 255];
          const own = rgba(getComputedStyle(part).backgroundColor);
          return own[3] === 255 ? own : [...over(own, groundOf(part.parentElement)), 255];
        };
        const light = (colour: number[]): number => {
          const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const found = new Set<string>();
        for (const part of document.querySelectorAll('body *')) {
          const hasText = [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
          if (!hasText || part.closest('[hidden], .hidden-text, script, .skip')) continue;
          const style = getComputedStyle(part);
          const [one, other] = [light(over(rgba(style.color), groundOf(part))), light(groundOf(part))];
          const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          const isSign = part.getAttribute('aria-hidden') === 'true';
          if (ratio < (isSign ? 3 : 4.5)) found.add(`${part.tagName}.${part.className} in ${part.parentElement?.className} ${ratio.toFixed(2)}`);
        }
        return [...found];
      });
      expect(weak).toEqual([]);
      await page.close();
    });

    it('follows the system into the dark, and lets the reader choose', async () => {
      const { page } = await opened('scenario', { colorScheme: 'dark' });
      const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const dark = await ground();
      const button = page.getByRole('button', { name: /^Theme/ });
      expect(await button.textContent()).toBe('Theme: as the system');
      await button.click();
      expect(await ground()).not.toBe(dark);
      await button.click();
      expect([await button.textContent(), await ground()]).toEqual(['Theme: dark', dark]);
      await page.close();
    });

    it.each(['scenario', 'by-framework', 'hostile'])('never scrolls sideways on a phone: %s', async (name) => {
      const { page } = await opened(name, { viewport: { width: 390, height: 844 } });
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.close();
    });

    it('says everything without scripts, and shows no field that would do nothing', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(pages.get('scenario') ?? '');
      expect(await page.locator('.filter').isVisible()).toBe(false);
      expect(await page.locator('.req.fail').count()).toBe(7);
      await page.locator('.req.fail summary').first().click();
      expect(await page.locator('.req.fail .frame').first().isVisible()).toBe(true);
      await context.close();
    });

    it('opens what failed for the printer, and closes it afterwards', async () => {
      const { page } = await opened('scenario');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await page.locator('.req.fail:not([open]), .framework:not([open])').count()).toBe(0);
      expect(await page.locator('.req.pass[open], .control[open]').count()).toBe(0);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await page.locator('.req[open], .framework[open]').count()).toBe(0);
      await page.close();
    });

    it('saves its data as the JSON report', async () => {
      const { page } = await opened('scenario');
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the data (JSON)' }).click()]);
      expect(download.suggestedFilename()).toBe('akslint-report.json');
      await page.close();
    });
  });
}
