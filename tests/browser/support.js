// A study of a test's own, the program that serves it, and a browser to look with.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {chromium} from 'playwright-core';

const kRoot = new URL('../../', import.meta.url).pathname;
export const kProgram = process.env.DUIDING ?? `${kRoot}build/dev/cli/duiding`;
const kChromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const kPatience = 90_000; // ms; a machine may have much else to do
const kShots = process.env.DUIDING_SHOTS; // a folder for screenshots, if wanted

export const kInterview = `Titel: Interview 1
Rol R: respondent

Interviewer: [00:00:03] Heeft u het opgegeven?
R: [00:00:09] Ik heb het opgegeven. Er is voor mij geen kans. Dat is nu eenmaal zo.
Interviewer: En daarna?
R: Toen heb ik het nog eens opgegeven, en later weer opgegeven. Mijn vrouw zei dat ik het opgegeven had.
R: Geen enkele kans, zeg ik u. 😀 Daarna heb ik het helemaal opgegeven.
`;

export const kCodebook = `
codebook: {id: moed, version: 1.0.0, language: nl}
lists:
  kans: |
    (kans|kansen|hoop)
contexts:
  citaat:
    effect: voice=reported
    looks: forward
    reach: 6
    patterns: |
      (zei|zegt) dat?
codes:
  ontmoediging:
    label: {nl: Ontmoediging, en: Discouragement}
    brief: {nl: Verliest de moed, en: Loses heart}
    full: {nl: Iemand zegt dat hij de moed verloren heeft., en: Somebody says that heart was lost.}
    when_to_use: {nl: Bij opgeven., en: With giving up.}
    when_not_to_use: {nl: Bij roken., en: With smoking.}
    colour: "#2E86C1"
    contexts: [citaat]
    children:
      opgeven:
        label: {nl: Opgeven, en: Giving up}
        brief: {nl: Geeft het op, en: Gives up}
        examples:
          typical: |
            ik heb het opgegeven
        rules:
        - id: ontm.opgeven
          tier: precise
          patterns: |
            opgegeven ; not before 2: roken
          hit: |
            ik heb het opgegeven
          miss: |
            ik heb het roken opgegeven
          reported: |
            hij zei dat ik het had opgegeven
      kansloos:
        label: {nl: Kansloos, en: No chance}
        colour: "#B03A2E"
        rules:
        - id: ontm.kansloos
          tier: hint
          patterns: |
            geen {0,2} @kans
          hit: |
            er is geen kans
          miss: |
            de kans is groot
`;

export function duiding(...args) {
  return execFileSync(kProgram, args, {encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe']});
}

// {name: text} of transcripts, beside one codebook; or a study that `make` fills.
export function makeStudy({transcripts = {'interview-1': kInterview}, codebook = kCodebook} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'duiding-browser-'));
  const study = join(folder, 'studie.duiding');
  const files = Object.entries(transcripts).map(([name, text]) => {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, text);
    return path;
  });
  writeFileSync(join(folder, 'codeboek.yaml'), codebook);
  duiding('code', study, '--codebook', join(folder, 'codeboek.yaml'), ...files);
  return {
    path: study,
    folder,
    codings: (...more) => duiding('codings', study, '--format', 'jsonl', ...more).split('\n').filter(Boolean).map(JSON.parse),
    remove: () => rmSync(folder, {recursive: true, force: true}),
  };
}

// Serves a study until `stop`; `address` lets in.
export async function serve(study, {coder = 'ana', language = 'nl', port} = {}) {
  const args = ['review', study, '--coder', coder, '--no-browser', '--language', language];
  if (port) args.push('--port', String(port));
  const child = spawn(kProgram, args, {stdio: ['ignore', 'pipe', 'pipe']});
  let errors = '';
  child.stderr.on('data', (data) => { errors += data; });
  const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve({status, signal, errors})));
  const address = await new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
      if (out.includes('\n')) resolve(out.trim());
    });
    child.on('exit', () => reject(new Error(errors)));
  });
  return {
    address,
    origin: new URL(address).origin,
    port: Number(new URL(address).port),
    pid: child.pid,
    ended,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

let browser = null;
export async function launch() {
  browser ??= await chromium.launch({
    executablePath: kChromium,
    timeout: kPatience,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return browser;
}
export async function closeBrowser() {
  await browser?.close();
  browser = null;
}

// A window of its own, which fails the test on any error in the page and on any
// request that goes elsewhere.
export async function open(server, path = '/', {width = 1280, height = 720, ...more} = {}) {
  const context = await (await launch()).newContext({viewport: {width, height}, ...more});
  context.setDefaultTimeout(kPatience);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.stack}`));
  page.on('console', (message) => {
    // A refusal is part of some tests; the browser writes it down as an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.origin) && !request.url().startsWith('blob:')) problems.push(`request to ${request.url()}`);
  });
  await page.goto(server.address);
  await page.waitForURL(`${server.origin}/`);
  await page.waitForSelector('#main h1');
  if (path !== '/') {
    await page.goto(server.origin + path);
    await page.waitForSelector('#main h1');
  }
  return {page, context, close: async () => { await context.close(); assert.deepEqual(problems, []); }};
}

export const read = (name, query = '') => `/read/${encodeURIComponent(name)}${query}`;

export async function shot(page, name) {
  if (!kShots) return;
  mkdirSync(kShots, {recursive: true});
  await page.screenshot({path: join(kShots, `${name}.png`)});
}

export const status = (page) => page.locator('#status');

// A page shows what it fetched a moment later: reads until it is as expected, or fails with what it is.
export async function eventually(read, expected) {
  for (let tries = 100; tries > 0; --tries) {
    if (isDeepStrictEqual(await read(), expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await read(), expected);
}

// Serves a study, with what `before` made of it, while `run` looks at it.
export async function withStudy(options, run) {
  const study = makeStudy(options.study);
  options.before?.(study);
  const server = await serve(study.path, {language: 'en', ...options});
  try {
    await run(study, server);
  } finally {
    await server.stop();
    study.remove();
  }
}
