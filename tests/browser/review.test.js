// A whole review of a small study: by keyboard alone, by mouse alone, in both languages.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, makeStudy, open, read, serve, shot, status} from './support.js';

after(closeBrowser);

async function withStudy(options, run) {
  const study = makeStudy(options.study);
  const server = await serve(study.path, options);
  try {
    await run(study, server);
  } finally {
    const {status} = await server.stop();
    study.remove();
    assert.equal(status, 0);
  }
}

const stored = (page, words) => page.waitForFunction((wanted) => document.getElementById('status').textContent.includes(wanted), words);
const chosen = (page) => page.locator('.card[aria-current]');

test('a whole review by keyboard alone, in Dutch', async () => {
  await withStudy({language: 'nl'}, async (study, server) => {
    const {page, close} = await open(server);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
    await shot(page, 'transcripts-nl');
    // To the transcript by Tab and Enter, without the mouse.
    for (let i = 0; i < 20 && await page.evaluate(() => !document.activeElement.matches('th a')); ++i) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.card');
    assert.equal(await page.locator('.card').count(), 6);

    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await stored(page, 'Vastgelegd: Opgeven aanvaard.');
    assert.equal(study.codings().filter((coding) => coding.status === 'accepted').length, 1);

    await page.keyboard.press('r');
    await page.keyboard.press('2');
    await stored(page, 'verworpen');
    assert.equal(study.codings().find((coding) => coding.status === 'rejected').reason, 'meaning');

    await page.keyboard.press('r');
    await page.keyboard.press('Shift+Tab');
    await page.locator('dialog input').focus();
    await page.keyboard.type('zie memo');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.card.is-rejected').length === 2);
    assert.deepEqual(study.codings().filter((coding) => coding.status === 'rejected').map((coding) => coding.reason).sort(), ['meaning', 'zie memo']);

    await page.keyboard.press('c');
    await page.keyboard.type('kansl');
    await page.keyboard.press('Enter');
    await stored(page, 'Vastgelegd: nu Kansloos.');
    assert.equal(study.codings().find((coding) => coding.status === 'changed').code, 'ontmoediging.kansloos');

    await page.keyboard.press('m');
    await page.keyboard.type('Ter overleg');
    await page.keyboard.press('Control+Enter');
    await stored(page, 'memo');
    assert.equal(study.codings().find((coding) => coding.memos.length).memos[0].memo, 'Ter overleg');

    await page.keyboard.press('u');
    await stored(page, 'ongedaan');
    assert.equal(study.codings().filter((coding) => coding.memos.length).length, 0);

    // Other borders: one word less at the end, one word later at the beginning.
    await page.keyboard.press('j');
    const before = await chosen(page).getAttribute('data-coding');
    await page.keyboard.press('b');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    await shot(page, 'move-by-keyboard');
    await page.keyboard.press('Enter');
    await stored(page, 'andere grenzen');
    const moved = study.codings().find((coding) => coding.id === before);
    assert.equal(moved.status, 'changed');
    assert.ok(moved.begin_cp > moved.was.begin_cp && moved.end_cp < moved.was.end_cp);

    // A coding by hand: the sentence after the one that is chosen.
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('verl');
    assert.equal(await page.locator('dialog [role=option]').count(), 0);
    for (let i = 0; i < 4; ++i) await page.keyboard.press('Backspace');
    await page.keyboard.type('ontmoediging');
    await page.keyboard.press('Enter');
    await stored(page, 'toegevoegd');
    assert.equal(study.codings().filter((coding) => coding.status === 'added').length, 1);

    for (let i = 0; i < 6 && study.codings().some((coding) => coding.status === 'suggested'); ++i) {
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.waitForFunction(() => !document.querySelector('.card.pending'));
    }
    assert.equal(study.codings().filter((coding) => coding.status === 'suggested').length, 0);
    await page.keyboard.press('j');
    await stored(page, 'beoordeeld');
    await shot(page, 'all-decided-nl');
    await close();
  });
});

