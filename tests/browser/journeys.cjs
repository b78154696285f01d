// The five journeys of a learning panel, with the keyboard alone and with JavaScript off.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { base, out, expect, shot, tabTo, follow, run } = require('./browser.cjs');

const QUESTION = 'late EHC plan';

/** A page in a browser that runs no script of the pages. */
async function desk(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true, viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

/** The first journey, with which the others begin: from the front page to the results. */
async function asked(browser) {
  const page = await desk(browser);
  await page.goto(base);
  await tabTo(page, 'the skip link', (at) => at.href === '#main', 1);
  await tabTo(page, 'the search box', (at) => at.name === 'q');
  await page.keyboard.type(QUESTION);
  await follow(page);
  expect((await page.locator('ol.hits > li').count()) > 0, 'nothing was found', page);
  expect((await page.locator('ol.hits mark').count()) > 0, 'no word is marked', page);
  expect(/page 1 of \d+/i.test(await page.title()), `the title says no page: ${await page.title()}`, page);
  return page;
}

async function paragraph(browser) {
  const page = await asked(browser);
  await tabTo(page, 'a deciding paragraph', (at) => /#p\d+$/.test(at.href));
  await follow(page);
  const id = new URL(page.url()).hash.slice(1);
  const place = page.locator(`[id="${id}"]`);
  expect((await place.count()) === 1, `#${id} is not there once`, page);
  const inWindow = async () => {
    const box = await place.boundingBox();
    return box && box.y > -5 && box.y < 900;
  };
  // A browser goes to the place some time after the page has come.
  for (let tries = 0; tries < 30 && !(await inWindow()); tries += 1) await page.waitForTimeout(100);
  expect(await inWindow(), `#${id} is not in the window`, page);
  expect((await page.locator('main mark').count()) > 0, 'the words of the question are not marked in the decision', page);
  await shot(page, 'journey-2-paragraph', false);
  return id;
}

/** The pounds in a text, in pence; null where there are none. */
function pence(text) {
  const found = /£([\d,]+)(?:\.(\d\d))?/.exec(text);
  return found ? Number(found[1].replace(/,/g, '')) * 100 + Number(found[2] || 0) : null;
}

async function money(browser) {
  const page = await asked(browser);
  await tabTo(page, 'the way to what was paid', (at) => at.href.startsWith('/money?'));
  await follow(page);
  expect(new URL(page.url()).search.includes('late'), 'the question went missing', page);
  expect((await page.locator('main svg').count()) > 0 && (await page.locator('main table').count()) > 0, 'no chart with its table', page);
  const total = pence(await page.locator('main').innerText());
  expect(total > 0, 'no sum is named', page);
  await shot(page, 'journey-3-money');
  await tabTo(page, 'the cases behind a bar', (at) => at.href.startsWith('/search?'));
  await follow(page);
  expect((await page.locator('ol.hits > li').count()) > 0, 'a row of the table leads to no case', page);
  return `£${(total / 100).toFixed(2)}`;
}

async function rows(browser) {
  const page = await asked(browser);
  await tabTo(page, 'the rows for Excel', (at) => /\.xlsx\?/.test(at.href));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const file = path.join(out, download.suggestedFilename());
  await download.saveAs(file);
  const begin = fs.readFileSync(file).subarray(0, 2).toString();
  expect(file.endsWith('.xlsx') && begin === 'PK', `${file} is no workbook`, page);
  return path.basename(file);
}

async function pack(browser) {
  const page = await asked(browser);
  for (let chosen = 1; chosen <= 3; chosen += 1) {
    let before = chosen;
    await tabTo(page, `case ${chosen} to add`, (at) => /add/i.test(at.text) && /pack/i.test(at.text) && --before === 0);
    await follow(page);
    if (!page.url().includes('/search')) await page.goBack();
  }
  await tabTo(page, 'the pack', (at) => /^\/pack\?/.test(at.href) && !/add/i.test(at.text));
  await follow(page);
  await shot(page, 'journey-5-pack');
  await tabTo(page, 'the pack to print', (at) => /^\/pack\.html\?/.test(at.href));
  await follow(page);
  const cases = await page.locator('article').count();
  expect(cases === 3, `${cases} cases in the pack`, page);
  expect((await page.locator('blockquote').count()) >= 3, 'a case without a quotation', page);
  await page.pdf({ path: path.join(out, 'journey-5-pack.pdf') });
  return `${cases} cases, printed`;
}

run([
  ['1 find what we were told about late plans', async (browser) => {
    const page = await asked(browser);
    await shot(page, 'journey-1-found');
    return `${await page.locator('ol.hits > li').count()} on the first page`;
  }],
  ['2 open the deciding paragraph', paragraph],
  ['3 see what was paid for it', money],
  ['4 take the rows to Excel', rows],
  ['5 print a pack of three cases', pack],
]);
