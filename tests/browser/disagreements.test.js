// What two coders coded differently, each alone, and how it is settled.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {closeBrowser, duiding, open, shot, withStudy} from './support.js';

after(closeBrowser);

const kText = `Titel: Gesprek
Rol R: respondent

Interviewer: Hoe ging het toen?
R: Ik zag het niet meer zitten. Wat zou het. Alles hield op, overal.
R: Zo was dat. <b>Niets</b> hielp nog.
`;
const at = (words) => {
  const begin = kText.indexOf(words);
  return `gesprek:${begin}:${begin + words.length}`;
};
const kKansloos = 'ontmoediging.kansloos';
const kOpgeven = 'ontmoediging.opgeven';
// One coded it and the other did not; other borders; another code.
const kWork = {
  ben: [['Ik zag het niet meer zitten.', kOpgeven], ['Alles hield op', kKansloos], ['Zo was dat.', kOpgeven]],
  chloe: [['Alles hield op, overal.', kKansloos], ['Zo was dat.', kKansloos]],
};

function codeAlone(study) {
  for (const [coder, work] of Object.entries(kWork)) {
    const lines = join(study.folder, `${coder}.jsonl`);
    writeFileSync(lines, work.map(([words, code]) => JSON.stringify({add: `${at(words)}=${code}`})).join('\n'));
    duiding('decide', study.path, '--coder', coder, '--from', lines);
  }
}
const withCoders = (options, run) => withStudy({study: {transcripts: {gesprek: kText}}, before: codeAlone, ...options}, run);

const items = (page) => page.locator('article.conflict-item');
const listed = (study) => JSON.parse(duiding('agreement', study.path, '--show', 'disagreements', '--by', 'subcode', '--format', 'json', '--language', 'en'));

test('what coders coded differently is listed as the command line lists it, side by side', async () => {
  await withCoders({}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements?by=subcode');
    await items(page).first().waitFor();
    const rows = listed(study);
    assert.deepEqual(rows.map((row) => row.kind).sort(), ['border', 'code', 'code', 'presence']);
    assert.equal(await items(page).count(), rows.length);
    const weights = await items(page).evaluateAll((all) => all.map((each) => Number(each.innerText.match(/difference: (\d+)/)[1])));
    assert.deepEqual(weights, rows.map((row) => row.weight));
    assert.match(await items(page).first().innerText(), /a coder has nothing here/);
    assert.match(await items(page).first().locator('.side').nth(1).innerText(), /chloe[\s\S]*nothing/);
    const border = page.locator('article.conflict-item', {hasText: 'other borders'});
    assert.deepEqual(await border.locator('mark').allInnerTexts(), ['Alles hield op', 'Alles hield op, overal.']);
    await shot(page, 'differences');
    // At the level of codes, two sub-codes of one code are no difference.
    await page.locator('[name=by]').focus();
    await page.locator('[name=by]').selectOption('');
    await page.waitForFunction(() => document.querySelectorAll('article.conflict-item').length === 2);
    await page.waitForFunction(() => document.activeElement.name === 'by');
    await page.goBack();
    await page.waitForFunction((count) => document.querySelectorAll('article.conflict-item').length === count, rows.length);
    await items(page).first().getByRole('link', {name: 'gesprek'}).click();
    await page.waitForSelector('.card[aria-current]');
    await close();
  });
});