test('a whole review by mouse alone, in English', async () => {
  await withStudy({language: 'en'}, async (study, server) => {
    const {page, close} = await open(server);
    await page.getByRole('link', {name: 'interview-1', exact: true}).click();
    await page.waitForSelector('.card');
    await page.locator('.card').first().click();
    await page.getByRole('button', {name: 'Accept'}).click();
    await stored(page, 'Stored: Giving up accepted.');
    await page.getByRole('button', {name: 'Reject'}).click();
    await page.getByRole('button', {name: 'it is about something else'}).click();
    await stored(page, 'rejected');
    await page.getByRole('button', {name: 'Change code'}).click();
    await page.locator('dialog').getByRole('option', {name: 'Discouragement'}).click();
    await stored(page, 'Stored: now Discouragement.');
    await page.getByRole('button', {name: 'Undo'}).click();
    await stored(page, 'undone');

    // A click in the text chooses what lies there; another goes on to what lies under it.
    await page.locator('mark.piece').last().click();
    assert.equal(await page.locator('.piece.chosen').count() > 0, true);

    // Words selected with the mouse become a coding.
    const drag = async (from, to) => {
      const box = await page.evaluate(([word, end]) => {
        for (const said of document.querySelectorAll('.said')) {
          const at = said.textContent.indexOf(word);
          const till = said.textContent.indexOf(end);
          if (at < 0 || till < 0) continue;
          const rect = (offset, after) => {
            const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(), seen = 0; node; seen += node.length, node = walker.nextNode())
              if (offset < seen + node.length) {
                const range = document.createRange();
                range.setStart(node, offset - seen);
                range.setEnd(node, offset - seen + 1);
                const found = range.getBoundingClientRect();
                return {x: after ? found.right - 1 : found.left + 1, y: found.top + found.height / 2};
              }
            return null;
          };
          return [rect(at, false), rect(till + end.length - 1, true)];
        }
        return null;
      }, [from, to]);
      await page.mouse.move(box[0].x, box[0].y);
      await page.mouse.down();
      await page.mouse.move(box[1].x, box[1].y, {steps: 5});
      await page.mouse.up();
    };
    await drag('nu eenmaal', 'zo');
    await page.waitForSelector('.floating');
    await shot(page, 'select-by-mouse');
    await page.getByRole('button', {name: 'Code this'}).click();
    await page.locator('dialog').getByRole('option', {name: 'No chance'}).click();
    await stored(page, 'added');
    assert.equal(study.codings().find((coding) => coding.status === 'added').text, 'nu eenmaal zo');

    // Beyond an emoji positions are still code points.
    await drag('Daarna', 'heb');
    await page.getByRole('button', {name: 'Code this'}).click();
    await page.locator('dialog').getByRole('option', {name: 'No chance'}).click();
    await page.waitForFunction(() => document.querySelectorAll('.card.is-added').length === 2);
    assert.deepEqual(study.codings().filter((coding) => coding.status === 'added').map((coding) => coding.text).sort(), ['Daarna heb', 'nu eenmaal zo']);

    await page.getByRole('button', {name: 'Memo'}).click();
    await page.locator('dialog textarea').fill('see <b>this</b>');
    await page.getByRole('button', {name: 'Store'}).click();
    await stored(page, 'memo');
    assert.equal(await page.locator('.details .memos').innerText(), 'ana: see <b>this</b>');
    await shot(page, 'reading-en');
    await close();
  });
});

test('every state is an address: filters, the chosen coding, a search', async () => {
  await withStudy({language: 'en'}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    await page.waitForSelector('.card');
    await page.locator('[name=code]').selectOption('ontmoediging.kansloos');
    assert.equal(await page.locator('.card').count(), 2);
    await page.locator('[name=status]').selectOption('undecided');
    await page.keyboard.press('Escape');
    await page.locator('.card').nth(1).click();
    const address = page.url();
    assert.match(address, /code=ontmoediging\.kansloos/);
    assert.match(address, /coding=[0-9a-f]{16}/);
    await page.reload();
    await page.waitForSelector('.card[aria-current]');
    assert.equal(await page.locator('.card').count(), 2);
    assert.equal(await page.locator('[name=status]').inputValue(), 'undecided');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[name=status]').value === '');
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.card').length === 6);
    await page.getByRole('button', {name: 'Clear filters'}).waitFor({state: 'detached'});
    await page.goBack();
    await page.waitForFunction(() => location.pathname === '/');
    await page.getByRole('link', {name: 'interview-1', exact: true}).waitFor();

    await page.goto(server.origin + read('interview-1', '?q=weer'));
    await page.waitForFunction(() => document.querySelector('.tools')?.textContent.includes('1 of 1'));
    await close();
  });
});

