// Light and dark, small screens, print, and what axe-core finds.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {closeBrowser, duiding, makeStudy, open, read, serve, shot} from './support.js';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let study, server; // as it is when a review begins
let worked; // and a server of one in which people worked

const kWords = `Titel: Gesprek
Rol R: respondent

R: Toen heb ik het opgegeven, dat zei ik ook tegen Mulder. En daarna ging het beter.
R: Als burgemeester heb ik het opgegeven. Er is geen kans. Zo was dat.
${Array.from({length: 20}, (_, i) => `R: Dit is zin ${i} van een heel gewoon gesprek over werk.\n`).join('')}`;

// Two contradict one another, code the same words differently, and draw quotes and a sample.
function makeWorked() {
  const made = makeStudy({transcripts: {gesprek: kWords, leeg: 'Interviewer: Niets?\n'}});
  const [first] = made.codings();
  const at = kWords.indexOf('Zo was dat.');
  const place = `gesprek:${at}:${at + 'Zo was dat.'.length}`;
  duiding('decide', made.path, '--coder', 'ben', '--accept', first.id, '--memo', 'zie veldnotitie', '--on', first.id);
  duiding('decide', made.path, '--coder', 'chloe', '--reject', first.id, '--reason', 'stem');
  duiding('decide', made.path, '--coder', 'ben', '--add', `${place}=ontmoediging.opgeven`);
  duiding('decide', made.path, '--coder', 'chloe', '--add', `${place}=ontmoediging.kansloos`);
  duiding('quotes', made.path, '--code', 'ontmoediging', '--count', '10');
  duiding('sample', made.path, '--size', '5', '--out', join(made.folder, 'steekproef.jsonl'));
  return {...made, sample: JSON.parse(duiding('sample', made.path, '--list', '--format', 'json'))[0].sample};
}

