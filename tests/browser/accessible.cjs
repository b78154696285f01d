// Every kind of page, at the widths of a telephone and of a desk, in plain and in forced colours: axe-core finds
// nothing, and nothing has to be scrolled sideways. 320 px is also a window of 1280 px at 400 % (WCAG 2.2, 1.4.10).
'use strict';

const fs = require('node:fs');
const { base, expect, shot, run } = require('./browser.cjs');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 1280];
const COLOURS = ['none', 'active'];
// So many addresses of each route are looked at, the first ones that a reader comes across.
const OF_EACH = 3;
// Where a reader begins, and what no link leads to: mistakes, empty answers, a page that is not there.
const BEGIN = [
  '/', '/search', '/search?q=late+EHC+plan', '/search?q=zzzzqqqq', '/search?q=delay&from=yesterday', '/search?q=delay&page=2',
  '/decision/24-112-307?q=late+review', '/no-such-page',
];

const route = (url) => `${url.pathname.split('/')[1]}${url.pathname.split('/').length > 2 ? '/…' : ''}`;

/** The pages to look at: what a reader comes to from the first ones, some of each route. */
async function pages(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = new Map();
  const queue = BEGIN.map((at) => new URL(at, base));
  const found = [...queue];
  while (queue.length) {
    const at = queue.shift().href;
    await page.goto(at);
    // As it is written: what a link in a drawing has for `href` is no text.
    const links = await page.$$eval('a[href]:not([download])', (all) => all.map((a) => a.getAttribute('href')));
    for (const href of links) {
      const url = new URL(href, at);
      url.hash = '';
      const key = route(url);
      const known = seen.get(key) || new Set();
      if (url.origin !== new URL(base).origin || known.has(url.href) || known.size >= OF_EACH) continue;
      seen.set(key, known.add(url.href));
      const kind = (await context.request.get(url.href)).headers()['content-type'] || '';
      if (!kind.startsWith('text/html') || found.some((one) => one.href === url.href)) continue;
      found.push(url);
      queue.push(url);
    }
  }
  await context.close();
  return found;
}

/** What axe-core has against a page, a line each. */
async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  return result.violations.map((one) => `${one.id} (${one.impact}): ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`);
}

async function looked(browser, found, width, forcedColors) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, forcedColors, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const wrong = [];
  for (const url of found) {
    await page.goto(url.href);
    const at = `${url.pathname}${url.search}`;
    for (const line of await violations(page)) wrong.push(`${at}: ${line}`);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (wide > width) wrong.push(`${at}: ${wide} px wide in a window of ${width}`);
    const headings = await page.$$eval('h1', (all) => all.length);
    if (headings !== 1) wrong.push(`${at}: ${headings} first headings`);
    await shot(page, `${at.replace(/[^a-z0-9]+/gi, '-').slice(0, 80) || 'start'}-${width}-${forcedColors}`);
  }
  await context.close();
  expect(wrong.length === 0, `\n  ${wrong.join('\n  ')}`);
  return `${found.length} pages`;
}

let found;
run([
  ['the pages that links lead to', async (browser) => {
    found = await pages(browser);
    const routes = new Set(found.map(route));
    const wanted = ['', 'search', 'decision/…', 'money', 'themes', 'councils', 'council/…', 'reconcile', 'pack', 'about', 'accessibility'];
    const missing = wanted.filter((one) => !routes.has(one));
    expect(missing.length === 0, `no link leads to ${missing.join(', ')}; found ${[...routes].join(', ')}`);
    return [...routes].join(' ');
  }],
  ...WIDTHS.flatMap((width) => COLOURS.map((colours) => [
    `${width} px, ${colours === 'none' ? 'plain' : 'forced'} colours`,
    (browser) => looked(browser, found, width, colours),
  ])),
]);
