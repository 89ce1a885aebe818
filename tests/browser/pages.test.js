// The codebook, the report, disagreements and the blind sample.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, test} from 'node:test';
import {closeBrowser, duiding, eventually, makeStudy, open, read, serve, shot, withStudy} from './support.js';

after(closeBrowser);

const kPlain = Array.from({length: 40}, (_, i) => `R: Dit is zin ${i} van een heel gewoon gesprek over werk. En dat zeg ik vaker, nummer ${i}.\n`).join('');

test('the codebook has definitions, rules and what became of them', async () => {
  const accept = (study) => duiding('decide', study.path, '--coder', 'ben', '--accept', study.codings()[0].id);
  await withStudy({before: accept}, async (study, server) => {
    const {page, close} = await open(server, '/codebook');
    await page.getByRole('heading', {name: 'Giving up ontmoediging.opgeven'}).waitFor();
    await page.locator('article').nth(1).locator('details.more summary').first().click();
    await shot(page, 'codebook');
    const row = page.getByRole('row', {name: 'ontm.opgeven'});
    assert.match(await row.innerText(), /100 %/);
    await row.getByText('patterns of this rule').click();
    assert.match(await row.innerText(), /ik heb het roken opgegeven/);
    await page.getByRole('link', {name: 'No chance'}).click();
    assert.match(page.url(), /#ontmoediging\.kansloos$/);
    await page.reload();
    await page.getByRole('heading', {name: 'No chance'}).waitFor();
    await close();
  });
});

test('each number of the report opens the passages behind it', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, '/report');
    await page.locator('[name=by]').selectOption('subcode');
    await page.waitForURL(/by=subcode/);
    await page.locator('[name=level]').selectOption('subcode');
    await page.waitForURL(/level=subcode/);
    await page.locator('svg.figure').nth(2).waitFor();
    await shot(page, 'report');
    const row = page.getByRole('row', {name: 'Giving up ontmoediging.opgeven'});
    const codings = Number(await row.getByRole('link').first().innerText());
    // Transcripts and speakers of a code are those of its codings; other voices have passages of their own.
    const behind = await row.getByRole('link').evaluateAll((links) => links.map((link) => new URL(link.href).searchParams.get('voices')));
    assert.deepEqual(behind.slice(0, 3), [null, null, null]);
    await row.getByRole('link').first().click();
    await page.getByRole('heading', {name: `Giving up: ${codings} codings`}).waitFor();
    assert.equal(await page.locator('.passages li').count(), codings);
    await shot(page, 'passages');
    await page.locator('.passages li a').first().click();
    await page.waitForSelector('.card[aria-current]');
    await page.goBack();
    await page.locator('.passages').waitFor();

    // The table is what the command line gives, and figures are files of their own.
    const saved = async (click) => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      return readFileSync(await download.path());
    };
    const csv = await saved(() => page.getByRole('link', {name: 'Save the table as CSV'}).first().click());
    assert.equal(csv.toString(), duiding('report', 'frequencies', study.path, '--by', 'subcode', '--format', 'csv', '--language', 'en'));
    const svg = (await saved(() => page.getByRole('button', {name: 'Save as SVG'}).nth(2).click())).toString();
    assert.match(svg, /^<svg /);
    assert.doesNotMatch(svg, /var\(--|<script|href/);
    const png = await saved(() => page.getByRole('button', {name: 'Save as PNG'}).first().click());
    assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
    await close();
  });
});

test('a third person settles what two contradict one another on, with a memo', async () => {
  const contradict = (study) => {
    const [{id}] = study.codings();
    duiding('decide', study.path, '--coder', 'ben', '--accept', id);
    duiding('decide', study.path, '--coder', 'chloe', '--reject', id, '--reason', 'voice');
  };
  await withStudy({before: contradict}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements');
    await page.getByText('chloe rejects').waitFor();
    await page.getByText('your decision settles').waitFor();
    await shot(page, 'disagreements');
    await page.getByRole('button', {name: 'Reject'}).click();
    await page.locator('dialog textarea').fill('Talked through: reported.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Nobody contradicts anybody.').waitFor();
    const coding = study.codings()[0];
    assert.equal(coding.status, 'rejected');
    assert.deepEqual(coding.flags, []);
    assert.equal(coding.memos[0].memo, 'Talked through: reported.');
    await close();
  });
});

