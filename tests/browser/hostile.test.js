// A transcript, a codebook and memos full of markup and scripts are text and no more.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {closeBrowser, makeStudy, open, read, serve} from './support.js';

after(closeBrowser);

const kAttack = '<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg/onload=window.hit=1>';

test('hostile texts stay texts', async () => {
  const codebook = `
codebook: {id: boos, version: 1.0.0, language: nl}
codes:
  kwaad:
    label: {nl: '${kAttack}', en: '${kAttack}'}
    brief: {nl: 'javascript:window.hit=1 ${kAttack}', en: 'x ${kAttack}'}
    full: {nl: '${kAttack}', en: '${kAttack}'}
    colour: "#FF0000"
    examples:
      typical: '${kAttack}'
    rules:
    - id: kwaad.r
      patterns: |
        opgegeven
      hit: |
        opgegeven
      miss: |
        nee
`;
  const name = `x' onmouseover=window.hit=1 "a"`;
  const study = makeStudy({transcripts: {[name]: `<b onclick=window.hit=1>R</b>: opgegeven ${kAttack}\nR: </p></main>opgegeven {{hit}} \${hit} &lt;script&gt;\n`}, codebook});
  const server = await serve(study.path, {language: 'nl', coder: '<script>window.hit=1</script>'});
  try {
    const {page, close} = await open(server);
    await page.getByRole('rowheader').getByRole('link').click();
    await page.waitForSelector('.card');
    await page.locator('.card').first().click();
    await page.waitForSelector('.details .examples');
    await page.keyboard.press('m');
    await page.keyboard.type(kAttack);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.details .memos');
    await page.keyboard.press('r');
    await page.locator('dialog input').fill(kAttack);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.card.is-rejected');
    for (const path of ['/', read(name), read(kAttack)]) {
      await page.goto(server.origin + path);
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => window.hit), undefined, path);
      assert.equal(await page.locator('#main img, #main script, #main iframe, #alerts img').count(), 0, path);
    }
    await close();
  } finally {
    await server.stop();
    study.remove();
  }
});

test('a page of another site gets nothing and does nothing', async () => {
  const study = makeStudy();
  const server = await serve(study.path, {language: 'en'});
  const {createServer} = await import('node:http');
  // What such a site would try.
  const evil = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>evil</title><body>');
  });
  await new Promise((resolve) => evil.listen(0, '127.0.0.1', resolve));
  try {
    const {page, context} = await open(server);
    await page.goto(`http://localhost:${evil.address().port}/`);
    const answers = await page.evaluate(async (origin) => {
      const tried = [];
      const attempt = async (what) => { try { tried.push(await what()); } catch { tried.push('refused'); } };
      await attempt(async () => (await fetch(`${origin}/api/transcripts`, {credentials: 'include'})).status);
      await attempt(async () => (await fetch(`${origin}/api/decide`, {method: 'POST', credentials: 'include', body: '{}', headers: {'Content-Type': 'application/json'}})).status);
      await attempt(async () => (await fetch(`${origin}/api/decide`, {method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}'})).type);
      await attempt(() => new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = `${origin}/`;
        frame.onload = () => { try { resolve(frame.contentDocument?.body?.innerText || 'empty'); } catch { resolve('empty'); } };
        document.body.append(frame);
      }));
      await attempt(() => new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = `${origin}/main.js`;
        script.onload = () => resolve('loaded');
        script.onerror = () => resolve('refused');
        document.body.append(script);
      }));
      return tried;
    }, server.origin);
    assert.deepEqual(answers.slice(0, 2), ['refused', 'refused']);
    assert.ok(['opaque', 'refused'].includes(answers[2]));
    assert.equal(answers[3], 'empty');
    assert.equal(answers[4], 'refused');
    assert.equal(study.codings().filter((coding) => coding.status !== 'suggested').length, 0);
    await context.close();
  } finally {
    evil.close();
    await server.stop();
    study.remove();
  }
});
