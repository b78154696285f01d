// Chromium as the tests use it: where it lies, how it is started, and what a keyboard can reach.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const [base, out] = process.argv.slice(2);
if (!base || !out) throw new Error('usage: node FILE ADDRESS FOLDER-FOR-SCREENSHOTS');
fs.mkdirSync(out, { recursive: true });

/** Starts Chromium so that it asks nobody but the casebook. */
function started() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = places.find((place) => place && fs.existsSync(place));
  if (!executablePath) throw new Error('Chromium is not here: install it, or name it in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** Fails with what was expected, and where the browser is. */
function expect(holds, what, page) {
  if (!holds) throw new Error(`${what}${page ? ` (at ${page.url()})` : ''}`);
}

/** A picture of the page, kept as output of the test. */
async function shot(page, name, fullPage = true) {
  await page.screenshot({ path: path.join(out, `${name}.png`), fullPage });
}

/** What has the focus: its text or label, its address, and whether a person sees that it has it. */
function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const box = at.getBoundingClientRect();
    const label = at.labels && at.labels.length ? at.labels[0].innerText : '';
    return {
      tag: at.tagName.toLowerCase(),
      text: (label || at.innerText || at.value || '').trim(),
      name: at.getAttribute('name') || '',
      href: at.getAttribute('href') || '',
      seen: (ring || style.boxShadow !== 'none') && box.width > 0 && box.height > 0,
    };
  });
}

/** Presses Tab until the focus is where it is wanted; every stop on the way has to be visible. */
async function tabTo(page, what, wanted, most = 400) {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at) continue;
    expect(at.seen, `the focus cannot be seen on ${JSON.stringify(at)}`, page);
    if (wanted(at)) return at;
  }
  throw new Error(`${what} cannot be reached with Tab (at ${page.url()})`);
}

/** Presses Enter and waits for the page that follows. */
async function follow(page) {
  await Promise.all([page.waitForLoadState('load'), page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
}

/** Runs the parts one after the other, says how each ended, and fails if one did. */
async function run(parts) {
  const browser = await started();
  let failed = 0;
  for (const [name, part] of parts) {
    try {
      const said = await part(browser);
      console.log(`ok      ${name}${said ? `: ${said}` : ''}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}: ${error.message}`);
    }
  }
  await browser.close();
  process.exitCode = failed ? 1 : 0;
}

module.exports = { base, out, expect, shot, focused, tabTo, follow, run };