test('a sample is judged blind, by keyboard', async () => {
  await withStudy({study: {transcripts: {gewoon: `${kPlain}R: Ik heb het opgegeven, geen kans.\n`}}}, async (study, server) => {
    const {page, close} = await open(server, '/sample');
    const sent = [];
    page.on('response', async (response) => { if (response.url().includes('/api/sample?')) sent.push(await response.text()); });
    await page.getByLabel('Sentences').fill('12');
    await page.getByRole('button', {name: 'Draw a sample'}).click();
    await page.locator('.unit').waitFor();
    await shot(page, 'sample');
    const units = Number((await page.locator('.summary').innerText()).match(/of (\d+)/)[1]);
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.getByText(`1 of ${units}`).waitFor();
    for (let i = 1; i < units; ++i) {
      await page.keyboard.press('Enter');
      await page.getByText(`${i + 1} of ${units}`).waitFor();
    }
    await page.getByText('All sentences are judged').waitFor();
    assert.match(duiding('sample', study.path, '--list', '--format', 'json'), new RegExp(`"units":\\s*${units}`));
    assert.ok(sent.length > 0);
    for (const body of sent) assert.doesNotMatch(body, /machine|suggest|stratum|flagged|tier|rule/);
    // What was said of a sentence is there again after a reload, and can be changed.
    await page.goto(`${page.url().replace(/&unit=.*/, '')}&unit=1`);
    await page.getByRole('checkbox').nth(1).waitFor();
    assert.equal(await page.getByRole('checkbox').nth(1).isChecked(), true);
    await close();
  });
});

test('what is pressed fast, or in two windows, falsifies no judgement', async () => {
  await withStudy({study: {transcripts: {gewoon: `${kPlain}R: Ik heb het opgegeven, geen kans.\n`}}}, async (study, server) => {
    const {page, context, close} = await open(server, '/sample');
    await page.getByLabel('Sentences').fill('12');
    await page.getByRole('button', {name: 'Draw a sample'}).click();
    await page.locator('.unit').waitFor();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('.unit').waitFor();
    const sent = [];
    page.on('request', (request) => { if (request.method() === 'POST') sent.push(JSON.parse(request.postData()).codes); });
    for (const key of ['1', '2', '3']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
    }
    await page.getByText('Stored: sentence 3.').waitFor();
    assert.deepEqual(sent, [['ontmoediging'], ['ontmoediging.opgeven'], ['ontmoediging.kansloos']]);

    await other.keyboard.press('3');
    await other.keyboard.press('Enter');
    await other.getByText('judged in another window').waitFor();
    await other.getByRole('button', {name: 'Previous'}).click();
    await other.getByText('sentence 1').waitFor();
    assert.deepEqual(await other.getByRole('checkbox', {checked: true}).evaluateAll((all) => all.map((each) => each.dataset.code)), ['ontmoediging']);
    await close();
  });
});

