// Light and dark, small screens, print, and what axe-core finds.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {closeBrowser, makeStudy, open, read, serve, shot} from './support.js';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let study;
let server;

before(async () => {
  study = makeStudy();
  server = await serve(study.path, {language: 'nl'});
});
after(async () => {
  await closeBrowser();
  await server.stop();
  study.remove();
});

const kPages = [
  ['transcripts', '/'],
  ['reading', read('interview-1')],
  ['codebook', '/codebook'],
  ['report', '/report'],
  ['disagreements', '/disagreements'],
  ['sample', '/sample'],
  ['quotes', '/quotes'],
];
const kLooks = [
  ['light', {}],
  ['dark', {colorScheme: 'dark'}],
  ['tablet', {width: 820, height: 1180, hasTouch: true}],
];

for (const [name, path] of kPages)
  for (const [look, options] of name === 'reading' ? kLooks : kLooks.slice(0, 2))
    test(`${name}, ${look}: nothing that axe-core finds`, async () => {
      // axe-core is put in the page by the test itself, past the page's own rules.
      const {page, close} = await open(server, path, {bypassCSP: true, ...options});
      if (name === 'reading') {
        await page.locator('.card').first().click();
        await page.waitForSelector('.details .examples');
      }
      await shot(page, `${name}-${look}`);
      await page.evaluate(kAxe);
      const found = await page.evaluate(() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}));
      assert.deepEqual(found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`), []);
      await close();
    });

test('a dialog has nothing that axe-core finds', async () => {
  const {page, close} = await open(server, read('interview-1'), {bypassCSP: true});
  await page.locator('.card').first().click();
  for (const key of ['r', 'c', 'm', '?']) {
    await page.keyboard.press(key);
    await page.waitForSelector('dialog[open]');
    await shot(page, `dialog-${key === '?' ? 'help' : key}`);
    await page.evaluate(kAxe);
    const found = await page.evaluate(() => axe.run(document.querySelector('dialog')));
    assert.deepEqual(found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`), []);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', {state: 'detached'});
  }
  await close();
});

test('nothing is wider than the screen', async () => {
  for (const [, options] of kLooks)
    for (const [name, path] of kPages) {
      const {page, close} = await open(server, path, options);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wider, 0, name);
      await close();
    }
});

test('dark is dark and light is light', async () => {
  for (const [colorScheme, isDark] of [['dark', true], ['light', false]]) {
    const {page, close} = await open(server, '/', {colorScheme});
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number));
    assert.equal(paper[0] < 100, isDark);
    await close();
  }
});

test('printed, a transcript has its codings and no buttons to press', async () => {
  const {page, close} = await open(server, read('interview-1'));
  await page.waitForSelector('.card');
  await page.emulateMedia({media: 'print'});
  await shot(page, 'print');
  assert.equal(await page.locator('#top').isVisible(), false);
  assert.equal(await page.locator('.tools').isVisible(), false);
  assert.equal(await page.locator('.card').first().isVisible(), true);
  await close();
});

test('single keys can be turned off', async () => {
  const {page, close} = await open(server, read('interview-1'));
  await page.locator('.card').first().click();
  await page.keyboard.press('?');
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.waitForFunction(() => document.getElementById('status').textContent.includes('losse toetsen staan uit'));
  assert.equal(study.codings().filter((coding) => coding.status === 'accepted').length, 0);
  await close();
});

test('on a narrow screen the chosen coding is not under its details', async () => {
  const {page, close} = await open(server, read('interview-1'), {width: 820, height: 500});
  await page.waitForSelector('.card');
  for (let i = 0; i < 4; ++i) {
    await page.keyboard.press('j');
    const [card, details] = await page.evaluate(() => [document.querySelector('.card[aria-current]').getBoundingClientRect().bottom, document.querySelector('.details').getBoundingClientRect().top]);
    assert.ok(card < details, `${card} < ${details}`);
  }
  await close();
});

test('an address that leads nowhere says so, and a filter that nothing fits', async () => {
  const {page, close} = await open(server, read('bestaat-niet'));
  await page.getByRole('heading', {name: 'Deze pagina is er niet'}).waitFor();
  await page.getByText('Er is geen transcript \'bestaat-niet\'').waitFor();
  await page.getByRole('link', {name: 'Naar de transcripten'}).click();
  await page.getByRole('heading', {name: 'Transcripten'}).waitFor();
  await page.goto(server.origin + read('interview-1', '?voice=hypothetical'));
  await page.getByText('Geen codering past bij dit filter.').waitFor();
  await close();
});
