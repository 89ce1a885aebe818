// Finds the page that an address asks for, and shows it.
import {Gone, get} from '/api.js';
import {h, main, replace, say, warn} from '/dom.js';
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

let session = null;
let leave = null; // what the page that is shown wants to know before it goes

function pageOf(path) {
  if (path.startsWith('/read/')) return {show: showReading};
  return kPages.find((page) => page.path === path) ?? kPages[0];
}

// For links of our own: another page without loading the program anew.
export async function go(address) {
  const chosen = document.activeElement?.name;
  history.pushState(null, '', address);
  await show();
  // The keyboard goes on where it was, or begins at the top of the new page.
  if (document.activeElement !== document.body) return;
  const same = chosen ? main().querySelector(`[name="${CSS.escape(chosen)}"]`) : null;
  (same ?? main()).focus({preventScroll: true});
}

async function show() {
  leave?.();
  leave = null;
  warn('');
  say('');
  const page = pageOf(location.pathname);
  showTop();
  const patience = setTimeout(() => say(t('loading')), kPatienceMs);
  try {
    leave = await page.show({session, go, address: new URL(location.href)});
    if (document.getElementById('status').textContent === t('loading')) say('');
    document.title = [document.querySelector('h1')?.textContent, session.title, 'duiding'].filter(Boolean).join(' · ');
  } catch (error) {
    if (error instanceof Gone) warn(t('gone'), t('gone.hint'));
    else {
      warn(error.message, error.body?.hint ?? '');
      say('');
      if (error.status === 400 || error.status === 404) replace(main(), h('div', {class: 'wide'}, h('h1', {}, t('page.nothing')), h('p', {}, h('a', {href: '/'}, t('to.transcripts')))));
    }
  } finally {
    clearTimeout(patience);
  }
}

function showTop() {
  const link = (page) =>
    h('a', {href: page.path, 'aria-current': page.path === location.pathname ? 'page' : null}, t(`page.${page.name}`));
  replace(document.getElementById('top'),
    h('nav', {'aria-label': t('pages')}, kPages.map(link)),
    h('span', {class: 'who'}, session.title, ' · ', t('you.are', session.coder)));
}

// Whether the program is there, and whether others changed the study meanwhile.
async function pulse() {
  try {
    const {head} = await get('/api/pulse');
    if (document.body.classList.contains('gone')) {
      document.body.classList.remove('gone');
      warn('');
      await show();
      say(t('back'));
    } else {
      document.dispatchEvent(new CustomEvent('pulse', {detail: head}));
    }
  } catch (error) {
    document.body.classList.add('gone');
    if (error instanceof Gone) warn(t('gone'), t('gone.hint'));
    else warn(error.message, error.body?.hint ?? '');
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
  addEventListener('popstate', show);
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/"]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !plain || link.hasAttribute('download')) return;
    event.preventDefault();
    go(link.getAttribute('href'));
  });
  document.addEventListener('gone', () => document.body.classList.add('gone'));
  await show();
  setInterval(() => document.hidden || pulse(), kPulseMs);
}

start();