test('quotes are read beside their originals, masked more, released and refused', async () => {
  const text = `Titel: Gesprek
Rol R: respondent

Interviewer: Hoe ging het verder?
R: Toen heb ik het opgegeven, dat zei ik ook tegen Mulder. En daarna ging het beter.
R: Met de hond heb ik het lopen opgegeven. Dat was het.
R: Mijn baas Kees heeft het ook opgegeven. Geen idee.
`;
  await withStudy({study: {transcripts: {gesprek: text}}}, async (study, server) => {
    const {page, close} = await open(server, '/quotes');
    await page.getByText('There are no quotes here yet.').waitFor();
    await page.getByLabel('Code').selectOption('ontmoediging');
    await page.getByRole('button', {name: 'Draw quotes'}).click();
    await page.locator('article.quote').first().waitFor();
    await shot(page, 'quotes');
    assert.equal(await page.locator('article.quote').count(), 3);
    const withKees = page.locator('article.quote', {hasText: 'Kees'});
    assert.doesNotMatch(await withKees.locator('.masked').innerText(), /Kees/);

    const withDog = page.locator('article.quote', {hasText: 'hond'});
    await withDog.getByLabel('Words that must go').fill('hond');
    await withDog.getByRole('button', {name: 'Mask more'}).click();
    await page.getByText('Stored: more masked').waitFor();
    assert.doesNotMatch(await withDog.locator('.masked').innerText(), /hond/);
    assert.match(await withDog.locator('.original').innerText(), /hond/);

    const id = await withDog.locator('h2 code').innerText();
    await withDog.getByRole('button', {name: 'Release'}).click();
    await page.getByText(`Stored: quote ${id} released.`).waitFor();
    const given = JSON.parse(duiding('quotes', study.path, '--code', 'ontmoediging', '--format', 'json', '--language', 'en'));
    assert.equal(given.find((quote) => quote.quote === id).standing, 'released');

    const refused = await withKees.locator('h2 code').innerText();
    await withKees.getByRole('button', {name: 'Refuse'}).click();
    await page.getByText(`Stored: quote ${refused} refused.`).waitFor();
    assert.equal(await withKees.getByRole('button', {name: 'Refuse'}).count(), 0);
    await page.getByRole('link', {name: 'refused (1)'}).click();
    await page.waitForFunction(() => document.querySelectorAll('article.quote').length === 1);
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('article.quote').length === 1);
    // One that leaves the list takes the keyboard to what is left of it.
    await page.getByRole('button', {name: 'Release'}).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('article.quote').length === 0);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await close();
  });
});

test('a held quote says why, and a person masks more, releases or refuses it', async () => {
  const text = `Titel: Gesprek
Rol R: respondent

R: Ik was kampioen en toch heb ik het opgegeven.
R: Als burgemeester heb ik het opgegeven.
R: Nee, gewoon opgegeven.
`;
  const draw = (study) => duiding('quotes', study.path, '--code', 'ontmoediging', '--count', '10');
  await withStudy({study: {transcripts: {gesprek: text}}, before: draw}, async (study, server) => {
    const {page, close} = await open(server, '/quotes?standing=held');
    const held = page.locator('article.quote.is-held');
    await held.first().waitFor();
    const listed = JSON.parse(duiding('quotes', 'held', study.path, '--format', 'json', '--language', 'en'));
    assert.ok(listed.length >= 1);
    assert.equal(await held.count(), listed.length);
    for (const quote of listed) {
      const item = page.locator(`#quote-${quote.quote}`);
      assert.equal(await item.locator('.original').innerText(), quote.original);
      assert.equal(await item.locator('.masked').innerText(), quote.masked);
      const reasons = await item.locator('.reasons li').allInnerTexts();
      assert.deepEqual(reasons, quote.reasons.map((reason) => `${reason.words}: ${reason.why}`));
      assert.deepEqual(await item.locator('mark.doubt').allInnerTexts(), quote.reasons.map((reason) => reason.words));
    }
    await shot(page, 'held');
    const champion = listed.find((quote) => quote.original.includes('kampioen'));
    const item = page.locator(`#quote-${champion.quote}`);
    const standing = () => JSON.parse(duiding('quotes', study.path, '--code', 'ontmoediging', '--format', 'json')).find((quote) => quote.quote === champion.quote)?.standing;

    // Refused, it is among the refused; released after all, it can be handed out.
    await item.getByRole('button', {name: 'Refuse'}).click();
    await page.getByText(`Stored: quote ${champion.quote} refused.`).waitFor();
    await item.waitFor({state: 'detached'});
    await page.getByRole('link', {name: 'refused (1)'}).click();
    await item.waitFor();
    assert.notEqual(standing(), 'released');

    // One word more is masked: what was in doubt is gone from the masked text.
    await item.getByLabel('Words that must go').fill('kampioen');
    await page.keyboard.press('Enter');
    await page.getByText('Stored: more masked').waitFor();
    await page.goto(`${server.origin}/quotes`);
    await item.waitFor();
    assert.match(await item.locator('.original').innerText(), /kampioen/);
    assert.doesNotMatch(await item.locator('.masked').innerText(), /kampioen/);
    assert.deepEqual(await item.locator('.reasons li').allInnerTexts(), [`kampioen: ${champion.reasons[0].why} (masked now)`]);
    assert.equal(await item.locator('.tag').innerText(), 'refused');
    await item.getByRole('button', {name: 'Release'}).click();
    await page.getByText(`Stored: quote ${champion.quote} released.`).waitFor();
    assert.equal(standing(), 'released');
    await close();
  });
});

