// A transcript on screens of many sizes and on paper, its borders moved by mouse, its words kept in sight.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, duiding, eventually, kCodebook, open, read, shot, status, withStudy} from './support.js';

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
    await page.setViewportSize({width: 1180, height: 820});
    await page.locator('.card').first().click();
    await page.getByRole('button', {name: 'Move borders'}).click();
    assert.ok(await page.evaluate(() => document.getElementById('status').getBoundingClientRect().right <= document.querySelector('.marking-bar').getBoundingClientRect().left));
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

// Selects from a place in one turn to a place in another, as handles on a touch screen do: no pointer tells of it.
const choose = (page, from, to) => page.evaluate(([[fromTurn, begin], [toTurn, end]]) => {
  const at = (turn, unit) => {
    const walker = document.createTreeWalker(document.querySelector(`[data-said="${turn}"]`), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), before = 0; node; before += node.length, node = walker.nextNode())
      if (unit <= before + node.length) return [node, unit - before];
    throw new Error('beyond the turn');
  };
  getSelection().setBaseAndExtent(...at(fromTurn, begin), ...at(toTurn, end));
}, [from, to]);

test('on a touch screen, what the handles chose last is coded', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'), {width: 820, height: 1180, hasTouch: true, isMobile: true});
    await choose(page, [1, 0], [1, 6]);
    await page.getByRole('button', {name: 'Code this'}).waitFor();
    await choose(page, [1, 0], [1, 22]);
    // Moving handles offer nothing until they stand still.
    await page.waitForTimeout(500);
    await shot(page, 'touch');
    await page.getByRole('button', {name: 'Code this'}).tap();
    await page.locator('[role=option]').first().tap();
    await status(page).getByText('added').waitFor();
    assert.deepEqual(decided(study).map((coding) => coding.text), ['Ik heb het opgegeven.']);
    await close();
  });
});

test('a selection that leaves the text ends with the last word that it touches', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    const code = async () => {
      await page.getByRole('button', {name: 'Code this'}).click();
      await page.locator('[role=option]').first().click();
      await status(page).getByText('added').waitFor();
      await page.evaluate(() => { document.getElementById('status').textContent = ''; });
    };
    // A paragraph chosen by a triple click ends where the next one begins.
    await choose(page, [1, 48], [2, 0]);
    await code();
    // From the text to the cards beside another turn.
    await page.evaluate(() => {
      const [from, beyond] = [document.querySelector('[data-said="2"]'), document.querySelectorAll('.turn .margin')[3]];
      getSelection().setBaseAndExtent(from.firstChild, 0, beyond, beyond.childNodes.length);
    });
    await code();
    const texts = decided(study).map((coding) => coding.text);
    assert.equal(texts[0], 'Dat is nu eenmaal zo.');
    assert.match(texts[1], /^En daarna\?.*opgegeven had\.$/s);
    await close();
  });
});

test('the keyboard is never lost: where an answer, a search or an undo redraws what it was on', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    const chosen = () => page.evaluate(() => [document.activeElement.dataset.coding, document.querySelector('.card[aria-current]')?.dataset.coding]);
    await page.keyboard.press('j');
    // Both codings are of one turn, which is drawn anew when the answer comes.
    await page.keyboard.press('a');
    await status(page).getByText('Stored').waitFor();
    let [focused, current] = await chosen();
    assert.equal(focused, current);
    await page.keyboard.press('ArrowUp');
    const [above] = await chosen();
    assert.notEqual(above, current);
    await page.keyboard.press('/');
    await page.keyboard.type('kans');
    await page.keyboard.press('Escape');
    assert.equal((await chosen())[0], above);
    // Coding words and leaving it.
    await page.keyboard.press('n');
    await page.getByRole('button', {name: 'Cancel'}).click();
    assert.equal((await chosen())[0], above);
    // Undoing what was added by hand leaves no coding chosen that is gone.
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await page.locator('[role=option]').nth(2).click();
    await status(page).getByText('added').waitFor();
    await page.keyboard.press('u');
    await status(page).getByText('undone').waitFor();
    [focused, current] = await chosen();
    assert.ok(current);
    assert.equal(focused, current);
    await close();
  });
});

test('what is read in the details stays as it is when somebody else decides', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'), {height: 420});
    await page.locator('.card').first().click();
    await page.locator('.details summary').first().click();
    await page.locator('.details').evaluate((details) => { details.scrollTop = 120; });
    const other = study.codings().at(-1).id;
    duiding('decide', study.path, '--coder', 'ben', '--reject', other);
    await status(page).getByText('Somebody else changed something').waitFor();
    assert.deepEqual(await page.locator('.details').evaluate((details) => [details.scrollTop, details.querySelector('details').open]), [120, true]);
    await close();
  });
});