test('a third settles differences by keyboard, with a memo, and the address reloads', async () => {
  await withCoders({coder: 'ana'}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements?by=subcode');
    await items(page).first().waitFor();
    const key = () => page.evaluate(() => document.activeElement.closest('article')?.dataset.key);
    const left = (count) => page.waitForFunction((n) => document.querySelectorAll('article.conflict-item').length === n, count);
    const settle = async (name, number) => {
      for (let i = 0; i < 5 && !(await page.evaluate((words) => document.activeElement.textContent.includes(words) && document.activeElement.matches('article'), name)); ++i) await page.keyboard.press('j');
      await page.keyboard.press(number);
      await page.locator('dialog textarea').waitFor();
      await page.keyboard.type('Talked through.');
      await page.keyboard.press('Control+Enter');
      await page.locator('dialog').waitFor({state: 'detached'});
    };
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await key();
    await page.reload();
    await items(page).first().waitFor();
    await page.waitForFunction((wanted) => document.activeElement.dataset?.key === wanted, second);
    await page.keyboard.press('k');

    await settle('a coder has nothing here', '2'); // as chloe, who has nothing there
    await left(3);
    await page.getByText('as chloe.').waitFor();
    await settle('other borders', '1'); // as ben: his borders
    await left(2);
    assert.ok(await key(), 'the focus goes on to the next');
    await page.keyboard.press('1');
    await page.locator('dialog textarea').waitFor();
    await page.keyboard.press('Escape'); // nothing is stored without a memo
    await page.locator('dialog').waitFor({state: 'detached'});
    assert.equal(await items(page).count(), 2);
    await settle('another code', '1');
    await left(1);
    await settle('another code', '1');
    await page.getByText('differ nowhere').waitFor();

    const codings = study.codings().filter((coding) => coding.coder !== 'machine');
    const state = codings.map((coding) => `${coding.text} ${coding.status} by ${coding.decided_by}`).sort();
    assert.deepEqual(state, [
      'Alles hield op added by ana', 'Alles hield op, overal. rejected by ana', 'Ik zag het niet meer zitten. rejected by ana',
      'Zo was dat. added by ana', 'Zo was dat. rejected by ana']);
    assert.ok(codings.every((coding) => coding.flags.length === 0));
    assert.equal(codings.filter((coding) => coding.memos.some((memo) => memo.memo === 'Talked through.')).length, 4);
    assert.match(duiding('agreement', study.path, '--language', 'en'), /between ben, chloe/);
    await close();
  });
});

test('one of the sides takes over what the other has', async () => {
  await withCoders({coder: 'chloe', language: 'nl'}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements?by=subcode');
    await items(page).first().waitFor();
    await items(page).first().getByText('U bent een van de partijen').waitFor();
    assert.equal(await page.getByRole('button', {name: 'Zoals chloe'}).count(), 0);
    await items(page).first().getByRole('button', {name: 'Zoals ben'}).click();
    await page.locator('dialog textarea').fill('Gezien.');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelectorAll('article.conflict-item').length === 3);
    assert.equal(listed(study).length, 3);
    await close();
  });
});

test('a contradiction about borders shows them, and one side\'s are taken over', async () => {
  const contradict = (study) => {
    const coding = study.codings()[0];
    duiding('decide', study.path, '--coder', 'ben', '--accept', coding.id);
    const lines = join(study.folder, 'chloe.jsonl');
    writeFileSync(lines, JSON.stringify({action: 'move', id: coding.id, begin_cp: coding.begin_cp, end_cp: coding.end_cp - 1}));
    duiding('decide', study.path, '--coder', 'chloe', '--from', lines);
  };
  await withStudy({before: contradict}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements');
    const {text} = study.codings()[0];
    assert.deepEqual(await items(page).locator('blockquote').allInnerTexts(), [text, text.slice(0, -1)]);
    await shot(page, 'contradiction-on-borders');
    await page.getByRole('button', {name: 'Borders as chloe'}).click();
    await page.locator('dialog textarea').fill('Without the full stop.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Nobody contradicts anybody.').waitFor();
    assert.equal(study.codings()[0].text, text.slice(0, -1));
    await close();
  });
});

test('however many contradict one another, all stand within the screen', async () => {
  const contradict = (study) => {
    const [{id}] = study.codings();
    for (let i = 0; i < 10; ++i) duiding('decide', study.path, '--coder', `Dr. van der Berg-${i}`, i < 9 ? '--accept' : '--reject', id);
  };
  await withStudy({before: contradict}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements', {width: 820, height: 1180});
    await page.locator('.conflict-item .side').nth(9).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const edges = await page.locator('.conflict-item .side').evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().right));
    assert.ok(Math.max(...edges) <= 820);
    await shot(page, 'ten-coders');
    await close();
  });
});