test('the report is by attribute, tier and voice as the command line gives it', async () => {
  const text = (name) => `Titel: ${name}\nRol R: respondent\n\nR: Ik heb het opgegeven. Er is geen kans. Mijn vrouw zei dat ik het opgegeven had.\n`;
  const sector = (study) => {
    duiding('attribute', study.path, 'een', 'sector=zorg');
    duiding('attribute', study.path, 'twee', 'sector=bouw');
  };
  await withStudy({study: {transcripts: {een: text('Een'), twee: text('Twee'), drie: text('Drie')}}, before: sector}, async (study, server) => {
    const {page, close} = await open(server, '/report');
    const choose = async (name, value) => {
      await page.locator(`[name=${name}]`).focus();
      await page.locator(`[name=${name}]`).selectOption(value);
      await page.waitForURL((url) => url.searchParams.get(name) === value);
      await page.waitForFunction(([field, wanted]) => document.querySelector(`[name=${field}]`)?.value === wanted, [name, value]);
      await page.waitForFunction((field) => document.activeElement.name === field, name);
    };
    const shown = () => page.locator('[aria-labelledby=frequencies] tbody tr').evaluateAll((rows) => rows.map((row) =>
      [row.querySelector('th code').textContent, ...[...row.querySelectorAll('td')].map((cell) => cell.textContent)]));
    const given = (...options) => JSON.parse(duiding('report', 'frequencies', study.path, '--format', 'json', '--language', 'en', ...options));
    const asShown = (row, group) => [row.code, ...(group ? [row[group] || 'without sector'] : []), String(row.codings), `${row.transcripts}/${row.transcripts_n}`,
      `${row.speakers}/${row.speakers_n}`, row.per_1000_words.toFixed(2), String(row.other_voices)];
    await choose('by', 'attribute:sector');
    await eventually(shown, given('--by', 'attribute:sector').map((row) => asShown(row, 'attribute:sector')));
    await choose('tier', 'hint');
    await eventually(shown, given('--by', 'attribute:sector', '--tier', 'hint').map((row) => asShown(row, 'attribute:sector')));
    await choose('tier', 'precise');
    await choose('voice', 'all');
    const all = given('--by', 'attribute:sector', '--tier', 'precise', '--voice', 'all').map((row) => asShown(row, 'attribute:sector'));
    await eventually(shown, all);
    await page.reload();
    await page.locator('[name=voice]').waitFor();
    await eventually(shown, all);
    await shot(page, 'report-by-attribute');

    // Behind a number stand its own passages, also where the attribute is not given.
    for (const group of ['bouw', 'without sector']) {
      const row = page.getByRole('row', {name: group});
      const codings = Number(await row.getByRole('link').first().innerText());
      await row.getByRole('link').first().click();
      await page.getByRole('heading', {name: `${group}: ${codings} coding`}).waitFor();
      assert.equal(await page.locator('.passages li').count(), codings);
      await page.goBack();
      await page.locator('.passages').waitFor({state: 'detached'});
    }
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[name=voice]')?.value === 'own');
    await choose('by', 'subcode');
    const bySubcode = given('--by', 'subcode', '--tier', 'precise');
    await eventually(shown, bySubcode.map((row) => asShown(row)));
    // Other voices have passages of their own.
    const [{other_voices: others}] = bySubcode.filter((row) => row.code === 'ontmoediging.opgeven');
    assert.ok(others > 0);
    await page.getByRole('row', {name: 'ontmoediging.opgeven'}).getByRole('link').last().click();
    await page.getByRole('heading', {name: `other voices: ${others} coding`}).waitFor();
    assert.equal(await page.locator('.passages li').count(), others);
    await close();
  });
});