test('a search finds words whatever their case, in letters of every kind, and counts them', async () => {
  const text = 'Rol R: respondent\n\nR: İstanbul en İzmir, en dan (Groningen). 😀 Ik heb het opgegeven.\n';
  await withStudy({study: {transcripts: {steden: text}}}, async (study, server) => {
    const {page, close} = await open(server, read('steden'));
    const found = () => page.evaluate(() => [...CSS.highlights.get('found') ?? []].map(String).join());
    const hits = page.locator('.tools [role=status]');
    for (const [wanted, told, word] of [['GRONINGEN', '1 of 1', 'Groningen'], ['(gro', '1 of 1', '(Gro'], ['het OPG', '1 of 1', 'het opg'], ['utrecht', '“utrecht” is not in this transcript.', '']]) {
      await page.locator('#search').fill(wanted);
      await eventually(() => hits.innerText(), told);
      assert.equal(await found(), word);
    }
    await close();
  });
});

test('a memo keeps its lines, and filters that nothing fits say so', async () => {
  await withStudy({}, async (study, server) => {
    const {page, close} = await open(server, read('interview-1'));
    await page.locator('.card').first().click();
    await page.keyboard.press('m');
    await page.locator('dialog textarea').fill('first line\n\nthird line');
    await page.keyboard.press('Control+Enter');
    await page.locator('.details .memos').waitFor();
    assert.equal(await page.locator('.details .memos li').innerText(), 'ana: first line\n\nthird line');
    await page.locator('[name=voice]').selectOption('reported');
    await page.locator('[name=status]').selectOption('conflict');
    await page.locator('.details').getByText('No coding fits this filter.').waitFor();
    assert.equal(await page.locator('.card').count(), 0);
    assert.match(await page.locator('.tools .progress').innerText(), /0 of 0/);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await status(page).getByText('No coding fits this filter.').waitFor();
    await page.goBack();
    await page.locator('.card').first().waitFor();
    await close();
  });
});

test('lines that the transcript breaks flow on, blank lines stay, and positions are those of the text', async () => {
  const text = 'Rol R: respondent\n\nR: Ik heb het toen helemaal\nopgegeven, en dat was\nhet.\n\nEr is geen\nkans, zeg ik.\n';
  await withStudy({study: {transcripts: {gebroken: text}}}, async (study, server) => {
    const {page, close} = await open(server, read('gebroken'));
    await page.waitForSelector('.card');
    const said = page.locator('.said').first();
    assert.match(await said.innerText(), /^Ik heb het toen helemaal opgegeven, en dat was het\.\s*\n\s*\nEr is geen kans, zeg ik\.$/);
    await choose(page, [0, 11], [0, 37]);
    await page.getByRole('button', {name: 'Code this'}).click();
    const dialog = page.locator('dialog');
    const before = await dialog.evaluate((element) => element.offsetHeight);
    await page.keyboard.type('kansloos');
    assert.equal(await dialog.evaluate((element) => element.offsetHeight), before);
    await page.keyboard.press('Enter');
    await status(page).getByText('added').waitFor();
    assert.deepEqual(decided(study).map((coding) => coding.text), [text.slice(text.indexOf('toen'), text.indexOf('toen') + 26).trim()]);
    await close();
  });
});

test('what is said from right to left stands so, and its words are coded as they are written', async () => {
  const text = 'Rol R: respondent\n\nR: שלום עולם טוב.\nR: Ik heb het opgegeven.\n';
  await withStudy({study: {transcripts: {ivriet: text}}}, async (study, server) => {
    const {page, close} = await open(server, read('ivriet'));
    await page.waitForSelector('.card');
    const edges = await page.evaluate(() => {
      const node = document.querySelector('[data-said="0"]').firstChild;
      return [0, node.length - 1].map((at) => { const range = new Range(); range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect().left; });
    });
    assert.ok(edges[0] > edges[1], 'the full stop stands at the left');
    await choose(page, [0, 0], [0, 9]);
    await page.getByRole('button', {name: 'Code this'}).click();
    await page.locator('[role=option]').first().click();
    await status(page).getByText('added').waitFor();
    assert.deepEqual(decided(study).map((coding) => coding.text), ['שלום עולם']);
    await close();
  });
});
