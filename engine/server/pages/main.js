// Finds the page that an address asks for, and shows it.
import {Gone, get, isStoring} from '/api.js';
import {h, main, measure, replace, say, warn} from '/dom.js';
import {beginLife} from '/life.js';
import {setLanguage, t} from '/words.js';
import {showTranscripts} from '/transcripts.js';
import {showReading} from '/reading.js';
import {showCodebook} from '/codebook.js';
import {showReport} from '/report.js';
import {showDisagreements} from '/disagreements.js';
import {showQuotes} from '/quotes.js';
import {showSample} from '/sample.js';

const kPages = [
  {path: '/', name: 'transcripts', show: showTranscripts},
  {path: '/disagreements', name: 'disagreements', show: showDisagreements},
  {path: '/sample', name: 'sample', show: showSample},
  {path: '/quotes', name: 'quotes', show: showQuotes},
  {path: '/report', name: 'report', show: showReport},
  {path: '/codebook', name: 'codebook', show: showCodebook},
];
const kPulseMs = 4000;
const kPatienceMs = 300; // after which a page that is under way says so
const kSilenceMs = 8000; // after which a program that gives no answer is said to give none

let session = null;
let shown = null; // the address of the page that is shown
let isShown = false; // whether all of it was there to show

function pageOf(path) {
  if (path.startsWith('/read/')) return {show: showReading};
  return kPages.find((page) => page.path === path) ?? kPages[0];
}

// For links of our own: another page without loading the program anew.
export async function go(address) {
  if (!mayLeave()) return;
  const chosen = document.activeElement?.name;
  history.replaceState({scroll: scrollY}, '');
  history.pushState(null, '', address);
  await show();
  // The keyboard goes on where it was, or begins at the top of the new page.
  if (document.activeElement !== document.body) return;
  const same = chosen ? main().querySelector(`[name="${CSS.escape(chosen)}"]`) : null;
  (same ?? main()).focus({preventScroll: true});
}

// Whether nobody typed words that would be lost with the page, or lets them go.
const hasTyped = () => [...document.querySelectorAll('dialog textarea, dialog input[name], .mask-more input')].some((field) => field.value.trim());
const mayLeave = () => !hasTyped() || confirm(t('leave.typed'));

// The address that was asked for last is the page that is shown, however long others take.
async function show() {
  const signal = beginLife();
  shown = new URL(location.href);
  isShown = false;
  warn('');
  warn('', '', 'dropped');
  say('');
  const page = pageOf(location.pathname);
  showTop(page);
  const patience = setTimeout(() => say(t('loading')), kPatienceMs);
  try {
    await page.show({session, go, address: shown, signal});
    if (signal.aborted) return;
    isShown = true;
    if (document.getElementById('status').textContent === t('loading')) say('');
    document.title = [document.querySelector('h1')?.textContent, session.title, 'duiding'].filter(Boolean).join(' · ');
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof Gone) lost(t('gone'), t('gone.hint'));
    else {
      warn(error.message, error.body?.hint ?? '');
      say('');
      if (error.status === 400 || error.status === 404) replace(main(), h('div', {class: 'wide'}, h('h1', {}, t('page.nothing')), h('p', {}, h('a', {href: '/'}, t('to.transcripts')))));
    }
  } finally {
    clearTimeout(patience);
  }
}

function showTop(current) {
  const link = (page) =>
    h('a', {href: page.path, 'aria-current': page === current ? 'page' : location.pathname.startsWith('/read/') && page.path === '/' ? 'true' : null}, t(`page.${page.name}`));
  replace(document.getElementById('top'),
    h('nav', {'aria-label': t('pages')}, kPages.map(link)),
    h('span', {class: 'who'}, session.title, ' · ', t('you.are', session.coder)));
}

// The program cannot be reached, and why.
function lost(problem, hint) {
  document.body.classList.add('gone');
  warn(problem, hint, 'program');
}

let isAsking = false;

// Whether the program is there, and whether others changed the study meanwhile.
async function pulse() {
  if (isAsking) return;
  isAsking = true;
  const silence = setTimeout(() => lost(t('silent'), t('silent.hint')), kSilenceMs);
  try {
    const {head} = await get('/api/pulse', {}, null);
    const wasGone = document.body.classList.contains('gone');
    document.body.classList.remove('gone');
    if (wasGone) warn('', '', 'program');
    if (wasGone && !isShown) await show();
    else document.dispatchEvent(new CustomEvent('pulse', {detail: head}));
    if (wasGone) say(t('back'));
  } catch (error) {
    if (error instanceof Gone) lost(t('gone'), t('gone.hint'));
    else lost(error.message, error.body?.hint ?? '');
  } finally {
    clearTimeout(silence);
    isAsking = false;
  }
}

// What is clicked twice or held down acts once: by the second time something else may
// stand there, which nobody has read.
function actOnce() {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  addEventListener('click', (event) => {
    if (event.detail > 1 && event.target.closest?.('a, button.act, button.primary, button[type=submit], .choices button')) stop(event);
  }, true);
  addEventListener('keydown', (event) => {
    const acts = event.key === 'Enter' || (event.key.length === 1 && !'jk'.includes(event.key));
    if (event.repeat && acts && !event.target.closest?.('input, select, textarea')) stop(event);
  }, true);
}

// Back and forward: to another page, where it was left, or to another place in this one,
// which the browser goes to.
async function travel({state}) {
  const isHere = location.hash !== shown.hash && location.pathname === shown.pathname && location.search === shown.search;
  if (isHere) {
    shown = new URL(location.href);
  } else if (mayLeave()) {
    const address = location.href;
    await show();
    if (state?.scroll !== undefined && location.href === address) scrollTo(0, state.scroll);
  } else {
    history.pushState(null, '', shown);
  }
}

async function start() {
  try {
    session = await get('/api/session');
  } catch (error) {
    return replace(main(), h('h1', {}, 'duiding'), h('p', {}, error.message || 'duiding?'));
  }
  setLanguage(session.language);
  document.getElementById('skip').textContent = t('skip');
  document.getElementById('skip').addEventListener('click', (event) => { event.preventDefault(); main().focus(); });
  measure(document.getElementById('top'), '--bar');
  actOnce();
  addEventListener('popstate', travel);
  addEventListener('beforeunload', (event) => { if (isStoring() || hasTyped()) event.preventDefault(); });
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/"]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !plain || link.hasAttribute('download')) return;
    event.preventDefault();
    go(link.getAttribute('href'));
  });
  document.addEventListener('gone', () => lost(t('gone'), t('gone.hint')));
  await show();
  setInterval(() => document.hidden || pulse(), kPulseMs);
}

start();
