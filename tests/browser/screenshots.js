// Makes the pictures of docs/how-to/review-in-the-browser*.md, from the example corpus:
//   DUIDING=build/release/cli/duiding node tests/browser/screenshots.js
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {closeBrowser, duiding, open, read, serve} from './support.js';

const kRoot = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'duiding-shots-'));
const corpus = readdirSync(`${kRoot}corpus`).filter((name) => name.endsWith('.txt')).map((name) => `${kRoot}corpus/${name}`);
try {
  for (const language of ['nl', 'en']) {
    const study = join(folder, `${language}.duiding`);
    duiding('init', study, '--title', language === 'nl' ? 'Arbeidsmarkt' : 'Labour market');
    duiding('code', study, '--codebook', `${kRoot}codebooks/discriminatie.yaml`, ...corpus);
    const server = await serve(study, {language});
    const {page, close} = await open(server, read('interview-07-uwv-amsterdam'));
    const shoot = (name) => page.screenshot({path: `${kRoot}docs/images/review-${name}.${language}.png`});
    await page.waitForSelector('.card');
    await page.keyboard.press('j');
    for (let i = 0; i < 4; ++i) {
      await page.keyboard.press('a');
      await page.waitForFunction(() => !document.querySelector('.card.pending'));
    }
    await page.waitForFunction(() => document.querySelector('.details .rules'));
    await page.evaluate(() => { document.getElementById('status').textContent = ''; });
    await shoot('reading');
    await page.goto(`${server.origin}/report`);
    await page.locator('svg.figure').first().waitFor();
    await shoot('report');
    await close();
    await server.stop();
  }
} finally {
  await closeBrowser();
  rmSync(folder, {recursive: true, force: true});
}