before(async () => {
  study = makeStudy();
  server = await serve(study.path, {language: 'nl'});
  worked = makeWorked();
  worked.server = await serve(worked.path, {language: 'nl'});
});
after(async () => {
  await closeBrowser();
  for (const each of [server, worked.server]) await each.stop();
  for (const each of [study, worked]) each.remove();
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

// What axe-core finds; it is put in the page by the test itself, past the page's own rules.
async function findings(page, within = 'html') {
  await page.evaluate(kAxe);
  const {violations} = await page.evaluate((selector) => axe.run(document.querySelector(selector), {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}), within);
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

for (const [name, path] of kPages)
  for (const [look, options] of name === 'reading' ? kLooks : kLooks.slice(0, 2))
    test(`${name}, ${look}: nothing that axe-core finds`, async () => {
      const {page, close} = await open(server, path, {bypassCSP: true, ...options});
      if (name === 'reading') {
        await page.locator('.card').first().click();
        await page.waitForSelector('.details .examples');
      }
      await shot(page, `${name}-${look}`);
      assert.deepEqual(await findings(page), []);
      await close();
    });

// Pages that show more once people have worked: what of it, and an element that says it is there.
const kWorked = [
  ['transcripts', () => '/', 'table'],
  ['reading', () => read('gesprek'), '.card'],
  ['contradictions and differences', () => '/disagreements?by=subcode', 'article.conflict-item mark'],
  ['a sample', () => `/sample?sample=${worked.sample}`, '.unit'],
  ['quotes', () => '/quotes', 'article.quote'],
  ['report', () => '/report?layer=reviewed', 'svg.figure'],
];
for (const [name, path, there] of kWorked)
  for (const [look, options] of kLooks)
    test(`${name} after work, ${look}: nothing that axe-core finds, nothing wider than the screen`, async () => {
      const {page, close} = await open(worked.server, path(), {bypassCSP: true, ...options});
      await page.locator(there).first().waitFor();
      await shot(page, `worked-${name}-${look}`);
      assert.deepEqual(await findings(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      await close();
    });

test('a dialog has nothing that axe-core finds', async () => {
  const {page, close} = await open(server, read('interview-1'), {bypassCSP: true});
  await page.locator('.card').first().click();
  for (const key of ['r', 'c', 'm', '?']) {
    await page.keyboard.press(key);
    await page.waitForSelector('dialog[open]');
    await shot(page, `dialog-${key === '?' ? 'help' : key}`);
    assert.deepEqual(await findings(page, 'dialog'), []);
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

test('printed, what people disagree on and quotes have no buttons, and names of speakers are whole', async () => {
  for (const [path, there] of [['/disagreements?by=subcode', 'article.conflict-item'], ['/quotes', 'article.quote']]) {
    const {page, close} = await open(worked.server, path);
    await page.locator(there).first().waitFor();
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.locator('button:visible').count(), 0, path);
    await close();
  }
  const {page, close} = await open(server, read('interview-1'));
  await page.waitForSelector('.card');
  await page.emulateMedia({media: 'print'});
  await page.setViewportSize({width: 718, height: 1000});
  assert.ok(await page.locator('.turn .name').first().evaluate((name) => name.textContent === 'Interviewer' && name.getClientRects().length === 1 && name.offsetHeight < 30));
  await close();
});

test('in colours that a person chose for everything, what is chosen is told apart', async () => {
  const {page, close} = await open(server, read('interview-1'), {forcedColors: 'active'});
  await page.waitForSelector('.card');
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const paperOf = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).backgroundColor);
  await page.keyboard.press('j');
  for (const selector of ['.piece.chosen', '#top a[aria-current]']) assert.notEqual(await paperOf(selector), paper, selector);
  await page.keyboard.press('c');
  await page.locator('dialog [aria-selected=true]').waitFor();
  assert.notEqual(await paperOf('dialog [aria-selected=true]'), await paperOf('dialog [aria-selected=false]'));
  await shot(page, 'forced-colors');
  await close();
});

test('in a low window the text has room', async () => {
  for (const size of [{width: 640, height: 360}, {width: 1280, height: 420}]) {
    const {page, close} = await open(server, read('interview-1'), size);
    await page.waitForSelector('.card');
    await page.keyboard.press('j');
    await page.evaluate(() => scrollTo(0, 400));
    const covered = await page.evaluate(() => ['#top', '.reading .head'].map((each) => document.querySelector(each).getBoundingClientRect().bottom));
    assert.deepEqual(covered.filter((bottom) => bottom > 0), [], JSON.stringify(size));
    await close();
  }
});

test('single keys can be turned off', async () => {
  const {page, close} = await open(server, read('interview-1'));
  await page.locator('.card').first().click();
  await page.keyboard.press('?');
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', {state: 'detached'});
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
  await page.goto(`${server.origin}/read/%E0%A4%A`);
  await page.getByRole('heading', {name: 'Deze pagina is er niet'}).waitFor();
  await page.getByRole('link', {name: 'Naar de transcripten'}).click();
  await page.getByRole('heading', {name: 'Transcripten'}).waitFor();
  await page.goto(server.origin + read('interview-1', '?voice=hypothetical'));
  await page.getByText('Geen codering past bij dit filter.').waitFor();
  await close();
});

test('a transcript of many speakers takes a few lines of the list, on a tablet too', async () => {
  const many = `${Array.from({length: 6}, (_, i) => `Rol P${i}: werkzoekende met een migratieachtergrond`).join('\n')}\nRol X: unknown\n\n${Array.from({length: 6}, (_, i) => `P${i}: Ik heb het opgegeven.`).join('\n')}\nModerator: Dank u.\n`;
  const made = makeStudy({transcripts: {'focusgroep-11-werkzoekenden-arnhem': many}});
  const its = await serve(made.path, {language: 'nl'});
  try {
    const {page, close} = await open(its, '/', {width: 820, height: 1180, hasTouch: true});
    const row = page.locator('tbody tr').first();
    await row.waitFor();
    await shot(page, 'transcripts-many');
    assert.match(await row.locator('.speakers').innerText(), /^werkzoekende met een migratieachtergrond: P0 4, P1 4, .*P5 4 · Moderator 2$/);
    assert.ok(await row.evaluate((element) => element.offsetHeight) < 110);
    await close();
  } finally {
    await its.stop();
    made.remove();
  }
});