test('one of anything is said as one', async () => {
  for (const [language, words] of [['nl', /^0 van 1 suggestie beoordeeld in 1 transcript\b(?!en)/], ['en', /^0 of 1 suggestion decided in 1 transcript\b(?!s)/]]) {
    await withStudy({language, study: {transcripts: {een: 'R: Ik heb het opgegeven.\n'}}}, async (study, server) => {
      const {page, close} = await open(server, '/');
      await page.locator('.summary').waitFor();
      assert.match(await page.locator('.summary').innerText(), words);
      await page.goto(`${server.origin}/report?code=ontmoediging`);
      await page.locator('.passages h2').waitFor();
      assert.match(await page.locator('.passages h2').innerText(), language === 'nl' ? /: 1 codering$/ : /: 1 coding$/);
      await close();
    });
  }
});

test('every page with keys explains them, and the keyboard stays where it is when it is drawn anew', async () => {
  const work = (study) => {
    const [{id}] = study.codings();
    duiding('decide', study.path, '--coder', 'ben', '--accept', id);
    duiding('decide', study.path, '--coder', 'chloe', '--reject', id);
    duiding('sample', study.path, '--size', '5', '--out', `${study.folder}/s.jsonl`);
  };
  await withStudy({before: work}, async (study, server) => {
    const {page, close} = await open(server, '/disagreements');
    const keys = async () => {
      await page.keyboard.press('?');
      const all = await page.locator('dialog kbd').allInnerTexts();
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', {state: 'detached'});
      return all;
    };
    assert.deepEqual(await keys(), ['j', 'k', '1 … 9', 'a', 'r', 'c', '?']);
    await page.goto(`${server.origin}/sample`);
    await page.locator('.samples a').click();
    await page.locator('.unit').waitFor();
    assert.deepEqual(await keys(), ['1 … 9', 'Enter', 'j', 'k', '?']);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'unit');
    // The list of transcripts is drawn anew when somebody decides.
    await page.goto(server.origin);
    const link = page.locator('tbody th a');
    await link.focus();
    duiding('decide', study.path, '--coder', 'dan', '--accept', study.codings().at(-1).id);
    await page.locator('tbody .progress').getByText('1 of 6').waitFor();
    assert.equal(await link.evaluate((element) => element === document.activeElement), true);
    await close();
  });
});

test('where nothing is coded yet, pages say what is missing and offer nothing that cannot be done', async () => {
  const bare = makeStudy();
  const path = `${bare.folder}/kaal.duiding`;
  duiding('init', path);
  duiding('import', path, `${bare.folder}/interview-1.txt`);
  const server = await serve(path, {language: 'nl'});
  try {
    const {page, close} = await open(server, '/quotes');
    await page.getByText('nog geen codeboek toegepast').waitFor();
    assert.equal(await page.getByRole('button', {name: 'Citaten trekken'}).count(), 0);
    await page.goto(server.origin + read('interview-1'));
    await page.locator('.details').getByText('nog geen codeboek toegepast').waitFor();
    await page.keyboard.press('j');
    await page.locator('#status').getByText('nog geen codeboek toegepast').waitFor();
    await close();
  } finally {
    await server.stop();
    bare.remove();
  }
});
