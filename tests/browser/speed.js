// How fast the reading page is on a large study, and whether memory stays flat. Prints
// numbers; run it with a release build on a quiet machine:
//   DUIDING=build/release/cli/duiding node tests/browser/speed.js
import {readFileSync} from 'node:fs';
import {closeBrowser, makeStudy, open, read, serve} from './support.js';

const kTranscripts = 300;
const kDecisions = Number(process.env.DECISIONS ?? 2000);

// Equal numbers in equal order on every machine.
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const kCodes = ['opgegeven', 'geluk', 'verlies', 'angst', 'hoop', 'trots', 'schaamte', 'woede', 'steun', 'twijfel', 'grens', 'geduld'];
const kWords = 'de het een ik je we zij dat dit toen daar hier wel niet maar want dus ook nog altijd soms vaak werk gesprek collega kantoor week jaar zaak mens vraag antwoord naar van met voor bij over onder tussen zeggen komen gaan staan zitten denken weten vinden horen kijken'.split(' ');

const kCodebook = `codebook: {id: snelheid, version: 1.0.0, language: nl}
codes:
${kCodes.map((code, index) => `  c${index}:
    label: {nl: Code ${code}, en: Code ${code}}
    brief: {nl: Over ${code}, en: About ${code}}
    colour: "#${['1B6CA8', 'B03A2E', '2E7D4F', '8E44AD', 'B9770E', '117A65'][index % 6]}"
    rules:
    - id: r.${code}
      patterns: |
        ${code}
      hit: |
        ${code}
      miss: |
        nee
`).join('')}`;

// `words` words, one sentence in `each` with a code.
function interview(seed, words, each) {
  const pick = random(seed);
  const lines = [];
  for (let count = 0, asks = true; count < words; asks = !asks) {
    const sentences = [];
    for (let n = asks ? 1 : 3 + pick(4); n > 0; --n) {
      const sentence = Array.from({length: 8 + pick(7)}, () => kWords[pick(kWords.length)]);
      if (!asks && pick(1000) < 1000 / each) sentence[pick(sentence.length)] = kCodes[pick(kCodes.length)];
      count += sentence.length;
      sentences.push(`${sentence[0][0].toUpperCase()}${sentence.join(' ').slice(1)}.`);
    }
    lines.push(`${asks ? 'Interviewer' : 'Respondent'}: ${sentences.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const part = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)];
const ms = (number) => `${number.toFixed(0)} ms`;
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const residentOf = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) * 1024;

const kLong = ['lang-1', 'lang-2']; // each has half of the decisions
const transcripts = Object.fromEntries(kLong.map((name, i) => [name, interview(i + 1, 20_000, 1)]));
for (let i = kLong.length; i < kTranscripts; ++i) transcripts[`kort-${String(i).padStart(3, '0')}`] = interview(i + 1, 1300, 1);
const study = makeStudy({transcripts, codebook: kCodebook});
const server = await serve(study.path, {language: 'nl'});
try {
  const {page} = await open(server);
  // Times are taken in the page: from the key to the first frame that shows what it did, and to
  // the moment at which the card says that the decision is in the study.
  await page.addInitScript(() => {
    window.shown = [];
    window.stored = [];
    addEventListener('keydown', (event) => {
      if (event.key !== 'a' && event.key !== 'j') return;
      const begin = event.timeStamp;
      const card = document.querySelector('.card[aria-current]')?.dataset.coding;
      requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - begin)));
      if (event.key !== 'a' || !card) return;
      const watch = () => {
        const now = document.querySelector(`.card[data-coding="${card}"]`);
        if (now && !now.classList.contains('pending')) window.stored.push(performance.now() - begin);
        else setTimeout(watch, 2);
      };
      setTimeout(watch);
    }, true);
  });
  const go = async (transcript) => {
    await page.goto(server.origin + read(transcript));
    await page.waitForFunction(() => document.body.dataset.ready === 'reading');
  };
  const opening = [];
  for (let i = 0; i < 5; ++i) {
    await go(kLong[0]);
    opening.push(await page.evaluate(() => performance.now()));
  }
  const cards = await page.locator('.card').count();
  const words = await page.evaluate(() => [...document.querySelectorAll('.said')].map((each) => each.textContent).join(' ').split(/\s+/).length);
  console.log(`study: ${kTranscripts} transcripts, ${study.codings().length} codings; this interview: ${words} words, ${cards} codings`);
  console.log(`reading page ready after: median ${ms(median(opening))} of ${opening.map(ms).join(', ')}`);

  const client = await page.context().newCDPSession(page);
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    const {usedSize} = await client.send('Runtime.getHeapUsage');
    const {nodes} = await client.send('Memory.getDOMCounters');
    return {page: usedSize, nodes, program: residentOf(server.pid)};
  };
  const say = (done, {page: used, nodes, program}) => console.log(`after ${done} decisions: page ${mib(used)} and ${nodes} nodes, program ${mib(program)}`);
  await page.keyboard.press('j');
  for (let i = 0; i < 50; ++i) await page.keyboard.press('j', {delay: 5});
  const moving = await page.evaluate(() => window.shown.splice(0));
  const shown = [], stored = [];
  const collect = async () => {
    const times = await page.evaluate(() => ({shown: window.shown, stored: window.stored}));
    shown.push(...times.shown.slice(-times.stored.length));
    stored.push(...times.stored);
  };
  console.log(`j, key to screen: median ${ms(median(moving))}, 95 % within ${ms(part(moving, .95))}`);

  const idle = () => page.waitForFunction(() => !document.querySelector('.card.pending'));
  say(0, await heap());
  for (let done = 1; done <= kDecisions; ++done) {
    if (done - 1 === kDecisions / 2) {
      await collect();
      await go(kLong[1]);
      await page.keyboard.press('j');
    }
    await page.keyboard.press('a');
    await idle();
    if (done % (kDecisions / 4) === 0) say(done, await heap());
  }
  await collect();
  console.log(`a, key to screen: median ${ms(median(shown))}, 95 % within ${ms(part(shown, .95))} (${shown.length} keys)`);
  console.log(`a, key to confirmed in the study: median ${ms(median(stored))}, 95 % within ${ms(part(stored, .95))}`);
} finally {
  await closeBrowser();
  await server.stop();
  study.remove();
}
