// What the report says of itself: which layer, and what a figure leaves out.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, open, shot, withStudy} from './support.js';

after(closeBrowser);

const kWords = ['moed', 'hoop', 'angst', 'trots', 'woede', 'schaamte', 'steun', 'twijfel', 'geduld', 'verdriet', 'plezier', 'vertrouwen', 'zorgen', 'rust'];
const kManyCodes = `codebook: {id: veel, version: 1.0.0, language: nl}
codes:
${kWords.map((word, index) => `  ${word}:
    label: {nl: Culturele ${word}, en: Cultural ${word}}
    rules:
    - id: r.${word}
      patterns: |
        ${word}
      hit: |
        ${word}
      miss: |
        niets${index}
`).join('')}`;
// Every code meets the one before it; in so many transcripts that there are more rows than bars.
const kTogether = Object.fromEntries(Array.from({length: 6}, (_, i) => [`gesprek-${i}`, `Rol R: respondent\n\nR: Gesprek ${i}. ${kWords.slice(1).map((word, at) => `Er is ${kWords[at]} en ${word}.`).join(' ')}\n`]));

test('headings name the layer, the tier and the voice in the words of the choices', async () => {
  await withStudy({language: 'nl'}, async (study, server) => {
    const {page, close} = await open(server, '/report');
    const heading = () => page.locator('#frequencies, #frequencies + p, #pairs, #pairs + p').allInnerTexts();
    assert.deepEqual(await heading(), ['Frequenties per code', 'laag: voorgesteld · 0 van 5 suggesties beoordeeld', 'Codes die samen voorkomen binnen een zin', 'laag: voorgesteld · 0 van 5 suggesties beoordeeld']);
    await page.goto(`${server.origin}/report?layer=final&tier=hint&voice=all&by=role&within=tokens:5&level=subcode`);
    await page.locator('#pairs').waitFor();
    assert.deepEqual(await heading(), ['Frequenties per code en rol', 'laag: beoordeeld en nog onbeoordeeld · 0 van 2 suggesties beoordeeld · trap: hint · stem: alle', 'Subcodes die samen voorkomen binnen 5 woorden', 'laag: beoordeeld en nog onbeoordeeld · 0 van 2 suggesties beoordeeld · trap: hint · stem: alle']);
    assert.equal(await page.locator('[name=within]').evaluate((select) => select.selectedOptions[0].textContent), '5 woorden');
    await close();
  });
});

test('a figure that shows no more than can be read says so, and the table has the rest', async () => {
  await withStudy({study: {transcripts: kTogether, codebook: kManyCodes}}, async (study, server) => {
    const {page, close} = await open(server, '/report?by=transcript');
    const notes = await page.locator('figcaption strong').allInnerTexts();
    const rows = kWords.length * 6;
    assert.equal(notes[0], `These are the first 60 of ${rows} rows; the table has them all.`);
    assert.match(notes[1], /^These are 12 of the 14 codes, .* the table has every pair that meets\.$/);
    assert.equal(notes[2], notes[1]);
    assert.equal(await page.locator('section[aria-labelledby=frequencies] svg a').count(), 60);
    assert.equal(await page.locator('section[aria-labelledby=frequencies] tbody tr').count(), rows);
    // Names are whole where there is room, and letters as large as those of the page.
    const labels = await page.locator('section[aria-labelledby=pairs] svg text').allTextContents();
    assert.ok(labels.some((label) => label.startsWith('Cultural vertrouwen')), labels.join());
    assert.deepEqual(labels.filter((label) => label.includes('…')), []);
    await shot(page, 'report-many');
    await page.goto(`${server.origin}/report`);
    await page.locator('svg').first().waitFor();
    assert.equal(await page.locator('section[aria-labelledby=frequencies] figcaption strong').count(), 0);
    await close();
  });
});

test('codes that could meet and do not are not said to be unable to', async () => {
  const apart = Object.fromEntries([['los', `Rol R: respondent\n\n${kWords.map((word) => `R: Er is ${word}.\n`).join('')}`]]);
  await withStudy({study: {transcripts: apart, codebook: kManyCodes}}, async (study, server) => {
    const {page, close} = await open(server, '/report');
    await page.getByText('No two codes meet here.').waitFor();
    await close();
  });
});
