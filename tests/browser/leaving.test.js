// What becomes of a page, and of what was asked in it, when it is left.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, eventually, kInterview, open, read, status, withStudy} from './support.js';

after(closeBrowser);

const kTwo = {study: {transcripts: {'interview-1': kInterview, 'interview-2': kInterview.replace('Interview 1', 'Interview 2')}}};
const decided = (study) => study.codings().filter((coding) => coding.status !== 'suggested');
const posts = (page) => {
  const sent = [];
  page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.postData()); });
  return sent;
};

test('the address that was asked for last is shown, and it alone listens', async () => {
  await withStudy(kTwo, async (study, server) => {
    const {page, close} = await open(server);
    const before = await page.evaluate(() => history.length);
    await page.getByRole('link', {name: 'interview-1', exact: true}).dblclick();
    await page.waitForSelector('body[data-ready=reading]');
    assert.equal(await page.evaluate(() => history.length), before + 1);
    await page.keyboard.press('j');
    await page.locator('.card[aria-current]').waitFor();
    assert.match(page.url(), new RegExp(await page.locator('.card[aria-current]').getAttribute('data-coding')));
    await page.keyboard.press('a');
    await eventually(async () => decided(study).length, 1);

    // A page that is slow to come does not take the place of the one asked for after it.
    let answer;
    const asked = new Promise((resolve) => page.route('**/api/cooccurrence*', (route) => { answer = () => route.continue().catch(() => {}); resolve(); }));
    await page.getByRole('link', {name: 'Report'}).click();
    await asked;
    await page.getByRole('link', {name: 'Codebook'}).click();
    await page.getByRole('heading', {level: 1, name: 'Codebook'}).waitFor();
    await answer();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await page.locator('h1').innerText(), 'Codebook');
    await close();
  });
});

test('leaving ends the choosing of borders and closes a dialog, and stores nothing', async () => {
  await withStudy(kTwo, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    const sent = posts(page);
    await page.keyboard.press('j');
    await page.keyboard.press('b');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('link', {name: 'Transcripts'}).click();
    await page.getByRole('link', {name: 'interview-2', exact: true}).click();
    await page.waitForSelector('body[data-ready=reading]');
    assert.equal(await page.locator('body.marking, .marking-bar').count(), 0);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /interview-2\?coding=/);

    // Words that were typed are not lost without a word.
    await page.keyboard.press('m');
    await page.locator('dialog textarea').fill('half a memo');
    page.once('dialog', (dialog) => dialog.dismiss());
    await page.goBack();
    await eventually(() => page.evaluate(() => location.pathname), '/read/interview-2');
    assert.equal(await page.locator('dialog textarea').inputValue(), 'half a memo');
    page.once('dialog', (dialog) => dialog.accept());
    await page.goBack();
    await page.getByRole('heading', {name: 'Transcripts'}).waitFor();
    assert.equal(await page.locator('dialog').count(), 0);
    assert.deepEqual(sent, []);
    await close();
  });
});

test('a window with decisions on their way asks before it closes, and stores them all', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route('**/api/decide', async (route) => { await held; await route.continue(); });
    await page.locator('.card').first().click();
    for (let i = 0; i < 3; ++i) await page.keyboard.press('a');
    const asked = new Promise((resolve) => page.once('dialog', (dialog) => { resolve(dialog.type()); dialog.dismiss(); }));
    await page.evaluate(() => { setTimeout(() => location.reload()); });
    assert.equal(await asked, 'beforeunload');
    // Another page of ours leaves them their time.
    await page.getByRole('link', {name: 'Codebook'}).click();
    await page.getByRole('heading', {level: 1, name: 'Codebook'}).waitFor();
    release();
    await eventually(async () => decided(study).length, 3);
    await status(page).getByText('Stored').waitFor();
    assert.match(page.url(), /\/codebook$/);
    await close();
  });
});

test('a double click and a key held down act once', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    const sent = posts(page);
    await page.locator('.card').first().click();
    await page.locator('.act.accept').dblclick({delay: 60});
    await eventually(async () => decided(study).length, 1);
    for (let i = 0; i < 5; ++i) await page.keyboard.down('a');
    await page.keyboard.up('a');
    await eventually(async () => decided(study).length, 2);
    await status(page).getByText('Stored').waitFor();
    assert.equal(sent.length, 2);

    // A quote that slides under the pointer is not released unread.
    await page.goto(`${server.origin}/quotes`);
    await page.getByLabel('Code').selectOption('ontmoediging');
    await page.getByRole('button', {name: 'Draw quotes'}).click();
    await page.locator('article.quote').first().waitFor();
    sent.length = 0;
    await page.locator('.act.accept').first().dblclick({delay: 60});
    await status(page).getByText('released').waitFor();
    assert.equal(sent.length, 1);
    await close();
  });
});

test('a link within a page leaves what was opened and typed in it', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, '/codebook');
    const rules = page.locator('article').nth(1).locator('details.more');
    await rules.locator('summary').first().click();
    await page.getByRole('link', {name: 'No chance'}).click();
    assert.match(page.url(), /#ontmoediging\.kansloos$/);
    await page.goBack();
    assert.equal(await rules.getAttribute('open'), '');

    await page.goto(`${server.origin}/quotes`);
    await page.getByRole('button', {name: 'Draw quotes'}).click();
    const words = page.getByLabel('Words that must go').first();
    await words.fill('half');
    await page.locator('#skip').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    // Nor does what another does take the words.
    await page.evaluate(() => document.dispatchEvent(new CustomEvent('pulse', {detail: 'another'})));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await words.inputValue(), 'half');
    await close();
  });
});

test('going back shows a list where it was left', async () => {
  const transcripts = Object.fromEntries(Array.from({length: 40}, (_, i) => [`gesprek-${String(i).padStart(2, '0')}`, `R: Ik heb het opgegeven, voor keer ${i}.\n`]));
  await withStudy({study: {transcripts}}, async (study, server) => {
    const {page, close} = await open(server);
    const link = page.getByRole('link', {name: 'gesprek-35'});
    await link.scrollIntoViewIfNeeded();
    const left = await page.evaluate(() => scrollY);
    assert.ok(left > 300);
    await link.click();
    await page.locator('.card').first().waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await link.waitFor();
    await eventually(() => page.evaluate(() => scrollY), left);
    await close();
  });
});