test('two reviewers at once: nobody overwrites what he has not seen', async () => {
  const study = makeStudy();
  const ana = await serve(study.path, {coder: 'ana', language: 'en'});
  const ben = await serve(study.path, {coder: 'ben', language: 'en'});
  try {
    const one = await open(ana, read('interview-1'));
    const other = await open(ben, read('interview-1'));
    await one.page.locator('.card').first().click();
    await other.page.locator('.card').first().click();
    await one.page.keyboard.press('a');
    await stored(one.page, 'accepted');
    await other.page.keyboard.press('r');
    await other.page.keyboard.press('1');
    const alert = other.page.getByRole('alert');
    await alert.getByText('Ana has decided something here meanwhile').waitFor();
    await shot(other.page, 'overtaken');
    assert.equal(study.codings()[0].status, 'accepted');
    assert.match(await other.page.locator('.standing').innerText(), /accepted by ana/);
    // Having seen it, ben says otherwise: a conflict that both see.
    await other.page.keyboard.press('r');
    await other.page.keyboard.press('1');
    await stored(other.page, 'rejected');
    assert.deepEqual(study.codings()[0].flags, ['in_conflict']);
    await one.page.locator('.card.conflict').first().waitFor();
    await one.close();
    await other.close();
  } finally {
    await ana.stop();
    await ben.stop();
    study.remove();
  }
});

test('two windows of one reviewer: an act from an old window is refused', async () => {
  await withStudy({language: 'en'}, async (study, server) => {
    const one = await open(server, read('interview-1'));
    const page = await one.context.newPage();
    await page.goto(server.origin + read('interview-1'));
    await page.locator('.card').first().click();
    await one.page.locator('.card').first().click();
    await one.page.keyboard.press('a');
    await stored(one.page, 'accepted');
    await page.keyboard.press('c');
    await page.keyboard.type('kansl');
    await page.keyboard.press('Enter');
    await page.getByText('Something was decided here in another window').waitFor();
    assert.equal(study.codings()[0].status, 'accepted');
    await one.close();
  });
});

test('the page says when the program is gone, sends nothing twice, and comes back', async () => {
  const study = makeStudy();
  let server = await serve(study.path, {language: 'en'});
  const {port} = server;
  try {
    const {page, context} = await open(server, read('interview-1'));
    await page.locator('.card').first().click();
    await page.keyboard.press('a');
    await stored(page, 'accepted');
    await server.stop('SIGKILL');
    assert.equal(study.codings()[0].status, 'accepted');

    await page.keyboard.press('a');
    await page.getByRole('alert').getByText('duiding no longer answers').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /not sent again/);
    // What is not known of the decision stays beside that the program is gone.
    await page.waitForTimeout(4500);
    assert.match(await page.getByRole('alert').innerText(), /no longer answers[\s\S]*not sent again|not sent again[\s\S]*no longer answers/);
    await shot(page, 'gone');
    assert.equal(await page.locator('.card.pending').count(), 0);

    // The same port, but another token: the old window stays outside, the new address is let in.
    server = await serve(study.path, {language: 'en', port});
    await page.getByRole('alert').getByText('Only who opens the address').waitFor();
    await page.goto(server.address);
    await page.waitForSelector('#main h1');
    await page.goto(server.origin + read('interview-1'));
    await page.waitForSelector('.card');
    assert.equal(await page.locator('.card.is-accepted').count(), 1);
    assert.equal(study.codings().filter((coding) => coding.status === 'accepted').length, 1);
    await context.close();
  } finally {
    await server.stop();
    study.remove();
  }
});

test('a program that hangs is said to, and what was asked is stored once when it goes on', async () => {
  await withStudy({language: 'en'}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    await page.locator('.card').first().click();
    process.kill(server.pid, 'SIGSTOP');
    try {
      await page.keyboard.press('a');
      await page.getByRole('alert').getByText('has not answered for a while').waitFor();
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    await page.locator('.card.is-accepted').waitFor();
    await page.getByRole('alert').getByText('has not answered for a while').waitFor({state: 'detached'});
    assert.equal(study.codings().filter((coding) => coding.status === 'accepted').length, 1);
    await close();
  });
});

test('acts that follow one another fast are all stored, in their order', async () => {
  await withStudy({language: 'en'}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    await page.locator('.card').first().click();
    for (let i = 0; i < 6; ++i) await page.keyboard.press('a');
    await page.waitForFunction(() => document.querySelectorAll('.card.is-accepted').length === 6);
    assert.equal(study.codings().filter((coding) => coding.status === 'accepted').length, 6);
    for (let i = 0; i < 6; ++i) await page.keyboard.press('u');
    await page.waitForFunction(() => document.querySelectorAll('.card.is-suggested').length === 6);
    assert.equal(study.codings().filter((coding) => coding.status === 'suggested').length, 6);
    await close();
  });
});
