// A transcript on screens of many sizes and on paper, its borders moved by mouse, its words kept in sight.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, eventually, kCodebook, open, read, shot, status, withStudy} from './support.js';

after(closeBrowser);

const kLong = Array.from({length: 30}, (_, i) => `R: ${'Dat was toen in die jaren een heel gewoon verhaal over het werk en de mensen. '.repeat(14)}Ik heb het opgegeven, zei ik, en dat was het dan voor keer ${i}.\n`).join('');
const decided = (study) => study.codings().filter((coding) => coding.status !== 'suggested');

test('the words of the chosen coding are in sight, and the details never under the head', async () => {
  await withStudy({study: {transcripts: {lang: kLong}}}, async (study, server) => {
    const {page, close} = await open(server, read('lang'));
    for (const [width, height] of [[1280, 720], [1180, 820], [640, 360]]) {
      await page.setViewportSize({width, height});
      for (let i = 0; i < 4; ++i) {
        await page.keyboard.press('j');
        const seen = await page.evaluate(() => {
          const rect = document.querySelector('.piece.chosen').getClientRects()[0];
          const said = document.elementFromPoint(rect.left + 4, rect.top + rect.height / 2)?.closest('.piece.chosen');
          return Boolean(said) && rect.top > 0 && rect.bottom < innerHeight;
        });
        assert.ok(seen, `${width} × ${height}, coding ${i}`);
      }
      if (width > 900)
        await eventually(() => page.evaluate(() => Math.abs(document.querySelector('.details').getBoundingClientRect().top - document.querySelector('.reading .head').getBoundingClientRect().bottom) < 2), true);
      await shot(page, `words-in-sight-${width}`);
    }
    await page.setViewportSize({width: 1280, height: 720});
    await page.keyboard.press('d');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'details');
    await page.keyboard.press('d');
    assert.equal(await page.evaluate(() => document.activeElement.className.includes('card')), true);
    await close();
  });
});

test('borders are moved by mouse alone, and left alone', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    await page.locator('.card').first().click();
    await page.getByRole('button', {name: 'Move borders'}).click();
    await page.getByRole('button', {name: 'Cancel'}).click();
    assert.equal(await page.locator('body.marking, .marking-bar').count(), 0);
    await page.getByRole('button', {name: 'Move borders'}).click();
    await page.evaluate(() => {
      const said = [...document.querySelectorAll('.said')].find((each) => each.textContent.startsWith('Ik heb'));
      getSelection().setBaseAndExtent(said.firstChild, 0, said, said.childNodes.length);
    });
    await status(page).getByText('nu eenmaal zo').waitFor();
    await shot(page, 'move-by-mouse');
    await page.getByRole('button', {name: 'Store'}).click();
    await status(page).getByText('other borders').waitFor();
    assert.match(decided(study)[0].text, /^Ik heb het opgegeven.*zo\.$/s);
    await close();
  });
});

test('what was decided can be filtered on at once, and the same code is no change', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'), {height: 420});
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.locator('dialog').waitFor();
    assert.ok(await page.evaluate(() => {
      const [list, own] = ['.choices.codes', '[aria-selected=true]'].map((each) => document.querySelector(each).getBoundingClientRect());
      return own.top >= list.top - 1 && own.bottom <= list.bottom + 1;
    }));
    await page.keyboard.press('Enter');
    await status(page).getByText('nothing was stored').waitFor();
    assert.equal(decided(study).length, 0);
    await page.keyboard.press('a');
    await page.locator('[name=coder] option[value=ana]').waitFor({state: 'attached'});
    assert.ok((await page.locator('[name=code] option').allInnerTexts()).includes('No chance (ontmoediging.kansloos)'));
    assert.equal(await page.locator('#top a[aria-current]').innerText(), 'Transcripts');
    await close();
  });
});

test('codes without a colour of their own differ in colour', async () => {
  const codebook = kCodebook.replace(/^ +colour:.*\n/gm, '');
  await withStudy({study: {codebook}}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    const colours = await page.locator('.card').evaluateAll((all) => [...new Set(all.map((each) => each.style.getPropertyValue('--code')))]);
    assert.equal(colours.length, 2);
    await close();
  });
});

test('a transcript on A4 takes no more paper than it needs', async () => {
  await withStudy({study: {transcripts: {lang: kLong}}}, async (study, server) => {
    const {page, close} = await open(server, read('lang'));
    const pdf = (await page.pdf({format: 'A4'})).toString('latin1');
    const words = kLong.split(/\s+/).length;
    assert.ok(pdf.match(/\/Type \/Page\b/g).length <= Math.ceil(words / 250), `${pdf.match(/\/Type \/Page\b/g).length} pages for ${words} words`);
    await page.emulateMedia({media: 'print'});
    await page.setViewportSize({width: 718, height: 1000});
    assert.ok(await page.locator('.said').first().evaluate((said) => said.offsetWidth > 350));
    await shot(page, 'print-a4');
    await close();
  });
});
